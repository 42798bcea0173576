"""Verbs in every spelling of the third person, active and passive, folded."""

from dataclasses import dataclass

from marsad.text.fold import fold
from marsad.text.folding import folded, letters

_SHADDA = "ّ"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbForms:
    """A verb's folded spellings in the third person, each once.

    Unvowelled, most passives are spelled as their actives: the passive tuples hold the passive's spellings,
    whether or not they differ. `past_bound` and `present_bound` are the spellings that differ before a
    pronoun: اخلا in اخلاها, قتلو in قتلوهم. `ours` is the past of the first person's plural: استعدنا.
    """

    past: tuple[str, ...]
    present: tuple[str, ...]
    passive_past: tuple[str, ...] = ()
    passive_present: tuple[str, ...] = ()
    past_bound: tuple[str, ...] = ()
    present_bound: tuple[str, ...] = ()
    ours: str = ""

    @property
    def every(self) -> tuple[str, ...]:
        """Every spelling that stands as a word, active before passive, each once."""
        return tuple(dict.fromkeys((*self.past, *self.present, *self.passive_past, *self.passive_present)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Root:
    """A verb as given: `past` and `present` without vowels, and what its root does."""

    past: str
    present: str
    doubled: bool

    @property
    def hollow(self) -> bool:
        return not self.doubled and len(self.past) >= 3 and self.past[-2] == "ا" and self.past[-1] not in "ءى"


def verb(past: str, present: str, *, passive: bool = True) -> VerbForms:
    """Return the third-person spellings of a verb, given its masculine singular past and present.

    A doubled root is known by its shadda (شنّ, احتلّ).

    >>> verb("سيطر", "يسيطر").past
    ('سيطر', 'سيطرت', 'سيطرا', 'سيطرتا', 'سيطروا', 'سيطرن')
    >>> verb("استولى", "يستولي").present[:5]
    ('يستولي', 'تستولي', 'يستوليان', 'تستوليان', 'يستوليا')
    >>> verb("استعاد", "يستعيد").passive_past[0]
    'استعيد'
    >>> verb("استعاد", "يستعيد").ours
    'استعدنا'
    """
    root = _Root(past=letters(past), present=letters(present), doubled=_is_doubled(past))
    pasts, presents = _pasts(root.past, root), _presents(root.present, root)
    return VerbForms(
        past=_folded(pasts),
        present=_folded(presents),
        passive_past=_folded(_pasts(_passive_past(root), root)) if passive else (),
        passive_present=_folded(_presents(_passive_present(root), root)) if passive else (),
        past_bound=_folded(_bound(pasts)),
        present_bound=_folded(_bound(presents)),
        ours=fold(pasts[-1] + "ا").text,
    )


def _is_doubled(past: str) -> bool:
    return _SHADDA in past[-2:]


def _folded(forms: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(forms)))


def _pasts(base: str, root: _Root) -> list[str]:
    """Return he, she, they two (m, f), they (m, f)."""
    if base.endswith(("ى", "ا")):
        stem = base[:-1]
        weak = "ي" if base.endswith("ى") else "و"
        return [base, stem + "ت", stem + weak + "ا", stem + "تا", stem + "وا", stem + weak + "ن"]
    if base.endswith("ي"):
        return [base, base + "ت", base + "ا", base + "تا", base[:-1] + "وا", base + "ن"]
    if base.endswith(("أ", "ء")):
        stem = base[:-1]
        two = stem + "آ" if base.endswith("أ") else base + "ا"
        return [base, base + "ت", two, base + "تا", base + "وا", stem + "ؤوا", base + "ن"]
    return [base, base + "ت", base + "ا", base + "تا", base + "وا", _before_nun(base, root)]


def _before_nun(base: str, root: _Root) -> str:
    """Return the feminine plural: a doubled root parts its letters, a hollow one loses its long vowel."""
    if base.endswith("ن"):
        return base + "ن" if root.doubled else base
    if root.doubled:
        return base + base[-1] + "ن"
    if root.hollow and base[-2] in "اوي":
        return base[:-2] + base[-1] + "ن"
    return base + "ن"


def _presents(base: str, root: _Root) -> list[str]:
    """Return the indicative and the subjunctive or jussive of he, she, they two, they."""
    forms = _he_and_she(base)
    stem = base[:-1] + "ي" if base.endswith("ى") else base
    for end in ("ان", "ا"):
        forms += [one + end for one in _he_and_she(stem)]
    short = base[:-1] if base.endswith(("ى", "ي", "و")) else base
    forms += [short + "ون", short + "وا"]
    if base.endswith("أ"):
        forms += [short[:-1] + "ؤون", short[:-1] + "ؤوا"]
    forms.append(stem + "ن" if short != base else _before_nun(base, root))
    if short != base:
        forms += _he_and_she(short)
    elif root.hollow and base[-2] in "اوي":
        forms += _he_and_she(base[:-2] + base[-1])
    return forms


def _he_and_she(form: str) -> list[str]:
    return [form, "ت" + form[1:]]


def _passive_past(root: _Root) -> str:
    """Return the masculine singular of the passive past."""
    base = root.past
    if base.startswith("آ"):
        base = "أو" + base[1:]
    if root.hollow:
        return base[:-2] + "ي" + base[-1]
    if base.endswith(("ى", "ا")):
        base = base[:-1] + "ي"
    elif base.endswith("أ"):
        base = base[:-1] + "ئ"
    long_a = 2 if base.startswith("ت") else 1
    if len(base) == long_a + 3 and base[long_a] == "ا":
        base = base[:long_a] + "و" + base[long_a + 1 :]
    return base[0] + base[1:].replace("أ", "ئ" if len(base) == 3 else "ؤ")


def _passive_present(root: _Root) -> str:
    """Return the masculine singular of the passive present."""
    base = root.present
    if root.hollow and base[-2] in "وي":
        return base[:-2] + "ا" + base[-1]
    if base.endswith(("ي", "و")):
        base = base[:-1] + "ى"
    elif base.endswith("ئ"):
        base = base[:-1] + "أ"
    if len(root.past) == 3 and root.past[0] == "و" and len(base) == 3:
        base = base[0] + "و" + base[1:]
    if len(root.past) == 3 and root.past[0] == "أ" and base[1:2] == "أ":
        base = base[0] + "ؤ" + base[2:]
    return base


def _bound(forms: list[str]) -> list[str]:
    """Return the spellings among `forms` that change before a pronoun, changed."""
    bound = []
    for form in forms:
        if form.endswith("وا"):
            bound.append(form[:-1])
        elif form.endswith("ى"):
            bound.append(form[:-1] + "ا")
    return bound
