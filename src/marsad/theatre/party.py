"""A party to a conflict."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from marsad.when.interval import Interval


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

    def holds_on(self, day: date) -> bool:
        """Return whether the alliance was in force on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """From `start` to `end` (None: unbounded) the party was a part of party `whole`: whoever counts that counts it.

    `where`: the ids of the lands in which it was, empty for everywhere.
    """

    whole: str
    start: date | None = None
    end: date | None = None
    where: tuple[str, ...] = ()

    def holds_on(self, day: date | None, lands: Collection[str]) -> bool:
        """Return whether it was a part on `day` (None, a day unknown: if it always was), in `lands`."""
        if self.where and not any(land in lands for land in self.where):
            return False
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def holds_through(self, days: Interval, lands: Collection[str]) -> bool:
        """Return whether it was a part on all of `days`, in `lands`."""
        if self.where and not any(land in lands for land in self.where):
            return False
        begun = self.start is None or (days.start is not None and self.start <= days.start)
        return begun and (self.end is None or (days.end is not None and days.end <= self.end))

    def may_hold(self, days: Interval, lands: Collection[str]) -> bool:
        """Return whether it may have been a part on one of `days`, in `lands` (none: nobody knows where)."""
        if self.where and lands and not any(land in lands for land in self.where):
            return False
        too_early = self.start is not None and days.end is not None and days.end < self.start
        return not too_early and (self.end is None or days.start is None or days.start <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weak:
    """A word that names its party only in the right context; `needs` says in which, for the reader of the data.

    `after`: ids of the parties of which one must have been named before it by a form of its own; empty where the
    word alone is usually enough, as it is for certain where `alone`: a word of whoever speaks that in this theatre's
    reports all use of one party (المقاومة). `behind`: the words right behind one of which it must stand, with or
    without what is attached to them (كنف الدولة); empty where any may. `start` and `end`: the days between which the
    word means this party.
    """

    form: str
    needs: str
    alone: bool = False
    after: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One party of the statement's form under a neutral name, whatever a source calls it.

    `forms` are the Arabic words that name it without ambiguity (they may carry a pronoun or clitics);
    `weak` are words that name it only in the right context (التنظيم once a group is named), `cues` say in which.
    `colour` is "#rrggbb". `home` is the theatre whose party it is, None where it is of no one.
    """

    id: str
    kind: PartyKind
    name_ar: str
    name_en: str
    colour: str
    forms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    cues: tuple[Weak, ...] = ()
    home: str | None = None
    part_of: tuple[Membership, ...] = ()
