"""The metadata of many reports, from several files: which entry is whose, and which were nobody's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from marsad.errors import Issue
from marsad.intake.sidecar import Entry, Sidecar


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One metadata file, and the folder from which its entries name reports.

    `within` is the container that holds it, None for a file on disk; `names` how often each bare name is there.
    """

    sidecar: Sidecar
    prefix: PurePosixPath = field(default_factory=PurePosixPath)
    within: str | None = None
    names: Mapping[str, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def unused(self) -> Iterator[tuple[str, Issue]]:
        """Return the names of the entries that named no report so far, each with its issue."""
        for name, entry in self.sidecar.entries.items():
            if name not in self.used and entry.metadata is not None:
                yield name, self.sidecar.issue(entry.line, "no_report", f"{name} is not among the reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All metadata of one run, the surest file first. `folders`: where a report not asked for may still lie."""

    claims: list[Claim]
    folders: Sequence[Path]

    def entry(self, source: str, within: str | None = None) -> Entry | None:
        """Return what is known of the report or row called `source`, None where nothing is.

        A path is tried before a bare file name; a bare name that several reports bear is nobody's, nor is one in a
        container that the metadata file is not `within`.
        """
        for claim in self.claims:
            for name in _names_of(source, claim, within):
                if name in claim.sidecar.entries:
                    claim.used.add(name)
                    return claim.sidecar.entries[name]
        return None

    def issues(self) -> Iterator[Issue]:
        """Return an issue for each entry that names no report of this run and no file that exists."""
        for claim in self.claims:
            folders = (claim.sidecar.path.parent, *self.folders)
            for name, issue in claim.unused():
                file = name.partition("#")[0]
                if not any(_exists(folder / file) for folder in folders):
                    yield issue


def _names_of(source: str, claim: Claim, within: str | None) -> Iterator[str]:
    for whole in dict.fromkeys((source, source.partition("#")[0])):
        prefix = f"{claim.prefix}/" if claim.prefix.name else ""
        if whole.startswith(prefix):
            yield whole.removeprefix(prefix)
        path = PurePosixPath(whole)
        if claim.within == within and claim.names.get(path.name.partition("#")[0], 0) <= 1:
            yield path.name


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
