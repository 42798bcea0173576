"""One thing that came in, before it is read, and what readers of such things are."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from typing import BinaryIO

from marsad.errors import Issue
from marsad.intake.allowance import Allowance
from marsad.intake.form import Form
from marsad.intake.limits import Limits
from marsad.intake.sidecar import Sidecar
from marsad.original import Original
from marsad.report.document import Document, Metadata, Provenance
from marsad.report.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a container or a transport tells of what it brings; the thing's own word of itself goes before."""

    metadata: Metadata = field(default_factory=Metadata)
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something called `source`, through every container that holds it: "archive.zip/a/b.eml".

    `stream` is read once, forwards, and only until the next item is asked for. `within` is the container from which
    it was taken, None for a file on disk; `depth` how many containers those are; `allowance` what may still come out
    of the file on disk that holds it; `whole` are the bytes of that file, None for a stream that is not laid down.
    """

    source: str
    stream: BinaryIO
    form: Form
    allowance: Allowance
    given: Origin = field(default_factory=Origin)
    within: str | None = None
    depth: int = 0
    whole: Original | None = None

    def member(self, name: str, stream: BinaryIO, form: Form, *, given: Origin | None = None) -> "Item":
        """Return the member called `name` of this container; where it came from stays known."""
        origin = given or Origin()
        inherited = Provenance(original=self.given.provenance.original)
        origin = replace(origin, provenance=origin.provenance.completed(inherited))
        source = f"{self.source}/{name}"
        return replace(
            self, source=source, stream=stream, form=form, given=origin, within=self.source, depth=self.depth + 1
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a container says before its members: metadata files, each with its folder, and how often a bare name is."""

    sidecars: tuple[tuple[str, Sidecar], ...]
    names: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a source writes: the `zone` by which its moments become days, None for UTC, and what reads its web pages.

    `columns` has what its tables call a field, and a name by which that field is known.
    """

    zone: tzinfo | None = None
    page: Callable[[str, bytes], Page] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for a whole run: its limits, the names that reports already have, and how the source writes."""

    limits: Limits
    taken: Container[str] = ()
    manner: Manner = field(default_factory=Manner)


Told = Item | Contents | Document | Issue
# What takes a container or a collection apart. It raises DocumentError where it cannot go on.
Reader = Callable[[Item, Terms], Iterator[Told]]
