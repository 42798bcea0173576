"""The database as a page and an HTTP API."""

from collections.abc import Callable
from functools import partial

from marsad.address import Where
from marsad.progress import Tell, untold
from marsad.verbs.keeping import default_db

HOST = "127.0.0.1"
PORT = 8600


def refuse_others(host: str, port: int) -> None:
    """Leave all as it is where `host` is an address that this machine alone sees.

    Raises:
        ServingError: others see it; says why the page is not served there, and what to do instead.
    """
    from marsad.web.exposure import refuse_others as refuse

    refuse(host, port)


def serve(
    *,
    db: Where | None = None,
    host: str = HOST,
    port: int = PORT,
    open_browser: bool = False,
    announce: Callable[[str], None] = print,
    tell: Tell = untold,
    tiles: str | None = None,
    attribution: str = "",
    verbose: bool = False,
    log_json: bool = False,
) -> None:
    """Serve the page on `db` until interrupted; `announce` is called with its address once it answers.

    Computed rows are brought up to date before, and `tell` hears how far; where they cannot be, the log says why.

    `tiles` is the address of a tile server with {z}, {x} and {y}, shown under the map with the words of `attribution`.
    The log on stderr has warnings, if `verbose` every request; with `log_json` it is JSON and has the address too,
    which is then not announced.

    Raises:
        ServingError: other machines would see the page, or tiles can not be at that address.
        StoreError: there is no database, or it cannot be opened.
        SystemExit: the address cannot be listened on.
    """
    from marsad.store import Store
    from marsad.theatre.loading import load
    from marsad.web.log import Log, told
    from marsad.web.serving import serve as answer
    from marsad.web.tiles import Tiles

    # Told before a database is looked for, let alone brought up to date.
    refuse_others(host, port)
    under = Tiles(url=tiles, attribution=attribution) if tiles else None
    log, say = Log(verbose=verbose, as_json=log_json), told if log_json else tell
    log.begin()
    with Store.read(db or default_db(), tell=say) as store:
        run = partial(answer, host=host, port=port, open_browser=open_browser, announce=announce)
        run(store, load("syria"), tell=say, tiles=under, log=log)
