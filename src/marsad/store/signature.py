"""Signatures of texts, by which those that are nearly alike are found: MinHash, as datasketch's "affine32" makes it.

Bands of them are kept in stores, so they are made here and change with no library's release; a test holds them against
datasketch, which takes a third of a second to load scipy.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

_Numbers = npt.NDArray[np.uint32]

# A text's signature is cut into bands of so many numbers; two texts of which .6 of all rows are in both agree in a band
# with a probability of .80, of which .7 are with .97, .8 with .9996; of two that share a tenth it is .0002.
BANDS, WIDTH = 20, 5
SEED = 1
# Rows that are permuted at once: of a long report all would take 400 bytes a row.
_AT_ONCE = 1 << 14
# MurmurHash3's last step over 32 bits: what two hashes have in common is spread over all of their bits.
_MIXED = ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1))


def signed(rows: Iterable[bytes]) -> _Numbers:
    """Return the signature of a text that has these rows: of two texts together the least of both, number by number."""
    found = b"".join(hashlib.blake2b(row, digest_size=4).digest() for row in rows)
    hashes = np.frombuffer(found, dtype="<u4").astype(np.uint32)
    for bits, factor in _MIXED:
        hashes = (hashes ^ (hashes >> np.uint32(bits))) * np.uint32(factor)
    least = np.full(BANDS * WIDTH, 0xFFFFFFFF, dtype=np.uint32)
    factors, offsets = _permutations()
    for at in range(0, len(hashes), _AT_ONCE):
        permuted = hashes[at : at + _AT_ONCE].reshape(-1, 1) * factors + offsets
        least = np.minimum(least, permuted.min(axis=0))
    return least


def banded(signature: _Numbers) -> tuple[int, ...]:
    """Return a number for each band of the signature."""
    parts = signature.astype("<u8").reshape(BANDS, WIDTH)
    return tuple(_number(at, part.tobytes()) for at, part in enumerate(parts))


def _number(band: int, part: bytes) -> int:
    digest = hashlib.blake2b(part, digest_size=8, person=band.to_bytes(2, "little"))
    return int.from_bytes(digest.digest(), "little", signed=True)


@cache
def _permutations() -> tuple[_Numbers, _Numbers]:
    """Return by what a hash is multiplied, odd numbers, and what is added to that, modulo 2 to the 32nd."""
    # Of all generators of NumPy the one whose numbers never change (its enhancement proposal 19).
    chance, count = np.random.RandomState(SEED), BANDS * WIDTH
    factors = chance.randint(0, 1 << 31, count, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, chance.randint(0, 1 << 32, count, dtype=np.uint32)
