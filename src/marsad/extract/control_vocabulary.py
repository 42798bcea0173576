"""The words that say who holds a place, with the nouns of holding that make them productive."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from marsad.extract.vocabulary import ControlWord, Manner, Spelling, trigger_spellings, with_article
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.text.paradigm import adjective, masdar, verb

_SHORT = 4
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")


class Grasp(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A noun of holding; its fields are told in grasps.yaml."""

    noun: str
    plurals: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    laid: str | None = None

    @property
    def nouns(self) -> tuple[str, ...]:
        """The noun in the singular and its plurals."""
        return (self.noun, *self.plurals)

    def through(self, name: str) -> tuple[str, ...]:
        """Return the prepositions of the class called `name`."""
        every = {"inside": self.inside, "to": self.to, "joined": self.joined, "out": self.out, "beyond": self.beyond}
        return every[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graspings:
    """The folded spellings of nouns of holding: alone, and with the pronoun of their owner."""

    bare: frozenset[str]
    owned: frozenset[str]


@cache
def grasps() -> tuple[Grasp, ...]:
    """Return the nouns of holding.

    Raises:
        LexiconError: the file of them is wrong.
    """
    return load("marsad.extract.lexicon", "grasps.yaml", Grasp)


@cache
def graspings(laid: str | None = None) -> Graspings:
    """Return the spellings of the nouns that are `laid` on a place; of those that a place is in, where None."""
    rows = [row for row in grasps() if (row.laid == laid if laid else row.inside or row.joined)]
    nouns = [noun for row in rows for noun in row.nouns]
    bare = [text for noun in nouns for text in (*masdar(noun).singular, "ال" + masdar(noun).singular[0])]
    owned = [stem + pronoun for noun in nouns for stem in masdar(noun).singular_bound for pronoun in _PRONOUNS]
    return Graspings(bare=frozenset(bare), owned=frozenset(owned))


def control_spellings(entry: ControlWord) -> Iterator[Spelling]:
    """Yield every spelling of a control word: its own, its participles', and its prepositions with every noun."""
    yield from trigger_spellings(entry)
    for past, present in entry.verbs:
        forms = verb(past, present)
        yield Spelling(forms.ours, Manner.OURS)
        # سيطرو: the plural without its silent alef, as posts spell it.
        yield from (Spelling(text, Manner.PAST) for text in forms.past_bound if _is_posted(text))
    for word in entry.adjectives:
        for text in adjective(word).every:
            yield from with_article(text, Manner.PARTICIPLE)
    if entry.grasp is not None:
        yield from _phrases(entry.grasp)


def _is_posted(text: str) -> bool:
    """Return whether a plural without its silent alef looks like no other word: سيطرو, not مدو."""
    return text.endswith("و") and len(text) > _SHORT


def _phrases(name: str) -> Iterator[Spelling]:
    for row in grasps():
        for preposition in row.through(name):
            joint = "" if len(preposition) == 1 else " "
            for noun in row.nouns:
                forms = masdar(noun)
                yield Spelling(fold(f"{preposition}{joint}{noun}").text, Manner.PHRASE)
                yield Spelling(fold(f"{preposition}{joint}ال{noun}").text, Manner.PHRASE)
                for stem in forms.singular_bound:
                    yield Spelling(fold(preposition).text + joint + stem, Manner.PHRASE, bound=True)
