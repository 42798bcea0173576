"""The line to a model's server: to it alone, within the time that is left, and of an answer no more than is read."""

import contextlib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from time import monotonic
from typing import Any

import httpcore2
import httpx2

from marsad import __version__
from marsad.endpoint.key import Key
from marsad.endpoint.parameters import Bounds
from marsad.endpoint.place import Endpoint, is_loopback
from marsad.source.authority import authorities

# All else that a client's library tells of itself and this machine stays here.
_SENT = frozenset((b"host", b"accept", b"content-type", b"content-length"))
# How long a connection is held open between two requests, in seconds: less than servers do.
_KEPT_S = 4.0
# When the request of this thread must be done.
_until: ContextVar[float] = ContextVar("until")


class TooLargeError(httpx2.TransportError):
    """An answer is larger than any that is read."""


class Line(httpx2.BaseTransport):
    """Connections to `endpoint`, each request of which has the key, and is answered within the bounds or not at all."""

    def __init__(self, endpoint: Endpoint, key: Key | None, bounds: Bounds) -> None:
        self._key, self._bounds = key, bounds
        self._backend = _Backend(local_only=endpoint.is_local, connect_s=bounds.connect_s)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=authorities(), max_connections=None, keepalive_expiry=_KEPT_S, network_backend=self._backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer, its body read.

        Raises:
            httpx2.TransportError: there is none, or none within the bounds.
        """
        plain = httpcore2.Request(
            method=request.method.encode(),
            url=httpcore2.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=self._headers(request),
            content=request.read(),
        )
        told = _until.set(monotonic() + self._bounds.whole_s)
        try:
            with _faults():
                answer = self._pool.handle_request(plain)
                try:
                    body = self._body(answer)
                finally:
                    answer.close()
        finally:
            _until.reset(told)
        return httpx2.Response(answer.status, headers=answer.headers, content=body, request=request)

    def close(self) -> None:
        """End all connections, and with an error what waits for an answer."""
        self._backend.cut()
        self._pool.close()

    def _headers(self, request: httpx2.Request) -> list[tuple[bytes, bytes]]:
        sent = [(name, value) for name, value in request.headers.raw if name.lower() in _SENT]
        key = [(b"Authorization", b"Bearer " + self._key.told().encode())] if self._key else []
        return [*sent, (b"User-Agent", f"Marsad/{__version__}".encode()), *key]

    def _body(self, answer: httpcore2.Response) -> bytes:
        if any(name.lower() == b"content-encoding" and value.lower() != b"identity" for name, value in answer.headers):
            raise httpx2.TransportError("the answer is packed, which nobody asked for")
        body = bytearray()
        for piece in answer.iter_stream():
            body += piece
            if len(body) > self._bounds.answer_bytes:
                raise TooLargeError(f"the answer has more than {self._bounds.answer_bytes:,} bytes")
        return bytes(body)


class _Backend(httpcore2.NetworkBackend):
    """Connections of the system; where `local_only`, to this machine alone, wherever a name leads."""

    def __init__(self, *, local_only: bool, connect_s: float) -> None:
        self._inner, self._local_only, self._connect_s = httpcore2.SyncBackend(), local_only, connect_s
        self._open: set[_Stream] = set()
        self._lock = Lock()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        *how: Any,  # noqa: ANN401  # the library's
        **named: Any,  # noqa: ANN401  # the library's
    ) -> httpcore2.NetworkStream:
        """Return a connection, of which every reading ends with the time of its request."""
        inner = self._inner.connect_tcp(host, port, _left(self._connect_s), *how, **named)
        if self._local_only and not is_loopback(str(inner.get_extra_info("server_addr")[0])):
            inner.close()
            raise httpcore2.ConnectError(f"{host} leads to another machine")
        return self._watched(inner)

    def cut(self) -> None:
        """End every connection, also under whoever waits for it."""
        with self._lock:
            streams = tuple(self._open)
        for each in streams:
            each.cut()

    def _watched(self, inner: httpcore2.NetworkStream) -> "_Stream":
        stream = _Stream(inner, self)
        with self._lock:
            self._open.add(stream)
        return stream

    def forget(self, stream: "_Stream") -> None:
        """Let go of a connection that is closed."""
        with self._lock:
            self._open.discard(stream)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, backend: _Backend) -> None:
        self._inner, self._backend = inner, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout))

    def close(self) -> None:
        self._backend.forget(self)
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _left(timeout))
        self._backend.forget(self)
        return self._backend._watched(inner)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # the library's own
        return self._inner.get_extra_info(info)

    def cut(self) -> None:
        line = self._inner.get_extra_info("socket")
        with contextlib.suppress(OSError):
            # Of the plain socket: that of TLS would first let go of what another thread reads from.
            socket.socket.shutdown(line, socket.SHUT_RDWR)


def _left(timeout: float | None) -> float:
    """Return how long may be waited: what is left of the request's time, and no longer than `timeout`."""
    left = _until.get(monotonic()) - monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("no answer in time")
    return left if timeout is None else min(timeout, left)


@contextmanager
def _faults() -> Iterator[None]:
    """Run the block; what goes wrong with a connection is raised as the client knows it."""
    try:
        yield
    except httpcore2.ConnectTimeout as error:
        raise httpx2.ConnectError("no connection in time") from error
    except httpcore2.TimeoutException as error:
        raise httpx2.ReadTimeout("no answer in time") from error
    except httpcore2.ConnectError as error:
        raise httpx2.ConnectError(str(error)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise httpx2.ReadError(str(error) or "the server broke off") from error
