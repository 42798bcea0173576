"""What `marsad counters` found, for a person."""

from datetime import date

from rich.table import Table

from marsad.cli.chain import Link, isolated
from marsad.cli.figure_words import area_words, bounds_words, contradiction_words, said_words, teller
from marsad.cli.naming import Names
from marsad.record.counter.series import Counter, Point
from marsad.verbs import CounterList


def counter_table(found: CounterList, names: Names) -> Table:
    """Return the counters, a row for each value."""
    table = Table(show_lines=True)
    for column in ("counter", "up to", "count", "who says so"):
        table.add_column(column, overflow="fold")
    for counter in found.counters:
        head = _head(counter, found, names)
        for at, point in enumerate(counter.points):
            told = "\n".join(_sentence(key, found) for key in point.statements)
            table.add_row(head if at == 0 else "", _day(point.end), _count(point), told)
    return table


def counter_chain(found: CounterList, names: Names) -> Link:
    """Return why the counters stand where they do: each value, and the sentences that give it."""
    counters = tuple(
        Link(text=_head(counter, found, names), below=tuple(_point_link(point, found) for point in counter.points))
        for counter in found.counters
    )
    faults = tuple(Link(text=contradiction_words(fault, names)) for fault in found.contradictions)
    return Link(text=f"{len(found.counters)} counters", below=(*counters, *faults))


def _point_link(point: Point, found: CounterList) -> Link:
    said = said_words(point.said)
    softened = f", said as {said}" if said else ""
    rule = "earlier value set aside: " if point.falls else ""
    below = tuple(Link(text=teller(found.sentences[key]), words=found.sentences[key].quote) for key in point.statements)
    return Link(text=f"up to {_day(point.end)}: {rule}{bounds_words(point.low, point.high)}{softened}", below=below)


def _head(counter: Counter, found: CounterList, names: Names) -> str:
    areas = area_words((found.areas[area] for area in counter.area), names)
    parts = [counter.outcome, *(each.value for each in (counter.unit, counter.measure) if each)]
    whose = names.parties(counter.groups) or "nobody says whose"
    detail = f", {counter.detail}" if counter.detail else ""
    doers = f", by {names.parties(counter.by)}" if counter.by else ""
    since = f", {'event of' if counter.event else 'since'} {counter.start}" if counter.start else ""
    return f"{' '.join(parts)}: {whose}{detail}{doers}; {areas}{since} ({counter.origin or 'nobody named'})"


def _count(point: Point) -> str:
    said = said_words(point.said)
    fall = " (falls)" if point.falls else ""
    return bounds_words(point.low, point.high) + (f" ({said})" if said else "") + fall


def _sentence(key: str, found: CounterList) -> str:
    sentence = found.sentences[key]
    return f"{teller(sentence)}: {isolated(sentence.quote)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"
