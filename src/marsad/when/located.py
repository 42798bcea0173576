"""The days that the parts of a date name."""

from datetime import date

from msgspec import Struct

from marsad.when.interval import Interval, Precision

NOWHERE = Interval(None, None)


class Standpoint(Struct, frozen=True, kw_only=True):
    """From where words are understood: the day of publication and the time last named, None where unknown."""

    anchor: date | None
    reference: Interval | None = None


class Located(Struct, frozen=True, kw_only=True):
    """`days` as the words name them. `absolute`: no standpoint was needed. `issues`: codes of what does not fit.

    `contradicted`: the day that a weekday named beside it is not.
    """

    days: Interval = NOWHERE
    precision: Precision = Precision.UNKNOWN
    absolute: bool = False
    issues: tuple[str, ...] = ()
    contradicted: date | None = None


UNKNOWN = Located()
