"""What the server says of itself on stderr: lines for a person, or JSON for a program.

A line on a request has its method, path, status and milliseconds, and the number that the answer carries as
`x-request-id`. It never has the query: what people search for is theirs.
"""

import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from uuid import uuid4

import structlog
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.stdlib import ExtraAdder, ProcessorFormatter
from structlog.types import Processor

from marsad.progress import Progress

_REQUESTS = logging.getLogger("marsad.web.requests")
SERVER = logging.getLogger("marsad.web.server")
_SHARED: Sequence[Processor] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    ExtraAdder(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """How much the server says, warnings alone or `verbose` every request too, and how: `as_json` or for a person."""

    verbose: bool = False
    as_json: bool = False

    def begin(self) -> None:
        """Leave the server's loggers writing so."""
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(
            ProcessorFormatter(
                foreign_pre_chain=[*_SHARED],
                processors=[ProcessorFormatter.remove_processors_meta, *self._form()],
            )
        )
        for name in ("marsad.web", "uvicorn"):
            logger = logging.getLogger(name)
            logger.handlers = [handler]
            logger.propagate = False
            logger.setLevel(logging.WARNING)
        if self.verbose:
            _REQUESTS.setLevel(logging.INFO)
        # Who reads JSON reads there too where the page is.
        if self.verbose or self.as_json:
            SERVER.setLevel(logging.INFO)

    def _form(self) -> tuple[Processor, ...]:
        if self.as_json:
            return structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)
        colours, plain = sys.stderr.isatty(), structlog.dev.plain_traceback
        renderer = structlog.dev.ConsoleRenderer(
            colors=colours, pad_event_to=0, sort_keys=False, exception_formatter=plain
        )
        return (renderer,)


def told(progress: Progress) -> None:
    """Leave in the log how far that is which the first answers would wait for."""
    extra = {"stage": progress.stage.value, "done": progress.done, "total": progress.total}
    SERVER.info("bringing up to date", extra=extra)


class Logged:
    """The application inside; every request has a number, and a line once it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        number, begun, status = uuid4().hex[:12], perf_counter(), 500

        async def _numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["x-request-id"] = number
            await send(message)

        # What else is said while this request is answered bears its number too.
        structlog.contextvars.bind_contextvars(request=number)
        try:
            await self._app(scope, receive, _numbered)
        finally:
            taken_ms = round((perf_counter() - begun) * 1000, 1)
            # As it was asked for, escapes and all: no control character of an address reaches the log.
            path = (scope.get("raw_path") or b"").decode("ascii", "backslashreplace")
            told = {"method": scope["method"], "path": path, "status": status, "ms": taken_ms}
            _REQUESTS.log(logging.ERROR if status >= 500 else logging.INFO, "answered", extra=told)
