"""What stands at an address: fetched by leave of its site, politely, under limits, and from nowhere that is private."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from marsad.errors import DocumentError
from marsad.source.address import Address, address_of
from marsad.source.asking import Asking
from marsad.source.connection import Answer
from marsad.source.customs import Customs
from marsad.source.payload import beginning, payload
from marsad.source.robots import OPEN, Rules, rules_of
from marsad.source.visit import NoVisits, Visit, Visits

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_MODIFIED = 304
# What of an answer's headers tells a page's version, as of those in web archives.
_KEPT = ("Content-Type", "Date", "ETag", "Last-Modified", "Content-Language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came: `raw` is None where nothing is new since the last visit.

    `asked` is the address that was asked for, `reached` where redirects led; `headers` are those worth keeping.
    """

    asked: Address
    reached: Address
    raw: bytes | None
    media: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    visit: Visit


class Fetcher:
    """Fetches within one run, one address at a time; it remembers the rules of sites, and whom to leave alone."""

    def __init__(self, customs: Customs, visits: Visits | None = None) -> None:
        self.customs = customs
        self._visits: Visits = visits or NoVisits()
        self._asking = Asking(customs)
        self._rules: dict[str, Rules] = {}

    def visit(self, text: str) -> Visit | None:
        """Return the last visit to the address `text`, None where there was none or it is no address."""
        try:
            return self._visits.visit(address_of(text).text)
        except DocumentError:
            return None

    def fetch(self, text: str, *, most_bytes: int | None = None) -> Fetched:
        """Return what stands at the address `text`, of at most `most_bytes`, else as many as a report may have.

        Raises:
            DocumentError: not an address, private, not to be fetched by its site's rules, unreachable, busy, too
                slow, too large, redirected without end, or answered with a failure.
        """
        asked = address_of(text)
        before = self._visits.visit(asked.text)
        most = most_bytes or self.customs.limits.report_bytes

        def take(reached: Address, answer: Answer) -> Fetched:
            return self._taken((asked, reached), answer, before, most)

        return self._followed(asked, take, conditions=before.conditions if before else {})

    def _taken(self, way: tuple[Address, Address], answer: Answer, before: Visit | None, most: int) -> Fetched:
        asked, reached = way
        now = self.customs.clock.now()
        if answer.status == _NOT_MODIFIED and before:
            return Fetched(asked=asked, reached=reached, raw=None, visit=before)
        if not 200 <= answer.status < 300:
            raise DocumentError(asked.text, f"answered with status {answer.status}", code="status")
        raw = payload(reached, answer, most, self.customs.limits)
        digest = "sha256:" + hashlib.sha256(raw).hexdigest()
        kept = [(name, answer.headers[name.lower()]) for name in _KEPT if name.lower() in answer.headers]
        moved = [("Redirected-To", reached.text)] if reached != asked else []
        visit = Visit(
            address=asked.text,
            time=now,
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
            digest=digest,
        )
        same = before is not None and before.digest == digest
        return Fetched(
            asked=asked,
            reached=reached,
            raw=None if same else raw,
            media=answer.headers.get("content-type", ""),
            headers=(*kept, *moved, ("Fetched", now.isoformat(timespec="seconds"))),
            visit=visit,
        )

    def _followed(
        self, asked: Address, take: Callable[[Address, Answer], Fetched], *, conditions: Mapping[str, str]
    ) -> Fetched:
        """Return what `take` makes of the answer to which redirects lead."""
        at, seen, hops = asked, {asked.text}, self.customs.bounds.redirects
        for _hop in range(hops + 1):
            rules = self._rules_of(at)
            rules.refuse(at)
            with self._asking.patiently(at, conditions, apart_s=rules.apart_s()) as answer:
                onwards = _onwards(at, answer)
                if onwards is None:
                    return take(at, answer)
            at = onwards
            if at.text in seen:
                raise DocumentError(asked.text, f"redirected in a circle, by {at.text}", code="redirects")
            seen.add(at.text)
        raise DocumentError(asked.text, f"redirected more than {hops} times", code="redirects")

    def _rules_of(self, address: Address) -> Rules:
        """Return the rules of the site of `address`, asked for once."""
        if address.origin not in self._rules:
            self._rules[address.origin] = self._asked_rules(address.to("/robots.txt"))
        return self._rules[address.origin]

    def _asked_rules(self, at: Address) -> Rules:
        bounds, limits = self.customs.bounds, self.customs.limits
        for _hop in range(bounds.redirects + 1):
            try:
                with self._asking.once(at) as answer:
                    onwards = _onwards(at, answer)
                    if onwards is None:
                        return rules_of(answer.status, beginning(at, answer, bounds.robots_bytes, limits))
            except DocumentError as error:
                if error.code == "private":
                    raise
                return Rules(closed=f"cannot be read now ({error.reason})")
            at = onwards
        # RFC 9309: after so many redirects it counts as not there.
        return OPEN


def _onwards(at: Address, answer: Answer) -> Address | None:
    """Return where the answer leads, None where it is what was asked for.

    Raises:
        DocumentError: it leads to no address of http or https.
    """
    location = answer.headers.get("location")
    return at.to(location) if answer.status in _REDIRECTS and location else None
