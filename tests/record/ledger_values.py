"""Claims, questions and trees for the tests of the ledger."""

from collections.abc import Sequence
from datetime import date, timedelta

from marsad.record.counter.claim import Claim
from marsad.record.ledger.answer import Answer
from marsad.record.ledger.ask import answer
from marsad.record.ledger.question import Question
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree

# Two villages in a district, which lies with another in a governorate.
PLACES = PlaceTree(holders={"v1": "d1", "v2": "d1", "d1": "g", "d2": "g"}, same={}, kinds={}, governorates={})
PARTIES = PartyTree(known=frozenset(), part_of={}, contains={})
FIRST = date(2018, 1, 1)


def day(number: int | None) -> date | None:
    """Return the day so numbered from the first of January 2018, None where it is open."""
    return None if number is None else FIRST + timedelta(days=number - 1)


def claim(name: str, low: int | None, high: int | None, days: tuple[int | None, int | None], **said: object) -> Claim:
    """Return a claim of the killed of R in d1."""
    given: dict[str, object] = {"origin": "O", "outcome": "killed", "groups": ("R",), "area": ("d1",), **said}
    return Claim(id=name, low=low, high=high, start=day(days[0]), end=day(days[1]), **given)  # type: ignore[arg-type]


def ask(claims: Sequence[Claim], days: tuple[int | None, int | None], **asked: object) -> Answer:
    """Return the answer on the killed of R in d1 in those days."""
    given: dict[str, object] = {"outcome": "killed", "groups": ("R",), "area": ("d1",), **asked}
    question = Question(start=day(days[0]), end=day(days[1]), **given)  # type: ignore[arg-type]
    return answer(question, claims, PLACES, PARTIES)


def bounds(claims: Sequence[Claim], days: tuple[int | None, int | None], **asked: object) -> tuple[int, int | None]:
    """Return the bounds of the answer."""
    found = ask(claims, days, **asked)
    return found.low, found.high
