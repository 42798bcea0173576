"""How far that is for which somebody at the command line waits."""

from collections.abc import Callable
from time import monotonic

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from marsad.progress import Progress, Stage

WORDS = {
    Stage.WAITING: "another program is writing: waiting for it",
    Stage.INDEX: "an index, in pages of its table",
    Stage.LIKENESS: "reports: which are one text",
    Stage.STATEMENTS: "index of statements",
    Stage.REPORTS: "index of reports",
    Stage.SHEET: "statements: by what they are asked for, in thousands",
    Stage.CONTROL: "places: who held them when",
    Stage.EVENTS: "reports: linked to events",
    Stage.COVERAGE: "reports: of what they speak",
    Stage.FIGURES: "reports: figures laid side by side",
    Stage.REREAD: "reports read again",
    Stage.VERIFIED_REPORTS: "reports verified",
    Stage.VERIFIED_ORIGINALS: "originals verified",
}
# How often a line says so where no bar can move, in seconds.
EVERY_S = 10.0


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """Return it, empty before it is known."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


class Bars:
    """A bar on a terminal for each stage, as long as it is not done."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TaskProgressColumn())
        self._bar = Bar(*columns, _Rate(), TimeRemainingColumn(), console=console, transient=True)
        self._tasks: dict[Stage, TaskID] = {}

    def tell(self, progress: Progress) -> None:
        """Show it; what is done is not shown any more."""
        if progress.done >= progress.total:
            self.end()
            return
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = self._bar.add_task(WORDS[progress.stage], total=progress.total)
            self._bar.start()
        self._bar.update(self._tasks[progress.stage], completed=progress.done, total=progress.total)

    def end(self) -> None:
        """Leave the terminal to others."""
        for task in self._tasks.values():
            self._bar.remove_task(task)
        self._tasks.clear()
        self._bar.stop()


class Lines:
    """A line now and then for each stage that takes longer than `after_s` seconds, its last among them."""

    def __init__(self, say: Callable[[str], None], after_s: float) -> None:
        self._say, self._after_s = say, after_s
        self._begun: dict[Stage, float] = {}
        self._said: dict[Stage, float] = {}

    def tell(self, progress: Progress) -> None:
        """Say it, unless the same stage was told of just now."""
        now, stage = monotonic(), progress.stage
        is_long = now - self._begun.setdefault(stage, now) >= self._after_s
        is_due = progress.done == progress.total or now - self._said.get(stage, -EVERY_S) >= EVERY_S
        if progress.total and is_long and is_due:
            self._said[stage] = now
            share = progress.done / progress.total
            words = f"{WORDS[stage]}: {progress.done:,} of {progress.total:,} ({share:.0%})"
            self._say(WORDS[stage] if stage is Stage.WAITING else f"bringing up to date: {words}")

    def end(self) -> None:
        """There is nothing to let go of."""
