"""The server: the application on an address of this machine."""

import gc
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import socket

import uvicorn
from fastapi import FastAPI

from marsad.errors import StoreError
from marsad.inquiry.renewal import renew
from marsad.inquiry.surroundings import below
from marsad.progress import Tell, untold
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import LOCAL_HOSTS, create
from marsad.web.desk import Desk
from marsad.web.errand import OPENING
from marsad.web.exposure import refuse_others, written
from marsad.web.ledger import Ledger
from marsad.web.log import SERVER, Log
from marsad.web.tiles import Tiles

HOST = "127.0.0.1"
PORT = 8600
# Statements of figures. More than these are read and reckoned only once somebody asks for them.
MOST_PREPARED = 50_000
# After how many new things, and how many collections of these, garbage is collected; our choice.
COLLECTED = (100_000, 20, 20)
# How long answers under way may take once the server is to end, in seconds; our choice.
GRACE_S = 5
# How long the first page has the server for itself, in seconds; our choice.
FIRST_S = 1.5
# Between what is prepared for questions that may never come, in seconds; our choice.
PAUSE_S = 0.1
QUIET = Log()


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
    tell: Tell = untold,
    tiles: Tiles | None = None,
    log: Log = QUIET,
) -> None:
    """Answer requests until interrupted; `announce` is called with the page's address once it is there.

    What is computed of the store is brought up to date before, told by `tell`; where it cannot be kept, the log says
    so, and what is there is served.

    Where the log is JSON it has the address, and nothing else is announced.

    Raises:
        ServingError: other machines would see the page.
        SystemExit: the address cannot be listened on; uvicorn has said why.
    """
    refuse_others(host, port)
    log.begin()
    bring_up_to_date(store, tell)
    address = f"http://{written(host)}:{port}/"

    app = create(store, theatre, hosts=tuple(dict.fromkeys((written(host), *LOCAL_HOSTS))), tiles=tiles)
    with _preparing(app.state.ledger, app.state.desk) as preparing:

        def _ready() -> None:
            _say(address, announce, log)
            preparing.start()
            if open_browser:
                # A browser may take its time to start, and the server does not wait for it.
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        _Server(_config(app, host, port), _ready).run()


def _say(address: str, announce: Callable[[str], None], log: Log) -> None:
    if log.as_json:
        SERVER.info("serving", extra={"address": address})
    else:
        announce(address)


@contextmanager
def _preparing(ledger: Ledger, desk: Desk) -> Iterator[threading.Thread]:
    """Yield what makes answers ready once it is started; what the page asks first is ready before.

    Nothing touches the store behind the block, so that whoever takes that away takes it from nobody.
    """
    _have(ledger.begin)
    ending = threading.Event()
    preparing = threading.Thread(target=_prepare, args=(ledger, desk, ending), daemon=True)
    try:
        yield preparing
    finally:
        ending.set()
        desk.close()
        if preparing.is_alive():
            preparing.join()


def bring_up_to_date(store: Store, tell: Tell) -> None:
    """Leave nothing for the first answers to compute, as far as it can be kept."""
    try:
        renew(store, tell)
    except StoreError as error:
        SERVER.warning("answers will take long: what they need cannot be kept", extra={"reason": str(error)})


def _prepare(ledger: Ledger, desk: Desk, ending: threading.Event) -> None:
    """Have ready what the first questions wait for, and the figures where these take seconds and not minutes.

    Then the land of each day of knowledge, each after a pause: who asks meanwhile comes first, and so does the page
    that is opened as soon as there is an address.
    """
    if ending.wait(FIRST_S) or not _have(ledger.prepare):
        return
    _warm()
    with suppress(StoreError):
        counts = ledger.counts()
        if counts.casualties + counts.displacement <= MOST_PREPARED:
            desk.prepare(OPENING)
        for _ in ledger.atlas.cut_lands():
            if ending.wait(PAUSE_S):
                return


def _have(prepare: Callable[[], None]) -> bool:
    """Return whether it is prepared; whoever asks for what is not is told why, too."""
    try:
        prepare()
    except StoreError as error:
        SERVER.warning("nothing could be prepared", extra={"reason": str(error)})
        return False
    return True


def _warm() -> None:
    """Load what the first question about a place would wait for seconds for.

    What is there by then stays, so that no later collection of garbage walks through it: some 90 ms of an answer. What
    answers keep is walked through seldom: thousands of rows are made for one, and are gone after it.
    """
    below("")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)


def _config(app: FastAPI, host: str, port: int) -> uvicorn.Config:
    """Return how uvicorn serves the application: it says what it has to say in our log."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
    )
