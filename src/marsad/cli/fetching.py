"""How commands fetch, as their options say."""

from marsad.source.address import is_public
from marsad.source.customs import Customs, anywhere


def customs_of(contact: str | None, *, allow_private: bool) -> Customs:
    """Return how is fetched where these options are given."""
    return Customs(contact=contact, is_open=anywhere if allow_private else is_public)
