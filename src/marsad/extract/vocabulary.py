"""The words that extraction looks for: lexicon entries, spelled out by their paradigms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from marsad.extract.term import Holding, Modality, Movement, Outcome
from marsad.text.lexicon import Entry, load
from marsad.text.paradigm import adjective, masdar, noun, verb
from marsad.theatre.party import PartyKind

_PACKAGE = "marsad.extract.lexicon"
_ARTICLE = "ال"


class Manner(Enum):
    """Which form of a word stands in the text."""

    PAST = "past"
    PRESENT = "present"
    PASSIVE = "passive"
    OURS = "ours"
    MASDAR = "masdar"
    PHRASE = "phrase"
    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of an entry. `bound`: it stands only before an attached pronoun."""

    text: str
    manner: Manner
    bound: bool = False


class Head(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A noun before a place name."""

    singular: str
    plurals: tuple[str, ...]
    kind: str
    keep: bool = False
    names: bool = False
    definite: bool = False
    numbered: bool = False
    inside: bool = False
    alone: bool = False
    route: bool = False
    houses: bool = False
    dual: bool = True
    adjective: str | None = None


class Person(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A noun that counts people."""

    singular: str
    plurals: tuple[str, ...]
    dual: bool = True
    party: str | None = None
    detail: str | None = None
    outcome: Outcome | None = None
    combatant: bool = False
    figure_only: bool = False
    feminine: bool = False
    side: PartyKind | None = None
    named_only: bool = False
    moved: Movement | None = None


class Household(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A noun that counts families."""

    singular: str
    plurals: tuple[str, ...]
    dual: bool = True


class Trigger(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that opens slots: verbs as (past, present), verbal nouns, fixed phrases."""

    verbs: tuple[tuple[str, str], ...] = ()
    masdars: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Saying(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that lays words to a speaker."""

    order: str | None = None
    own: bool = False
    continues: bool = False
    denies: bool = False
    relays: bool = False
    adverbial: bool = False
    weak: bool = False
    announces: bool = False


class Mood(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that says that something is not, or not surely, so; its fields are told in moods.yaml."""

    modality: Modality
    never: tuple[str, ...] = ()
    after: bool = False
    present: bool = False
    into: str = ""
    foils: bool = False


class ControlWord(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that says who holds a place; its fields are told in control.yaml."""

    family: str
    status: Holding
    standing: Holding | None = None
    object: tuple[str, ...] = ()
    weak: bool = False
    enters: bool = False
    storms: bool = False
    withdraws: bool = False
    agent: bool = False
    gives: bool = False
    praises: bool = False
    needs_agent: bool = False
    zone: bool = False
    behind: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    grasp: str | None = None
    lays: str | None = None


class OutcomeWord(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that says what befell people; its fields are told in outcomes.yaml."""

    outcome: Outcome
    backward: bool = False
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    losses: bool = False
    people_only: bool = False
    counted_only: bool = False
    past_only: bool = False
    led_by: tuple[str, ...] = ()
    own: bool = False
    alone: Outcome | None = None
    stated_only: bool = False
    through: tuple[str, ...] = ()
    unled: tuple[str, ...] = ()
    costs: bool = False
    unless: tuple[str, ...] = ()
    active: bool = False


class Topic(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A subject with the words that tell of it; the two lists are told in topics.yaml."""

    strong: tuple[str, ...]
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicWord:
    """A word with what it weighs for each topic that it tells of."""

    weights: tuple[tuple[str, float], ...]


class MovementWord(Trigger, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that says that people left, came back or cannot leave; its fields are told in displacement.yaml."""

    outcome: Movement
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    ferried: Movement | None = None
    armed: Movement | None = None
    moves: bool = False
    weak: bool = False
    homes: bool = False
    stock: bool = False
    carries: bool = False
    settles: bool = False
    marches: bool = False
    alone: bool = False
    goal: bool = False
    lodges: bool = False
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All language data of extraction."""

    heads: tuple[Head, ...]
    persons: tuple[Person, ...]
    sayings: tuple[Saying, ...]
    moods: tuple[Mood, ...]
    controls: tuple[ControlWord, ...]
    outcomes: tuple[OutcomeWord, ...]
    movements: tuple[MovementWord, ...]
    households: tuple[Household, ...]
    topics: tuple[Topic, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the language data that is shipped.

    Raises:
        LexiconError: a file of it is wrong.
    """
    return Vocabulary(
        heads=load(_PACKAGE, "heads.yaml", Head),
        persons=load(_PACKAGE, "persons.yaml", Person),
        sayings=load(_PACKAGE, "sayings.yaml", Saying),
        moods=load(_PACKAGE, "moods.yaml", Mood),
        controls=load(_PACKAGE, "control.yaml", ControlWord),
        outcomes=load(_PACKAGE, "outcomes.yaml", OutcomeWord),
        movements=load(_PACKAGE, "displacement.yaml", MovementWord),
        households=load(_PACKAGE, "households.yaml", Household),
        topics=load(_PACKAGE, "topics.yaml", Topic),
    )


def noun_spellings(entry: Head | Person | Household) -> Iterator[Spelling]:
    """Yield every spelling of a noun, with and without the article."""
    feminine = isinstance(entry, Person) and entry.feminine
    forms = noun(entry.singular, plurals=entry.plurals, dual=entry.dual, feminine=feminine)
    many = set(forms.plural)
    # قياديا is one leader in the accusative, sooner than two of somebody's.
    single = {*forms.singular, *(form + "ا" for form in forms.singular if form.endswith("ي"))}
    for manner, texts in ((Manner.DUAL, forms.dual), (Manner.SINGULAR, forms.singular), (Manner.PLURAL, forms.plural)):
        for text in texts:
            # عنصرا is one in the accusative far more often than two of something.
            if manner is Manner.DUAL and (text in single or text in many):
                continue
            yield from with_article(text, manner)
    for text in sorted(single - set(forms.singular)):
        yield Spelling(text, Manner.SINGULAR)
    yield from (Spelling(text, Manner.SINGULAR, bound=True) for text in forms.singular_bound)
    yield from (Spelling(text, Manner.PLURAL, bound=True) for text in forms.plural_bound)
    taken = {*forms.singular_bound, *forms.plural_bound}
    yield from (Spelling(text, Manner.DUAL, bound=True) for text in forms.annexed if text not in taken)


_STRONG, _PLAIN = 3.0, 1.0


def topic_words(topics: Iterable[Topic]) -> Iterator[tuple[str, TopicWord]]:
    """Yield every word of the topics with what it weighs, with and without the article, and as it carries a pronoun."""
    weights: dict[str, list[tuple[str, float]]] = {}
    for topic in topics:
        for words, weight in ((topic.strong, _STRONG), (topic.plain, _PLAIN)):
            for word in words:
                weights.setdefault(word, []).append((topic.id, weight))
    for word, found in weights.items():
        entry = TopicWord(tuple(found))
        yield from ((spelling.text, entry) for spelling in with_article(word, Manner.PHRASE))
        if word.endswith("ة") and " " not in word:
            yield word[:-1] + "ت", entry


def trigger_spellings(entry: Trigger) -> Iterator[Spelling]:
    """Yield every spelling of a trigger: the tenses of its verbs, its verbal nouns, its phrases."""
    for past, present in entry.verbs:
        yield from _verb_spellings(past, present)
    for word in entry.masdars:
        forms = masdar(word)
        for text in forms.every:
            yield from with_article(text, Manner.MASDAR)
        yield from (Spelling(text, Manner.MASDAR, bound=True) for text in forms.singular_bound)
    if isinstance(entry, MovementWord):
        yield from _participle_spellings(entry.adjectives)
        yield from (Spelling(word, Manner.PARTICIPLE) for word in entry.people)
    for phrase in entry.phrases:
        # A preposition of one letter stands attached to the next word: it is looked for there.
        yield Spelling(phrase.removesuffix(" ل").removesuffix(" ب"), Manner.PHRASE)


def _participle_spellings(words: tuple[str, ...]) -> Iterator[Spelling]:
    """Yield the spellings of participles that describe several people: the plurals, and نازحة behind عائلات."""
    for word in words:
        forms = adjective(word)
        many = (*forms.plural, *(text for text in forms.singular if text.endswith("ه")))
        for text in many:
            yield from with_article(text, Manner.PARTICIPLE)


def _verb_spellings(past: str, present: str) -> Iterator[Spelling]:
    forms = verb(past, present)
    pasts, presents = set(forms.past), set(forms.present)
    yield from (Spelling(text, Manner.PAST) for text in forms.past)
    yield from (Spelling(text, Manner.PRESENT) for text in forms.present)
    yield from (Spelling(text, Manner.PASSIVE) for text in forms.passive_past if text not in pasts | presents)
    yield from (Spelling(text, Manner.PAST, bound=True) for text in forms.past_bound)
    yield from (Spelling(text, Manner.PRESENT, bound=True) for text in forms.present_bound)


def with_article(text: str, manner: Manner) -> Iterator[Spelling]:
    """Yield a spelling of a noun, and the one with the article where it has none."""
    yield Spelling(text, manner)
    if not text.startswith(_ARTICLE):
        yield Spelling(_ARTICLE + text, manner)
