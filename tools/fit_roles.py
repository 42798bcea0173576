"""Fit the weights by which open roles of events are filled, and print how often they are right on reports left out.

    python tools/fit_roles.py TEXTS GOLD [TEXTS GOLD ...]

Each TEXTS is a folder of reports with its metadata.jsonl, GOLD its gold in the contract's form. Writes
src/marsad/extract/incident/choice/weights.json. Needs scipy and scikit-learn, which nothing else does:

    pip install scikit-learn

One row is one role that an event's own words leave open, of an event that gold has too; those who may fill it compete
(a conditional logit, with nobody as one of them), and whoever gold names should win. The folds are of whole reports.
The doer is chosen first and whom it befalls is chosen beside him, as in reading; in fitting, that doer is the one whom
weights that have not seen the report would choose. Deterministic: same texts, same rules, same bytes.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from conditional_logit import Rivals, fit, out_of_fold, shipped
from marsad.errors import Issue
from marsad.evaluation.fact import Fact
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import gold_sheets, name_of, sheet_of
from marsad.extract.casualties.stating import casualties
from marsad.extract.contract import Reading
from marsad.extract.incident.choice.around import Events, Slot, events
from marsad.extract.incident.choice.candidate import Candidate, candidates
from marsad.extract.incident.choice.choosing import given, is_open, names
from marsad.extract.incident.frame import Frame
from marsad.extract.incident.stating import hear, statement, told
from marsad.extract.reading import prepared
from marsad.extract.term import Kind
from marsad.extract.weights import WEIGHTS_NAME
from marsad.intake.paths import documents

WEIGHTS = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "incident" / "choice" / WEIGHTS_NAME
# Somebody is put into a role where he is this likely to fill it.
LEAST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Rivals):
    """A role of an event, with those who may fill it.

    `sure`: whether gold names one of them exactly.
    """

    event: int
    slot: Slot
    who: tuple[Candidate, ...]
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report's events with the gold that tells each."""

    name: str
    around: Events
    gold: Mapping[int, Fact]


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    folders = parser.parse_args().folders
    reports = list(chain.from_iterable(_reports(*pair) for pair in zip(folders[::2], folders[1::2], strict=True)))
    doers = list(_rows(reports, Slot.ACTORS, {}))
    chosen = out_of_fold(doers, LEAST)
    befallen = list(_rows(reports, Slot.TARGETS, _choices(doers, chosen)))
    told_right = [_summary(doers, chosen), _summary(befallen, out_of_fold(befallen, LEAST))]
    print("\n".join(told_right))
    fitted_on = f"{len(reports)} reports, {len(doers) + len(befallen)} open roles; on reports left out {told_right}"
    row = {"fitted_on": fitted_on, "least": LEAST, "weights": shipped(fit(doers) | fit(befallen))}
    WEIGHTS.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _reports(texts: Path, gold: Path) -> Iterator[Report]:
    sheets = gold_sheets(gold)
    for document in documents([texts]):
        if isinstance(document, Issue) or name_of(document.source) not in sheets:
            continue
        reader, report = prepared(document)
        plain = reader.scene(report)
        scene = hear(plain)
        found = told(scene)
        drafts = tuple(statement(scene, one) for one in found)
        facts = [fact for fact in sheets[name_of(document.source)].facts if fact.kind is Kind.INCIDENT]
        ours = sheet_of(Reading(report=report, statements=drafts)).facts
        around = events(scene, [one.frame for one in found], tuple(casualties(plain)))
        name = f"{texts.name}/{name_of(document.source)}"
        yield Report(name=name, around=around, gold=_gold(facts, ours))


def _gold(facts: Sequence[Fact], ours: Sequence[Fact]) -> dict[int, Fact]:
    """Return the gold of each of our events: the same fact, else one of its type at the same words."""
    found = {j: facts[i] for i, j in pairs(facts, ours)}
    left = [fact for fact in facts if not any(fact is taken for taken in found.values())]
    for j, one in enumerate(ours):
        if j not in found:
            same = next((fact for fact in left if fact.type.allows(one.type) and _meet(fact, one)), None)
            if same is not None:
                found[j] = same
                left.remove(same)
    return found


def _meet(gold: Fact, ours: Fact) -> bool:
    return any(a < end and start < b for a, b in gold.spans for start, end in ours.spans[:1])


def _rows(reports: Iterable[Report], slot: Slot, doers: Mapping[tuple[str, int], Candidate]) -> Iterator[Row]:
    for report in reports:
        for event, fact in report.gold.items():
            frame = report.around.frames[event]
            if fact.optional or not is_open(frame, slot):
                continue
            yield _row(report, event, slot, _beside(frame, doers.get((report.name, event))))


def _beside(frame: Frame, doer: Candidate | None) -> Frame:
    return frame if doer is None or doer.filler is None else given(frame, Slot.ACTORS, doer.filler)


def _row(report: Report, event: int, slot: Slot, frame: Frame) -> Row:
    who = tuple(candidates(report.around.around(frame, slot)))
    parties = [frozenset(one.filler.parties) if one.filler else frozenset[str]() for one in who]
    gold = report.gold[event].actors if slot is Slot.ACTORS else report.gold[event].targets
    right = {i for i, name in enumerate(parties) if name == gold.ids or (name or {""}) in gold.others}
    part = {i for i, name in enumerate(parties) if name and name < gold.ids}
    # Whom gold names and nobody here is: part of them, else nobody.
    return Row(
        group=report.name,
        event=event,
        slot=slot,
        who=who,
        seen=tuple(tuple(name for seen in one.seen for name in names(slot, frame.type, seen)) for one in who),
        right=frozenset(right or part or {0}),
        sure=bool(right),
    )


def _choices(rows: Sequence[Row], chosen: Sequence[int]) -> dict[tuple[str, int], Candidate]:
    return {(row.group, row.event): row.who[i] for row, i in zip(rows, chosen, strict=True)}


def _summary(rows: Sequence[Row], chosen: Sequence[int]) -> str:
    put = [(row, i) for row, i in zip(rows, chosen, strict=True) if i]
    right = sum(row.sure and i in row.right for row, i in put)
    empty = sum(row.sure and 0 in row.right for row, _ in put)
    can = sum(row.sure and 0 not in row.right for row in rows)
    counts = f"{len(rows)} open, {can} with somebody to fill them, {len(put)} filled"
    return f"{rows[0].slot.value}: {counts}, {right} rightly, {empty} that gold leaves open"


if __name__ == "__main__":
    main()
