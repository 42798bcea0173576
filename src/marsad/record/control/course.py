"""The course of one place: the sources' claims walked through day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby

from marsad.record.alliance import Alliances
from marsad.record.control.evidence import Evidence
from marsad.record.control.rules import measures
from marsad.record.control.stance import Sides, Stance, of_source, same, together
from marsad.record.control.tenure import Status
from marsad.when.interval import Interval

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From `start` on the sources' `stance` stood; `seen` is the last day of which they spoke.

    `start` None: it reaches back openly. `began` holds the day on which it truly began. `candidates`: where all
    that is known is that the place changed hands, those of whom one held it.
    """

    start: date | None
    began: Interval
    stance: Stance
    seen: date | None
    candidates: Sides = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What a source last said, on `day`; `turned`: the day on which, by that source, it came to be so."""

    day: date
    turned: date | None
    stance: Stance


@dataclass(slots=True)
class Course:
    """The stretches so far and what each source last said; `step` adds a day."""

    alliances: Alliances
    stretches: list[Stretch] = field(default_factory=list)
    voices: dict[str, Voice] = field(default_factory=dict)

    def step(self, day: date, items: Sequence[Evidence]) -> None:
        """Add the day on which `items` settle."""
        fresh = {origin: of_source(said, self.alliances, day) for origin, said in _by_origin(items)}
        fresh = {origin: self._in_place(stance, day) for origin, stance in fresh.items()}
        heard = together([*fresh.values(), *self._standing(fresh, day)], self.alliances, day)
        self._remember(fresh, day)
        # Where what still stands outweighs all that is said today, there is no news.
        if any(item.day == day for item in heard.evidence):
            self._go_on(heard, day)

    def _in_place(self, stance: Stance, day: date) -> Stance:
        """Return the stance with what it leaves open filled from what was known of the place."""
        now = self.stretches[-1] if self.stretches else None
        if now is None:
            return stance
        # Each once: who is only filled in is not named again, and sides that grew by all there were would double.
        sides, known = stance.sides, tuple(dict.fromkeys(now.stance.sides))
        if stance.status is Status.BESIEGED and not sides and now.stance.status in (Status.HELD, Status.BESIEGED):
            return replace(stance, sides=known)
        if stance.status is Status.CONTESTED and len(dict.fromkeys(sides)) <= 1:
            return replace(stance, sides=(*sides, *known))
        if stance.status is Status.HELD and not stance.turned and now.stance.status is Status.BESIEGED:
            recent = now.seen is not None and (day - now.seen).days <= measures()["siege_goes_on"].days
            if recent and self.alliances.agree(sides, known, day):
                return replace(stance, status=Status.BESIEGED, reason="siege_goes_on")
        return stance

    def _standing(self, fresh: dict[str, Stance], day: date) -> list[Stance]:
        """Return what silent sources said a few days ago that still stands against the day's news.

        A turn ends what was said before it. A state does not end a turn that another source has just told,
        nor a dispute.
        """
        if any(stance.turned for stance in fresh.values()):
            return []
        days = measures()["disputed"].days
        disputed = bool(self.stretches) and self.stretches[-1].stance.status is Status.DISPUTED
        return [
            replace(voice.stance, turned=False)
            for origin, voice in sorted(self.voices.items())
            if origin not in fresh
            and (day - voice.day).days <= days
            and (disputed or (voice.turned is not None and (day - voice.turned).days <= days))
        ]

    def _remember(self, fresh: dict[str, Stance], day: date) -> None:
        turns = [stance for stance in fresh.values() if stance.turned]
        # Another mapping each day: whoever holds that of a day may go on from it again.
        voices = dict(self.voices)
        if turns:
            voices = {o: v for o, v in voices.items() if all(same(v.stance, t, self.alliances, day) for t in turns)}
        for origin, stance in fresh.items():
            before = voices.get(origin)
            still = before is not None and same(before.stance, stance, self.alliances, day)
            turned = day if stance.turned else before.turned if before and still else None
            voices[origin] = Voice(day=day, turned=turned, stance=stance)
        self.voices = voices

    def _go_on(self, heard: Stance, day: date) -> None:
        until = max(item.until for item in heard.evidence)
        if not self.stretches:
            self._begin(heard, day, until)
            return
        now = self.stretches[-1]
        if same(now.stance, heard, self.alliances, day) or self._confirms_loss(now.stance, heard, day):
            self.stretches[-1] = replace(now, stance=_joined(now.stance, heard), seen=max(now.seen or until, until))
        elif self._undoes(now, heard, day):
            stance = _joined(replace(heard, status=Status.CONTESTED, reason="undone_within_a_day"), now.stance)
            self.stretches[-1] = replace(now, stance=stance, seen=until)
        else:
            self._turn(now, heard, day)

    def _begin(self, heard: Stance, day: date, until: date) -> None:
        """Open the course: what was before is known only as far as the claims say it."""
        first = _earliest(heard)
        if heard.turned and first is not None and first < day:
            self._between(first, day, heard, (*heard.before, *heard.previous))
        began = Interval(first, day) if heard.turned else Interval(None, day)
        self.stretches.append(Stretch(start=day, began=began, stance=heard, seen=until))

    def _turn(self, now: Stretch, heard: Stance, day: date) -> None:
        """Go over to another stance; the days on which nobody knows who held the place stay unknown."""
        after = (now.seen + DAY) if now.seen else day
        known = now.stance.sides
        named = (*heard.sides, *heard.previous)
        foreign = bool(known and named) and not self.alliances.agree(named, known, day)
        handed = bool(heard.previous) and foreign
        if handed or (foreign and not heard.turned):
            start = min(after, day)
        else:
            start = min(max(_earliest(heard) or date.min, after), day) if heard.turned else day
        if start < day:
            self._between(start, day, heard, (*heard.previous, *known))
        began = Interval(start, day)
        until = max(item.until for item in heard.evidence)
        self.stretches.append(Stretch(start=day, began=began, stance=heard, seen=until))

    def _between(self, start: date, day: date, heard: Stance, others: Sides) -> None:
        contested = any(item.rule.meanwhile == "contested" for item in heard.evidence)
        sides = (*heard.sides, *others)
        stance = replace(
            heard,
            status=Status.CONTESTED if contested else Status.UNKNOWN,
            sides=sides if contested else (),
            reason="changed_between" if not contested else heard.reason,
            turned=False,
        )
        candidates = () if contested else sides
        self.stretches.append(
            Stretch(start=start, began=Interval.day(start), stance=stance, seen=None, candidates=candidates)
        )

    def _confirms_loss(self, now: Stance, heard: Stance, day: date) -> bool:
        """Return whether somebody is only said to have lost what another already holds."""
        lost = heard.status is Status.UNKNOWN and now.status in (Status.HELD, Status.BESIEGED)
        return lost and not self.alliances.agree(heard.previous, now.sides, day)

    def _undoes(self, now: Stretch, heard: Stance, day: date) -> bool:
        """Return whether the turn takes back, within a day, what was taken."""
        if not (now.stance.turned and heard.turned and now.stance.status is Status.HELD and now.start):
            return False
        if not any(item.takes for item in now.stance.evidence):
            return False  # those who drove intruders out had held it all along
        within = (day - now.start).days <= measures()["undone_within_a_day"].days
        if heard.status is Status.UNKNOWN:
            return within and self.alliances.agree(heard.previous, now.stance.sides, day)
        return within and heard.status is Status.HELD


def _by_origin(items: Sequence[Evidence]) -> Iterator[tuple[str, list[Evidence]]]:
    by_origin = sorted(items, key=lambda item: (item.claim.origin, item.order))
    return ((origin, list(said)) for origin, said in groupby(by_origin, key=lambda item: item.claim.origin))


def _earliest(stance: Stance) -> date | None:
    """Return the first day on which the turn may have come by all who tell it, None where none of them bounds it."""
    firsts = [item.first for item in stance.evidence if item.rule.change and item.first]
    return max(firsts) if firsts else None


def _joined(stance: Stance, other: Stance) -> Stance:
    return replace(
        stance,
        sides=(*stance.sides, *other.sides),
        evidence=(*stance.evidence, *other.evidence),
        turned=stance.turned or other.turned,
    )
