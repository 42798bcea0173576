"""The smallest set that has a member in each of some sets, against trying all."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.record.ledger.hitting import Core, grouped, hit

cores = st.lists(
    st.sets(st.integers(0, 7), min_size=1, max_size=4).map(lambda core: tuple(sorted(core))), min_size=1, max_size=7
)


def hits(members: tuple[int, ...], sets: list[Core]) -> bool:
    return all(not set(members).isdisjoint(core) for core in sets)


@settings(max_examples=150, deadline=None)
@given(cores)
def test_the_first_of_the_smallest_sets_is_found(sets: list[Core]) -> None:
    tried = (c for size in range(len(sets) + 1) for c in combinations(range(8), size))
    assert hit(sets, 20_000).members == next(members for members in tried if hits(members, sets))


@given(cores)
def test_without_the_steps_for_a_proof_all_are_hit_and_it_says_so(sets: list[Core]) -> None:
    found = hit(sets, 1)
    assert hits(found.members, sets)
    assert not found.is_smallest


@given(cores)
def test_groups_share_no_member(sets: list[Core]) -> None:
    groups = grouped(sets)
    assert sorted(core for group in groups for core in group) == sorted(set(sets))
    members = [{each for core in group for each in core} for group in groups]
    assert sum(map(len, members)) == len(set().union(*members))
