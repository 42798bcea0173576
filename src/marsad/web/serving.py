"""The server: the application on an address of this machine."""

import threading
import webbrowser
from collections.abc import Callable
from socket import socket

import uvicorn

from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import LOCAL_HOSTS, create

HOST = "127.0.0.1"
PORT = 8600


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    store: Store,
    theatre: Theatre,
    *,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = False,
    announce: Callable[[str], None] = print,
) -> None:
    """Answer requests until interrupted; `announce` is called with the page's address once it is there.

    Raises:
        SystemExit: the address cannot be listened on; uvicorn has said why.
    """
    address = f"http://{host}:{port}/"

    def _ready() -> None:
        announce(address)
        if open_browser:
            # A browser may take its time to start, and the server does not wait for it.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    app = create(store, theatre, hosts=tuple(dict.fromkeys((host, *LOCAL_HOSTS))))
    _Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False), _ready).run()
