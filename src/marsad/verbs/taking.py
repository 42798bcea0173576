"""What comes in, one thing after the other, and what becomes of it."""

from collections.abc import Callable

from marsad.errors import Issue, OriginalError
from marsad.extract.contract import Reading
from marsad.extract.reading import read
from marsad.extract.term import Resolution
from marsad.report.document import Document
from marsad.store.custody import Custody


class Taking:
    """What comes in, one thing after the other, and what became of it so far."""

    def __init__(self, custody: Custody, errand: int | None, say: Callable[[Issue], None]) -> None:
        self._custody, self._errand, self._say = custody, errand, say
        self.failed: list[Issue] = []
        self.read = self.statements = self.already_there = 0
        self.tied = dict.fromkeys((way.value for way in Resolution), 0)

    def take(self, report: Reading | Document | Issue) -> None:
        """Take it; a file that changes under the hands of who reads it is one that failed."""
        try:
            if isinstance(report, Issue):
                self._fail(report)
            elif isinstance(report, Document) and self._custody.copy(report, self._errand):
                self.already_there += 1
            else:
                self._keep(report if isinstance(report, Reading) else read(report))
        except OriginalError as error:
            document = report.report.document if isinstance(report, Reading) else report
            self._fail(Issue(source=document.source, code="changed", message=str(error)))

    def _fail(self, issue: Issue) -> None:
        self.failed.append(issue)
        self._say(issue)
        self._custody.fail(issue, self._errand)

    def _keep(self, reading: Reading) -> None:
        for issue in reading.report.issues:
            self._say(issue)
        if self._custody.take((reading,), self._errand)[0].is_new:
            self.read += 1
            self.statements += _count(reading, self.tied)
        else:
            self.already_there += 1


def _count(reading: Reading, tied: dict[str, int]) -> int:
    """Add the names of places in `reading` to `tied`, each once, and return how many statements it has."""
    named = {place.span: place.resolution for statement in reading.statements for place in statement.places}
    for span in sorted(named):
        tied[named[span].value] += 1
    return len(reading.statements)
