"""A server of models in the test's own process, that answers well, badly or not at all."""

import contextlib
import json
import socket
import ssl
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

TEXT = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي."
QUOTE = "سيطرت قوات سوريا الديمقراطية"
ITEM = {"quote": QUOTE, "status": "captured", "where": ["P1"], "holder": ["G1"], "when": "T1"}
ANSWER = json.dumps({"control": [ITEM], "casualties": [], "displacement": [], "incidents": []}, ensure_ascii=False)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as it came."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


class Line(BaseHTTPRequestHandler):
    """One connection of the server."""

    protocol_version = "HTTP/1.1"
    server: "Serving"

    def do_POST(self) -> None:
        """Answer as it is this request's turn to be answered."""
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        asked = Asked(path=self.path, headers=dict(self.headers.items()), body=json.loads(raw))
        # Whoever asked may have hung up.
        with contextlib.suppress(OSError):
            self.server.turn(asked)(self, asked)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send(self, body: bytes, *, status: int = 200, media: str = "application/json", **headers: str) -> None:
        """Send an answer whole."""
        self.send_response(status)
        for name, value in {"Content-Type": media, **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


Behaviour = Callable[[Line, Asked], None]


@dataclass(kw_only=True)
class Known:
    """What a server is to do, in order, the last again and again; what it was asked; `ended` when the test is over."""

    behaviours: tuple[Behaviour, ...]
    asked: list[Asked] = field(default_factory=list)
    ended: Event = field(default_factory=Event)
    url: str = ""


class Serving(ThreadingHTTPServer):
    """A server with a thread for each connection, all of which end with it."""

    daemon_threads = False

    def __init__(self, known: Known) -> None:
        super().__init__(("127.0.0.1", 0), Line)
        self.known, self._lock = known, Lock()

    def turn(self, asked: Asked) -> Behaviour:
        """Return what is done with the request, which is noted."""
        with self._lock:
            self.known.asked.append(asked)
            return self.known.behaviours[min(len(self.known.asked), len(self.known.behaviours)) - 1]

    def handle_error(self, *_: object) -> None:
        """Say nothing of those who hang up."""


@contextmanager
def serving(*behaviours: Behaviour, context: ssl.SSLContext | None = None) -> Iterator[Known]:
    """Yield a server on a port of its own, by TLS where there is a context, closed with all its threads at the end."""
    known = Known(behaviours=behaviours)
    server = Serving(known)
    if context:
        # Hands are shaken where a thread reads, not where all are let in.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    known.url = f"http{'s' if context else ''}://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield known
    finally:
        known.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def completion(text: str | None = ANSWER, *, finish: str = "stop", usage: object = None, **message: object) -> bytes:
    """Return an answer as servers write it."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
    counted = {"prompt_tokens": 1_000, "completion_tokens": 100} if usage is None else usage
    told = {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": counted}
    return json.dumps(told, ensure_ascii=False).encode()


def says(text: str | None = ANSWER, **how: Any) -> Behaviour:  # noqa: ANN401  # as `completion` takes them
    """Return the behaviour of saying that."""
    return lambda line, _: line.send(completion(text, **how))


def sends(body: bytes, **how: Any) -> Behaviour:  # noqa: ANN401  # as `send` takes them
    """Return the behaviour of sending that, whatever it is."""
    return lambda line, _: line.send(body, **how)


def refuses(status: int, words: str = "no", **headers: str) -> Behaviour:
    """Return the behaviour of answering with that status."""
    body = json.dumps({"error": {"message": words, "type": "error", "code": None}}).encode()
    return lambda line, _: line.send(body, status=status, **headers)


def sends_raw(raw: bytes) -> Behaviour:
    """Return the behaviour of sending that, whether it is HTTP or not, and hanging up."""

    def behave(line: Line, _: Asked) -> None:
        line.close_connection = True
        line.wfile.write(raw)

    return behave


def breaks_off(line: Line, _: Asked) -> None:
    """Begin an answer, and hang up with a reset in the middle of it."""
    body = completion()
    line.send_response(200)
    line.send_header("Content-Type", "application/json")
    line.send_header("Content-Length", str(len(body)))
    line.end_headers()
    line.wfile.write(body[:40])
    line.wfile.flush()
    line.close_connection = True
    line.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.connection.close()


def drips(line: Line, _: Asked) -> None:
    """Send a byte now and then, for ever."""
    line.send_response(200)
    line.send_header("Content-Type", "application/json")
    line.end_headers()
    line.close_connection = True
    while not line.server.known.ended.wait(0.02):
        line.wfile.write(b" ")
        line.wfile.flush()


def drips_headers(line: Line, _: Asked) -> None:
    """Send a letter of a header now and then, for ever."""
    line.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    line.close_connection = True
    while not line.server.known.ended.wait(0.02):
        line.wfile.write(b"a")
        line.wfile.flush()


def pours(line: Line, _: Asked) -> None:
    """Send an answer without end, as fast as it is read."""
    line.send_response(200)
    line.send_header("Content-Type", "application/json")
    line.end_headers()
    line.close_connection = True
    while not line.server.known.ended.is_set():
        line.wfile.write(b'{"choices": [' + b" " * 100_000)


def waits(line: Line, _: Asked) -> None:
    """Say nothing until the test is over."""
    line.close_connection = True
    line.server.known.ended.wait()
