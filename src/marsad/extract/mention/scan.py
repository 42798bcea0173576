"""One pass over a report for everything that extraction knows by name."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias

from marsad.extract.event_vocabulary import (
    IncidentWord,
    MeansWord,
    ObjectWord,
    StateWord,
)
from marsad.extract.mention.company import keeps_company
from marsad.extract.mention.part import is_part_of_name
from marsad.extract.vocabulary import (
    ControlWord,
    Head,
    Household,
    Manner,
    Mood,
    MovementWord,
    OutcomeWord,
    Person,
    Saying,
    TopicWord,
)
from marsad.text.fold import fold
from marsad.text.matcher import Form, Match, Matcher
from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party, Weak


class Layer(Enum):
    """What a word may be."""

    PLACE = "place"
    HEAD = "head"
    PARTY = "party"
    OUTLET = "outlet"
    PERSON = "person"
    SAYING = "saying"
    MOOD = "mood"
    CONTROL = "control"
    OUTCOME = "outcome"
    TOPIC = "topic"
    EVENT = "event"
    MEANS = "means"
    OBJECT = "object"
    STATE = "state"
    MOVEMENT = "movement"
    HOUSEHOLD = "household"

    # There is one of each, so it need not be known by its name: a report asks for layers a hundred thousand times.
    __hash__ = object.__hash__


class PlaceName(NamedTuple):
    """A name of the gazetteer. `weak`: also an everyday word, believed only with a head noun or in a list."""

    name: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A party with the conditions under which a weak word means it; `own`: the word names it without any."""

    party: Party
    cue: Weak
    own: bool = False


@dataclass(frozen=True, slots=True)
class WeakParty:
    """A word that may mean any of the parties of `bearers`, each under its own conditions: التنظيم.

    `speaker`: in a party's own media it means that party: قواتنا.
    """

    bearers: tuple[Bearer, ...]
    speaker: bool = False


_Event: TypeAlias = IncidentWord | MeansWord | ObjectWord | StateWord
Noun: TypeAlias = Head | Person | Household
_Name: TypeAlias = PlaceName | WeakParty | Party | Outlet | Noun
Word: TypeAlias = Saying | Mood | ControlWord | OutcomeWord | MovementWord
Known: TypeAlias = _Name | Word | TopicWord | _Event


class Sense(NamedTuple):
    """What a spelling stands for. `weak`: only in the right context; `bound`: only before a pronoun."""

    layer: Layer
    entry: Known
    manner: Manner = Manner.PHRASE
    weak: bool = False
    bound: bool = False


Hit: TypeAlias = Match[Sense]


class Hits:
    """The hits of one layer in order, none inside another."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.all: tuple[Hit, ...] = tuple(_longest(hits))
        self._starts = [hit.start for hit in self.all]
        self._entries: dict[tuple[int, int], tuple[Known, ...]] = {}
        self._at: dict[int, Hit] = {}
        for hit in self.all:
            self._at.setdefault(hit.start, hit)
            self._at.setdefault(hit.word_start, hit)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.all)

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """Return the hits that begin in [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def entries(self, start: int, end: int) -> Iterable[Known]:
        """Return the rows of the hits that begin in [start, end), each once."""
        # Of one sentence it is asked for each figure in it.
        if (start, end) not in self._entries:
            rows = [hit.payload.entry for hit in self.within(start, end)]
            self._entries[start, end] = tuple(dict(zip(map(id, rows), rows, strict=True)).values())
        return self._entries[start, end]

    def at(self, start: int) -> Hit | None:
        """Return the hit that begins at `start`, behind its clitics or with them, None where there is none."""
        return self._at.get(start)


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    last = -1
    for hit in hits:
        if hit.start >= last:
            yield hit
            last = hit.end


class Scanner:
    """Finds every one of its forms in one pass."""

    def __init__(self, forms: Iterable[Form[Sense]]) -> None:
        self._matcher: Matcher[Sense] = Matcher(forms)

    def scan(self, text: str) -> dict[Layer, Hits]:
        """Return the hits in folded `text`, layer by layer."""
        rows = self._rows(text)
        _drop_parts(text, rows)
        for layer in (Layer.CONTROL, Layer.OUTCOME):
            rows[layer] = [hit for hit in rows[layer] if not _is_particle(text, hit, rows)]
        named = sorted((hit.start, hit.end) for layer in _NAMES for hit in rows[layer] if not hit.payload.weak)
        for layer in _TRIGGERS:
            rows[layer] = [hit for hit in rows[layer] if not is_part_of_name(named, hit, after=_strikes(hit))]
        # Of two spellings of one length that with a pronoun is meant: سيطرتها is her control, not a verb.
        return {
            layer: Hits(sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.payload.weak, not hit.payload.bound)))
            for layer, hits in rows.items()
        }

    def _rows(self, text: str) -> dict[Layer, list[Hit]]:
        """Return what stands as a whole word, among the words that it needs, layer by layer."""
        rows: dict[Layer, list[Hit]] = {layer: [] for layer in Layer}
        for hit in self._matcher.find(text):
            layer = hit.payload.layer
            if _is_whole(text, hit) and (layer not in _BACKED or _is_backed(text, hit)):
                rows[layer].append(hit)
        return rows


