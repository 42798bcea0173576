"""A reading beside gold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from marsad.errors import GoldError, Issue
from marsad.evaluation.evaluation import Evaluation, judge
from marsad.evaluation.fact import Kind
from marsad.evaluation.sheet import Sheet, gold_sheets, name_of, sheet_of, told_sheets
from marsad.evaluation.soundness import faults
from marsad.extract.contract import Reading
from marsad.verbs.reading import documents


def evaluate(
    texts: Path | None = None,
    gold: Path | None = None,
    *,
    metadata: Path | None = None,
    predictions: Path | None = None,
    kinds: Iterable[Kind] = Kind,
    publishers: Iterable[str] = (),
    announce: Callable[[Issue], None] | None = None,
) -> Evaluation:
    """Return how far what is read in `texts` agrees with `gold`, both those that ship with Marsad unless given.

    Gold is a folder with one JSON file a report, in the contract's form and called as the report is. With
    `predictions`, a file of JSON lines, nothing is read anew. `announce` is called with every issue: of a report that
    cannot be read, and of gold that is wrong in itself.

    Raises:
        GoldError: gold or predictions cannot be used, or one of texts and gold is given without the other.
    """
    from marsad import gold as shipped

    if predictions is None and (texts is None) != (gold is None):
        raise GoldError("texts are compared with gold of their own: give both, or neither for what ships with Marsad")
    say = announce or _unsaid
    coded = gold_sheets(gold or shipped.statements())
    told = told_sheets(predictions) if predictions else _read(texts or shipped.texts(), coded, metadata, say)
    return judge(coded, told, kinds=kinds, publishers=publishers)


def _read(
    texts: Path, gold: Mapping[str, Sheet], metadata: Path | None, say: Callable[[Issue], None]
) -> Mapping[str, Sheet]:
    """Return what is read in those of `texts` that have gold; of gold, what does not fit its text is said."""
    told: dict[str, Sheet] = {}
    for reading in _readings(texts, gold, metadata, say):
        sheet = sheet_of(reading)
        told[sheet.name] = sheet
        coded = gold[sheet.name]
        for fault in faults(coded, reading.report.text):
            say(Issue(source=coded.origin, code="gold", message=fault))
    return told


def _readings(
    texts: Path, gold: Mapping[str, Sheet], metadata: Path | None, say: Callable[[Issue], None]
) -> Iterator[Reading]:
    from marsad.extract.reading import read

    for document in documents([texts], metadata=metadata):
        if isinstance(document, Issue):
            say(document)
        elif name_of(document.source) in gold:
            yield read(document)


def _unsaid(_: Issue) -> None:
    """Leave the issue to whoever reads the figures."""
