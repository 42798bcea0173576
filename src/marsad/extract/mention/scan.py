"""One pass over a report for everything that extraction knows by name."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from marsad.extract.event_vocabulary import (
    EventVocabulary,
    IncidentWord,
    MeansWord,
    ObjectWord,
    StateWord,
    event_vocabulary,
    incident_spellings,
    state_spellings,
    thing_spellings,
)
from marsad.extract.mention.part import is_part_of_name
from marsad.extract.particle import particles
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
    Vocabulary,
    noun_spellings,
    topic_words,
    trigger_spellings,
)
from marsad.text.fold import fold
from marsad.text.matcher import Form, Match, Matcher
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party, Weak
from marsad.theatre.theatre import Theatre


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


@dataclass(frozen=True, slots=True)
class PlaceName:
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


@dataclass(frozen=True, slots=True)
class Sense:
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

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.all)

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """Return the hits that begin in [start, end)."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def at(self, start: int) -> Hit | None:
        """Return the hit that begins at `start`, behind its clitics or with them, None where there is none."""
        for hit in self.within(start, start + 4):
            if start in (hit.start, hit.word_start):
                return hit
        return None


def _longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    last = -1
    for hit in hits:
        if hit.start >= last:
            yield hit
            last = hit.end


class Scanner:
    """Finds every name and trigger of a theatre and the vocabulary in one pass."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer, words: Vocabulary) -> None:
        self._matcher: Matcher[Sense] = Matcher((*_names(theatre, gazetteer), *_words(words)))

    def scan(self, text: str) -> dict[Layer, Hits]:
        """Return the hits in folded `text`, layer by layer."""
        rows: dict[Layer, list[Hit]] = {layer: [] for layer in Layer}
        for hit in self._matcher.find(text):
            if _is_whole(text, hit) and _is_backed(text, hit):
                rows[hit.payload.layer].append(hit)
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


def _drop_parts(text: str, rows: dict[Layer, list[Hit]]) -> None:
    """Take people and parties that are only part of a longer place name out of `rows`: مدني in ود مدني."""
    placed = sorted((hit.start, hit.end) for hit in rows[Layer.PLACE] if " " in text[hit.start : hit.end])
    for layer in (Layer.PARTY, Layer.PERSON):
        rows[layer] = [hit for hit in rows[layer] if not is_part_of_name(placed, hit, after=True)]


# Pronouns of the first and second person: reports do not speak so, but plurals look so.
_NOT_ON_TRIGGERS = frozenset(("ي", "ك", "ني", "كم"))
_NAMES = (Layer.PARTY, Layer.OUTLET)
_TRIGGERS = (Layer.CONTROL, Layer.OUTCOME, Layer.MOVEMENT, Layer.SAYING, Layer.MOOD, Layer.EVENT)


def _is_whole(text: str, hit: Hit) -> bool:
    """Return whether what is attached behind `hit` goes with it: القتلي is the killed, not "my killing"."""
    attached = text[hit.end : hit.word_end]
    if attached in _NOT_ON_TRIGGERS and hit.payload.layer in _TRIGGERS:
        return False
    return not hit.payload.bound or bool(attached)


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
    """Return whether the words stand before `hit` that it needs: عن سيطرة only behind خرجت."""
    entry = hit.payload.entry
    if not isinstance(entry, ControlWord) or not entry.behind:
        return True
    before = text[max(0, hit.word_start - _BACKED_REACH) : hit.word_start].split()
    return any(word.removeprefix("و") in {fold(form).text for form in entry.behind} for word in before)


def _names(theatre: Theatre, gazetteer: Gazetteer) -> Iterator[Form[Sense]]:
    for name, weak in gazetteer.forms():
        yield Form(text=name, payload=Sense(Layer.PLACE, PlaceName(name, weak), weak=weak))
    loose = _weak_parties(theatre)
    for party in theatre.parties:
        for form in party.forms:
            later = loose.pop(fold(form).text, ())
            entry = WeakParty((Bearer(party, _until(form, later), own=True), *later)) if later else party
            yield Form(text=form, payload=Sense(Layer.PARTY, entry), enclitic=True)
    own = particles("first-person")
    for word in sorted(own - loose.keys()):
        yield Form(text=word, payload=Sense(Layer.PARTY, WeakParty((), speaker=True), weak=True))
    for word, bearers in loose.items():
        yield Form(text=word, payload=Sense(Layer.PARTY, WeakParty(bearers, speaker=word in own), weak=True))
    for outlet in theatre.outlets:
        for form in outlet.forms:
            yield Form(text=form, payload=Sense(Layer.OUTLET, outlet))
        for form in outlet.weak:
            yield Form(text=form, payload=Sense(Layer.OUTLET, outlet, weak=True))


def _weak_parties(theatre: Theatre) -> dict[str, tuple[Bearer, ...]]:
    found: dict[str, tuple[Bearer, ...]] = {}
    for party in theatre.parties:
        for cue in party.cues:
            word = fold(cue.form).text
            found[word] = (*found.get(word, ()), Bearer(party, cue))
    return found


def _until(form: str, later: Sequence[Bearer]) -> Weak:
    """Return for how long a form is a party's own: until another party takes it over."""
    starts = [bearer.cue.start for bearer in later if bearer.cue.start]
    return Weak(form=form, needs="", end=min(starts) if starts else None)


