"""Under which names a report may speak of the outlet that brought it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OutletNames:
    """One outlet that publishes: `forms` name it in anybody's text, `self_forms` only in its own.

    `agency`: others print its words with its name, so that nothing but a dateline shows that it is the publisher.
    Told apart by identity: what is kept for all outlets is looked up at every report, and comparing their names there
    would be felt.
    """

    id: str
    forms: tuple[str, ...]
    self_forms: tuple[str, ...] = ()
    agency: bool = False
