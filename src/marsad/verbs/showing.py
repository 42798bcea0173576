"""The database as a page and an HTTP API."""

from collections.abc import Callable
from pathlib import Path

from marsad.verbs.keeping import default_db

HOST = "127.0.0.1"
PORT = 8600


def serve(
    *,
    db: Path | None = None,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = False,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve the page on `db` until interrupted; `announce` is called with its address once it answers.

    Raises:
        StoreError: there is no database, or it cannot be opened.
        SystemExit: the address cannot be listened on.
    """
    from marsad.store import Store
    from marsad.theatre.loading import load
    from marsad.web.serving import serve as answer

    with Store.read(db or default_db()) as store:
        answer(store, load("syria"), host=host, port=port, open_browser=open_browser, announce=announce)
