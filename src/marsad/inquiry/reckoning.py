"""How many, by whose account, and all on which that rests."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from marsad.extract.term import Measure, Movement, Outcome, Unit
from marsad.inquiry.area import NamedArea, area_named
from marsad.inquiry.tally import Sentences, Tally
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.coverage import Coverage
from marsad.record.ledger.answer import Answer
from marsad.record.ledger.question import Question
from marsad.theatre.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """How many, at least and at most, and all on which that rests.

    `place` is the area asked about, None where it was everywhere; `namesakes` are other places of that name. `claims`
    are those that bear on the question, by statement id, with `areas` under their names and `sentences` in their words.
    `contradictions`: what of one origin cannot all hold, and counts that fell. `coverage`: how much is told there.
    """

    answer: Answer
    place: Place | None
    namesakes: tuple[Place, ...]
    claims: Mapping[str, Claim]
    areas: Mapping[str, NamedArea]
    sentences: Sentences
    contradictions: tuple[Contradiction, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question as a person puts it; parties and the place by name or id, days included, what is left open is any."""

    groups: tuple[str, ...] = ()
    place: str | None = None
    start: date | None = None
    end: date | None = None
    by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A question with its parties and its place; `namesakes` are other places of the name that it was asked by."""

    asking: Asking
    groups: tuple[str, ...]
    by: tuple[str, ...]
    place: Place | None
    namesakes: tuple[Place, ...]

    def standing(self, merged: Mapping[str, str]) -> "Ground":
        """Return the question about the place that its place is now, where people merged that into another."""
        from marsad.inquiry.standing import standing

        return replace(self, place=self.place and standing(self.place, merged))

    def question(
        self, outcome: Outcome | Movement, *, unit: Unit | None = None, measure: Measure | None = None
    ) -> Question:
        """Return the question for the ledger.

        Raises:
            ValueError: it ends before it starts.
        """
        asking = self.asking
        return Question(
            outcome=outcome.value,
            groups=self.groups,
            area=(self.place.id,) if self.place else (),
            start=asking.start,
            end=asking.end,
            by=self.by,
            as_of=asking.as_of,
            sources=asking.sources,
            unit=unit,
            measure=measure,
            unconfirmed=asking.unconfirmed,
        )


def reckoned(question: Question, ground: Ground, told: Tally) -> Reckoning:
    """Return what the claims of the tally come to."""
    (found,) = told.asker.answers((question,))
    bearing = {*found.counted, *found.unconfirmed}
    claims = told.claims(bearing)
    fallen = tuple(fault for fault in told.contradictions if not bearing.isdisjoint(fault.statements))
    faults = (*found.contradictions, *fallen)
    return Reckoning(
        answer=found,
        place=ground.place,
        namesakes=ground.namesakes,
        claims=claims,
        areas={area: area_named(area) for area in sorted({area for each in claims.values() for area in each.area})},
        sentences=told.quotations([*claims, *(key for fault in faults for key in fault.statements)]),
        contradictions=faults,
        coverage=told.coverage(ground.place, question.start, question.end),
    )