def _drop_parts(text: str, rows: dict[Layer, list[Hit]]) -> None:
    """Take people and parties that are only part of a longer place name out of `rows`: مدني in ود مدني."""
    placed = sorted((hit.start, hit.end) for hit in rows[Layer.PLACE] if " " in text[hit.start : hit.end])
    for layer in (Layer.PARTY, Layer.PERSON):
        rows[layer] = [hit for hit in rows[layer] if not is_part_of_name(placed, hit, after=True)]


# Pronouns of the first and second person: reports do not speak so, but plurals look so.
_NOT_ON_TRIGGERS = frozenset(("ي", "ك", "ني", "كم"))
_NAMES = (Layer.PARTY, Layer.OUTLET)
# Whose words may need others around them.
_BACKED = (Layer.EVENT, Layer.CONTROL)
_TRIGGERS = (Layer.CONTROL, Layer.OUTCOME, Layer.MOVEMENT, Layer.SAYING, Layer.MOOD, Layer.EVENT)


def _is_whole(text: str, hit: Hit) -> bool:
    """Return whether what is attached behind `hit` goes with it: القتلي is the killed, not "my killing"."""
    if hit.end == hit.word_end:
        return not hit.payload.bound
    return hit.payload.layer not in _TRIGGERS or text[hit.end : hit.word_end] not in _NOT_ON_TRIGGERS


_VERBS = (Layer.CONTROL, Layer.OUTCOME, Layer.SAYING)


def _is_particle(text: str, hit: Hit, rows: dict[Layer, list[Hit]]) -> bool:
    """Return whether what looks like a loss is the particle before a verb: فقد سيطرت."""
    if text[hit.word_start : hit.word_end] != _FAQAD:
        return False
    behind = text[hit.word_end : hit.word_end + 20].split()
    if behind and not behind[0].startswith("ال") and behind[0].endswith(("ت", "وا")):
        return True
    at = hit.word_end + 1
    return any(other.start == at and other.payload.manner in _TOLD for layer in _VERBS for other in rows[layer])


_FAQAD = "فقد"
_TOLD = (Manner.PAST, Manner.PASSIVE)


def _strikes(hit: Hit) -> bool:
    """Return whether a word may begin a party's name and tell an event all the same: غارات التحالف."""
    entry = hit.payload.entry
    return isinstance(entry, IncidentWord) and entry.family == "strike"


_BACKED_REACH = 70


def _is_backed(text: str, hit: Hit) -> bool:
    """Return whether the words stand around `hit` that it needs: عن سيطرة only behind خرجت."""
    entry = hit.payload.entry
    if isinstance(entry, IncidentWord):
        if not (entry.unless or entry.near or entry.arms):
            return True
        return keeps_company(text, hit.word_start, hit.word_end, entry)
    if not isinstance(entry, ControlWord) or not entry.behind:
        return True
    before = text[max(0, hit.word_start - _BACKED_REACH) : hit.word_start].split()
    wanted = {fold(form).text for form in entry.behind}
    return any(word in wanted or word.removeprefix("و") in wanted for word in before)
