"""What is compressed once and kept in memory: the files that never change their meaning."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The page has some forty files; browsers ask in two or three ways.
_MOST = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    headers: Sequence[tuple[bytes, bytes]]
    body: bytes


class Kept:
    """The application inside; what it answers `immutable` and compressed is asked of it once for each encoding."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._answers: OrderedDict[tuple[str, str], _Answer] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory where the same was answered before, else as the application inside does."""
        asked = Headers(scope=scope)
        if scope["type"] != "http" or scope["method"] != "GET" or "if-none-match" in asked:
            await self._app(scope, receive, send)
            return
        key = (scope["path"], asked.get("accept-encoding", ""))
        answer = self._answers.get(key)
        if answer is None:
            await self._app(scope, receive, _Watched(self, key, send).pass_on)
            return
        self._answers.move_to_end(key)
        await send({"type": "http.response.start", "status": 200, "headers": list(answer.headers)})
        await send({"type": "http.response.body", "body": answer.body})

    def keep(self, key: tuple[str, str], answer: _Answer) -> None:
        """Leave the answer to be given again; of too many the one longest not asked for is forgotten."""
        self._answers[key] = answer
        while len(self._answers) > _MOST:
            self._answers.popitem(last=False)


class _Watched:
    """One answer on its way out, kept once it is whole."""

    def __init__(self, kept: Kept, key: tuple[str, str], send: Send) -> None:
        self._kept = kept
        self._key = key
        self._send = send
        self._start: Message = {}
        self._parts: list[bytes] = []

    async def pass_on(self, message: Message) -> None:
        """Send `message`, and remember it."""
        # Others may add to the headers of the answer that goes out; those of the kept one stay as they are now.
        if message["type"] == "http.response.start":
            self._start = {**message, "headers": list(message["headers"])}
        elif message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False) and self._is_for_good():
                body = b"".join(self._parts)
                headers = [each for each in self._start["headers"] if each[0] != b"content-length"]
                length = (b"content-length", str(len(body)).encode())
                self._kept.keep(self._key, _Answer(headers=(*headers, length), body=body))
        await self._send(message)

    def _is_for_good(self) -> bool:
        headers = Headers(raw=self._start["headers"])
        immutable = "immutable" in headers.get("cache-control", "")
        return self._start["status"] == 200 and immutable and "content-encoding" in headers
