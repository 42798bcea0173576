"""Whether anybody waits for an answer, for whom what can wait makes room."""

import time
from threading import Event, Lock

from starlette.types import ASGIApp, Receive, Scope, Send

# How long nobody has asked for anything once it is calm, and how often that is looked at; in seconds, our choice.
_QUIET_S, _LOOK_S = 0.3, 0.05


class Calm:
    """How many requests are under way, and when the last of them was answered."""

    def __init__(self) -> None:
        self._counting = Lock()
        self._asked = 0
        self._last = time.monotonic() - _QUIET_S

    def begin(self) -> None:
        """Count one request more."""
        with self._counting:
            self._asked += 1

    def end(self) -> None:
        """Count one request less."""
        with self._counting:
            self._asked -= 1
            self._last = time.monotonic()

    def wait(self, ending: Event) -> bool:
        """Return True once nobody has waited for an answer for a while, False if `ending` is set before."""
        while not ending.is_set():
            with self._counting:
                if not self._asked and time.monotonic() - self._last >= _QUIET_S:
                    return True
            ending.wait(_LOOK_S)
        return False


class Counted:
    """The application inside, whose requests are counted."""

    def __init__(self, app: ASGIApp, calm: Calm) -> None:
        self._app, self._calm = app, calm

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application inside does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._calm.begin()
        try:
            await self._app(scope, receive, send)
        finally:
            self._calm.end()
