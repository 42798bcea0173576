"""A report with everything that its reading rests on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.errors import ModelError
from marsad.explain.mark import Mark, marks
from marsad.extract.confidence.weighing import weigh
from marsad.extract.contract import Row, statement_row
from marsad.extract.model.asking import Model
from marsad.extract.model.flaw import Dropped
from marsad.extract.model.reader import model_reader
from marsad.extract.reading import RuleReader, prepared
from marsad.extract.scene import Scene
from marsad.extract.statement import Statement
from marsad.report.document import Document
from marsad.report.report import Report
from marsad.text.span import Span

# What every statement has beside what it states: shown elsewhere.
_FRAME = frozenset(("id", "kind", "span", "quote", "rule", "confidence", "as_of", "reader"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a statement with its value as the contract writes it, and the words that filled it, if any did.

    `because`: what spoke for the value where it was chosen among others, the heaviest first.
    """

    name: str
    value: str
    words: tuple[Span, ...] = ()
    because: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why there is a statement: the rule that made it, what filled its fields, and what its confidence rests on."""

    kind: str
    statement: Statement
    fields: tuple[Field, ...]
    because: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph that was read, or left alone because it is about something else (`topic`)."""

    span: Span
    topic: str
    weight: float
    conflict: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report: its mentions, its clauses, what each paragraph is about, and the reason for each statement.

    `unsure` is what rules drafted and too little spoke for; where both read, what a model's silence makes too unlikely.
    Where a model was to read, `dropped` is what was left out of its `proposed` items, and `unread` why its answer could
    not be used; None where it could, or none was to read (`is_asked`). `ruled` is what the rules alone state.
    """

    report: Report
    scene: Scene
    marks: tuple[Mark, ...]
    clauses: tuple[Span, ...]
    passages: tuple[Passage, ...]
    reasons: tuple[Reason, ...]
    unsure: tuple[Reason, ...]
    proposed: int = 0
    dropped: tuple[Dropped, ...] = ()
    unread: str | None = None
    ruled: tuple[Reason, ...] = ()
    is_asked: bool = False

    @property
    def text(self) -> str:
        """The report's text, unchanged."""
        return self.report.text


def account(
    document: Document,
    theatre: str | None = None,
    *,
    guesses: bool = True,
    model: Model | None = None,
    both: bool = False,
) -> Account:
    """Return the report that `document` holds with everything that its reading rests on.

    Read as of `theatre`, None: the one that its names tell. Without `guesses` only what words name is told. With a
    `model` it reads, or `both` do, and the rules alone where it answers nothing usable.

    Raises:
        TheatreError: there is no such theatre, or its data are wrong.
    """
    reader, report = prepared(document, theatre, guesses=guesses)
    scene = reader.scene(report)
    plain = _by_rules(reader, scene)
    if model is None:
        return plain
    try:
        told = model_reader(reader, model, both=both).told(scene)
    except ModelError as error:
        return replace(plain, unread=f"{error}; read by the rules alone", is_asked=True)
    reasons = tuple(_reason(report, statement) for statement in told.statements)
    unsure = tuple(_reason(report, statement) for statement in told.unsure)
    return replace(plain, reasons=reasons, unsure=unsure, proposed=told.proposed, dropped=told.dropped, is_asked=True)


def _by_rules(reader: RuleReader, scene: Scene) -> Account:
    report = scene.report
    weighed = weigh(reader.drafts(scene), report.document.id)
    kept = tuple(_reason(report, each.statement, each.because) for each in weighed if each.kept)
    return Account(
        report=report,
        scene=scene,
        marks=marks(scene),
        clauses=tuple(scene.folded.span(start, end) for start, end in scene.propositions),
        passages=tuple(_passages(scene)),
        reasons=kept,
        ruled=kept,
        unsure=tuple(_reason(report, each.statement, each.because) for each in weighed if not each.kept),
    )


def _passages(scene: Scene) -> Iterator[Passage]:
    for subject in scene.subjects.paragraphs:
        span = scene.folded.span(subject.start, subject.end)
        yield Passage(span=span, topic=subject.topic, weight=subject.weight, conflict=subject.conflict)


def _reason(report: Report, statement: Statement, because: tuple[tuple[str, float], ...] = ()) -> Reason:
    row = statement_row(statement, report.document.id)
    fields = tuple(_fields(statement, row))
    return Reason(kind=row["kind"], statement=statement, fields=fields, because=because)


def _fields(statement: Statement, row: Row) -> Iterator[Field]:
    filled: dict[str, list[Span]] = {}
    for words in statement.filled:
        filled.setdefault(words.field, []).append(words.span)
    because = {words.field: words.because for words in statement.filled if words.because}
    for name, value in row.items():
        shown = _value(value)
        if name not in _FRAME and shown:
            yield Field(
                name=name, value=shown, words=tuple(filled.get(name, _own(value))), because=because.get(name, ())
            )


def _own(value: object) -> list[Span]:
    """Return the spans that the contract itself gives a value: a place's, a speaker's, a date's."""
    held = value if isinstance(value, list) else [value]
    spans = [item.get("span") for item in held if isinstance(item, dict)]
    return [Span(*span) for span in spans if span]


def _value(value: object) -> str:
    if isinstance(value, dict):
        return _object(value)
    if isinstance(value, list):
        return ", ".join(_value(item) for item in value)
    return "" if value in (None, False) else str(value)


def _object(row: Row) -> str:
    """Return a speaker, a place, a stretch of days or a victim as words."""
    match row:
        case {"source": source}:
            return str(source)
        case {"text": text, "resolution": resolution, "name": name}:
            return f"{name or text} ({resolution})"
        case {"start": start, "end": end, **more}:
            stretch = str(start) if start == end else f"{start or ''}..{end or ''}"
            return f"{stretch} ({more['basis']})" if "basis" in more else stretch
        case _:
            return str(row.get("name", ""))
