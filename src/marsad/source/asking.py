"""One request, with care: to nowhere private, in its turn, again where a host is only busy."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from marsad.errors import DocumentError
from marsad.source.address import Address
from marsad.source.connection import Answer, answered
from marsad.source.customs import Customs
from marsad.source.pace import Pace, left_alone, resume
from marsad.source.proxy import unused

_BUSY = frozenset((429, 503))
_ACCEPTED = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5"


class Asking:
    """Asks the hosts of one run, each in its turn; `pace` knows when that is."""

    def __init__(self, customs: Customs) -> None:
        self._customs = customs
        self.pace = Pace(customs.clock, customs.bounds.apart_s)

    @contextmanager
    def patiently(self, at: Address, conditions: Mapping[str, str], *, apart_s: float) -> Iterator[Answer]:
        """Yield the answer; a busy host is asked again where that is soon, and left alone where it is not.

        Raises:
            DocumentError: as `once`, or the host asks to be left alone.
        """
        bounds, clock = self._customs.bounds, self._customs.clock
        until = clock.now()
        for attempt in range(bounds.tries):
            with self.once(at, conditions, apart_s=min(apart_s, bounds.most_apart_s)) as answer:
                if answer.status not in _BUSY:
                    yield answer
                    return
                now = clock.now()
                until = resume(answer.headers.get("retry-after"), now, attempt)
            wait_s = (until - now).total_seconds()
            if wait_s > bounds.patience_s or attempt + 1 == bounds.tries:
                break
            clock.sleep(wait_s)
        self.pace.rest(at, until)
        raise left_alone(at, until)

    @contextmanager
    def once(
        self, at: Address, conditions: Mapping[str, str] | None = None, *, apart_s: float | None = None
    ) -> Iterator[Answer]:
        """Yield what the address answers, whatever that is; where `apart_s` is given, then let its host be for a while.

        Raises:
            DocumentError: it is private, unreachable, no server of HTTP, too slow, or asked to be left alone.
        """
        self.pace.take(at)
        headers = {
            "Host": at.netloc,
            "User-Agent": self._customs.agent,
            "Accept": _ACCEPTED,
            "Accept-Encoding": "gzip, br, zstd, deflate",
            "Connection": "close",
            **(conditions or {}),
        }
        try:
            with answered(at, self._numbers(at), headers, self._customs.bounds) as answer:
                yield answer
        finally:
            if apart_s is not None:
                self.pace.ended(at, apart_s)

    def _numbers(self, at: Address) -> tuple[str, ...]:
        """Return the IP addresses of the host to which a connection may be made.

        Raises:
            DocumentError: it has none, or none that is open to everybody.
        """
        try:
            numbers = self._customs.resolve(at.host.strip("[]"), at.port)
        except (OSError, UnicodeError) as error:
            reason = f"its host is not found: {error}"[:200] + unused(at.scheme)
            raise DocumentError(at.text, reason, code="unreachable") from error
        allowed = tuple(number for number in numbers if self._customs.is_open(number))
        if not allowed:
            shown = ", ".join(numbers[:3]) or "nowhere"
            reason = f"{at.host} leads to {shown}, which is not open to everybody; --allow-private lets it be fetched"
            raise DocumentError(at.text, reason, code="private")
        return allowed
