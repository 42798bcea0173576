"""`marsad watch`: sources asked by themselves."""

import contextlib
import signal
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from types import FrameType
from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.options import AllowPrivate, Contact, Database
from marsad.cli.output import SOME_FAILED, Messages, write_row
from marsad.source.clock import Clock
from marsad.source.customs import customs_of

WATCH_EXAMPLES = ("marsad watch --contact desk@our.example", "marsad watch --once --db syria.db")

Once = Annotated[bool, typer.Option("--once", help="Ask the sources that are due, and end.")]


def watch(
    *, db: Database = None, once: Once = False, contact: Contact = None, allow_private: AllowPrivate = False
) -> None:
    """Ask the sources that were added, each at its interval, until interrupted.

    One process watches a database at a time. A source that fails is asked less and less often, and keeps none from
    being asked. On stdout a line of JSON for each asking; on stderr the same in words, and what could not be read.
    With --once exits 1 where something could not be.
    """
    messages, stop = Messages(), Event()

    def rest(seconds: float) -> None:
        stop.wait(seconds)

    customs = replace(customs_of(contact, allow_private=allow_private), clock=Clock(sleep=rest))
    failed = False
    with messages.usage(), _ended_by(stop):
        for turn in verbs.watch(db=db, customs=customs, once=once, stop=stop, announce=messages.say_issue):
            failed = failed or turn.done is None or bool(turn.done.failed)
            _tell(messages, turn)
    if once and failed:
        raise typer.Exit(SOME_FAILED)


def _tell(messages: Messages, turn: verbs.Turn) -> None:
    last, done, name = turn.round, turn.done, turn.source.name
    counts = {"read": 0, "versions": 0, "copies": 0, "failed": 1}
    if done:
        counts = {"read": done.read, "versions": done.versions, "copies": done.copies, "failed": len(done.failed)}
    told = ", ".join(f"{count} {what}" for what, count in counts.items())
    wrong = f"; {last.message} ({last.failures} times)" if last.message else ""
    messages.say(f"{last.ended:%Y-%m-%d %H:%M:%SZ} {name}: {told}{wrong}; due {last.due:%Y-%m-%d %H:%MZ}")
    moments = {"ended": last.ended.isoformat(), "due": last.due.isoformat()}
    write_row({"source": name, **counts, **moments, "failures": last.failures, "message": last.message})


@contextlib.contextmanager
def _ended_by(stop: Event) -> Iterator[None]:
    """Run the block so that Ctrl-C and SIGTERM end it between two reports; Ctrl-C once more ends it at once."""

    def end(number: int, _: FrameType | None) -> None:
        if stop.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
