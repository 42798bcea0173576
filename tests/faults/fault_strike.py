"""Kills, each at its moment: of a command, or of the server under it."""

import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic, sleep

import psycopg
from fault_command import Command, Injection, until_true
from fault_plan import CALLS, Engine, How, Strike
from fault_state import Seen, look
from store_server import Server, connected

from marsad.address import Address

# Seconds between two looks at what is kept, and the most that passes between what is seen and the kill.
_LOOK_S, _LATER_S = 0.03, 0.04
_MARSADS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'marsad'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How long the command takes, and how many links the log has before it and after it."""

    seconds: float
    before: int
    after: int


def injection(engine: Engine, strike: Strike, extent: Extent) -> Injection | None:
    """Return the call at which the kernel kills, where it does."""
    nth = call_number(engine, strike, extent)
    return Injection(call=strike.call, what="signal=KILL", nth=nth) if strike.how is How.CALL else None


def call_number(engine: Engine, strike: Strike, extent: Extent) -> int:
    """Return which of its calls is meant."""
    return 1 + int(strike.share * (extent.after - extent.before) * CALLS[engine][strike.call])


def moment(engine: Engine, strike: Strike, extent: Extent) -> str:
    """Return when the strike comes, in words."""
    if strike.how is How.CALL:
        return f"{strike.call} {call_number(engine, strike, extent)}"
    if strike.how is How.TIME:
        return f"{strike.share * extent.seconds:.2f} s"
    return f"link {_link(strike, extent)}"


def struck(command: Command, strike: Strike, extent: Extent, at: tuple[Address, Server | None]) -> Seen:
    """Return what was there just before the strike; the command has ended, and the server answers again."""
    where, server = at
    start, seen, wanted = monotonic(), look(where), _link(strike, extent)
    while command.is_running:
        seen = look(where) or seen
        if strike.how is How.TIME and monotonic() - start >= strike.share * extent.seconds:
            break
        if strike.how not in (How.TIME, How.CALL) and seen.links >= wanted:
            sleep(strike.share * _LATER_S)
            seen = look(where) or seen
            break
        sleep(_LOOK_S)
    _BLOWS[strike.how](command, strike, where, server)
    command.wait()
    if server and strike.how is How.SERVER:
        server.start()
    return seen


def _link(strike: Strike, extent: Extent) -> int:
    return extent.before + round(strike.share * (extent.after - extent.before))


def _kill(command: Command, strike: Strike, _: Address, __: Server | None) -> None:
    command.kill(whole=strike.whole)


def _leave(_: Command, __: Strike, ___: Address, ____: Server | None) -> None:
    """The kernel has done it."""


def _kill_backend(_: Command, __: Strike, where: Address, server: Server | None) -> None:
    if server is None:
        return
    with suppress(psycopg.Error), connected(where) as connection:
        for (pid,) in connection.execute(_MARSADS).fetchall()[:1]:
            os.kill(int(str(pid)), signal.SIGKILL)
            # The server then ends all its processes, and this one hears of it.
            until_true(lambda: not connection.execute("SELECT 1"), "the server does not mind")
    server.answers()


def _stop(_: Command, __: Strike, ___: Address, server: Server | None) -> None:
    if server:
        server.stop()


Blow = Callable[[Command, Strike, Address, Server | None], None]
_BLOWS: Mapping[How, Blow] = {
    How.TIME: _kill,
    How.LINKS: _kill,
    How.CALL: _leave,
    How.BACKEND: _kill_backend,
    How.SERVER: _stop,
}
