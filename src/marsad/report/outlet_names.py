"""Under which names a report may speak of the outlet that brought it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """One outlet that publishes: `forms` name it in anybody's text, `self_forms` only in its own.

    `agency`: others print its words with its name, so that nothing but a dateline shows that it is the publisher.
    """

    id: str
    forms: tuple[str, ...]
    self_forms: tuple[str, ...] = ()
    agency: bool = False

    def __hash__(self) -> int:
        # Equal names have one id; what is kept for a theatre's outlets is asked for at every report.
        return hash(self.id)
