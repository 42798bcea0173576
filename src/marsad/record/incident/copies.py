"""Reports that are one text: copies, reprints under another name, a text told again with a word changed.

Slow to import: only what compares texts imports it.
"""

import hashlib
from collections.abc import Iterable, Iterator

from datasketch import MinHash, MinHashLSH

from marsad.record.incident.alike import ALIKE, LEAST_ROWS, rows, share
from marsad.record.incident.decided import closed

# Half the error of an estimate from 128 is .04; candidates are looked for that far below, then compared in full.
_PERMUTATIONS = 128
_CANDIDATE = 0.5
_SEED = 1


def copies(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of ids whose texts are near-identical, in order; `texts` has pairs of id and text.

    An id may have several texts, and is a copy of whatever one of them is. The order of `texts` changes nothing.
    """
    own = {key: words for key in _numbered(texts) if len(words := rows(key[2])) >= LEAST_ROWS}
    keys = sorted(own)
    signatures = dict(zip(keys, _signatures(own[key] for key in keys), strict=True))
    index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
    for place, key in enumerate(keys):
        index.insert(place, signatures[key])
    alike: list[set[str]] = []
    for place, key in enumerate(keys):
        near = sorted(other for other in index.query(signatures[key]) if other > place)
        alike.extend({key[0], keys[other][0]} for other in near if share(own[key], own[keys[other]]) >= ALIKE)
    groups = closed(pair for pair in alike if len(pair) > 1)
    return tuple(sorted({*groups.values()}))


def _numbered(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, str]]:
    """Yield each id's texts with a number, each once, in order."""
    for place, (key, text) in enumerate(sorted({*texts})):
        yield key, place, text


def _signatures(rows: Iterable[frozenset[bytes]]) -> Iterator[MinHash]:
    yield from MinHash.generator((sorted(each) for each in rows), num_perm=_PERMUTATIONS, seed=_SEED, hashfunc=_hash)


def _hash(row: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(row, digest_size=4).digest(), "little")
