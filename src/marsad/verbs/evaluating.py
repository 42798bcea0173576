"""A reading beside gold."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from marsad.errors import GoldError, Issue
from marsad.evaluation.evaluation import Evaluation, judge
from marsad.evaluation.sheet import Sheet, gold_sheets, name_of, sheet_of, told_sheets
from marsad.evaluation.soundness import faults
from marsad.extract.contract import Reading
from marsad.extract.term import Kind
from marsad.report.document import Document
from marsad.verbs.keeping import ByModel
from marsad.verbs.reading import documents


def evaluate(
    texts: Path | None = None,
    gold: Path | None = None,
    *,
    metadata: Path | None = None,
    theatre: str | None = None,
    guesses: bool = True,
    by: ByModel | None = None,
    predictions: Path | None = None,
    kinds: Iterable[Kind] = Kind,
    publishers: Iterable[str] = (),
    announce: Callable[[Issue], None] | None = None,
) -> Evaluation:
    """Return how far what is read in `texts` agrees with `gold`, both those that ship with Marsad unless given.

    Gold is a folder with one JSON file a report, in the contract's form and called as the report is. `metadata`,
    `theatre` and `guesses` are those of `read_paths`, `by` is that of `ingest`. With `predictions`, a file of JSON
    lines, nothing is read anew. `announce` is called with every issue: of a report that cannot be read, and of gold
    that is wrong in itself.

    Raises:
        TheatreError: there is no such theatre.
        GoldError: gold or predictions cannot be used, or one of texts and gold is given without the other.
    """
    from marsad import gold as shipped

    if predictions is None and (texts is None) != (gold is None):
        raise GoldError("texts are compared with gold of their own: give both, or neither for what ships with Marsad")
    say = announce or _unsaid
    coded = gold_sheets(gold or shipped.statements())
    if predictions:
        return judge(coded, told_sheets(predictions), kinds=kinds, publishers=publishers)
    found = documents([texts or shipped.texts()], metadata=metadata)
    told = _read(found, coded, partial(_reader(by), theatre=theatre, guesses=guesses), say)
    return judge(coded, told, kinds=kinds, publishers=publishers)


def _reader(by: ByModel | None) -> Callable[..., Reading]:
    from marsad.extract.model.reader import read as read_by_model
    from marsad.extract.reading import read

    return partial(read_by_model, model=by.model, both=by.both) if by is not None else read


def _read(
    found: Iterable[Document | Issue],
    gold: Mapping[str, Sheet],
    reader: Callable[[Document], Reading],
    say: Callable[[Issue], None],
) -> Mapping[str, Sheet]:
    """Return what is read in those that have gold; of gold, what does not fit its text is said."""
    told: dict[str, Sheet] = {}
    for document in found:
        if isinstance(document, Issue):
            say(document)
        elif name_of(document.source) in gold:
            reading = reader(document)
            sheet = sheet_of(reading)
            told[sheet.name] = sheet
            coded = gold[sheet.name]
            for fault in faults(coded, reading.report.text):
                say(Issue(source=coded.origin, code="gold", message=fault))
    return told


def _unsaid(_: Issue) -> None:
    """Leave the issue to whoever reads the figures."""
