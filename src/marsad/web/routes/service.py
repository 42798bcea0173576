"""The service itself: whether it is there, and how it is asked."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from marsad.errors import StoreError
from marsad.web.reference import reference
from marsad.web.routes.asking import AskedLedger

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def health(ledger: AskedLedger) -> JSONResponse:
    """That the server answers and its store does; status 503 and the reason where that does not."""
    try:
        ledger.store.arrivals()
    except StoreError as error:
        return JSONResponse({"ok": False, "detail": str(error)}, 503)
    return JSONResponse({"ok": True})


@router.get("/api/docs")
def docs(request: Request) -> HTMLResponse:
    """The API's reference for a reader."""
    return HTMLResponse(reference(request.app.openapi()))
