"""Everything Marsad raises, and everything it reports.

MarsadError
├── LexiconError      a data file of ours is wrong; found at load, names file and entry
├── SpanError         a span that lies outside its text, or ends before it starts
├── ContractError     a statement that would break docs/statement.md
├── DocumentError     one report cannot be read; carries the source and the reason
├── MetadataError     a metadata line cannot be used; carries the file and the line
├── TheatreError      a theatre is missing or its data do not fit together
├── GoldError         gold, or statements to compare with it, cannot be used; names the file and the place in it
├── PlaceError        nothing is called as somebody asked, or several places are; carries who may be meant
├── PartyError        no party is called as somebody asked, or several are; carries who may be meant
├── WordingError      words to be searched for in a form that means nothing: a quotation mark that nothing closes
├── IntervalError     days are asked about that end before they begin
├── JudgementError    a judgement that decides nothing, or in a form that is none; names the field
├── SourceError      a source's description is wrong, none is called as asked, or another is watching
├── ServingError      the page cannot be served as asked: to others without users, or with tiles from nowhere
├── ReportError       no report has the id or key that somebody named
├── EndpointError     a model's server is not to be asked: no address, no leave to send it anything, no library
├── ModelError        a language model answers nothing, or nothing usable; carries the reason's short name
├── OriginalError     the bytes of a report are not what they were when it was read
└── StoreError        the store cannot be opened, is too new, or refused a write
    └── RefusedError  rows of something that came in are such as it does not take

An error stops the run: going on would publish something false. An `Issue` does not:
one report was skipped or one field is doubtful, and the record says so.
"""

from dataclasses import dataclass, field

from marsad.original import Original


class MarsadError(Exception):
    """The root of all errors that Marsad raises on purpose."""


class LexiconError(MarsadError):
    """A language data file is wrong: names the file and the entry."""


class SpanError(MarsadError):
    """A span does not lie in its text."""


class ContractError(MarsadError):
    """A statement would break the contract."""


class TheatreError(MarsadError):
    """A theatre is missing, or its data do not fit together."""


class PlaceError(MarsadError):
    """No place is called `asked`, or several are: `candidates` has a line for each that may be meant."""

    def __init__(self, asked: str, reason: str, *, candidates: tuple[str, ...] = ()) -> None:
        super().__init__("\n  ".join((f"{asked!r}: {reason}", *candidates)))
        self.asked = asked
        self.candidates = candidates


class PartyError(MarsadError):
    """No party is called `asked`, or several are: `candidates` has a line for each that may be meant."""

    def __init__(self, asked: str, reason: str, *, candidates: tuple[str, ...] = ()) -> None:
        super().__init__("\n  ".join((f"{asked!r}: {reason}", *candidates)))
        self.asked = asked
        self.candidates = candidates


class GoldError(MarsadError):
    """Gold, or statements to compare with it, cannot be used: names the file and the place in it."""


class WordingError(MarsadError):
    """Words to be searched for are written in a form that means nothing."""


class IntervalError(MarsadError):
    """Days are asked about that end before they begin."""


class JudgementError(MarsadError):
    """A judgement decides nothing, or is not of its form."""


class ServingError(MarsadError):
    """The page cannot be served as asked: to others without users, or with tiles from no address."""


class SourceError(MarsadError):
    """A source is described wrongly, none is called as somebody asked, or another process is watching them."""


class StoreError(MarsadError):
    """The store cannot be opened, is newer than the program, or refused a write."""


class RefusedError(StoreError):
    """Of what came in something is such as the store does not take: whatever is the matter with it, others are kept."""


class ReportError(MarsadError):
    """No report has the id or key that somebody named."""


class EndpointError(MarsadError):
    """A model's server is not to be asked as somebody wanted: names what is missing."""


class ModelError(MarsadError):
    """A language model answers nothing, or nothing that can be used: `code` is the reason's short name."""

    def __init__(self, reason: str, *, code: str = "model-unanswered") -> None:
        super().__init__(reason)
        self.code = code


class OriginalError(MarsadError):
    """The bytes of a report are not what they were when it was read, or are called by no hash."""


class DocumentError(MarsadError):
    """One report cannot be read: `source` names it, `reason` says why, `code` is the reason's short name."""

    def __init__(self, source: str, reason: str, *, code: str = "unreadable") -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
        self.code = code


class MetadataError(DocumentError):
    """A line of metadata cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something about `source` that a reader of the record must know; the run went on.

    `file` is the file on disk in which it was met, "-" for stdin, None where there was none or nobody knows. `original`
    are the bytes of that file, or of what was fetched, where custody is to have them.
    """

    source: str
    code: str
    message: str
    file: str | None = field(default=None, compare=False, repr=False)
    original: Original | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
