"""`marsad serve`: the page, until interrupted."""

import contextlib
import os
import socket
import sys
import webbrowser
from pathlib import Path

import typer

from marsad import verbs
from marsad.cli.options import Database, Host, NoBrowser, Port
from marsad.cli.output import SOME_FAILED, Messages
from marsad.verbs.showing import HOST, PORT

SERVE_EXAMPLES = (
    "marsad serve",
    "marsad serve --db syria.db --port 8700",
)


def serve(*, db: Database = None, port: Port = PORT, host: Host = HOST, no_browser: NoBrowser = False) -> None:
    """Show the map and the sentences behind it.

    Serves the page and the HTTP API (described at /api/docs) until interrupted.
    """
    serve_db(db, port=port, host=host, no_browser=no_browser)


def serve_db(db: Path | None, *, port: int, host: str, no_browser: bool) -> None:
    """Serve the page on `db` until interrupted, its address said and opened in a browser where there is one."""
    messages = Messages()
    if reason := _taken(host, port):
        messages.say(f"marsad: cannot listen on {host}:{port} ({reason}); choose another with --port")
        raise typer.Exit(SOME_FAILED)
    browser = not no_browser and _has_browser()
    # Ctrl-C is how a server is meant to end.
    with contextlib.suppress(KeyboardInterrupt):
        verbs.serve(
            db=db,
            host=host,
            port=port,
            open_browser=browser,
            announce=lambda address: messages.say(f"Marsad is at {address} (Ctrl-C ends it)"),
        )


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
