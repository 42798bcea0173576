"""The page: files built from `frontend/`, shipped in the package, and the addresses at which it shows its views."""

import re
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import unquote_to_bytes

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope
from starlette_compress import CompressMiddleware

from marsad.web.keeping import Kept

# The page's own addresses, as frontend/src/view/path.ts has them; an id may hold anything. A test compares the two.
VIEWS = (
    "/",
    "/places/:id",
    "/events",
    "/events/:id",
    "/casualties",
    "/displacement",
    "/reports",
    "/reports/:id",
    "/compare",
    "/about",
)
# What the map needs is named in its page, so that the browser asks for all of it at once (frontend/preloads.ts).
_PAGE, _MAP = "index.html", "map.html"
_VIEW = re.compile("|".join(re.escape(view).replace(":id", ".+") for view in VIEWS), re.DOTALL)
# Vite puts a hash of the content into these names, so a name never changes its meaning.
_HASHED = "assets/"
_STRAY_PERCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
# What is kept is compressed once, so it may take its time; levels beyond take seconds for little.
_BROTLI, _ZSTD, _GZIP = 9, 15, 9


def folder() -> Path:
    """Return the folder of the built page."""
    with as_file(files("marsad.web").joinpath("static")) as found:
        return found


def page() -> ASGIApp:
    """Return the page at every address that no path of the API has: what it sends for good is compressed once."""
    return Kept(CompressMiddleware(Page(), brotli_quality=_BROTLI, zstd_level=_ZSTD, gzip_level=_GZIP))


def shows(raw_path: bytes) -> bool:
    """Return whether the page has a view at the path, which is given as it was asked for."""
    if _STRAY_PERCENT.search(raw_path):
        return False
    try:
        path = unquote_to_bytes(raw_path).decode()
    except UnicodeDecodeError:
        return False
    return _VIEW.fullmatch(path.rstrip("/") or "/") is not None


class Page(StaticFiles):
    """The built page at the root: what has a hash in its name is kept by the browser for good.

    Where there is no file, the page itself answers: it shows the view of that address, or says, with status 404, that
    there is none.
    """

    def __init__(self) -> None:
        super().__init__(directory=folder(), html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file at `path`, or the page, with how long it may be kept."""
        place = path.replace("\\", "/")
        # As it was asked for: an id of the API may be full of dots and slashes.
        if f"{scope['path']}/".startswith("/api/"):
            raise HTTPException(404, "the API has no such path; /api/docs tells of all that it has")
        at_root = scope["path"] == "/"
        try:
            response = await super().get_response(_MAP if at_root else path, _whole(scope))
        except HTTPException as error:
            if error.status_code != 404 or f"{place}/".startswith(_HASHED):
                raise
            response = await self._view(scope)
        return _told(response, for_good=place.startswith(_HASHED))

    async def _view(self, scope: Scope) -> Response:
        if shows(scope.get("raw_path") or scope["path"].encode()):
            return await super().get_response(_PAGE, _whole(scope))
        return FileResponse(folder() / _PAGE, status_code=404)


def _whole(scope: Scope) -> Scope:
    """Return the request without a range: a part of what is compressed would be a part of something else."""
    return {**scope, "headers": [each for each in scope["headers"] if each[0] not in (b"range", b"if-range")]}


def _told(response: Response, *, for_good: bool) -> Response:
    headers = response.headers
    headers["cache-control"] = "public, max-age=31536000, immutable" if for_good else "no-cache"
    headers["accept-ranges"] = "none"
    headers.add_vary_header("Accept-Encoding")
    # Weak: the same file goes out in several encodings.
    if "etag" in headers:
        headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"
    return response
