"""Politeness: one request at a time to a host, some seconds apart, and none while it asks to be left alone."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from marsad.errors import DocumentError
from marsad.source.address import Address
from marsad.source.clock import Clock

_SECONDS = re.compile(r"\s*(\d{1,9})\s*")
# What a host that is busy without saying for how long is left alone, doubled with every try; our choice.
_FIRST_PAUSE = timedelta(seconds=15)
# Longer than that nobody is believed.
_LONGEST_PAUSE = timedelta(days=7)


class Pace:
    """When each host may be asked again; the one value here that changes."""

    def __init__(self, clock: Clock, apart_s: float) -> None:
        self._clock, self._apart = clock, timedelta(seconds=apart_s)
        self._free: dict[str, datetime] = {}
        self._paused: dict[str, datetime] = {}

    def take(self, address: Address) -> None:
        """Return when the host may be asked.

        Raises:
            DocumentError: it asked to be left alone for longer.
        """
        now = self._clock.now()
        until = self._paused.get(address.host)
        if until and until > now:
            raise left_alone(address, until)
        wait = (self._free.get(address.host, now) - now).total_seconds()
        if wait > 0:
            self._clock.sleep(wait)

    def ended(self, address: Address, apart_s: float = 0.0) -> None:
        """Let the host be, for the usual time or for `apart_s` where that is longer, from now on."""
        apart = max(self._apart, timedelta(seconds=apart_s))
        self._free[address.host] = self._clock.now() + apart

    def rest(self, address: Address, until: datetime) -> None:
        """Leave the host alone until then."""
        self._paused[address.host] = until

    def rests(self) -> dict[str, datetime]:
        """Return until when which hosts are left alone."""
        return dict(self._paused)


def left_alone(address: Address, until: datetime) -> DocumentError:
    """Return the error of a host that asked to be left alone."""
    reason = f"{address.host} asks to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC"
    return DocumentError(address.text, reason, code="busy")


def resume(asked: str | None, now: datetime, attempt: int) -> datetime:
    """Return when to ask again a host that is busy for the time number `attempt`, from 0, and `asked` Retry-After."""
    return min(_asked(asked, now) or now + _FIRST_PAUSE * 2**attempt, now + _LONGEST_PAUSE)


def _asked(given: str | None, now: datetime) -> datetime | None:
    """Return the moment that a Retry-After gives, in seconds or as a date; None where it gives none."""
    if given is None:
        return None
    if found := _SECONDS.fullmatch(given):
        return now + min(timedelta(seconds=int(found[1])), _LONGEST_PAUSE)
    try:
        moment = parsedate_to_datetime(given)
    except ValueError:
        return None
    return max(now, moment if moment.tzinfo else moment.replace(tzinfo=UTC))
