"""The page: files built from `frontend/`, shipped in the package."""

import re
from importlib.resources import as_file, files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

# Vite puts a hash of the content into these names, so a name never changes its meaning.
_HASHED = "assets/"
# The page's own addresses, as frontend/src/view/path.ts has them: it finds out by itself what to show there.
_VIEWS = re.compile(r"(places|events|reports)/.+|events|casualties|displacement|reports|compare|about")


def folder() -> Path:
    """Return the folder of the built page."""
    with as_file(files("marsad.web").joinpath("static")) as found:
        return found


class Page(StaticFiles):
    """The built page at the root: what has a hash in its name is kept by the browser for good."""

    def __init__(self) -> None:
        super().__init__(directory=folder(), html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file at `path`, or the page itself for an address of its own, with how long it may be kept."""
        path = path.replace("\\", "/")
        try:
            response = await super().get_response(path, scope)
        except HTTPException as refusal:
            # Whoever asks for a picture or a script that is not there gets no page instead.
            if refusal.status_code != 404 or path.startswith((_HASHED, "api/")):
                raise
            response = await super().get_response("index.html", scope)
            response.status_code = 200 if _VIEWS.fullmatch(path) else 404
        hashed = path.startswith(_HASHED)
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response
