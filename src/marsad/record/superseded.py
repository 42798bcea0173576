"""What older rules read in a report, and newer ones do not any more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A statement that `rules` made of a report until it was read again, at `time` in UTC, by the rules `by`.

    `body` is the statement in JSON, in the contract's form. `rules` is None where nobody knows.
    """

    id: str
    body: str
    rules: str | None
    time: str
    by: str
