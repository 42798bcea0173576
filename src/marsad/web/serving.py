"""The server: the application on an address of this machine."""

import gc
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socket import socket

import uvicorn
from fastapi import FastAPI
from starlette.datastructures import State

from marsad.errors import StoreError
from marsad.inquiry.renewal import renew
from marsad.progress import Tell, untold
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import LOCAL_HOSTS, create
from marsad.web.calm import Calm
from marsad.web.errand import OPENING
from marsad.web.exposure import refuse_others, written
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
    with _preparing(app.state) as preparing:

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
def _preparing(state: State) -> Iterator[threading.Thread]:
    """Yield what makes answers ready once it is started; what the page asks first is ready before.

    Nothing touches the store behind the block, so that whoever takes that away takes it from nobody.
    """
    # Thousands of rows are made for one answer, and are gone after it: what is kept is walked through seldom.
    gc.set_threshold(*COLLECTED)
    _have(state.ledger.begin)
    _settle()
    ending = threading.Event()
    preparing = threading.Thread(target=_prepare, args=(state, ending), daemon=True)
    try:
        yield preparing
    finally:
        ending.set()
        state.desk.close()
        if preparing.is_alive():
            preparing.join()


def bring_up_to_date(store: Store, tell: Tell) -> None:
    """Leave nothing for the first answers to compute, as far as it can be kept."""
    try:
        renew(store, tell)
    except StoreError as error:
        SERVER.warning("answers will take long: what they need cannot be kept", extra={"reason": str(error)})


def _prepare(state: State, ending: threading.Event) -> None:
    """Have ready what later questions wait for, and the figures where these take seconds and not minutes.

    Each step waits until nobody has asked for anything for a while: the page is opened as soon as there is an address.
    """
    if not ending.wait(FIRST_S):
        _have(lambda: _take(_steps(state), state.calm, ending))


def _steps(state: State) -> Iterator[None]:
    yield
    counts = state.ledger.counts()
    if counts.casualties + counts.displacement <= MOST_PREPARED:
        state.desk.prepare(OPENING)
    yield from state.ledger.prepare()
    _settle()
    for _ in state.ledger.atlas.cut_lands():
        yield


def _take(steps: Iterator[None], calm: Calm, ending: threading.Event) -> None:
    """Take the steps one by one, each once it is calm, until there are none or `ending` is set."""
    for _ in steps:
        if not calm.wait(ending):
            return


def _have(prepare: Callable[[], None]) -> None:
    """Prepare it; whoever asks for what cannot be is told why, too."""
    try:
        prepare()
    except StoreError as error:
        SERVER.warning("nothing could be prepared", extra={"reason": str(error)})


def _settle() -> None:
    """Leave what is there out of all later collections of garbage: to walk through it took some 90 ms of an answer."""
    gc.collect()
    gc.freeze()


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
