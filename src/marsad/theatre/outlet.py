"""A source: an agency, an observatory, a newspaper, a channel."""

from dataclasses import dataclass
from enum import Enum


class OutletKind(Enum):
    """What kind of source an outlet is."""

    OBSERVATORY = "observatory"
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    NETWORK = "network"
    PARTY_MEDIA = "party_media"
    OFFICIAL = "official"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlet:
    """One source. `id` is its name in attributions ("SOHR", "local sources").

    `forms` name it inside a text; `weak` name it only where it is already known (المرصد); `self_forms` are
    phrases in which only the outlet speaks of itself (لـ"العربي الجديد"), from which a report's publisher may be
    inferred. `home` is the theatre that it writes about, None where it is of no one.
    `speaks_for` is the id of the source whose words it tells, None where it tells its own. Outlets are told apart by
    identity: their many names would be compared wherever one is looked up.
    """

    id: str
    kind: OutletKind
    name_ar: str
    name_en: str
    forms: tuple[str, ...]
    self_forms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    home: str | None = None
    speaks_for: str | None = None
