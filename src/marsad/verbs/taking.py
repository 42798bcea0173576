"""What comes in, one thing after the other, and what becomes of it."""

from collections.abc import Callable

from marsad.address import Address
from marsad.errors import Issue, OriginalError
from marsad.extract.contract import Reading
from marsad.extract.reading import outlet_names, read
from marsad.extract.term import Resolution
from marsad.report.composing import compose
from marsad.report.document import Document
from marsad.report.report import Report
from marsad.store.custody import Custody
from marsad.store.intake_rows import Outcome
from marsad.store.kinship import Compose
from marsad.verbs.ingestion import Ingestion


class Taking:
    """What comes in, one thing after the other, and what became of it so far."""

    def __init__(self, custody: Custody, errand: int | None, say: Callable[[Issue], None]) -> None:
        self._custody, self._errand, self._say = custody, errand, say
        self.failed: list[Issue] = []
        self.read = self.statements = self.copies = self.versions = 0
        self.tied = dict.fromkeys((way.value for way in Resolution), 0)

    def take(self, report: Reading | Document | Issue, reading: Reading | None = None) -> None:
        """Take it, with its reading where that is there already.

        A file that changes under the hands of who reads it is one that failed.
        """
        try:
            if isinstance(report, Issue):
                self._fail(report)
            elif isinstance(report, Reading):
                self._take_read(report)
            elif reading:
                self._take_read(reading)
            else:
                self._take(report, _composed, read)
        except OriginalError as error:
            source = report.report.document.source if isinstance(report, Reading) else report.source
            self._fail(Issue(source=source, code="changed", message=str(error)))

    def told(self, db: Address) -> Ingestion:
        """Return what became of all that was taken into `db`."""
        return Ingestion(
            db=db,
            read=self.read,
            statements=self.statements,
            versions=self.versions,
            copies=self.copies,
            places=self.tied,
            failed=tuple(self.failed),
        )

    def _take_read(self, reading: Reading) -> None:
        self._take(reading.report.document, lambda _: reading.report, lambda _: reading)

    def _take(self, document: Document, compose: Compose, read: Callable[[Document], Reading]) -> None:
        """Take a report, which is read unless it is a copy of one that is here."""
        if self._custody.copy(document, self._errand, compose=compose):
            self.copies += 1
        else:
            self._keep(read(document))

    def _fail(self, issue: Issue) -> None:
        self.failed.append(issue)
        self._say(issue)
        self._custody.fail(issue, self._errand)

    def _keep(self, reading: Reading) -> None:
        for issue in reading.report.issues:
            self._say(issue)
        (outcome,) = self._custody.take((reading,), self._errand)
        self.read += outcome.is_new
        self.versions += outcome is Outcome.VERSION
        self.copies += outcome is Outcome.COPY
        self.statements += _count(reading, self.tied) if outcome.is_new else 0


def _composed(document: Document) -> Report:
    return compose(document, outlet_names())


def _count(reading: Reading, tied: dict[str, int]) -> int:
    """Add the names of places in `reading` to `tied`, each once, and return how many statements it has."""
    named = {place.span: place.resolution for statement in reading.statements for place in statement.places}
    for span in sorted(named):
        tied[named[span].value] += 1
    return len(reading.statements)
