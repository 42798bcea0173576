"""A report made ready for the rules: everything that they ask for, found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from typing import Protocol, TypeVar, cast

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.naming import Namer
from marsad.extract.mention.placing import place_all
from marsad.extract.mention.scan import Hits, Layer, Scanner
from marsad.extract.mention.side import Side, sides
from marsad.extract.mention.toponym import PlaceList
from marsad.extract.mention.words import Words, words
from marsad.extract.saying.mood import Moods
from marsad.extract.saying.publisher import is_own
from marsad.extract.saying.voice import Utterance, utterances
from marsad.extract.stretch import Stretch, moments_in, newest, stretches_of
from marsad.extract.topic.judging import Subjects, subjects
from marsad.report.report import Passage, Report
from marsad.text.clause import clauses, sentences
from marsad.text.connective import Boundary
from marsad.text.fold import Folded, fold
from marsad.text.numeral import Quantity, quantities
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.mouthpiece import voice_of
from marsad.theatre.party import Alliance, PartyKind
from marsad.when.moment import Moment
from marsad.when.stated import Relation

T = TypeVar("T")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Starts:
    """Where what a scene holds begins, in order, so that it is found by a bisection that calls nothing."""

    stretches: Sequence[int]
    sentences: Sequence[int]
    propositions: Sequence[int]
    sides: Sequence[int]
    places: Sequence[int]
    quantities: Sequence[int]
    moments: Sequence[int]
    # Of the utterances, which may lie in one another: the first start of each and all behind it, the last end of each
    # and all before it.
    heard: Sequence[int]
    silent: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One report, folded, with all mentions. Positions are folded offsets.

    `day` is that of the newest passage, None where none is known; `names_today`: some words name that day, as a weekday
    or as "today". `own_names` are the publisher's, with its ids: words laid to it are its own voice.
    """

    report: Report
    folded: Folded
    words: Words
    hits: dict[Layer, Hits]
    stretches: tuple[Stretch, ...]
    sentences: tuple[tuple[int, int], ...]
    propositions: tuple[tuple[int, int], ...]
    sides: tuple[Side, ...]
    places: tuple[PlaceList, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    moods: Moods
    kinds: Mapping[str, PartyKind]
    unarmed: frozenset[str]
    alliances: Mapping[str, tuple[Alliance, ...]]
    utterances: tuple[Utterance, ...]
    own_names: frozenset[str]
    subjects: Subjects
    day: date | None
    names_today: bool
    starts: Starts = field(init=False)
    # The folded text: what is asked for most.
    text: str = field(init=False)
    # What `once` has found.
    found: dict[Callable[["Scene"], object], object] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        found = Starts(
            stretches=_starts(self.stretches),
            sentences=[start for start, _ in self.sentences],
            propositions=[start for start, _ in self.propositions],
            sides=_starts(self.sides),
            places=_starts(self.places),
            quantities=_starts(self.quantities),
            moments=_starts(self.moments),
            heard=[*accumulate((u.start for u in reversed(self.utterances)), min)][::-1],
            silent=[*accumulate((u.end for u in self.utterances), max)],
        )
        object.__setattr__(self, "starts", found)
        object.__setattr__(self, "text", self.folded.text)

    def once(self, find: Callable[["Scene"], T]) -> T:
        """Return what `find` finds in the whole scene, found when it is first asked for."""
        if find not in self.found:
            self.found[find] = find(self)
        return cast(T, self.found[find])

    def sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds `at`."""
        return _holding(self.sentences, self.starts.sentences, at)

    def sentence_before(self, at: int) -> tuple[int, int]:
        """Return the sentence before the one that begins at `at`, an empty one before the first."""
        i = bisect_left(self.starts.sentences, at) - 1
        return self.sentences[i] if i >= 0 else (0, 0)

    def proposition(self, at: int) -> tuple[int, int]:
        """Return the part of a run-on sentence that holds `at`: from one hard connective to the next."""
        return _holding(self.propositions, self.starts.propositions, at)

    def passage(self, at: int) -> Passage | None:
        """Return the passage that holds `at`, None in noise."""
        i = bisect_right(self.starts.stretches, at) - 1
        return self.stretches[i].passage if i >= 0 and at < self.stretches[i].end else None

    def utterances_near(self, at: int) -> tuple[Utterance, ...]:
        """Return the utterances that may hold `at`, all that do among them."""
        return self.utterances[bisect_right(self.starts.silent, at) : bisect_right(self.starts.heard, at)]

    def as_of(self, at: int) -> date | None:
        """Return the day on which the words at `at` were first published, None where unknown."""
        passage = self.passage(at)
        return passage.as_of if passage else None

    def is_armed(self, parties: Sequence[str]) -> bool:
        """Return whether `parties` can hold ground: no civilians, no detainees among them."""
        return self.unarmed.isdisjoint(parties)

    def are_allied(self, some: Sequence[str], others: Sequence[str]) -> bool:
        """Return whether a party of the first is, or fights on the side of, a party of the second."""
        for one in some:
            for other in others:
                if one == other or self._fights_for(one, other) or self._fights_for(other, one):
                    return True
        return False

    def _fights_for(self, party: str, other: str) -> bool:
        for row in self.alliances.get(party, ()):
            if row.ally == other and (self.day is None or row.holds_on(self.day)):
                return True
        return False

    def sides_in(self, start: int, end: int) -> tuple[Side, ...]:
        """Return the sides that begin in [start, end)."""
        starts = self.starts.sides
        return self.sides[bisect_left(starts, start) : bisect_left(starts, end)]

    def places_in(self, start: int, end: int) -> tuple[PlaceList, ...]:
        """Return the place lists that begin in [start, end)."""
        starts = self.starts.places
        return self.places[bisect_left(starts, start) : bisect_left(starts, end)]

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the quantities that begin in [start, end)."""
        starts = self.starts.quantities
        return self.quantities[bisect_left(starts, start) : bisect_left(starts, end)]

    def moments_in(self, start: int, end: int) -> tuple[Moment, ...]:
        """Return the moments that begin in [start, end)."""
        starts = self.starts.moments
        return self.moments[bisect_left(starts, start) : bisect_left(starts, end)]


def _holding(stretches: Sequence[tuple[int, int]], starts: Sequence[int], at: int) -> tuple[int, int]:
    i = bisect_right(starts, at)
    if i and at < (held := stretches[i - 1])[1]:
        return held
    return at, at + 1


def _propositions(text: str, cut: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in cut:
        starts = [clause.start for clause in clauses(text, start, end) if clause.boundary is not Boundary.SOFT]
        yield from pairwise([*starts, end])


def _starts(items: Iterable[_Placed]) -> tuple[int, ...]:
    return tuple([item.start for item in items])


def scene(report: Report, scanner: Scanner, gazetteer: Gazetteer) -> Scene:
    """Return `report` with everything that its words name found and tied."""
    folded = fold(report.text)
    text = folded.text
    hits = scanner.scan(text)
    stretches = tuple(stretches_of(report, folded))
    day = newest(stretches)
    moments = tuple(moments_in(text, stretches, report.published.days.start if report.published.days else None))
    named = sides(text, hits, day, voice_of(report.publisher.name))
    blocked = [(side.start, side.end) for side in named]
    blocked += [(hit.start, hit.end) for hit in hits[Layer.OUTLET]]
    blocked += [_unnamed(moment, hits) for moment in moments]
    spelt = words(text)
    lists = Namer(spelt, hits, Covered(blocked)).lists()
    cut = tuple(sentences(text))
    parts = tuple(_propositions(text, cut))
    parties = gazetteer.roster
    heard = utterances(text, hits, _who_speak(named, parties.unarmed), (cut, parts))
    return Scene(
        report=report,
        folded=folded,
        words=spelt,
        hits=hits,
        stretches=stretches,
        sentences=cut,
        propositions=parts,
        sides=named,
        places=place_all(text, lists, gazetteer),
        quantities=tuple(quantities(text)),
        moments=moments,
        moods=Moods(text, hits[Layer.MOOD]),
        kinds=parties.kinds,
        unarmed=parties.unarmed,
        alliances=parties.alliances,
        utterances=_others(text, heard) if not _is_of_press(report, gazetteer) else heard,
        own_names=_own_names(report, gazetteer),
        subjects=subjects(text, hits[Layer.TOPIC], named, parties.unarmed),
        day=day,
        names_today=any(_is_today(moment, day) for moment in moments),
    )


def _is_today(moment: Moment, day: date | None) -> bool:
    """Return whether the moment is the day of the report, or has lasted since it, and names it by no date."""
    named = moment.named.start == moment.named.end == day is not None and not moment.absolute
    return named and moment.relation in (Relation.ON, Relation.SINCE)


def _unnamed(moment: Moment, hits: dict[Layer, Hits]) -> tuple[int, int]:
    """Return where a moment's words name no place: up to the event that it counts from (منذ ضياع الموصل)."""
    told = hits[Layer.CONTROL].within(moment.start, moment.end)
    return moment.start, told[0].start if told else moment.end


def _who_speak(named: Sequence[Side], mute: frozenset[str]) -> list[Side]:
    """Return the sides that can make a statement: no civilians at large."""
    return [side for side in named if mute.isdisjoint(side.parties)]


def _own_names(report: Report, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the publisher's name, and the ids of the outlets that bear it."""
    name = report.publisher.name
    return frozenset() if name is None else frozenset((name, *gazetteer.outlets.get(name, ())))


def _others(text: str, heard: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """Return the utterances that are not the publisher's own, in a report of one who finds what it tells."""
    return tuple([each for each in heard if not is_own(text, each)])


def _is_of_press(report: Report, gazetteer: Gazetteer) -> bool:
    """Return whether the publisher tells what others find: an agency, a newspaper, a channel."""
    name = report.publisher.name
    return name is not None and any(one in gazetteer.press for one in (name, *gazetteer.outlets.get(name, ())))
