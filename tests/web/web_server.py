"""A real server on a real address of this machine."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create


@contextmanager
def serving(db: Path, theatre: Theatre) -> Iterator[str]:
    """Yield the address at which the record in `db` is served while the block runs."""
    with Store.open(db) as opened, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create(opened, theatre), log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        server.should_exit = True
        thread.join()
