"""Reports: in a list, and whole."""

from datetime import date

from marsad.report.report import Basis, Freshness
from marsad.web.answers.answer import Answer, Days, Offsets
from marsad.web.answers.judgement import JudgedAnswer
from marsad.web.answers.statement import DifferingAnswer, StatementAnswer


class PublishedAnswer(Days):
    """The day on which a report came out, and how that is known."""

    basis: Basis
    span: Offsets | None


class PassageAnswer(Answer):
    """A stretch that was first published on one day; `republished`: an earlier report's text told again."""

    start: int
    end: int
    status: Freshness
    as_of: date | None


class IssueAnswer(Answer):
    """Something doubtful about the report, kept beside it."""

    code: str
    message: str


class ReportSummary(Answer):
    """One report in a list."""

    id: str
    source: str
    title: str | None
    publisher: str | None
    published: Days
    statements: int


class KindCounts(Answer):
    """How many statements of each kind."""

    control: int
    casualties: int
    displacement: int
    incident: int


class SnippetAnswer(Answer):
    """The words `text` at `span` of a report, and where in the report those stand that were searched for."""

    span: Offsets
    text: str
    hits: tuple[Offsets, ...]


class ListedReport(ReportSummary):
    """One report in a search: `title_hits` are places in its title; `snippet` is null where it has only a title."""

    kinds: KindCounts
    title_hits: tuple[Offsets, ...]
    snippet: SnippetAnswer | None


class ReportList(Answer):
    """Some of the reports that fit, in the order asked for; `total` counts all."""

    total: int
    offset: int
    reports: tuple[ListedReport, ...]


class BesideAnswer(Answer):
    """The reports that came out next before and next after another, null where there is none."""

    earlier: ReportSummary | None
    later: ReportSummary | None


class RetractionAnswer(Answer):
    """At `when`, in UTC, `who` withdrew a report because of `why`, or `erased` it: then its words are gone."""

    when: str
    who: str
    why: str
    erased: bool


class SupersededAnswer(Answer):
    """A statement that `rules` read in the report, until it was read again, at `when` in UTC, `by` others.

    A version of rules begins with that of the program; null where nobody knows.
    """

    statement: StatementAnswer
    rules: str | None
    when: str
    by: str


class ReaderAnswer(Answer):
    """Who read a report last: "rules", "model" or "both"; the `model`'s name and the `prompt`'s version, else null."""

    name: str
    model: str | None
    prompt: str | None


class ReviewAnswer(Answer):
    """In what two readers differ on a statement, as long as nobody decided on it."""

    statement: str
    differing: tuple[DifferingAnswer, ...]


class ReportAnswer(Answer):
    """One report whole: its text before any folding, what was read in it, and what people decided on that.

    The statements are as they were read; `judged` has those that somebody judged, and how they read since.
    `heading` is the title, from the text or from metadata; `title` is where it stands in the text. Of a report that
    was withdrawn, `retraction` says why: what it states counts for nothing; null where it stands. `superseded` is what
    older rules read in it, which counts for nothing either. `reader` is who read it last, and `review` has the
    statements on which two readers differ and nobody decided.
    """

    id: str
    source: str
    text: str
    heading: str | None
    publisher: str | None
    publisher_basis: Basis
    published: PublishedAnswer
    title: Offsets | None
    extractor: str | None
    noise: tuple[Offsets, ...]
    passages: tuple[PassageAnswer, ...]
    issues: tuple[IssueAnswer, ...]
    statements: tuple[StatementAnswer, ...]
    judged: tuple[JudgedAnswer, ...]
    retraction: RetractionAnswer | None
    superseded: tuple[SupersededAnswer, ...]
    reader: ReaderAnswer
    review: tuple[ReviewAnswer, ...]
