"""Signatures are those of datasketch, on which the stores that are there rest."""

import hashlib

import numpy as np
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from marsad.store.signature import BANDS, SEED, WIDTH, banded, signed

ROWS = ("قصفت قوات النظام", "قوات النظام بعد", "النظام بعد ظهر")


def least(row: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(row, digest_size=4).digest(), "little")


@given(rows=st.frozensets(st.binary(max_size=12), max_size=40))
def test_a_signature_is_that_of_datasketch(rows: frozenset[bytes]) -> None:
    theirs = MinHash(num_perm=BANDS * WIDTH, seed=SEED, hashfunc=least, scheme="affine32")
    theirs.update_batch(sorted(rows))
    assert np.array_equal(signed(rows), theirs.hashvalues)


@given(one=st.frozensets(st.binary(max_size=4)), other=st.frozensets(st.binary(max_size=4)))
def test_of_two_texts_together_it_is_the_least_of_both(one: frozenset[bytes], other: frozenset[bytes]) -> None:
    assert np.array_equal(signed(one | other), np.minimum(signed(one), signed(other)))


def test_the_bands_are_those_that_stores_have() -> None:
    found = banded(signed(row.encode() for row in ROWS))
    assert len(found) == BANDS
    assert found[:3] == (7193065465466553637, -2771040269427445190, 7536068708346756091)
