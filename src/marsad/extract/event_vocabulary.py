"""The words that tell events, with what events are done and what they hit: lexicon entries, spelled out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.extract.term import IncidentType
from marsad.extract.vocabulary import Manner, Spelling, Trigger, trigger_spellings, with_article
from marsad.text.lexicon import Entry, load
from marsad.text.paradigm import adjective, noun

_PACKAGE = "marsad.extract.lexicon"
Nouns = tuple[tuple[str, str], ...]
"""Nouns of things and events, each with its plural."""


class IncidentWord(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that tells an event; its fields are told in incident.yaml."""

    family: str
    type: IncidentType | None = None
    nouns: Nouns = ()
    genitive: str = "actor"
    kind_by_means: bool = False
    wants_means: bool = False
    by_outlaws: IncidentType | None = None
    by_unknown: IncidentType | None = None
    led_by: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    carries: bool = False
    doer: str | None = None
    arms: bool = False
    verbal: bool = False
    singular_weak: bool = False
    aims: bool = False
    two: bool = False
    alone: bool = False
    or_place: bool = False
    never: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class MeansWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an event is done with. `type`: the sort of event that it makes; `none`: the words only look like means."""

    type: IncidentType | None = None
    none: bool = False
    nouns: Nouns = ()
    forms: tuple[str, ...] = ()


class ObjectWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A thing that events hit."""

    nouns: Nouns = ()
    forms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class StateWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An adjective that says whose an event is."""

    party: str
    adjective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVocabulary:
    """All language data of events."""

    incidents: tuple[IncidentWord, ...]
    means: tuple[MeansWord, ...]
    objects: tuple[ObjectWord, ...]
    states: tuple[StateWord, ...]


@cache
def event_vocabulary() -> EventVocabulary:
    """Return the language data of events that is shipped.

    Raises:
        LexiconError: a file of it is wrong.
    """
    return EventVocabulary(
        incidents=load(_PACKAGE, "incident.yaml", IncidentWord),
        means=load(_PACKAGE, "means.yaml", MeansWord),
        objects=load(_PACKAGE, "objects.yaml", ObjectWord),
        states=load(_PACKAGE, "states.yaml", StateWord),
    )


def incident_spellings(entry: IncidentWord) -> Iterator[Spelling]:
    """Yield every spelling of a word of events; one that may be noun or verb (قصف) is given as the noun first."""
    yield from thing_spellings(entry.nouns, bound=True)
    found = tuple(trigger_spellings(entry))
    yield from (spelling for spelling in found if spelling.manner is Manner.MASDAR)
    yield from (spelling for spelling in found if spelling.manner is not Manner.MASDAR)


def thing_spellings(nouns: Nouns, *, bound: bool = False) -> Iterator[Spelling]:
    """Yield every spelling of nouns for things and events; `bound`: also those before a pronoun."""
    for singular, plural in nouns:
        if " " in singular:
            yield Spelling(singular, Manner.SINGULAR)
            yield Spelling(plural, Manner.PLURAL)
            continue
        forms = noun(singular, plurals=[plural])
        for manner, texts in (
            (Manner.SINGULAR, forms.singular),
            (Manner.PLURAL, forms.plural),
            (Manner.DUAL, forms.dual),
        ):
            for text in texts:
                yield from with_article(text, manner)
        if bound:
            yield from (Spelling(text, Manner.SINGULAR, bound=True) for text in forms.singular_bound)
            yield from (Spelling(text, Manner.PLURAL, bound=True) for text in forms.plural_bound)


def state_spellings(entry: StateWord) -> Iterator[str]:
    """Yield every spelling of an adjective of a state, with and without the article."""
    for text in adjective(entry.adjective).every:
        yield from (spelling.text for spelling in with_article(text, Manner.SINGULAR))
