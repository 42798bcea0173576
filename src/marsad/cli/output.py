"""Where a command writes: what it found on stdout, what it has to say about it on stderr."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from typing import Any, TypeVar

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table

from marsad.cli.chain import Link, chain_lines
from marsad.cli.options import Form
from marsad.cli.pulse import Pulse, Remark
from marsad.cli.waiting import Bars, Lines
from marsad.errors import (
    EndpointError,
    IntervalError,
    Issue,
    PartyError,
    PlaceError,
    ReportError,
    ServingError,
    SourceError,
)
from marsad.progress import Tell

T = TypeVar("T")

# Exit codes. 141 is what a shell reports of a program whose reader went away.
SOME_FAILED = 1
USAGE = 2
READER_GONE = 141
# Columns of a table where no terminal says how wide it is: room for a sentence beside its fields.
WIDTH_IN_A_PIPE = 160

_encode = msgspec.json.Encoder().encode


def speak_utf8() -> None:
    """Leave stdout and stderr writing UTF-8 with bare newlines, whatever the system's locale."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def is_terminal() -> bool:
    """Return whether a person reads stdout."""
    return sys.stdout.isatty()


def as_table(form: Form | None) -> bool:
    """Return whether an answer is written as a table: where asked, else where a person reads stdout."""
    return (form or (Form.TABLE if is_terminal() else Form.JSON)) is Form.TABLE


def write_row(row: Mapping[str, Any]) -> None:
    """Leave `row` on stdout as one line of JSON.

    Raises:
        typer.Exit: stdout takes no more.
    """
    write(_encode(row).decode())


def write(text: str) -> None:
    """Leave `text` on stdout as a line.

    Raises:
        typer.Exit: whoever read stdout is gone, or stdout cannot be written (a full disk), which is said on stderr.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        # What is left in the buffer must not be tried again when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(READER_GONE) from None
        print(f"marsad: stdout cannot be written: {error.strerror}", file=sys.stderr)
        raise typer.Exit(SOME_FAILED) from None


def write_table(table: Table) -> None:
    """Leave `table` on stdout, as wide as the terminal.

    Raises:
        typer.Exit: stdout takes no more.
    """
    drawn, terminal = StringIO(), is_terminal()
    width = None if terminal else WIDTH_IN_A_PIPE
    Console(file=drawn, force_terminal=terminal, highlight=False, markup=False, width=width).print(table)
    write(drawn.getvalue().rstrip("\n"))


def write_chain(link: Link) -> None:
    """Leave on stdout why an answer is what it is, from the answer down to the sentences.

    Raises:
        typer.Exit: stdout takes no more.
    """
    write("\n".join(chain_lines(link)))


class Messages:
    """What a command says to its user on stderr, above a progress bar where stderr is a terminal."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

    def say(self, text: str) -> None:
        """Leave `text` on stderr as a line of its own."""
        self._console.print(text)

    def say_issue(self, issue: Issue) -> None:
        """Leave on stderr which report the issue is about, and what it is."""
        self.say(f"marsad: {issue}")

    @contextmanager
    def usage(self) -> Iterator[None]:
        """Leave the block as wrong usage, told with the candidates, where what is asked cannot be done or is not clear.

        Raises:
            typer.Exit: nothing is called as asked, or several places or parties are, the days end before they begin,
                or a page would be served as it may not be.
        """
        try:
            yield
        except (EndpointError, PlaceError, PartyError, IntervalError, ReportError, SourceError, ServingError) as error:
            self.say(f"marsad: {error}")
            raise typer.Exit(USAGE) from None

    @contextmanager
    def waiting(self, *, after_s: float = 0.0) -> Iterator[Tell]:
        """Yield what is to be called with how far that is for which one waits, to be shown while it is not done.

        Where that is in lines and not as a bar, nothing is said of what is done within `after_s` seconds.
        """
        shown: Bars | Lines = Bars(self._console) if self._console.is_terminal else Lines(self.say, after_s)
        try:
            yield shown.tell
        finally:
            shown.end()

    def track(self, items: Iterable[T], total: int | None, remark: Remark | None = None) -> Iterator[T]:
        """Yield `items`, with a bar of how many of `total` (None: unknown) are done.

        In a pipe nothing is said, or, where there is a `remark` to be made, now and then a line that ends with it.
        """
        with self.counting(total, remark) as count:
            for item in items:
                yield item
                count(1)

    @contextmanager
    def counting(self, total: int | None, remark: Remark | None = None) -> Iterator[Callable[[int], None]]:
        """Yield what is to be called with how many more of `total` (None: unknown) are done, as for `track`."""
        if remark:
            with self._remarking(total, remark) as count:
                yield count
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        shown = self._console.is_terminal
        with Progress(*columns, console=self._console, transient=True, disable=not shown) as progress:
            task = progress.add_task("reading", total=total)
            yield lambda count: progress.advance(task, count)

    @contextmanager
    def _remarking(self, total: int | None, remark: Remark) -> Iterator[Callable[[int], None]]:
        pulse = Pulse(total, remark)
        if not self._console.is_terminal:
            yield lambda count: pulse.say_now_and_then(count, self.say)
            return
        with Progress(
            SpinnerColumn(), TextColumn("{task.description}"), console=self._console, transient=True
        ) as shown:
            task = shown.add_task(pulse.told)
            yield lambda count: shown.update(task, description=pulse.count(count))
