"""One report of one source while it is written, and the statements that it then makes."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from msgspec import Struct

from marsad.extract.contract import identify
from marsad.extract.statement import Speaker, Statement
from marsad.record.filed import Filed
from marsad.text.span import Span


class Printed(Struct, frozen=True, kw_only=True):
    """Statement `id` as it stands on a page; `about`: the number of the one event of which it tells, if of one."""

    id: str
    statement: Statement
    about: int | None = None


@dataclass(slots=True)
class Page:
    """The report that `publisher` brings out on `day`; what it takes from `quotes` is laid to that."""

    seed: int
    publisher: str
    day: date
    quotes: str | None = None
    length: int = 0
    sentences: list[str] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        self.id = "sha256:" + sha256(f"{self.seed}/{self.publisher}/{self.day}".encode()).hexdigest()

    @property
    def attribution(self) -> tuple[Speaker, ...]:
        """Who says so, outermost first."""
        publisher = Speaker(source=self.publisher)
        return (publisher, Speaker(source=self.quotes)) if self.quotes else (publisher,)

    def write(self, sentence: str) -> Span:
        """Return where the sentence stands in the report, at whose end it is added."""
        span = Span(self.length, self.length + len(sentence))
        self.sentences.append(sentence)
        self.length += len(sentence) + 1
        return span

    def state(self, statement: Statement, about: int | None = None) -> str:
        """Add the statement, which tells of event number `about`, and return its id."""
        statement_id = identify(statement, self.id)
        self.printed.append(Printed(id=statement_id, statement=statement, about=about))
        return statement_id

    @property
    def text(self) -> str:
        """The report's text: one sentence a line."""
        return "\n".join(self.sentences)

    def filed(self) -> tuple[Filed, ...]:
        """Return what the report states, in its order."""
        source = f"{self.publisher} {self.day}.txt"
        return tuple(
            Filed(id=each.id, report_id=self.id, source=source, known=self.day, statement=each.statement)
            for each in self.printed
        )
