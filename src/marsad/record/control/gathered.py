"""The evidence of a place, of which more and more comes in."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.evidence import Evidence, Order, around, came_before, laid_to_days, one_voice
from marsad.text.span import Span

_Words = tuple[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What more claims changed: on which `days` other evidence settles, and by its order what of the `past` is other.

    None: what is of that order did not come before what is dated, or no longer.
    """

    days: frozenset[date]
    past: dict[Order, Evidence | None]


@dataclass(slots=True)
class Gathered:
    """What `evidence` and `parted` give of all claims so far; `add` lays more of them to their days.

    Only what these have to do with is looked at again: statements in the same words, and what is vague of the days on
    which they say who held the place.
    """

    alliances: Alliances
    settled: dict[date, dict[Order, Evidence]] = field(default_factory=dict)
    past: dict[Order, Evidence] = field(default_factory=dict)
    _claims: dict[str, ControlClaim] = field(default_factory=dict)
    _words: dict[_Words, dict[str, None]] = field(default_factory=dict)
    _laid: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    # Both in order.
    _dated: list[Evidence] = field(default_factory=list)
    _vague: list[Evidence] = field(default_factory=list)

    def add(self, claims: Iterable[ControlClaim]) -> News:
        """Lay the claims to their days beside those that were there, and return what this changed."""
        gone, come = self._lay(claims)
        other = {item.order for item in (*gone, *come)}
        for item in gone:
            self._take_out(item)
            _remove(self._list_of(item), item)
        for item in come:
            self._put_in(item, is_past=False)
            insort(self._list_of(item), item, key=_by_order)
        for item, is_past in self._judged(gone, come):
            if is_past != (item.order in self.past):
                self._take_out(item)
                self._put_in(item, is_past=is_past)
                other.add(item.order)
        return News(days=frozenset(day for day, _, _ in other), past={key: self.past.get(key) for key in sorted(other)})

    def _lay(self, claims: Iterable[ControlClaim]) -> tuple[list[Evidence], list[Evidence]]:
        """Return what is no longer said of some day, and what is."""
        gone: list[Evidence] = []
        come: list[Evidence] = []
        for claim in self._touched(claims):
            before, after = self._laid.get(claim.statement_id, ()), laid_to_days(claim)
            if before != after:
                self._laid[claim.statement_id] = after
                gone += before
                come += after
        return gone, come

    def _touched(self, claims: Iterable[ControlClaim]) -> Iterator[ControlClaim]:
        """Yield the claims, and those in the same words, each as laid to whom they are all laid."""
        alone: dict[str, ControlClaim] = {}
        words: dict[_Words, None] = {}
        for claim in claims:
            key, before = claim.statement_id, self._claims.get(claim.statement_id)
            if before and before.span is not None:
                del self._words[before.report_id, before.span][key]
                words[before.report_id, before.span] = None
            self._claims[key] = claim
            alone.pop(key, None)
            if claim.span is None:
                alone[key] = claim
            else:
                words[claim.report_id, claim.span] = None
                self._words.setdefault((claim.report_id, claim.span), {})[key] = None
        yield from alone.values()
        for each in words:
            yield from one_voice(self._claims[key] for key in self._words[each])

    def _judged(self, gone: Sequence[Evidence], come: Sequence[Evidence]) -> Iterator[tuple[Evidence, bool]]:
        """Yield the vague of which the change may decide whether it came before, and whether it did."""
        fresh = {item.order: item for item in come if item.may_be_past}
        news = sorted((item for item in come if item.dates), key=_by_order)
        lost = [item.day for item in gone if item.dates]
        turned = [*lost, *(item.day for item in news)]
        later = self._vague[bisect_left(self._vague, min(turned), key=_by_day) :] if turned else []
        for item in ({item.order: item for item in later} | fresh).values():
            dated = self._dated
            if not (lost or item.rule.change or item.order in fresh):
                # One dated claim against it decides of background: what was there was looked at before.
                if item.order in self.past:
                    continue
                dated = news
            yield item, came_before(item, dated[around(item, dated)], self.alliances)

    def _list_of(self, item: Evidence) -> list[Evidence]:
        return self._dated if item.dates else self._vague if item.may_be_past else []

    def _put_in(self, item: Evidence, *, is_past: bool) -> None:
        (self.past if is_past else self.settled.setdefault(item.day, {}))[item.order] = item

    def _take_out(self, item: Evidence) -> None:
        if self.past.pop(item.order, None) is None:
            del self.settled[item.day][item.order]
            if not self.settled[item.day]:
                del self.settled[item.day]


def _by_day(item: Evidence) -> date:
    return item.day


def _by_order(item: Evidence) -> Order:
    return item.order


def _remove(items: list[Evidence], item: Evidence) -> None:
    at = bisect_left(items, item.order, key=_by_order)
    if items:
        del items[at]
