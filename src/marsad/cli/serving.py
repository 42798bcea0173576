"""`marsad serve`: the page, until interrupted."""

import contextlib
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass

import typer

from marsad import verbs
from marsad.address import Where
from marsad.cli.options import Database, Host, LogJson, NoBrowser, Port, TileCredit, TileServer, Verbose
from marsad.cli.output import SOME_FAILED, Messages
from marsad.verbs.showing import HOST, PORT

SERVE_EXAMPLES = (
    "marsad serve",
    "marsad serve --db syria.db --port 8700",
    "marsad serve --tiles 'https://tiles.example/{z}/{x}/{y}.png' --tiles-credit 'Our own survey'",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What is drawn under the map: the tiles of a server, None for none, and whose they are."""

    tiles: str | None = None
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How much the server's log says, and how."""

    verbose: bool = False
    as_json: bool = False


BARE = Under()
QUIET = Said()


def serve(
    *,
    db: Database = None,
    port: Port = PORT,
    host: Host = HOST,
    no_browser: NoBrowser = False,
    tiles: TileServer = None,
    tiles_credit: TileCredit = "",
    verbose: Verbose = False,
    log_json: LogJson = False,
) -> None:
    """Show the map and the sentences behind it.

    Serves the page and the HTTP API (described at /api/docs) until interrupted.
    """
    under, log = Under(tiles=tiles, credit=tiles_credit), Said(verbose=verbose, as_json=log_json)
    serve_db(db, port=port, host=host, no_browser=no_browser, under=under, log=log)


def serve_db(
    db: Where | None, *, port: int, host: str, no_browser: bool, under: Under = BARE, log: Said = QUIET
) -> None:
    """Serve the page on `db` until interrupted, its address said and opened in a browser where there is one."""
    messages = Messages()
    # Ctrl-C is how a server is meant to end, and so is the word of whoever supervises it.
    with contextlib.suppress(KeyboardInterrupt), messages.usage(), _ended_by_terminating(), messages.waiting() as tell:
        verbs.refuse_others(host, port)
        if reason := _taken(host, port):
            messages.say(f"marsad: cannot listen on {host}:{port} ({reason}); choose another with --port")
            raise typer.Exit(SOME_FAILED)
        verbs.serve(
            db=db,
            host=host,
            port=port,
            open_browser=not no_browser and _has_browser(),
            announce=lambda address: messages.say(f"Marsad is at {address} (Ctrl-C ends it)"),
            tell=tell,
            tiles=under.tiles,
            attribution=under.credit,
            verbose=log.verbose,
            log_json=log.as_json,
        )


@contextlib.contextmanager
def _ended_by_terminating() -> Iterator[None]:
    """Run the block so that SIGTERM ends it as Ctrl-C does, and what it opened is closed."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _taken(host: str, port: int) -> str | None:
    """Return why nothing can listen there, None where it can."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error.strerror or str(error)
    return None


def _has_browser() -> bool:
    """Return whether a page can be opened beside this terminal; a browser inside it would take it over."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
