"""The words that a rule kept, read into what they state."""

from collections.abc import Mapping

from marsad.when.atom import Atom
from marsad.when.kind import Kind
from marsad.when.numeral import LAST_HIJRI_YEAR
from marsad.when.stated import FEW, HIJRI, Part, Stated, Turn, Unit


def stated(kept: Mapping[str, Atom]) -> Stated:
    """Return what the words `kept` by a rule, by name, state together."""
    day, month, year = _numeric(kept)
    unit, count = _quantity(kept)
    return Stated(
        day=day,
        month=month,
        year=year,
        pair=_number(kept, "pair"),
        month_turn=_turn(kept, "month_turn"),
        year_turn=_turn(kept, "year_turn"),
        the_month="the_month" in kept,
        weekday=_number(kept, "weekday"),
        weekday_turn=_turn(kept, "weekday_turn"),
        offset=-1 if "first_of" in kept else _number(kept, "offset"),
        that_day=_number(kept, "that_day"),
        unit=unit,
        turn=_turn(kept, "turn"),
        part=Part(kept["part"].value) if "part" in kept else None,
        third=_number(kept, "third"),
        part_of_day=_text(kept, "part_of_day"),
        count=count,
        half="half" in kept,
        about="about" in kept,
    )


def _number(kept: Mapping[str, Atom], name: str) -> int | None:
    value = kept[name].value if name in kept else None
    return value if isinstance(value, int) else None


def _text(kept: Mapping[str, Atom], name: str) -> str | None:
    value = kept[name].value if name in kept else None
    return value if isinstance(value, str) else None


def _turn(kept: Mapping[str, Atom], name: str) -> Turn | None:
    value = _number(kept, name)
    return None if value is None else Turn(value)


def _numeric(kept: Mapping[str, Atom]) -> tuple[int | None, int | None, int | None]:
    """Return day, month and year, from a date in digits where there is one."""
    whole = _number(kept, "numeric")
    if whole is not None:
        year, month = whole // 10000, whole // 100 % 100
        return whole % 100, _of_calendar(month, year), year
    this, day, year_or_none = _number(kept, "month"), _number(kept, "day"), _number(kept, "year")
    if "first_of" in kept:
        # "Yesterday the first of November" has the words of "the day before yesterday" in it.
        day = 1
    if this is not None and year_or_none is not None and kept["month"].kind is Kind.NUMBER:
        this = _of_calendar(this, year_or_none)
    return day, this, year_or_none


def _of_calendar(month: int, year: int) -> int:
    """Return the month of the calendar to which `year` belongs."""
    return month + HIJRI if year <= LAST_HIJRI_YEAR else month


def _quantity(kept: Mapping[str, Atom]) -> tuple[Unit | None, int | None]:
    """Return the unit and how many of it; FEW where the words do not say."""
    for name, fixed in (("dual", 2), ("single", 1), ("vague", FEW)):
        if name in kept:
            return Unit(kept[name].value), fixed
    if "unit" not in kept:
        return None, None
    unit = Unit(kept["unit"].value)
    if "turn" in kept or "part" in kept:
        return unit, None
    return unit, (_number(kept, "count") if "count" in kept else FEW)
