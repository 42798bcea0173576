"""The page: files built from `frontend/`, shipped in the package."""

from importlib.resources import as_file, files
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

# Vite puts a hash of the content into these names, so a name never changes its meaning.
_HASHED = "assets/"


def folder() -> Path:
    """Return the folder of the built page."""
    with as_file(files("marsad.web").joinpath("static")) as found:
        return found


class Page(StaticFiles):
    """The built page at the root: what has a hash in its name is kept by the browser for good."""

    def __init__(self) -> None:
        super().__init__(directory=folder(), html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file at `path` with how long it may be kept."""
        response = await super().get_response(path, scope)
        hashed = path.replace("\\", "/").startswith(_HASHED)
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        return response
