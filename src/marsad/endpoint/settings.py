"""What a team allows in its store."""

from msgspec import Struct

from marsad.endpoint.place import Allowed


class Settings(Struct, frozen=True, kw_only=True):
    """By which `models` reports may be read; `by` and `time`: who decided so and when, None where nobody has."""

    models: Allowed = Allowed.ALL
    by: str | None = None
    time: str | None = None
