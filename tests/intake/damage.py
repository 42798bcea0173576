"""Files of every form that is read, damaged: case N is made from the seed N alone."""

import bz2
import gzip
import lzma
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import zstandard
from packages import OTHER, zipped
from specimens import confined, quick

Damage = Callable[[bytes, random.Random], bytes]
# Of so many cases one is a form that a process of its own reads, which takes a hundred times as long.
_CONFINED_ONE_IN = 100
_EXTREMES = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A file to be read, called `name`."""

    name: str
    raw: bytes


def case(seed: int) -> Case:
    """Return case `seed`: a whole file of some form, with one to four damages, packed again or not."""
    rng = random.Random(seed)
    forms = confined() if rng.randrange(_CONFINED_ONE_IN) == 0 else quick()
    name, raw = rng.choice(sorted(forms.items()))
    for _ in range(rng.randint(1, 4)):
        raw = rng.choice(DAMAGES)(raw, rng)
    if rng.random() < 0.3:
        suffix, pack = rng.choice(sorted(PACKINGS.items()))
        return Case(name=name + suffix, raw=pack(raw))
    if rng.random() < 0.2:
        return Case(name="outer.zip", raw=zipped({f"in/{name}": raw, "in/good.txt": OTHER}))
    return Case(name=name, raw=raw)


PACKINGS: Mapping[str, Callable[[bytes], bytes]] = {
    ".bz2": bz2.compress,
    ".gz": lambda raw: gzip.compress(raw, mtime=0),
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}


def _place(raw: bytes, rng: random.Random, longest: int = 200) -> tuple[int, int]:
    start = rng.randrange(len(raw) + 1)
    return start, min(len(raw), start + rng.randint(1, longest))


def _cut(raw: bytes, rng: random.Random) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _behead(raw: bytes, rng: random.Random) -> bytes:
    return raw[_place(raw, rng)[0] // 10 :]


def _flip(raw: bytes, rng: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.randint(1, 20) if raw else 0):
        changed[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _scribble(raw: bytes, rng: random.Random) -> bytes:
    start, end = _place(raw, rng)
    return raw[:start] + rng.randbytes(end - start) + raw[end:]


def _insert(raw: bytes, rng: random.Random) -> bytes:
    start, end = _place(raw, rng)
    return raw[:start] + rng.randbytes(end - start) + raw[start:]


def _delete(raw: bytes, rng: random.Random) -> bytes:
    start, end = _place(raw, rng)
    return raw[:start] + raw[end:]


def _repeat(raw: bytes, rng: random.Random) -> bytes:
    start, end = _place(raw, rng, 2_000)
    return raw[:end] + raw[start:end] * rng.randint(1, 30) + raw[end:]


def _lie(raw: bytes, rng: random.Random) -> bytes:
    """Return `raw` with a number in it that is too large or too small."""
    size = rng.choice((1, 2, 4, 8))
    start = rng.randrange(max(1, len(raw) - size))
    number: int = rng.choice(_EXTREMES) & ((1 << 8 * size) - 1)
    written = number.to_bytes(size, "big" if rng.random() < 0.5 else "little")
    return raw[:start] + written + raw[start + size :]


def _digits(raw: bytes, rng: random.Random) -> bytes:
    """Return `raw` with one of its digits another."""
    places = [at for at, byte in enumerate(raw) if 48 <= byte <= 57]
    if not places:
        return raw
    at = rng.choice(places)
    other: bytes = rng.choice((b"0", b"9", b"-", b"99999999999"))
    return raw[:at] + other + raw[at + 1 :]


def _splice(raw: bytes, rng: random.Random) -> bytes:
    other = rng.choice(sorted(quick().items()))[1]
    start, end = _place(other, rng, 2_000)
    at = rng.randrange(len(raw) + 1)
    return raw[:at] + other[start:end] + raw[at:]


DAMAGES: tuple[Damage, ...] = (*(_cut, _behead, _flip, _scribble, _insert, _delete, _repeat, _lie, _digits, _splice),)
