"""How far PostgreSQL is with an index, told while it makes it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from marsad.progress import Progress, Stage, Tell

# Seconds between two looks.
_EVERY_S = 0.5
_FAR = "SELECT blocks_done, blocks_total FROM pg_stat_progress_create_index WHERE pid = %s AND blocks_total > 0"


@contextmanager
def watched(engine: Engine, connection: Connection, tell: Tell) -> Iterator[None]:
    """Run the block, in which the connection may make indexes, and tell of each how far it is."""
    pid = int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
    is_over = Event()
    watcher = Thread(target=_watch, args=(engine, pid, tell, is_over), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()


def _watch(engine: Engine, pid: int, tell: Tell, is_over: Event) -> None:
    last = None
    # Where the server has no room for one more connection, the index is made without a word.
    with (
        suppress(DBAPIError),
        engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
    ):
        while not is_over.wait(_EVERY_S):
            if found := connection.exec_driver_sql(_FAR, (pid,)).first():
                last = Progress(stage=Stage.INDEX, done=found[0], total=found[1])
                tell(last)
    if last is not None:
        tell(Progress(stage=last.stage, done=last.total, total=last.total))
