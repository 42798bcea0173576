"""The account of a report as one HTML page that asks nothing of any server."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from marsad.explain.account import Account
from marsad.explain.mark import Mark
from marsad.explain.nearest import WhyNot
from marsad.text.span import Span

_ENVIRONMENT = Environment(
    loader=PackageLoader("marsad.explain"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that the same marks and the same statements cover, from one boundary to the next."""

    words: str
    marks: tuple[Mark, ...]
    statements: tuple[int, ...]

    @property
    def classes(self) -> str:
        """The names by which the page's style knows the piece."""
        return " ".join(dict.fromkeys(f"m-{mark.sort.value}" for mark in self.marks))

    @property
    def meaning(self) -> str:
        """What each mark says, a line each."""
        return "\n".join(f"{mark.sort.value}: {mark.meaning}" for mark in self.marks)


def pieces(account: Account) -> tuple[Piece, ...]:
    """Return the whole text of the report cut where a mark or a statement begins or ends."""
    spans = [reason.statement.span for reason in account.reasons]
    edges = {0, len(account.text)}
    for span in (*spans, *(mark.span for mark in account.marks), *account.clauses):
        edges |= {span.start, span.end}
    cuts = sorted(edges)
    return tuple(_pieces(account, spans, cuts))


def _pieces(account: Account, spans: Sequence[Span], cuts: Sequence[int]) -> Iterator[Piece]:
    marks, opened = list(account.marks), 0
    open_marks: list[Mark] = []
    for start, end in pairwise(cuts):
        while opened < len(marks) and marks[opened].span.start <= start:
            open_marks.append(marks[opened])
            opened += 1
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        over = tuple(i for i, span in enumerate(spans, start=1) if span.start <= start and end <= span.end)
        yield Piece(words=account.text[start:end], marks=tuple(open_marks), statements=over)


def page(account: Account, asked: str | None = None, answers: Sequence[WhyNot] = ()) -> str:
    """Return the page: the text with its mentions, each statement with its rule and words, why `asked` gave none."""
    template = _ENVIRONMENT.get_template("account.html.j2")
    return template.render(account=account, pieces=pieces(account), asked=asked, answers=answers)