def _words(words: Vocabulary) -> Iterator[Form[Sense]]:
    nouns: tuple[tuple[Layer, tuple[Noun, ...]], ...] = (
        (Layer.HEAD, words.heads),
        (Layer.PERSON, words.persons),
        (Layer.HOUSEHOLD, words.households),
    )
    for layer, entries in nouns:
        for entry in entries:
            for spelling in noun_spellings(entry):
                yield Form(
                    text=spelling.text,
                    payload=Sense(layer, entry, spelling.manner, bound=spelling.bound),
                    enclitic=spelling.bound,
                )
    for text, word in topic_words(words.topics):
        yield Form(text=text, payload=Sense(Layer.TOPIC, word))
    triggers: tuple[tuple[Layer, tuple[Word, ...]], ...] = (
        (Layer.SAYING, words.sayings),
        (Layer.MOOD, words.moods),
        (Layer.CONTROL, words.controls),
        (Layer.OUTCOME, words.outcomes),
        (Layer.MOVEMENT, words.movements),
    )
    for layer, rows in triggers:
        for row in rows:
            for spelling in trigger_spellings(row):
                # A verb or a verbal noun may carry its subject or object: سيطرته، طردهم.
                attached = spelling.bound or spelling.manner is not Manner.PHRASE
                yield Form(
                    text=spelling.text,
                    payload=Sense(layer, row, spelling.manner, bound=spelling.bound),
                    enclitic=attached,
                )
    yield from _events(event_vocabulary())


def _events(words: EventVocabulary) -> Iterator[Form[Sense]]:
    for row in words.incidents:
        for spelling in incident_spellings(row):
            attached = spelling.bound or spelling.manner is not Manner.PHRASE
            payload = Sense(Layer.EVENT, row, spelling.manner, bound=spelling.bound)
            yield Form(text=spelling.text, payload=payload, enclitic=attached)
    things: tuple[tuple[Layer, tuple[MeansWord | ObjectWord, ...]], ...] = (
        (Layer.MEANS, words.means),
        (Layer.OBJECT, words.objects),
    )
    for layer, entries in things:
        for entry in entries:
            for text in (*(spelling.text for spelling in thing_spellings(entry.nouns)), *entry.forms):
                yield Form(text=text, payload=Sense(layer, entry))
    for state in words.states:
        for text in state_spellings(state):
            yield Form(text=text, payload=Sense(Layer.STATE, state))
