"""What one publisher or one side claims of a place."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from marsad.record.control.tenure import Tenure


class Voice(Enum):
    """In which part somebody says something."""

    PUBLISHER = "publisher"  # brought it out, in whosever words
    SPEAKER = "speaker"  # said it, whoever brought it out


class Account(NamedTuple):
    """Whose claims go together: those of `name` in that `voice`; `side` is set where all its organs are one party's."""

    voice: Voice
    name: str
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What `name` claims of one place through time, by its own `statements` alone, "" where nobody has a name.

    `voice` says in which part: a publisher's lane holds all that it brought out; a speaker's all that was laid to it in
    the end. The `speakers` who are one party's own organs share a lane, called by that party, and its `side` is that
    party; elsewhere `side` is None. `statements` has those that moved nothing too, in order of id.
    """

    place_id: str
    voice: Voice
    name: str
    side: str | None
    speakers: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    statements: tuple[str, ...]


class Heard(NamedTuple):
    """A statement on who controls a place was `said` on that day (None: unknown), and means what `rule` says of it."""

    statement_id: str
    said: date | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """All that is claimed of one place: the lanes, and every statement of which they are made, each once."""

    lanes: tuple[Lane, ...] = ()
    heard: tuple[Heard, ...] = ()
