"""Places of stores for tests that hold on every engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from store_file import laid
from store_machines import Ground, in_a_file, on
from store_server import Place, Server, programs, served

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of PostgreSQL."""
    if programs() is None:
        pytest.skip("no PostgreSQL server's programs: Debian has them in `postgresql`")
    with served() as running:
        yield running


@pytest.fixture(params=ENGINES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place for stores of each engine."""
    with _made(request, tmp_path) as place:
        yield place


@pytest.fixture(params=ENGINES, scope="module")
def lasting_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place for a store of each engine that all tests of a module read, and none changes."""
    with _made(request, tmp_path_factory.mktemp("lasting")) as place:
        yield place


@pytest.fixture(params=ENGINES)
def ground(request: pytest.FixtureRequest) -> Ground:
    """Where machines make their stores, of each engine."""
    making = in_a_file if request.param == "sqlite" else on(request.getfixturevalue("server"))
    return Ground(engine=request.param, making=making)


@contextmanager
def _made(request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    if request.param == "sqlite":
        yield cache(lambda name: laid(folder / f"{name}.db"))
        return
    running: Server = request.getfixturevalue("server")
    made: dict[str, str] = {}

    def at(name: str) -> str:
        if name not in made:
            made[name] = running.fresh()
        return made[name]

    yield at
    for url in made.values():
        running.drop(url)
