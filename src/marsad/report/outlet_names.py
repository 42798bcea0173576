"""Under which names a report may speak of the outlet that brought it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """One outlet: `forms` name it in anybody's text, `self_forms` only in its own."""

    id: str
    forms: tuple[str, ...]
    self_forms: tuple[str, ...] = ()
