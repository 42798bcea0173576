"""Reports that are one text: copies, reprints under another name, a text told again with a word changed.

Slow to import: only what compares texts imports it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from datasketch import MinHash, MinHashLSH

from marsad.record.incident.decided import closed
from marsad.text.fold import fold

# Words in a row that are compared as one; of texts with fewer such rows nobody can say that one is the other's copy.
_ROW = 3
_LEAST_ROWS = 8
# Of all the rows of two texts so many are in both where one is a copy; a reporter who writes anew shares a few percent.
_ALIKE = 0.6
# Half the error of an estimate from 128 is .04; candidates are looked for that far below, then compared in full.
_PERMUTATIONS = 128
_CANDIDATE = 0.5
_SEED = 1
_WORD = re.compile(r"\w+")


def copies(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of ids whose texts are near-identical, in order; `texts` has pairs of id and text.

    An id may have several texts, and is a copy of whatever one of them is. The order of `texts` changes nothing.
    """
    rows = {key: words for key in _numbered(texts) if len(words := _rows(key[2])) >= _LEAST_ROWS}
    keys = sorted(rows)
    signatures = dict(zip(keys, _signatures(rows[key] for key in keys), strict=True))
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    for place, key in enumerate(keys):
        index.insert(place, signatures[key])
    alike: list[set[str]] = []
    for place, key in enumerate(keys):
        near = sorted(other for other in index.query(signatures[key]) if other > place)
        alike.extend({key[0], keys[other][0]} for other in near if _share(rows[key], rows[keys[other]]) >= _ALIKE)
    groups = closed(pair for pair in alike if len(pair) > 1)
    return tuple(sorted({*groups.values()}))


def _numbered(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, str]]:
    """Yield each id's texts with a number, each once, in order."""
    for place, (key, text) in enumerate(sorted({*texts})):
        yield key, place, text


def _rows(text: str) -> frozenset[bytes]:
    words = _WORD.findall(fold(text).text)
    return frozenset(" ".join(words[i : i + _ROW]).encode() for i in range(len(words) - _ROW + 1))


def _signatures(rows: Iterable[frozenset[bytes]]) -> Iterator[MinHash]:
    yield from MinHash.generator((sorted(each) for each in rows), num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=_hash)


def _hash(row: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(row, digest_size=4).digest(), "little")


def _share(one: frozenset[bytes], other: frozenset[bytes]) -> float:
    return len(one & other) / len(one | other)
