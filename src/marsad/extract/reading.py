"""The default reader: rules over mentions, from a document to its statements."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from marsad.extract.casualties.stating import casualties
from marsad.extract.confidence.weighing import Weighed, weigh
from marsad.extract.contract import Reading
from marsad.extract.control.stating import control
from marsad.extract.displacement.stating import displacement
from marsad.extract.doubt import doubts
from marsad.extract.incident.stating import incidents
from marsad.extract.mention.forms import forms
from marsad.extract.mention.scan import Scanner
from marsad.extract.scene import Scene, scene
from marsad.extract.statement import Statement
from marsad.extract.vocabulary import vocabulary
from marsad.report.composing import compose
from marsad.report.document import Document
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Report
from marsad.text.fold import fold
from marsad.text.lasting import lasting, passing
from marsad.theatre.choice import choose
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.loading import load, outlets
from marsad.theatre.outlet import Outlet, OutletKind


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Reads by rules alone: the same report gives the same statements, offline, everywhere.

    `guesses`: a role of an event that its own words leave open is given to whom the report makes likeliest, and so are
    people whom no rule can lay to anybody.
    """

    gazetteer: Gazetteer
    scanner: Scanner
    guesses: bool = True

    def statements(self, report: Report) -> tuple[Statement, ...]:
        """Return the statements of `report`, in the order of its words."""
        return self.stated(self.scene(report))

    def scene(self, report: Report) -> Scene:
        """Return `report` with everything that the rules ask for found in it."""
        return scene(report, self.scanner, self.gazetteer)

    def reading(self, report: Report) -> Reading:
        """Return `report` with its statements, and with an issue for each time in it that contradicts itself."""
        told = self.scene(report)
        doubtful = replace(report, issues=(*report.issues, *doubts(told)))
        return Reading(report=doubtful, statements=self.stated(told))

    def stated(self, told: Scene) -> tuple[Statement, ...]:
        """Return what the rules draft, each with its confidence, without what is too unsure."""
        return tuple(each.statement for each in self.weighed(told) if each.kept)

    def weighed(self, told: Scene) -> tuple[Weighed, ...]:
        """Return what the rules draft, each with its confidence."""
        return weigh(self.drafts(told), told.report.document.id)

    def drafts(self, told: Scene) -> tuple[Statement, ...]:
        """Return what the rules make of a scene, in the order of its words, under the rules' own confidence."""
        harmed = tuple(casualties(told, guess=self.guesses))
        events = incidents(told, harmed, guess=self.guesses)
        found: Iterable[Statement] = (*control(told), *harmed, *displacement(told), *events)
        kept = (statement for statement in found if _is_of_conflict(told, statement))
        return tuple(sorted(kept, key=lambda statement: (statement.span, statement.rule)))


def _is_of_conflict(told: Scene, statement: Statement) -> bool:
    return told.subjects.is_conflict(told.folded.offset(statement.span.start))


@cache
def rule_reader(theatre: str = "syria") -> RuleReader:
    """Return the reader of a theatre, its names and rules loaded once.

    Raises:
        TheatreError: there is no such theatre.
    """
    with lasting():
        loaded = load(theatre)
        gazetteer = Gazetteer(loaded)
        return RuleReader(gazetteer, Scanner(forms(loaded, gazetteer, vocabulary())))


@cache
def outlet_names() -> tuple[OutletNames, ...]:
    """Return the names by which publishers are known, those of every theatre."""
    with lasting():
        return tuple(_names(outlets()))


def _names(known: Iterable[Outlet]) -> Iterable[OutletNames]:
    for outlet in known:
        if outlet.kind is not OutletKind.UNNAMED:
            agency = outlet.kind is OutletKind.AGENCY
            yield OutletNames(id=outlet.id, forms=outlet.forms, self_forms=outlet.self_forms, agency=agency)


def reader_of(report: Report) -> RuleReader:
    """Return the reader of the theatre that `report` is about, told by the names in it."""
    return rule_reader(choose(fold(report.text).text, report.publisher.name))


def read(document: Document, theatre: str | None = None, *, guesses: bool = True) -> Reading:
    """Return the report that `document` holds and what it states, read as of `theatre`, None: the one that it tells.

    Without `guesses`, who does an event, whom it befalls and who came to harm is told only where words name them.

    Raises:
        TheatreError: there is no such theatre.
    """
    with passing():
        reader, report = prepared(document, theatre, guesses=guesses)
        return reader.reading(report)


def prepared(document: Document, theatre: str | None = None, *, guesses: bool = True) -> tuple[RuleReader, Report]:
    """Return the report that `document` holds, with the reader of `theatre`, None: of the one that its names tell.

    The reader tells what is but likely where `guesses`.

    Raises:
        TheatreError: there is no such theatre.
    """
    report = compose(document, outlet_names())
    reader = reader_of(report) if theatre is None else rule_reader(theatre)
    return reader if guesses else replace(reader, guesses=False), report
