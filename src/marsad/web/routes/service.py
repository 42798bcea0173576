"""The service itself: whether it is there, and how it is asked."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from marsad.web.reference import reference

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
def health() -> dict[str, bool]:
    """That the server answers."""
    return {"ok": True}


@router.get("/api/docs")
def docs(request: Request) -> HTMLResponse:
    """The API's reference for a reader."""
    return HTMLResponse(reference(request.app.openapi()))
