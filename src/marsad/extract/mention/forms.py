"""The spellings by which everything that extraction knows is found: a theatre's names and the vocabulary's words."""

from collections.abc import Iterator, Sequence

from marsad.extract.control_vocabulary import control_spellings
from marsad.extract.event_vocabulary import (
    EventVocabulary,
    MeansWord,
    ObjectWord,
    event_vocabulary,
    incident_spellings,
    state_spellings,
    thing_spellings,
)
from marsad.extract.mention.scan import Bearer, Layer, Noun, PlaceName, Sense, WeakParty, Word
from marsad.extract.particle import particles
from marsad.extract.vocabulary import ControlWord, Manner, Vocabulary, noun_spellings, topic_words, trigger_spellings
from marsad.text.fold import fold
from marsad.text.matcher import Form
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.party import Weak
from marsad.theatre.theatre import Theatre


def forms(theatre: Theatre, gazetteer: Gazetteer, words: Vocabulary) -> Iterator[Form[Sense]]:
    """Yield every spelling of the theatre's places, parties and sources and of the vocabulary, with what it may be."""
    yield from _names(theatre, gazetteer)
    yield from _words(words)


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
        yield Form(text=text, payload=Sense(Layer.TOPIC, word), enclitic=text.endswith("ت"))
    triggers: tuple[tuple[Layer, tuple[Word, ...]], ...] = (
        (Layer.SAYING, words.sayings),
        (Layer.MOOD, words.moods),
        (Layer.CONTROL, words.controls),
        (Layer.OUTCOME, words.outcomes),
        (Layer.MOVEMENT, words.movements),
    )
    for layer, rows in triggers:
        for row in rows:
            spellings = control_spellings(row) if isinstance(row, ControlWord) else trigger_spellings(row)
            for spelling in spellings:
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
