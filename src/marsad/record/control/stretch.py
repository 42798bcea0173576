"""How long news of a tenure is new, for maps through time."""

from marsad.record.control.rules import measures


def old_after() -> int:
    """Return after how many days without news an answer is no more than the last known."""
    return measures()["old"].days
