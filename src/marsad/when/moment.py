"""What words say of when, on the day on which they were first published."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from marsad.when.expression import Expression, expressions
from marsad.when.interval import Interval, Precision
from marsad.when.located import NOWHERE, Located, Standpoint
from marsad.when.stated import Part, Relation, Sense
from marsad.when.stretch import locate_expression


class Moment(Struct, frozen=True, kw_only=True):
    """The words at folded [start, end) put something into `days`.

    `named`: the days that the words name, before "since" or "until" opens them. `absolute`: they name them
    without the day of publication. `approximate`: "about". `issues`: codes of what does not fit together;
    `contradicted`: the day that a weekday named beside it is not.
    """

    start: int
    end: int
    days: Interval
    precision: Precision
    relation: Relation
    issues: tuple[str, ...]
    absolute: bool
    named: Interval
    approximate: bool
    rule: str
    contradicted: date | None = None


def resolve(expression: Expression, anchor: date | None, *, reference: Interval | None = None) -> Moment:
    """Return the days of `expression`, published on `anchor`, after `reference` was named.

    Unknown days (both ends None, precision unknown) where the words need an anchor or a reference that is not there.
    """
    named = locate_expression(expression, Standpoint(anchor=anchor, reference=reference))
    opened = _open(_from_middle(named, expression), expression.relation, anchor)
    return Moment(
        start=expression.start,
        end=expression.end,
        days=opened.days,
        precision=opened.precision,
        relation=expression.relation,
        issues=opened.issues,
        absolute=opened.absolute,
        named=named.days,
        approximate=expression.first.about,
        rule=expression.rule,
        contradicted=opened.contradicted,
    )


# The fifteenth is the fifth day of the middle third of a month.
_FIFTEENTH = timedelta(days=4)


def _from_middle(named: Located, expression: Expression) -> Located:
    """Return `named` as what lasts since then begins: since the middle of a month is since its fifteenth."""
    start, end = named.days.start, named.days.end
    thirds = expression.first.part is Part.MIDDLE and named.precision is Precision.WEEK
    if expression.relation is not Relation.SINCE or not thirds or start is None or end is None:
        return named
    return replace(named, days=Interval(min(start + _FIFTEENTH, end), end))


def _open(named: Located, relation: Relation, anchor: date | None) -> Located:
    """Return `named` as "since" or "until" opens it."""
    if relation is Relation.UNTIL:
        return replace(named, days=Interval(None, named.days.end), precision=Precision.UNKNOWN)
    if relation is not Relation.SINCE or (named.days == NOWHERE and named.precision is not Precision.SINCE):
        return named
    start = named.days.start
    if start is not None and anchor is not None and anchor < start:
        return replace(
            named, days=Interval(start, None), precision=Precision.SINCE, issues=(*named.issues, "since-after-anchor")
        )
    return replace(named, days=Interval(start, anchor), precision=Precision.SINCE)


def moments(text: str, anchor: date | None) -> tuple[Moment, ...]:
    """Return what every expression of time in folded `text` means, each after the times named before it."""
    found: list[Moment] = []
    reference: Interval | None = None
    for expression in expressions(text):
        moment = resolve(expression, anchor, reference=reference)
        found.append(moment)
        if _can_be_meant_again(expression) and moment.named.start is not None and moment.named.end is not None:
            reference = moment.named
    return tuple(found)


def _can_be_meant_again(expression: Expression) -> bool:
    """Return whether "the same month" may mean it: a time that is named, not a stretch that ends today."""
    if expression.sense in (Sense.BACK, Sense.EVENT):
        return False
    return expression.relation is not Relation.UNTIL or expression.first.day is not None
