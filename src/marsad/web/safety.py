"""What every answer carries so that a browser does nothing with it but show it."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing is fetched from anywhere but the server itself; MapLibre's worker is one of its files.
_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# What a tile is fetched by.
_FOR_TILES = ("img-src", "connect-src")
_HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def safe_headers(*, tiles: str | None = None) -> Mapping[str, str]:
    """Return the headers of safety; `tiles` is the origin of a tile server, the one other that may be asked."""
    directives = {
        name: f"{sources} {tiles}" if tiles and name in _FOR_TILES else sources for name, sources in _POLICY.items()
    }
    policy = "; ".join(f"{name} {sources}" for name, sources in directives.items())
    return {"content-security-policy": policy, **_HEADERS}


class Guarded:
    """The application inside, every answer of which carries the headers of safety."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does."""

        async def _guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, _guarded if scope["type"] == "http" else send)
