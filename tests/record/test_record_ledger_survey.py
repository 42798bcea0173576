"""A question over books that were laid out without it, beside books that are cut for it."""

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_values import PLACES, claim, day

from marsad.record.counter.claim import Claim, Scope
from marsad.record.ledger.account import Account, Books, Target, accounted, cut, opened
from marsad.record.ledger.box import END, Box, Who

AREAS = ("", "g", "d1", "d2", "v1", "v2", "v1#east", "elsewhere")
PEOPLE = ((), ("R",), ("H",), ("H", "R"), ("R", "S"))
OUTCOMES = ("killed", "wounded", "killed_or_wounded")
DAYS = (None, 1, 2, 3, 4)
some = settings(max_examples=150, deadline=None)


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    """Return claims of every sort, in and across each other's places, people, days and doers."""
    claims: list[Claim] = []
    for number in range(draw(st.integers(1, 9))):
        start, end = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
        low = draw(st.sampled_from([None, 0, 1, 2, 5]))
        area, scope = draw(st.sampled_from(AREAS)), draw(st.sampled_from(Scope))
        claims.append(
            claim(
                f"c{number}",
                low,
                draw(st.sampled_from([None, (low or 0), (low or 0) + 3])),
                (start, end if start is None or end is None or end >= start else start),
                area=(area,) if area else (),
                groups=draw(st.sampled_from(PEOPLE)),
                outcome=draw(st.sampled_from(OUTCOMES)),
                scope=scope,
                event=draw(st.sampled_from([None, "e1", "e2"])) if scope is Scope.EVENT else None,
                subset_of=draw(st.sampled_from([None, *(each.id for each in claims)])),
                detail=draw(st.sampled_from([None, None, "women", "children"])),
                by=draw(st.sampled_from([(), (), ("X",), ("Y",), ("X", "Y")])),
            )
        )
    return claims


@st.composite
def boxes(draw: st.DrawFn) -> tuple[Box, ...]:
    """Return what may be asked for: one box, or one that changes with the days, and in a part of it."""
    first, last = draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))
    found = day(first), day(last)
    start = found[0].toordinal() if found[0] else 0
    end = found[1].toordinal() if found[1] else END
    start, end = min(start, end), max(start, end)
    turn = draw(st.integers(start, min(end, start + 3)))
    asked = []
    for begin, stop in ((start, turn), (turn + 1, end)):
        for area in draw(st.lists(st.sampled_from(AREAS[:6]), min_size=1, max_size=2, unique=True)):
            who = Who(("killed",), draw(st.sampled_from((*PEOPLE, ("T",), ("R", "T")))))
            asked.append(Box(who, (area,), begin, stop))
    return tuple(box for box in asked if box.start <= box.end)


def _signs(books: Books, held: npt.NDArray[np.bool_]) -> set[tuple[int, ...]]:
    """Return the claims in which each of the cells lies."""
    start, box = books.cells.start, books.cells.box
    return {tuple(box[start[i] : start[i + 1]].tolist()) for i in np.flatnonzero(held)}


@some
@given(told(), boxes())
def test_a_question_holds_the_cells_that_are_cut_for_it(claims: list[Claim], asked: tuple[Box, ...]) -> None:
    parted, (held,) = cut(claims, (Target(boxes=asked),), PLACES)
    standing, survey = opened(claims, PLACES)
    found = survey.asked(asked)
    speaks = np.diff(parted.cells.start) > 0
    inside, outside = _signs(parted, held.touched), _signs(parted, ~held.touched & speaks)
    assert _signs(standing, found.touched) == inside
    assert _signs(standing, found.whole) == inside - outside
    assert found.is_beyond == held.is_beyond


@some
@given(told(), boxes())
def test_books_laid_out_once_answer_as_those_that_are_cut_for_the_question(
    claims: list[Claim], asked: tuple[Box, ...]
) -> None:
    parted, (held,) = cut(claims, (Target(boxes=asked),), PLACES)
    expected, found = parted.account(held), accounted(claims, Target(boxes=asked), PLACES)
    assert [(each.claims, each.relaxed) for each in found.clashes] == [
        (each.claims, each.relaxed) for each in expected.clashes
    ]
    assert (found.bounds.low, found.bounds.high) == (expected.bounds.low, expected.bounds.high)
    binding = {*_binding(found), *_binding(expected)}
    assert {*found.counted} - binding == {*expected.counted} - binding


def _binding(account: Account) -> list[int]:
    """Return the claims that are said to bind a bound: of equal ones, any."""
    names = {*account.bounds.low_by, *account.bounds.high_by}
    return [i for i, each in enumerate(account.placed) if each.claim.id in names]
