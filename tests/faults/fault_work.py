"""What a run does to a store: made ready, the command that is struck, and what a store never struck comes to."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from time import monotonic

import pytest
from fault_plan import Engine, Plan, Verb
from fault_reports import METADATA, folder
from fault_state import State, look, state

from marsad import verbs
from marsad.address import Address
from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.extract.reading import read
from marsad.report.document import Document
from marsad.store import Store, intake_rows
from marsad.store.archive import is_archive

# As many reports as it takes for readers to be sent for, and some.
MANY = 130
WHY, WHO = "asked for", "Nour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A store at `where`, and a folder beside it for what comes in and what is said."""

    where: Address
    folder: Path

    @property
    def reports(self) -> Path:
        """The folder of reports."""
        return self.folder / "in"

    @property
    def others(self) -> Path:
        """The folder of the rival's reports."""
        return self.folder / "other"

    @property
    def copy(self) -> Path:
        """The backup, or the archive that is taken in."""
        return self.folder / "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a store comes to, how long the command took for that, and how many links the log had after it."""

    state: State
    seconds: float
    links: int


def prepare(plan: Plan, site: Site) -> str:
    """Return the report that is withdrawn or erased, "" where none is; the store is as the command needs it."""
    files = folder(plan.folder, reports=MANY if plan.jobs > 1 else None)
    _write(site.others, folder(plan.folder, of="z"))
    if plan.verb is Verb.INGEST:
        if plan.begun:
            _write(site.reports, _first(files, plan.begun))
            _ingest(site.where, site.reports)
        _write(site.reports, files)
        return ""
    _write(site.reports, files)
    if plan.verb is Verb.IMPORT:
        source = Address(path=site.folder / "source.db")
        _ingest(source, site.reports)
        verbs.export_archive(site.copy, db=source)
        return ""
    (_ingest_by_older_rules if plan.verb is Verb.REREAD else _ingest)(site.where, site.reports)
    with Store.open(site.where) as store:
        keys = sorted(each.key for each in store.reports())
    return keys[int(plan.target * len(keys))]


def _first(files: Mapping[str, bytes], share: float) -> dict[str, bytes]:
    """Return so many of the files, the first by name, with the metadata of these alone."""
    names = sorted(files.keys() - {METADATA})
    first = {name: files[name] for name in names[: round(share * len(names))]}
    lines = [line for line in files[METADATA].splitlines() if json.loads(line)["source"] in first]
    return {**first, METADATA: b"\n".join(lines)}


def words(plan: Plan, site: Site, target: str) -> list[str]:
    """Return the command."""
    db = ["--db", site.where.url or str(site.where)]
    why = [target, "--reason", WHY, "--by", WHO]
    return {
        Verb.INGEST: ["ingest", str(site.reports), *db, "--jobs", str(plan.jobs)],
        Verb.REREAD: ["reread", *db, "--jobs", "1"],
        Verb.WITHDRAW: ["withdraw", *why, *db],
        Verb.ERASE: ["erase", *why, "--yes", *db],
        Verb.BACKUP: ["backup", str(site.copy), *db],
        Verb.IMPORT: ["import-archive", str(site.copy), *db],
    }[plan.verb]


def rival_words(site: Site) -> list[str]:
    """Return the rival's command."""
    return ["ingest", str(site.others), "--db", site.where.url or str(site.where), "--jobs", "1"]


def expected(plan: Plan) -> Made:
    """Return what a store comes to that nobody ever struck: whatever its engine, and whatever was there before."""
    target = plan.target if plan.verb in (Verb.WITHDRAW, Verb.ERASE) else 0.0
    bare = replace(plan, seed=0, begun=0.0, target=target, engine=Engine.SQLITE, strikes=(), room=None)
    return _expected(replace(bare, error="", is_lasting=False, looked=False))


@cache
def _expected(plan: Plan) -> Made:
    with tempfile.TemporaryDirectory() as made:
        site = Site(where=Address(path=Path(made) / "marsad.db"), folder=Path(made))
        target, start = prepare(plan, site), monotonic()
        if plan.verb is Verb.INGEST:
            _ingest(site.where, site.reports)
        if plan.verb is Verb.REREAD:
            verbs.reread(db=site.where)
        if plan.verb is Verb.WITHDRAW:
            verbs.withdraw(target, reason=WHY, by=WHO, db=site.where)
        if plan.verb is Verb.ERASE:
            verbs.erase(target, reason=WHY, by=WHO, db=site.where)
        if plan.verb is Verb.IMPORT:
            verbs.import_archive(site.copy, db=site.where)
        seconds, links = monotonic() - start, look(site.where).links
        if plan.rival:
            _ingest(site.where, site.others)
        return Made(state=state(site.where), seconds=seconds, links=links)


def copied(site: Site) -> Iterator[State]:
    """Yield what the backup comes to, where there is one."""
    if site.copy.exists():
        back = site.folder / "back.db"
        if not is_archive(site.copy):
            yield state(Address(path=site.copy))
        else:
            verbs.restore(site.copy, db=back)
            yield state(Address(path=back))


def _write(place: Path, files: Mapping[str, bytes]) -> None:
    place.mkdir(exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)


def _ingest(where: Address, reports: Path) -> None:
    verbs.ingest(verbs.documents([reports]), db=where, errand=verbs.errand([reports]))


def _ingest_by_older_rules(where: Address, reports: Path) -> None:
    """Keep what rules that missed every third statement would have, in their name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake_rows, "rules", lambda: "0.0.1+older")
        verbs.ingest(map(_missed, verbs.documents([reports])), db=where, errand=verbs.errand([reports]))


def _missed(report: Document | Issue) -> Reading | Issue:
    if isinstance(report, Issue):
        return report
    reading = read(report)
    return replace(reading, statements=tuple(each for at, each in enumerate(reading.statements) if at % 3))
