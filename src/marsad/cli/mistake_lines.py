"""A mistake in words, the quotation on a line of its own, where its direction disturbs nothing."""

from collections.abc import Iterator

from marsad.evaluation.coding import Coding, Strings
from marsad.evaluation.fact import Fact
from marsad.evaluation.mistake import Mistake
from marsad.extract.term import Kind


def mistake_lines(mistake: Mistake) -> Iterator[str]:
    """Yield what differs, in which report, each side's key fields and words, and the rule that made what is told."""
    fact = mistake.gold or mistake.told
    kind = fact.kind.value if fact else ""
    wrong = f" (wrong too: {', '.join(mistake.wrong)})" if mistake.wrong else ""
    yield f"{mistake.what.value}  {mistake.report}  {kind}{wrong}"
    if mistake.gold:
        yield from _side("gold", mistake.gold)
    if mistake.told:
        yield from _side("told", mistake.told)


def _side(name: str, fact: Fact) -> Iterator[str]:
    """Yield one side's key fields, those that may be Arabic at the end, and its words."""
    coding = fact.coding
    by = f" [{coding.rule} {coding.confidence or 0:.2f}]" if coding.rule else ""
    label = f" {coding.id}" if name == "gold" and coding.id else ""
    yield f"  {name}{label}{by}: {'; '.join(part for part in _parts(fact) if part)}"
    if coding.quote:
        yield f"    {' '.join(coding.quote.split())}"


def _parts(fact: Fact) -> Iterator[str]:
    coding = fact.coding
    yield _says(fact.kind, coding)
    yield coding.counting or ""
    yield _between(fact.start, fact.end)
    yield coding.modality or ""
    yield " < ".join(speaker.source or "?" for speaker in coding.attribution or ())
    named = (*(coding.places or ()), coding.origin, coding.destination)
    yield ", ".join(place.name or place.text or "?" for place in named if place)


def _says(kind: Kind, coding: Coding) -> str:
    if kind is Kind.INCIDENT:
        targets = _parties(coding.targets)
        return f"{coding.type} {_parties(coding.actors) or 'nobody named'}" + (f" against {targets}" if targets else "")
    if kind is Kind.CONTROL:
        previous = _parties(coding.previous)
        return f"{coding.status} {_parties(coding.holder)}" + (f" from {previous}" if previous else "")
    people = _parties(coding.victims if kind is Kind.CASUALTIES else coding.who)
    return f"{coding.outcome} {_figure(coding)} {people}".rstrip()


def _figure(coding: Coding) -> str:
    if coding.low is None and coding.high is None:
        return "some"
    if coding.low == coding.high:
        return str(coding.low)
    return _between("?" if coding.low is None else str(coding.low), "" if coding.high is None else str(coding.high))


def _between(start: str | None, end: str | None) -> str:
    if not (start or end):
        return ""
    return start or "" if start == end else f"{start or ''}..{end or ''}"


def _parties(ids: Strings) -> str:
    return ids if isinstance(ids, str) else "+".join(ids or ())
