"""Nouns, adjectives and verbal nouns in every spelling that their grammar gives them, folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.text.folding import folded, letters

_SOUND_MASCULINE = "ون"
_SOUND_FEMININE = "ات"
# Behind these a hamza stands on the line before alef (جزءا); behind joined letters on a seat (شيئا).
_UNJOINED = frozenset("ادذرزوأإآ")


@dataclass(frozen=True, slots=True, kw_only=True)
class NounForms:
    """A noun's folded spellings, each once.

    `dual` holds both cases, absolute and annexed; `annexed` repeats those that stand only before a noun
    or pronoun and look like other forms (عنصرا: two members of, or one member in the accusative).
    `singular_bound` and `plural_bound` are the stems before a pronoun: جثت in جثته, قتلا in قتلاهم.
    """

    singular: tuple[str, ...]
    dual: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    annexed: tuple[str, ...] = ()
    singular_bound: tuple[str, ...] = ()
    plural_bound: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """Every spelling that stands as a word, each once."""
        return tuple(dict.fromkeys((*self.singular, *self.dual, *self.plural)))


def noun(singular: str, *, plurals: Iterable[str] = (), feminine: bool = False, dual: bool = True) -> NounForms:
    """Return the spellings of `singular`, its dual and its plurals.

    `plurals` holds "ون" or "ات" for the sound plurals; anything else is a broken plural as written.
    `feminine` adds the feminine in ة of a noun for people, with its dual and its plural in ات.

    >>> noun("عنصر", plurals=["عناصر"]).singular
    ('عنصر', 'عنصرا')
    >>> noun("عنصر", plurals=["عناصر"]).dual
    ('عنصران', 'عنصرين', 'عنصرا', 'عنصري')
    >>> noun("جثة", plurals=["جثث"]).dual
    ('جثتان', 'جثتين', 'جثتا', 'جثتي')
    >>> noun("مدني", plurals=["ون"]).plural
    ('مدنيون', 'مدنيين', 'مدنيو', 'مدنيي')
    """
    word = letters(singular)
    genders = (word, word + "ة") if feminine else (word,)
    many = _plurals(genders, plurals)
    absolute, annexed = _duals(genders) if dual else ([], [])
    return NounForms(
        singular=_folded(form for one in genders for form in (one, *_of_one(one))),
        dual=_folded([*absolute, *annexed]),
        plural=_folded(many),
        annexed=_folded(annexed),
        singular_bound=_folded(form for one in genders for form in _bound(one)),
        plural_bound=_folded(form for one in many for form in _bound(one)),
    )


def adjective(masculine: str, *, plurals: Iterable[str] = (_SOUND_MASCULINE,)) -> NounForms:
    """Return the spellings of an adjective or participle in both genders and three numbers.

    >>> adjective("مصاب").plural
    ('مصابون', 'مصابين', 'مصابو', 'مصابي', 'مصابات')
    """
    return noun(masculine, plurals=plurals, feminine=True)


def masdar(word: str) -> NounForms:
    """Return the spellings of a verbal noun, which has neither dual nor plural here.

    >>> masdar("سيطرة").singular, masdar("سيطرة").singular_bound
    (('سيطره',), ('سيطرت',))
    >>> masdar("استيلاء").singular_bound
    ('استيلاء', 'استيلاو', 'استيلاي')
    """
    return noun(word, dual=False)


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(forms)))


def _accusative(word: str) -> tuple[str, ...]:
    """Return the indefinite accusative in alef, nothing where it takes none."""
    if word.endswith(("ة", "اء", "ى", "ا", "أ")) or _is_diptote(word):
        return ()
    if word.endswith("ء"):
        return (word + "ا" if word[-2:-1] in _UNJOINED else word[:-1] + "ئا",)
    return (word + "ا",)


def _of_one(word: str) -> tuple[str, ...]:
    """Return the indefinite accusative of a singular: that of مقاتل has alef, though it is spelled like مساجد."""
    participle = word.startswith("م") and _is_diptote(word) and not word.endswith("ئ")
    return _accusative(word) or ((word + "ا",) if participle else ())


def _is_diptote(word: str) -> bool:
    """Return whether `word` has the pattern of عناصر or صواريخ, which take no tanwin."""
    return word[2:3] == "ا" and (len(word) == 5 or (len(word) == 6 and word[4] == "ي"))


def _dual(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the duals of `word`: absolute, and annexed to what follows."""
    if word.endswith(("ء", "أ")):
        stem = word[:-1]
        seats = ("ءان", "ءين", "ئين") if word.endswith("اء") else ("آن", "أين", "ءان", "ءين", "ئان", "ئين")
        return tuple(stem + end for end in seats), tuple(stem + end[:-1] for end in seats)
    last = {"ة": "ت", "ى": "ي", "ا": "و"}.get(word[-1:])
    stem = word[:-1] + last if last else word
    return (stem + "ان", stem + "ين"), (stem + "ا", stem + "ي")


def _duals(genders: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the absolute and the annexed duals of a noun's genders."""
    two = [_dual(word) for word in genders]
    return [form for forms, _ in two for form in forms], [form for _, forms in two for form in forms]


def _plurals(genders: Sequence[str], plurals: Iterable[str]) -> list[str]:
    """Return every spelling of the plurals of a noun, that of its feminine in ات."""
    many = [form for plural in plurals for form in _plural(genders[0], letters(plural))]
    return many + [form for word in genders[1:] for form in _plural(word, _SOUND_FEMININE)]


def _plural(singular: str, plural: str) -> tuple[str, ...]:
    """Return every spelling of one plural of `singular`, absolute before annexed."""
    stem = singular[:-1] if singular.endswith("ة") else singular
    if plural == _SOUND_FEMININE:
        stem = stem[:-1] + "ي" if stem.endswith("ى") else stem
        return (stem + "ات",)
    if plural == _SOUND_MASCULINE:
        stem = stem[:-1] if stem.endswith("ى") else stem
        return (stem + "ون", stem + "ين", stem + "و", stem + "ي")
    return (plural, *_accusative(plural))


def _bound(word: str) -> tuple[str, ...]:
    """Return how `word` is spelled before a pronoun."""
    if word.endswith("ة"):
        return (word[:-1] + "ت",)
    if word.endswith("ى"):
        return (word[:-1] + "ا",)
    if word.endswith("ء"):
        return (word, word[:-1] + "ؤ", word[:-1] + "ئ")
    if word.endswith(("ون", "ين")) and len(word) > 4:
        return (word[:-1],)
    return (word,)
