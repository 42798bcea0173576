"""Which statements stand, and how they read, after what people accepted, rejected and corrected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from marsad.errors import JudgementError
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.filed import Filed
from marsad.record.judgement.correcting import corrected
from marsad.record.judgement.judgement import Correction, Judgement, Verdict
from marsad.record.judgement.known import Known
from marsad.record.judgement.opposition import idle, opposed

_DECISIVE = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
# Corrected fields that name parties, and those that name places.
_PARTIES = frozenset(("holder", "previous", "by", "victims", "who", "actors", "targets"))
_PLACES = frozenset(("places", "origin", "destination"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """The statements that stand, as corrected; the ids of those that a person vouches for; what was contradictory."""

    items: tuple[Filed, ...]
    accepted: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    """`item` is None where the latest word is that the report does not say so; `judged`: whether anybody judged it."""

    item: Filed | None
    judged: bool = False
    contradictions: tuple[Contradiction, ...] = ()


def decided(items: Iterable[Filed], judgements: Sequence[Judgement], known: Known) -> Decisions:
    """Return the items after the judgements, which are in order of time: of what is contradictory the latest stands."""
    about: Mapping[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict in _DECISIVE:
            for key in judgement.statements:
                about[key].append(judgement)
    found = [_decision(item, about[item.id], known) if item.id in about else _Decision(item=item) for item in items]
    standing = [(each.item, each.judged) for each in found if each.item]
    return Decisions(
        items=tuple(item for item, _ in standing),
        accepted=tuple(sorted(item.id for item, judged in standing if judged)),
        contradictions=tuple(each for decision in found for each in decision.contradictions),
    )


def _decision(item: Filed, judgements: Sequence[Judgement], known: Known) -> _Decision:
    """Return what becomes of the item; corrections that cannot be carried out count for nothing."""
    reading = _Reading(item=item, known=known)
    told = tuple(reading.contradictions(reversed([j for j in judgements if j.verdict is Verdict.CORRECT])))
    valid = [j for j in judgements if j.verdict is not Verdict.CORRECT or j.id in reading.applied]
    if not valid:
        return _Decision(item=item, contradictions=told)
    latest = valid[-1]
    rejected = latest.verdict is Verdict.REJECT
    against = [each for each in valid if (each.verdict is Verdict.REJECT) is not rejected]
    clash = (opposed((latest,), against, (item.id,)),) if against else ()
    if rejected:
        return _Decision(item=None, judged=True, contradictions=(*told, *clash))
    return _Decision(item=reading.vouched(), judged=True, contradictions=(*told, *clash))


class _Reading:
    """The fields of an item as they are corrected, the latest first: what one set, no earlier one changes."""

    def __init__(self, *, item: Filed, known: Known) -> None:
        self._item, self._known = item, known
        self._set: dict[str, Correction] = {}
        self._by: dict[str, Judgement] = {}
        self.applied: set[str] = set()

    def vouched(self) -> Filed:
        """Return the item as it reads now: of what a person vouches for, nothing is doubtful."""
        statement = corrected(self._item, self._set.values(), self._known.place) if self._set else self._item.statement
        return msgspec.structs.replace(self._item, statement=msgspec.structs.replace(statement, confidence=1.0))

    def contradictions(self, judgements: Iterable[Judgement]) -> Iterator[Contradiction]:
        """Yield what is contradictory about the corrections, having set what can be."""
        for judgement in judgements:
            fault = self._fault(judgement)
            if fault:
                yield fault
                continue
            self.applied.add(judgement.id)
            rivals = {
                rival.id: rival
                for each in judgement.fields
                if (rival := self._by.get(each.field)) and self._set[each.field] != each
            }
            yield from (opposed((rival,), (judgement,), (self._item.id,)) for rival in rivals.values())
            for each in judgement.fields:
                self._set.setdefault(each.field, each)
                self._by.setdefault(each.field, judgement)

    def _fault(self, judgement: Judgement) -> Contradiction | None:
        """Return why the correction cannot be carried out beside the later ones."""
        for conflict, unknown in _unknown(judgement, self._known):
            en, ar = f"there is no {conflict.value} {unknown}", f"لا يوجد {_AR[conflict]} {unknown}"
            return idle(judgement, conflict, (self._item.id,), en=en, ar=ar)
        together = {each.field: each for each in judgement.fields} | self._set
        try:
            corrected(self._item, together.values(), self._known.place)
        except JudgementError as error:
            ar = f"لا ينتج عن التصحيح عبارة صحيحة ({error})"
            return idle(judgement, Conflict.JUDGEMENT, (self._item.id,), en=f"it makes no statement: {error}", ar=ar)
        return None


_AR = {Conflict.PARTY: "طرف اسمه", Conflict.PLACE: "مكان رقمه"}


def _unknown(judgement: Judgement, known: Known) -> Iterator[tuple[Conflict, str]]:
    """Yield the parties and places that a correction names and the theatre does not have."""
    for each in judgement.fields:
        value = msgspec.json.decode(each.value)
        if each.field in _PARTIES:
            yield from ((Conflict.PARTY, party) for party in known.unknown_parties(value))
        elif each.field in _PLACES:
            places = value if isinstance(value, list) else [value or {}]
            ids = [place["place_id"] for place in places if place.get("place_id")]
            yield from ((Conflict.PLACE, place) for place in known.unknown_places(ids))
