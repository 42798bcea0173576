"""The second reader: a model's answers over the mentions of the rules, or the rules where it has none."""

from dataclasses import dataclass, replace

from msgspec import structs

from marsad.errors import Issue, ModelError
from marsad.extract.consulted import Consulted
from marsad.extract.contract import Reading
from marsad.extract.doubt import doubts
from marsad.extract.model.asking import Model, Prompt
from marsad.extract.model.candidate import alone, candidates
from marsad.extract.model.flaw import counted
from marsad.extract.model.grounding import Told, grounded
from marsad.extract.model.mention import mentions
from marsad.extract.model.parsing import Parsed, parse
from marsad.extract.model.part import parts
from marsad.extract.model.prompt import prompt, version
from marsad.extract.model.reconciling import reconciled
from marsad.extract.model.trust import Trust, trust
from marsad.extract.reading import RuleReader, prepared
from marsad.extract.scene import Scene
from marsad.extract.statement import Made, Statement
from marsad.report.document import Document
from marsad.report.report import Report

# Codes of the issues that a reading by a model may have.
UNANSWERED, UNUSABLE, LEFT_OUT = "model-unanswered", "model-unusable", "model-left-out"
# Code points of a reason that are kept.
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReader:
    """Reads by a model over the mentions of the rules; where it answers nothing usable, by the rules.

    With `both` the rules read too. `table`: whom to believe where they differ, and how likely what is told is right.
    """

    rules: RuleReader
    model: Model
    table: Trust
    both: bool = False

    def statements(self, report: Report) -> tuple[Statement, ...]:
        """Return the statements of `report`, in the order of its words."""
        return self.reading(report).statements

    def reading(self, report: Report) -> Reading:
        """Return `report` with its statements, with an issue where the rules read it or something was left out."""
        scene = self.rules.scene(report)
        doubtful = doubts(scene)
        try:
            told = self.told(scene)
        except ModelError as error:
            issue = Issue(source=report.document.source, code=error.code, message=f"{error}; read by the rules alone")
            issues = (*report.issues, *doubtful, issue)
            consulted = structs.replace(self.by, code=error.code, message=str(error)[:_LONGEST_REASON])
            return Reading(
                report=replace(report, issues=issues), statements=self.rules.stated(scene), consulted=consulted
            )
        left_out = (_left_out(report, told),) if told.dropped else ()
        issues = (*report.issues, *doubtful, *left_out)
        consulted = structs.replace(self.by, message=next((each.message for each in left_out), None))
        return Reading(report=replace(report, issues=issues), statements=told.statements, consulted=consulted)

    @property
    def by(self) -> Consulted:
        """By whom reports are read here."""
        return by(self.model, both=self.both)

    def told(self, scene: Scene) -> Told:
        """Return what the model says of a scene, as far as the report's words bear it out.

        Raises:
            ModelError: it says nothing, or nothing that can be used, of some part of the report.
        """
        named = mentions(scene)
        answered = [(part, self._parsed(prompt(scene, named, part))) for part in parts(scene)]
        by = f"{self.model.name} {version()}"
        made = Made(reader="model", version=by)
        told = grounded(scene, named, answered, made=made, gazetteer=self.rules.gazetteer)
        of = scene.report.document.id
        if self.both:
            drafted = [each.statement for each in self.rules.weighed(scene)]
            found = candidates(drafted, told.statements, report_id=of, version=by, table=self.table)
        else:
            found = alone(told.statements, of)
        sure = reconciled(found, report_id=of, table=self.table)
        return structs.replace(told, statements=sure.statements, unsure=sure.unsure)

    def _parsed(self, asked: Prompt) -> Parsed:
        parsed = parse(self.model.answer(asked))
        if not parsed.is_usable:
            raise ModelError(f"the answer to {asked.id} cannot be used: {parsed.dropped[0].flaw.said}", code=UNUSABLE)
        return parsed


def prompts(scene: Scene) -> tuple[Prompt, ...]:
    """Return all that a model is asked of a scene."""
    named = mentions(scene)
    return tuple(prompt(scene, named, part) for part in parts(scene))


def _left_out(report: Report, told: Told) -> Issue:
    message = f"of {told.proposed} proposals of the model something was left out: {counted(told.dropped)}"
    return Issue(source=report.document.source, code=LEFT_OUT, message=message)


def by(model: Model, *, both: bool) -> Consulted:
    """Return by whom reports are read where `model` reads them, or `both` readers do."""
    return Consulted(reader="both" if both else "model", model=model.name, prompt=version())


def model_reader(rules: RuleReader, model: Model, *, both: bool = False) -> ModelReader:
    """Return the reader by `model` over `rules`; `both` read, and whom to believe says the table that is shipped."""
    return ModelReader(rules=rules, model=model, table=trust(model.name), both=both)


def read(
    document: Document, model: Model, theatre: str | None = None, *, guesses: bool = True, both: bool = False
) -> Reading:
    """Return the report that `document` holds and what `model` says that it states, as far as its words bear that out.

    `theatre` and `guesses` are those of the rules, which find what the model may point at, and read what it does not;
    `both` read, and are reconciled.

    Raises:
        TheatreError: there is no such theatre.
    """
    rules, report = prepared(document, theatre, guesses=guesses)
    return model_reader(rules, model, both=both).reading(report)


def asked(document: Document, theatre: str | None = None) -> tuple[Prompt, ...]:
    """Return the prompts by which a model is asked what `document` states.

    Raises:
        TheatreError: there is no such theatre.
    """
    rules, report = prepared(document, theatre)
    return prompts(rules.scene(report))
