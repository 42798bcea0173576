"""What is done to Marsad in one run, drawn from its seed alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import TypeVar

T = TypeVar("T")

# Of so many runs one finds no room to write; in the others somebody is killed.
FULL_ONE_IN = 7
# Runs that follow each other share a folder of reports, so that what a store never struck makes of it is made once.
SHARED_BY = 12


class Engine(Enum):
    """Where the store is."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class Verb(Enum):
    """The command that is struck."""

    INGEST = "ingest"
    REREAD = "reread"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    BACKUP = "backup"
    IMPORT = "import-archive"


class How(Enum):
    """When a kill comes: after some time, once so much is kept, at a call of the kernel; or it is the server that dies.

    Of the server one process may be killed, or all may be stopped at once.
    """

    TIME = "time"
    LINKS = "links"
    CALL = "call"
    BACKEND = "backend"
    SERVER = "server"


class Room(Enum):
    """Where no room is left, or a write fails: files that may not grow, a small disk for all or some, one call."""

    LIMIT = "limit"
    DISK = "disk"
    ORIGINALS = "originals"
    DATABASE = "database"
    CALL = "call"
    SERVER = "server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """`share` and `call` tell when; with `whole` also the readers that a command sent for are killed."""

    how: How
    share: float
    call: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is done: `verb` in a store of `engine`, struck so often, or without `room`, and then called again.

    `begun` of the reports are there before, as a share; `target` tells which report is withdrawn, as a share. A `rival`
    writes into the store meanwhile. With `looked` the store is looked over before the command is called again.
    """

    seed: int
    folder: int
    engine: Engine
    verb: Verb
    jobs: int
    begun: float
    target: float
    strikes: tuple[Strike, ...]
    room: Room | None
    error: str
    is_lasting: bool
    rival: bool
    looked: bool


# How often each is drawn, in parts.
_VERBS: Mapping[Verb, int] = {
    Verb.INGEST: 12,
    Verb.REREAD: 2,
    Verb.WITHDRAW: 1,
    Verb.ERASE: 2,
    Verb.BACKUP: 1,
    Verb.IMPORT: 1,
}
_HOW: Mapping[Engine, Mapping[How, int]] = {
    Engine.SQLITE: {How.TIME: 3, How.LINKS: 4, How.CALL: 4},
    Engine.POSTGRESQL: {How.TIME: 3, How.LINKS: 4, How.CALL: 2, How.BACKEND: 2, How.SERVER: 2},
}
# How often a command makes each call for each link of the log that it makes, at least.
CALLS: Mapping[Engine, Mapping[str, float]] = {
    Engine.SQLITE: {"fsync": 0.35, "fdatasync": 0.15, "pwrite64": 6.0, "rename": 0.09},
    Engine.POSTGRESQL: {"sendto": 18.0},
}
CALLED_BY_ALL: Mapping[Engine, list[str]] = {Engine.SQLITE: ["pwrite64"], Engine.POSTGRESQL: ["sendto"]}
_ROOM: Mapping[Engine, Mapping[Room, int]] = {
    Engine.SQLITE: {Room.LIMIT: 2, Room.DISK: 2, Room.ORIGINALS: 2, Room.DATABASE: 2, Room.CALL: 3},
    Engine.POSTGRESQL: {Room.SERVER: 1},
}
_ERRORS = ("ENOSPC", "EIO", "EDQUOT")


def drawn(seed: int) -> Plan:
    """Return the plan of run `seed`."""
    rng = Random(f"plan {seed}")
    engine = [*Engine][seed % 2]
    is_full = seed % FULL_ONE_IN == 0
    verb = Verb.INGEST if is_full else _one(rng, _VERBS)
    # Only where many reports come in are readers sent for.
    jobs = 2 if verb is Verb.INGEST and not is_full and rng.random() < 0.12 else 1
    times = 1 if is_full else rng.choice((1, 1, 1, 2, 3))
    return Plan(
        seed=seed,
        folder=seed // SHARED_BY,
        engine=engine,
        verb=verb,
        jobs=jobs,
        begun=rng.choice((0, 0, 0.5)),
        target=rng.random(),
        strikes=tuple(_strike(rng, engine, verb) for _ in range(times)),
        room=_one(rng, _ROOM[engine]) if is_full else None,
        error=rng.choice(_ERRORS),
        is_lasting=rng.random() < 0.5,
        rival=verb is Verb.INGEST and not is_full and jobs == 1 and rng.random() < 0.2,
        looked=rng.random() < 0.5,
    )


def _strike(rng: Random, engine: Engine, verb: Verb) -> Strike:
    # Only what comes in has originals, which are named and flushed.
    how, calls = _one(rng, _HOW[engine]), sorted(CALLS[engine]) if verb is Verb.INGEST else CALLED_BY_ALL[engine]
    call = rng.choice(calls)
    return Strike(how=how, share=rng.random(), call=call, whole=rng.random() < 0.5)


def _one(rng: Random, weights: Mapping[T, int]) -> T:
    return rng.choices([*weights], [*weights.values()])[0]
