"""Machines of Hypothesis over a store of each engine: each that is tried has a store of its own, gone with it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from store_file import laid
from store_server import Server

from marsad.address import Where
from marsad.store import Store

Making = Callable[[], AbstractContextManager[Where]]


@dataclass(frozen=True, slots=True)
class Tries:
    """How many machines are tried, and how many steps each takes at most; always the same, or each time `anew`."""

    machines: int
    steps: int
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where the stores of machines are made, on engine `engine`."""

    engine: str
    making: Making

    def try_out(self, machine: Callable[[Making], RuleBasedStateMachine], tries: Mapping[str, Tries]) -> None:
        """Leave so many machines tried as `tries` says of the engine."""
        most = tries[self.engine]
        given = settings(
            max_examples=most.machines, stateful_step_count=most.steps, deadline=None, derandomize=not most.anew
        )
        run_state_machine_as_test(lambda: machine(self.making), settings=given)  # type: ignore[arg-type]


class StoreMachine(RuleBasedStateMachine):
    """A machine with a store."""

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._stack = ExitStack()
        self.where = self._stack.enter_context(making())
        self.store = Store.open(self.where)

    def teardown(self) -> None:
        """Let go of the store."""
        self.store.close()
        self._stack.close()


@contextmanager
def in_a_file() -> Iterator[Path]:
    """Yield the place of a store in a file."""
    with TemporaryDirectory() as folder:
        yield laid(Path(folder) / "marsad.db")


def on(server: Server) -> Making:
    """Return what yields the place of a store of the server."""

    @contextmanager
    def making() -> Iterator[str]:
        url = server.fresh()
        try:
            yield url
        finally:
            server.drop(url)

    return making
