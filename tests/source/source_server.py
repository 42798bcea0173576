"""A server of HTTP in the test's own process, and a clock that waits for nothing."""

import contextlib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from marsad.source.bounds import Bounds
from marsad.source.clock import Clock
from marsad.source.customs import Customs, anywhere

NOON = datetime(2017, 11, 3, 12, tzinfo=UTC)
PAGE = """<html lang="ar"><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>قتل ثلاثة مدنيين وأصيب سبعة آخرون في قصف جوي استهدف الأحياء السكنية في بلدة الشحيل شرق دير الزور.</p>
<p>وقال شهود إن الطائرات عادت مساء وقصفت أطراف البلدة، فيما نزحت عشرات العائلات نحو القرى المجاورة.</p>
</article></body></html>"""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a server says to one request; `body` may come in pieces that never end."""

    status: int = 200
    body: bytes | Callable[[], Iterator[bytes]] = b""
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]


Answering = Said | Callable[[Asked], Said]


@dataclass(kw_only=True)
class Site:
    """What a server has at each path, and what it was asked for; all else is not found."""

    address: str = ""
    paths: dict[str, Answering] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    def answer(self, asked: Asked) -> Said:
        """Return what is said to the request, which is noted."""
        self.asked.append(asked)
        found = self.paths.get(asked.path, Said(status=404))
        return found if isinstance(found, Said) else found(asked)

    def visited(self) -> list[str]:
        """Return the paths that were asked for, without those of rules."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of those who hang up."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(paths: Mapping[str, Answering] | None = None, *, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Yield a site on a port of its own, by TLS where there is a context, closed with all its threads at the end."""
    site = Site(paths=dict(paths or {}))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            # Whoever asked may have hung up.
            with contextlib.suppress(OSError):
                self._say(site.answer(Asked(path=self.path, headers=dict(self.headers.items()))))

        def _say(self, said: Said) -> None:
            self.close_connection = True
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            if isinstance(said.body, bytes):
                self.send_header("Content-Length", str(len(said.body)))
            self.end_headers()
            for piece in (said.body,) if isinstance(said.body, bytes) else said.body():
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = Quiet(("127.0.0.1", 0), Handler)
    if context:
        # Hands are shaken where a thread reads, not where all are let in.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.daemon_threads = False
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.address = f"http{'s' if context else ''}://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        site.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass(kw_only=True)
class Hands:
    """The hands of a clock: whoever sleeps moves them."""

    now: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Be so much later at once."""
        self.slept.append(round(seconds, 3))
        self.now += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        """The clock with these hands."""
        return Clock(now=lambda: self.now, sleep=self.sleep)


def customs(hands: Hands | None = None, *, bounds: Bounds | None = None) -> Customs:
    """Return how tests fetch: from this machine, without waiting."""
    clock = (hands or Hands()).clock
    return Customs(contact="desk@our.example", is_open=anywhere, bounds=bounds or Bounds(), clock=clock)
