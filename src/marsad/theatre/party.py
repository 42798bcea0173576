"""A party to a conflict."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class PartyKind(Enum):
    """What kind of body a party is."""

    STATE = "state"
    STATE_FORCE = "state_force"
    MILITIA = "militia"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    CIVIL = "civil"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alliance:
    """From `start` to `end` (None: unbounded) the party fought on the side of party `ally`."""

    ally: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party of CONTRACT.md under a neutral name, whatever a source calls it.

    `forms` are the Arabic words that name it without ambiguity (they may carry a pronoun or clitics);
    `weak` are words that name it only in the right context (التنظيم once a group is named).
    `colour` is "#rrggbb".
    """

    id: str
    kind: PartyKind
    name_ar: str
    name_en: str
    colour: str
    forms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    alliances: tuple[Alliance, ...] = ()
