"""Answers that say which version they are, so that one which the reader has is not sent again."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_API = "/api/"


class Versioned:
    """The application inside; what it answers under /api/ has an ETag, and 304 where the reader has that version.

    HEAD is answered as GET is, without the body. What is sent piece by piece goes out as it comes, without a version.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does, or say that nothing changed."""
        if scope["type"] != "http" or not scope["path"].startswith(_API) or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        kept = Headers(scope=scope).get("if-none-match", "")
        answer = _Answer(send, kept, is_head=scope["method"] == "HEAD")
        await self._app({**scope, "method": "GET"}, receive, answer.take)


class _Answer:
    """One answer, held back until it is whole or proves to come in pieces."""

    def __init__(self, send: Send, kept: str, *, is_head: bool) -> None:
        self._send = send
        self._kept = kept
        self._is_head = is_head
        self._start: Message = {}
        self._begun = False

    async def take(self, message: Message) -> None:
        """Hold the start back until it is known whether the first piece is all."""
        if message["type"] == "http.response.start":
            self._start = message
            return
        body = message.get("body", b"")
        if not self._begun:
            if not message.get("more_body", False):
                body = self._versioned(body)
            self._begun = True
            await self._send(self._start)
        await self._send({**message, "body": b"" if self._is_head else body})

    def _versioned(self, body: bytes) -> bytes:
        """Return what is left to send of a whole answer; its headers then name its version."""
        if self._start["status"] != 200:
            return body
        headers = MutableHeaders(scope=self._start)
        tag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        headers["etag"] = tag
        headers.setdefault("cache-control", "no-cache")
        headers.add_vary_header("Accept-Encoding")
        if not {"*", tag} & {each.strip() for each in self._kept.split(",")}:
            return body
        self._start["status"] = 304
        del headers["content-length"]
        return b""
