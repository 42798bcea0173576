"""What can wait makes room for who waits for an answer."""

from threading import Event, Thread

from fastapi.testclient import TestClient

from marsad.web.calm import Calm

# Seconds in which anything that is to happen has happened.
PATIENCE_S = 30


class Waiting:
    """Somebody who waits for calm."""

    def __init__(self, calm: Calm) -> None:
        self.ending, self.found = Event(), Event()
        self.answer: bool | None = None
        self._thread = Thread(target=self._wait, args=(calm,))
        self._thread.start()

    def _wait(self, calm: Calm) -> None:
        self.answer = calm.wait(self.ending)
        self.found.set()

    def end(self) -> bool | None:
        self.ending.set()
        self._thread.join(PATIENCE_S)
        return self.answer


def test_it_is_calm_once_every_request_is_answered() -> None:
    calm = Calm()
    calm.begin()
    calm.begin()
    calm.end()
    waiting = Waiting(calm)
    assert not waiting.found.wait(0.5)
    calm.end()
    assert waiting.found.wait(PATIENCE_S)
    assert waiting.end() is True


def test_who_ends_does_not_wait_for_calm() -> None:
    calm = Calm()
    calm.begin()
    assert Waiting(calm).end() is False


def test_requests_of_the_application_are_counted_whatever_comes_of_them(client: TestClient) -> None:
    calm: Calm = client.app.state.calm  # type: ignore[attr-defined]
    for path in ("/api/about", "/api/control/day?day=tomorrow", "/nowhere"):
        client.get(path)
    waiting = Waiting(calm)
    assert waiting.found.wait(PATIENCE_S)
    assert waiting.end() is True
