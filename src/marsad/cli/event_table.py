"""What `marsad events` found, as a table for people, and why it is so."""

from rich.table import Table

from marsad.cli.chain import Link as Because
from marsad.cli.naming import Names
from marsad.extract.statement import NamedPlace
from marsad.record.incident.happening import IncidentRecord, Link, ToldFigure
from marsad.record.incident.naming import reasons, types
from marsad.verbs import Events

_COLUMNS = ("days", "what", "where", "who", "against", "figures", "told by", "quarrels")


def event_table(found: Events, names: Names) -> Table:
    """Return the events, one a row; figures and tellers side by side."""
    table = Table(show_lines=True)
    for column in _COLUMNS:
        table.add_column(column, overflow="fold")
    for record in found.events:
        table.add_row(
            _days(record),
            _what(record, names),
            _where(record, names),
            names.parties(record.actors),
            names.parties(record.targets),
            "\n".join(_figure(figure, names) for figure in record.figures),
            "\n".join(" = ".join(name or "unknown" for name in group) for group in record.voices),
            "\n".join(contradiction.en for contradiction in record.contradictions),
        )
    return table


def chain(record: IncidentRecord, found: Events, names: Names) -> Because:
    """Return the event with its statements in their words, and every link with its score and reasons."""
    head = (_days(record), _what(record, names), _where(record, names), f"independent voices: {record.independent}")
    statements = [_said(each, found) for each in (*record.statements, *record.context)]
    quarrels = [Because(text=f"contradiction: {c.en}") for c in record.contradictions]
    links = [_why(link, names) for link in record.links]
    return Because(text=" | ".join(filter(None, head)), below=(*statements, *quarrels, *links))


def _said(each: str, found: Events) -> Because:
    item = found.statements[each]
    told_by = " via ".join(filter(None, dict.fromkeys((item.origin, item.publisher)))) or "unknown"
    return Because(text=f"{each}: {told_by}, {item.known or 'undated'}, {item.source}", words=item.statement.quote)


def _why(link: Link, names: Names) -> Because:
    words = reasons()
    below = tuple(Because(text=f"{weight:+.1f} {each}: {words[each][0]}") for each, weight in link.reasons)
    return Because(text=f"one event: {link.a} and {link.b}, score {link.score:.1f}", below=below)


def _days(record: IncidentRecord) -> str:
    start, end = record.days.start, record.days.end
    if start == end:
        return str(start) if start else "undated"
    return f"{start or '…'} to {end or '…'}"


def _what(record: IncidentRecord, names: Names) -> str:
    if record.type is None:
        return names.both("خسائر", "casualties")
    called = types()[record.type]
    return names.both(called.ar, called.en)


def _where(record: IncidentRecord, names: Names) -> str:
    return ", ".join(_place(place, names) for place in record.places)


def _place(place: NamedPlace, names: Names) -> str:
    return names.both(place.name_ar or place.text, place.name or "")


def _figure(figure: ToldFigure, names: Names) -> str:
    number = figure.figure
    low, high = number.low, number.high
    if number.vague or low is None:
        many = "some" if low is None and high is None else f"{low}+" if low is not None else f"up to {high}"
    else:
        many = f"{low}" if low == high else f"{low}+" if high is None else f"{low} to {high}"
    whom = names.parties(figure.victims)
    part = " (part)" if figure.subset_of else ""
    about = "about " if number.approx else ""
    return f"{about}{many} {figure.outcome}{f': {whom}' if whom else ''}{part}, {figure.origin or 'unknown'}"
