"""The metadata of many reports, from several files: which entry is whose, and which were nobody's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from marsad.errors import Issue
from marsad.intake.sidecar import Entry, Sidecar


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One metadata file, and the folder from which its entries name reports."""

    sidecar: Sidecar
    prefix: PurePosixPath = field(default_factory=PurePosixPath)
    used: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All metadata of one run, the surest file first. `folders`: where a report not asked for may still lie."""

    claims: Sequence[Claim]
    folders: Sequence[Path]
    names: Mapping[str, int]

    def entry(self, source: str) -> Entry | None:
        """Return what is known of the report or row called `source`, None where nothing is.

        A path is tried before a bare file name; a bare name that several reports bear is nobody's.
        """
        for claim in self.claims:
            for name in self._names_of(source, claim.prefix):
                if name in claim.sidecar.entries:
                    claim.used.add(name)
                    return claim.sidecar.entries[name]
        return None

    def _names_of(self, source: str, prefix: PurePosixPath) -> Iterator[str]:
        for whole in dict.fromkeys((source, source.partition("#")[0])):
            path = PurePosixPath(whole)
            if path.is_relative_to(prefix):
                yield path.relative_to(prefix).as_posix()
            if self.names.get(path.name.partition("#")[0], 0) <= 1:
                yield path.name

    def issues(self) -> Iterator[Issue]:
        """Return an issue for each entry that names no report of this run and no file that exists."""
        for claim in self.claims:
            folders = (claim.sidecar.path.parent, *self.folders)
            for name, entry in claim.sidecar.entries.items():
                if name in claim.used or entry.metadata is None:
                    continue
                file = name.partition("#")[0]
                if not any(_exists(folder / file) for folder in folders):
                    yield claim.sidecar.issue(entry.line, "no_report", f"{name} is not among the reports")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
