"""One request over a connection of its own, to the very IP address that was checked."""

import contextlib
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from threading import Event, Timer

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from marsad.errors import DocumentError
from marsad.intake.guard import BLOCK
from marsad.source.address import Address
from marsad.source.authority import authorities
from marsad.source.bounds import Bounds
from marsad.source.proxy import unused


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered: `headers` by their names in lower case; `body` as it was sent, read once."""

    status: int
    headers: Mapping[str, str]
    body: "Body"


class Body:
    """The bytes of an answer as they come over the wire, each read within the time that is left."""

    def __init__(self, address: Address, response: BaseHTTPResponse, late: Event) -> None:
        self._address, self._response, self._late = address, response, late

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end.

        Raises:
            DocumentError: the connection broke, or the time is over.
        """
        with faults(self._address, self._late):
            data: bytes = self._response.read1(min(size, BLOCK), decode_content=False)
        # Where a body has no end of its own, a connection that was cut looks like one.
        if not data and self._late.is_set():
            raise _late(self._address)
        return data


@contextmanager
def answered(
    address: Address, numbers: tuple[str, ...], headers: Mapping[str, str], bounds: Bounds
) -> Iterator[Answer]:
    """Yield what the server of `address`, at the first of the IP addresses `numbers` that answers, says.

    Raises:
        DocumentError: it cannot be reached, is not who it should be, is too slow, or does not speak HTTP.
    """
    connection = _connected(address, numbers, bounds)
    # The connection lets go of its socket when the last answer begins; whoever cuts it needs it until the end.
    line, late = connection.sock, Event()
    watch = Timer(bounds.whole_s, _run_out, (line, late))
    watch.daemon = True
    watch.start()
    response: BaseHTTPResponse | None = None
    try:
        with faults(address, late):
            connection.request("GET", address.target, headers=headers, preload_content=False, decode_content=False)
            response = connection.getresponse()
            told = {name.lower(): value for name, value in reversed(list(response.headers.items()))}
        yield Answer(status=response.status, headers=told, body=Body(address, response, late))
    finally:
        watch.cancel()
        watch.join()
        # What is not read to its end would be sent on for ever otherwise.
        _cut(line)
        if response is not None:
            response.close()
        connection.close()


def _connected(address: Address, numbers: tuple[str, ...], bounds: Bounds) -> HTTPConnection:
    """Return a connection to the first of `numbers` that takes one."""
    wrong: DocumentError | None = None
    for number in numbers:
        connection = _connection(address, number, bounds)
        try:
            with faults(address):
                connection.connect()
            connection.timeout = bounds.idle_s
            return connection
        except DocumentError as error:
            connection.close()
            wrong = error
            if error.code == "tls":
                break
    raise wrong or DocumentError(address.text, "its host has no address", code="unreachable")


def _connection(address: Address, number: str, bounds: Bounds) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=bounds.connect_s)
    return HTTPSConnection(
        number,
        address.port,
        timeout=bounds.connect_s,
        ssl_context=authorities(),
        server_hostname=address.host.strip("[]"),
    )


def _run_out(line: socket.socket, late: Event) -> None:
    late.set()
    _cut(line)


def _cut(line: socket.socket) -> None:
    with contextlib.suppress(OSError):
        # Of the plain socket: that of TLS would first let go of what another thread reads from.
        socket.socket.shutdown(line, socket.SHUT_RDWR)


@contextmanager
def faults(address: Address, late: Event | None = None) -> Iterator[None]:
    """Run the block; what goes wrong with a connection is raised as an error that names the address.

    Raises:
        DocumentError: with the code "slow", "tls", "unreachable" or "http".
    """
    try:
        yield
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if late and late.is_set():
            raise _late(address) from error
        code, reason = _told(error)
        remark = unused(address.scheme) if code == "unreachable" else ""
        raise DocumentError(address.text, reason + remark, code=code) from error


def _told(error: Exception) -> tuple[str, str]:
    said = str(error.__cause__ or error)[:200]
    chain = (error, error.__cause__, error.__context__)
    if any(isinstance(one, ssl.SSLError | ssl.CertificateError) for one in chain):
        return "tls", f"its server does not prove who it is: {said}"
    if any(isinstance(one, TimeoutError) for one in chain):
        return "slow", "no answer in time"
    if any(isinstance(one, OSError) for one in chain):
        return "unreachable", f"cannot be reached: {said}"
    return "http", f"the server breaks off or does not speak HTTP: {said}"


def _late(address: Address) -> DocumentError:
    return DocumentError(address.text, "the answer takes longer than it may", code="slow")
