"""The examples of the rules: what a text must give, in a short notation, and what must give nothing.

The heads of the files `lexicon/examples_*.yaml` tell the notation.
"""

import msgspec

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Casualties, Control, Displacement, Figure, Incident, Statement
from marsad.extract.term import Counting, Extent, Measure, Modality, Unit
from marsad.text.lexicon import Entry, load
from marsad.when.interval import Interval

_PACKAGE = "marsad.extract.lexicon"
_FILES: dict[type[Statement], str] = {
    Control: "examples_control.yaml",
    Casualties: "examples_casualties.yaml",
    Displacement: "examples_displacement.yaml",
    Incident: "examples_incident.yaml",
}
_EXTENTS = {Extent.FULL: "full", Extent.ALMOST_FULL: "almost", Extent.HALF: "half", Extent.PART: "part"}


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text and the notes of all statements of the kind that it gives."""

    text: str
    gives: tuple[str, ...]


class Examples(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The examples of one rule: texts with what they give, and texts that give no statement of the kind."""

    says: tuple[Said, ...] = ()
    never: tuple[str, ...] = ()


class Subjects(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The examples of one topic: texts about it, and texts that use its words and tell of a conflict."""

    says: tuple[str, ...]
    never: tuple[str, ...]


def subjects_shown() -> tuple[Subjects, ...]:
    """Return the examples of the topics.

    Raises:
        LexiconError: the file of them is wrong.
    """
    return load(_PACKAGE, "examples_topics.yaml", Subjects)


def examples(kind: type[Statement]) -> tuple[Examples, ...]:
    """Return the examples of the rules that make statements of `kind`.

    Raises:
        LexiconError: the file of them is wrong.
    """
    return load(_PACKAGE, _FILES[kind], Examples)


def notes(reading: Reading, kind: type[Statement], like: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the notes of the statements of `kind`, sorted.

    Details and days are told only where the notes `like` tell one, so that examples need not.
    """
    detailed, dated = any("(" in note for note in like), any(" on " in note for note in like)
    wholes = {
        identify(statement, reading.report.document.id): f"{statement.outcome.value} {_figure(statement.figure)}"
        for statement in reading.statements
        if isinstance(statement, Casualties | Displacement)
    }
    found = []
    for statement in reading.statements:
        if not isinstance(statement, kind):
            continue
        words = [_note(statement, wholes)]
        if detailed and isinstance(statement, Casualties) and statement.victim_detail:
            words.append(f"({statement.victim_detail})")
        if dated:
            words.append(f"on {_days(statement.days)}")
        found.append(" ".join(words))
    return tuple(sorted(found))


def _note(statement: Statement, wholes: dict[str, str]) -> str:
    match statement:
        case Control():
            return _control(statement)
        case Casualties():
            return _casualties(statement, wholes)
        case Displacement():
            return _displacement(statement, wholes)
        case Incident():
            return _incident(statement)


def _displacement(statement: Displacement, wholes: dict[str, str]) -> str:
    words = [statement.outcome.value, _figure(statement.figure)]
    if statement.unit is Unit.FAMILIES:
        words.append(statement.unit.value)
    words.append(_parties(statement.who))
    words += [f"from {statement.origin.text}"] if statement.origin else []
    words += [f"to {statement.destination.text}"] if statement.destination else []
    words += [statement.measure.value] if statement.measure is Measure.STOCK else []
    return " ".join([*words, *_counted(statement, wholes), *_mode(statement)])


def _counted(statement: Casualties | Displacement, wholes: dict[str, str]) -> list[str]:
    words = [f"of {wholes.get(statement.subset_of, 'nothing')}"] if statement.subset_of else []
    return words + ([statement.counting.value] if statement.counting is not Counting.INCIDENT else [])


def _incident(statement: Incident) -> str:
    words = [statement.type.value, f"{_parties(statement.actors)}>{_parties(statement.targets)}"]
    words += ["at " + ", ".join(place.text for place in statement.places)] if statement.places else []
    words += [f"by {'+'.join(statement.means)}"] if statement.means else []
    words += [f"hits {'+'.join(statement.objects)}"] if statement.objects else []
    return " ".join([*words, *_mode(statement)])


def _control(statement: Control) -> str:
    words = [statement.status.value, statement.places[0].text, _parties(statement.holder)]
    if statement.previous:
        words[-1] += f"<{_parties(statement.previous)}"
    if statement.by:
        words.append(f"by {_parties(statement.by)}")
    if statement.extent:
        words.append(_EXTENTS[statement.extent])
    return " ".join([*words, *_mode(statement)])


def _casualties(statement: Casualties, wholes: dict[str, str]) -> str:
    words = [statement.outcome.value, _figure(statement.figure), _parties(statement.victims)]
    if statement.by:
        words.append(f"by {_parties(statement.by)}")
    return " ".join([*words, *_counted(statement, wholes), *_mode(statement)])


def _mode(statement: Statement) -> list[str]:
    return [] if statement.modality is Modality.ASSERTED else [statement.modality.value]


def _parties(parties: tuple[str, ...]) -> str:
    return "+".join(sorted(parties)) or "-"


def _figure(figure: Figure) -> str:
    low, high = figure.low, figure.high
    about = "~" if figure.approx else ""
    if figure.vague:
        return f"{about}{low}?" if low else "few"
    if low is not None and low == high:
        return f"{about}{low}"
    return f"{about}{low}+" if high is None else f"{about}{'' if low is None else low}..{high}"


def _days(days: Interval) -> str:
    start, end = days.start, days.end
    return str(start) if start == end else f"{start or ''}..{end or ''}"
