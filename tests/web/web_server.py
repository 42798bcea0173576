"""A real server on a real address of this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create
from marsad.web.tiles import Tiles


@contextmanager
def serving(db: Path, theatre: Theatre, port: int = 0, *, tiles: Tiles | None = None) -> Iterator[str]:
    """Yield the address at which the record in `db` is served while the block runs; port 0 is any that is free."""
    with Store.open(db) as opened, socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        listening.listen()
        app = create(opened, theatre, tiles=tiles)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=5))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server ended before it served"
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join()
