"""The application: the API, the page, and what guards them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette_compress import CompressMiddleware

from marsad import __version__
from marsad.errors import StoreError
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.calm import Calm, Counted
from marsad.web.desk import Desk
from marsad.web.freshness import Versioned
from marsad.web.ledger import Ledger
from marsad.web.log import SERVER, Logged
from marsad.web.page import page
from marsad.web.routes import (
    about,
    calendar,
    compare,
    control,
    counters,
    course,
    events,
    figures,
    maps,
    places,
    reports,
    rests,
    search,
    service,
    sources,
    statements,
)
from marsad.web.safety import Guarded, safe_headers
from marsad.web.tiles import Tiles

# In the order of the document, one a line.
ROUTES = (
    about,
    compare,
    sources,
    control,
    places,
    course,  # before events, one of which could be called so
    statements,
    rests,
    events,
    figures,
    counters,
    reports,
    calendar,
    search,
    maps,
    service,
)
# A page of another site that points its own name at this machine is not answered.
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]", "testserver")


def create(
    store: Store, theatre: Theatre, *, hosts: Sequence[str] = LOCAL_HOSTS, tiles: Tiles | None = None
) -> FastAPI:
    """Return the application over `store`, which answers requests that were sent to one of `hosts`."""
    app = FastAPI(
        title="Marsad",
        version=__version__,
        description="Who holds what, when, and who says so: the record that Marsad derives from Arabic reports. "
        "Read-only. Days are inclusive; offsets count Unicode code points of a report's text.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_opened,
    )
    app.state.ledger, app.state.desk = Ledger(store, theatre), Desk(store)
    app.state.tiles, app.state.calm = tiles, (calm := Calm())
    for routes in ROUTES:
        app.include_router(routes.router)

    app.mount("/", page(), name="page")
    headers = safe_headers(tiles=tiles.origin if tiles else None)
    _refuse_plainly(app, headers)
    # The last added is the outermost.
    app.add_middleware(Versioned)
    app.add_middleware(CompressMiddleware, minimum_size=1024)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Guarded, headers=headers)
    app.add_middleware(Counted, calm=calm)
    app.add_middleware(Logged)
    return app


def _refuse_plainly(app: FastAPI, headers: Mapping[str, str]) -> None:
    """Leave the application answering in JSON also where the store refuses, and where it fails itself."""

    @app.exception_handler(StoreError)
    def _refused(_request: Request, error: StoreError) -> JSONResponse:
        SERVER.error("the store does not answer", extra={"reason": str(error)})
        return JSONResponse({"detail": f"the record cannot be read now: {error}"}, 503)

    @app.exception_handler(500)
    def _failed(_request: Request, _error: Exception) -> JSONResponse:
        # It is outside all that would add them.
        return JSONResponse({"detail": "the server failed; its log says why"}, 500, headers=dict(headers))


@asynccontextmanager
async def _opened(app: FastAPI) -> AsyncIterator[None]:
    """Serve within the block, and let the figures' clerk go behind it."""
    yield
    app.state.desk.close()
