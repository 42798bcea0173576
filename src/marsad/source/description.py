"""A source as somebody describes it: who it is, where it is, how it writes."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from marsad.errors import DocumentError, SourceError
from marsad.intake.column import COLUMNS
from marsad.source.address import address_of
from marsad.source.interval import interval
from marsad.source.kind import TRAITS, Kind
from marsad.source.selector import Selectors

# Code points of a name, which stands in commands and in tables.
_LONGEST_NAME = 60
_KINDS = tuple(kind.value for kind in Kind)


# Pages of a listing that are asked for in one round, unless its description says otherwise, and the most; our choice.
PAGES, MOST_PAGES = 10, 100


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One source. It refuses to exist when its parts do not fit together.

    `address` or `path`: where it is. `zone`: the time zone by which its moments become days. `follow`: of a feed, the
    linked page is the report and not the entry's own words. `every`: how often it is asked by `watch`; `paused`: not
    at all for now. `pages`: how many pages of a listing are asked for in one round. `columns`: the names of its table's
    columns, by field.
    """

    name: str
    kind: Kind
    publisher: str | None = None
    address: str | None = None
    path: str | None = None
    zone: str | None = None
    every: str = "1h"
    follow: bool = False
    paused: bool = False
    pages: int = PAGES
    selectors: Selectors = Selectors()
    columns: Mapping[str, str] = {}
    note: str | None = None

    def __post_init__(self) -> None:
        for problem in (_name(self), _place(self), _manner(self), _pages(self), _zone(self), _columns(self)):
            if problem:
                raise ValueError(problem)
        interval(self.every)

    @property
    def period(self) -> timedelta:
        """How long after one asking the next is due."""
        return interval(self.every)

    @property
    def where(self) -> str:
        """The address, or the path."""
        return self.address or self.path or ""

    def time_zone(self) -> ZoneInfo | None:
        """Return the zone by which moments become days, None for UTC."""
        return ZoneInfo(self.zone) if self.zone else None


def described(raw: bytes, where: str) -> Source:
    """Return the source that the YAML `raw`, of the file called `where`, describes.

    Raises:
        SourceError: no YAML, an unknown or a missing field, a wrong value, or parts that do not fit together.
    """
    from marsad.source.yaml_mapping import mapping

    return _converted(mapping(raw, where), where)


def written(source: Source) -> str:
    """Return the source as JSON, the same for the same description however its file was laid out."""
    return msgspec.json.encode(source, order="sorted").decode()


def read_back(body: str) -> Source:
    """Return the source that `written` wrote."""
    return msgspec.json.decode(body, type=Source)


def placed(source: Source, folder: Path) -> Source:
    """Return the source with a path from `folder`, where its description lies, made whole."""
    if source.path is None:
        return source
    return msgspec.structs.replace(source, path=str((folder / Path(source.path).expanduser()).resolve()))


def _converted(fields: Mapping[str, object], where: str) -> Source:
    if fields.get("kind") not in _KINDS:
        raise SourceError(f"{where}: kind: expected one of {', '.join(_KINDS)}")
    try:
        return msgspec.convert(fields, Source)
    except msgspec.ValidationError as error:
        raise SourceError(f"{where}: {error}") from error


def _name(source: Source) -> str | None:
    name = source.name
    if 0 < len(name) <= _LONGEST_NAME and name.isprintable() and name == name.strip() and "://" not in name:
        return None
    return f"name: {name!r} is no name of at most {_LONGEST_NAME} letters without spaces around it"


def _place(source: Source) -> str | None:
    traits = TRAITS[source.kind]
    if (source.address is None) == (source.path is None):
        return "one of address and path must be given, not both"
    if source.address is not None and not traits.has_address:
        return f"a {source.kind.value} has a path, not an address"
    if source.path is not None and not traits.has_path:
        return f"a {source.kind.value} has an address, not a path"
    try:
        address_of(source.address or "https://a.example")
    except DocumentError as error:
        return f"address: {error.reason}"
    return None


def _manner(source: Source) -> str | None:
    traits = TRAITS[source.kind]
    if source.follow and (source.kind is not Kind.FEED or source.address is None):
        return "follow: only a feed with an address has links to follow"
    if (source.kind is Kind.LISTING) != (source.selectors.links is not None):
        return "selectors.links: a listing says by it where its reports are, and nothing else does"
    if source.selectors != Selectors() and not traits.has_selectors:
        return f"selectors: a {source.kind.value} has none"
    if source.kind is Kind.FEED and source.selectors != Selectors() and not source.follow:
        return "selectors: those of a feed are for the linked pages: say follow: true"
    return None


def _pages(source: Source) -> str | None:
    if source.selectors.next is not None and source.kind is not Kind.LISTING:
        return "selectors.next: only a listing has a next page"
    if not 1 <= source.pages <= MOST_PAGES or (source.pages != PAGES and source.selectors.next is None):
        return f"pages: from 1 to {MOST_PAGES}, of a listing with selectors.next"
    return None


def _zone(source: Source) -> str | None:
    try:
        source.time_zone()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return f"zone: there is no time zone {source.zone!r}; they are called as Asia/Damascus is"
    return None


def _columns(source: Source) -> str | None:
    if source.columns and not TRAITS[source.kind].has_columns:
        return f"columns: a {source.kind.value} has none"
    unknown = [field for field in source.columns if field not in COLUMNS]
    return f"columns: {unknown[0]!r} is none of {', '.join(COLUMNS)}" if unknown else None
