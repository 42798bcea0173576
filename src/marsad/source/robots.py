"""What a site's robots.txt lets us fetch (RFC 9309)."""

from dataclasses import dataclass

from protego import Protego

from marsad.errors import DocumentError
from marsad.source.address import Address

# The name by which a robots.txt may speak of us.
TOKEN = "marsad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one site: None of them where it has none; `closed` says why nothing may be fetched."""

    rules: Protego | None = None
    closed: str | None = None

    def refuse(self, address: Address) -> None:
        """Return None where the address may be fetched.

        Raises:
            DocumentError: the site does not want it fetched by programs, or does not say.
        """
        if self.closed:
            raise DocumentError(address.text, f"not fetched: its robots.txt {self.closed}", code="robots")
        if self.rules and not self.rules.can_fetch(address.text, TOKEN):
            raise DocumentError(
                address.text, f"not fetched: {address.origin}/robots.txt does not want it fetched", code="robots"
            )

    def apart_s(self) -> float:
        """Return how many seconds apart the site wants requests to be, 0 where it does not say."""
        return float(self.rules.crawl_delay(TOKEN) or 0) if self.rules else 0.0


OPEN = Rules()


def rules_of(status: int, text: bytes) -> Rules:
    """Return the rules where the request for a robots.txt was answered with `status`, and with `text`.

    One that is not there lets everything be fetched; a server that fails, or is busy, nothing.
    """
    if 200 <= status < 300:
        return Rules(rules=Protego.parse(text.decode("utf-8", "replace")))
    if 400 <= status < 500 and status != 429:
        return OPEN
    return Rules(closed=f"cannot be read now (status {status})")
