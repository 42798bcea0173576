"""Answers that say which version they are, so that one which the reader has is not sent again."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_API = "/api/"


class Versioned:
    """The application inside; what it answers under /api/ has an ETag, and 304 where the reader has that version."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does, or say that nothing changed."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_API):
            await self._app(scope, receive, send)
            return
        kept = Headers(scope=scope).get("if-none-match", "")
        await self._app(scope, receive, _Answer(send, kept).take)


class _Answer:
    """One answer, held back until it is whole."""

    def __init__(self, send: Send, kept: str) -> None:
        self._send = send
        self._kept = kept
        self._start: Message = {}
        self._body = b""

    async def take(self, message: Message) -> None:
        """Hold `message` back; send all once the answer is whole."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            self._version()
            await self._send(self._start)
            await self._send({"type": "http.response.body", "body": self._body})

    def _version(self) -> None:
        if self._start["status"] != 200:
            return
        headers = MutableHeaders(scope=self._start)
        tag = f'W/"{hashlib.sha256(self._body).hexdigest()[:32]}"'
        headers["etag"] = tag
        headers.setdefault("cache-control", "no-cache")
        if tag in (each.strip() for each in self._kept.split(",")):
            self._start["status"] = 304
            self._body = b""
            del headers["content-length"]
