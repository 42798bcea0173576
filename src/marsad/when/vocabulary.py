"""The words that dates are made of, read from the language data."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import msgspec

from marsad.errors import LexiconError
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.text.matcher import Form, Matcher
from marsad.when.kind import Kind

_PACKAGE = "marsad.when"
# الواحد and الاثنان are "the one" and Monday; العشرون and الثلاثون are written with the ordinals.
_WITHOUT_ARTICLE = (1, 2, 20, 30)
_FILES = ("months.yaml", "weekdays.yaml", "relative.yaml")


class Word(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word of `kind`; a phrase of `never` with a space in it is read as a name, not as a date."""

    kind: Kind
    value: int | str
    forms: tuple[str, ...]
    never: tuple[str, ...] = ()


class NumberWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number word. `unit`, `teen` and `ten`: how it joins with others (خمسة عشر، خمس وعشرون)."""

    kind: Kind
    value: int
    forms: tuple[str, ...]
    unit: tuple[str, ...] = ()
    teen: tuple[str, ...] = ()
    ten: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """What a form means: its kind, its value and the entry that has it."""

    kind: Kind
    value: int | str
    id: str


def words() -> tuple[Word, ...]:
    """Return every entry of the word files, in file order."""
    return tuple(word for name in _FILES for word in load(_PACKAGE, name, Word))


def number_words() -> Iterator[tuple[str, Reading]]:
    """Yield every number word from one to a hundred with its reading, joined ones included."""
    entries = load(_PACKAGE, "numbers.yaml", NumberWord)
    for entry in entries:
        for form in entry.forms:
            yield from _both(form, entry.kind, entry.value)
    for one, ten in product(entries, entries):
        if one.kind is not ten.kind:
            continue
        for unit, rest in product(one.unit, ten.teen + ten.ten):
            yield from _both(f"{unit} {rest}", one.kind, one.value + ten.value)


def _both(form: str, kind: Kind, value: int) -> Iterator[tuple[str, Reading]]:
    """Yield `form`, and for a cardinal also its definite form (الأربع والعشرين)."""
    yield form, Reading(kind, value, f"{kind.value}-{value}")
    if kind is Kind.CARDINAL and (" " in form or value not in _WITHOUT_ARTICLE):
        definite = "ال" + form.replace(" و", " وال", 1)
        yield definite, Reading(Kind.THE_CARDINAL, value, f"{Kind.THE_CARDINAL.value}-{value}")


@cache
def matcher() -> Matcher[Reading]:
    """Return the matcher over every word, number word and name that only looks like a date."""
    forms = [Form(text=text, payload=reading) for text, reading in number_words()]
    for word in words():
        reading = Reading(word.kind, word.value, word.id)
        forms += [Form(text=text, payload=reading) for text in word.forms]
        name = Reading(Kind.NAME, 0, word.id)
        forms += [Form(text=text, payload=name) for text in word.never if " " in text]
    refuse_twins(forms)
    return Matcher(forms)


def refuse_twins(forms: list[Form[Reading]]) -> None:
    """Raise where one spelling would have two readings.

    Raises:
        LexiconError: it has; names both entries.
    """
    seen: dict[str, Reading] = {}
    for form in forms:
        text = fold(form.text).text
        other = seen.setdefault(text, form.payload)
        if (other.kind, other.value) != (form.payload.kind, form.payload.value):
            raise LexiconError(f"{_PACKAGE}: {text!r} is both {other.id} and {form.payload.id}")
