"""The application: the API, the page, and what guards them."""

from collections.abc import Sequence

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette_compress import CompressMiddleware

from marsad import __version__
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.freshness import Versioned
from marsad.web.ledger import Ledger
from marsad.web.page import page
from marsad.web.routes import (
    about,
    control,
    events,
    maps,
    places,
    reports,
    search,
    service,
    statements,
)
from marsad.web.safety import Guarded

# A page of another site that points its own name at this machine is not answered.
LOCAL_HOSTS = ("127.0.0.1", "localhost", "testserver")


def create(store: Store, theatre: Theatre, *, hosts: Sequence[str] = LOCAL_HOSTS) -> FastAPI:
    """Return the application over `store`, which answers requests that were sent to one of `hosts`."""
    app = FastAPI(
        title="Marsad",
        version=__version__,
        description="Who holds what, when, and who says so: the record that Marsad derives from Arabic reports. "
        "Read-only. Days are inclusive; offsets count Unicode code points of a report's text.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.ledger = Ledger(store, theatre)
    for routes in (about, control, places, statements, events, reports, search, maps, service):
        app.include_router(routes.router)

    app.mount("/", page(), name="page")
    # The last added is the outermost.
    app.add_middleware(Versioned)
    app.add_middleware(CompressMiddleware, minimum_size=1024)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Guarded)
    return app
