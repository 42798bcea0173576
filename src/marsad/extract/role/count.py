"""People counted: a figure with the noun behind it, and whoever is counted without one."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.fallen import parted
from marsad.extract.role.family import joined_kin
from marsad.extract.role.headcount import Count
from marsad.extract.role.sharing import share
from marsad.extract.role.single import losses, persons
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.vocabulary import Head, Manner, Person
from marsad.text.numeral import Quantity

_NOUN_REACH = 28
# A noun written together with its number.
_ATTACHED = re.compile(r"[\u0621-\u064a]+")
_AGE = re.compile(r" (?:من )?(?:ال)?عمر")


def counts(scene: Scene) -> tuple[Count, ...]:
    """Return every count of people that may be casualties, in order, none overlapping."""
    found = sorted((*_figures(scene), *losses(scene)), key=lambda count: (count.start, -count.end))
    taken = Covered((count.start, count.noun_end) for count in found)
    end = 0
    for count in sorted(persons(scene), key=lambda count: (count.start, -count.end)):
        if count.start >= end and not taken.touches(count.start, count.end):
            found.append(count)
            end = count.end
    kin = joined_kin(scene, sorted(found, key=lambda count: count.start))
    shared = share(scene.text, tuple(kin))
    return tuple(sorted(parted(scene, tuple(shared)), key=lambda count: count.start))


def _figures(scene: Scene) -> Iterator[Count]:
    dates = Covered((moment.start, moment.end) for moment in scene.moments)
    for quantity in scene.quantities:
        if dates.touches(quantity.number_start, quantity.number_start + 1) or is_unit_name(scene, quantity):
            continue
        if quantity.definite and _AGE.match(scene.text, quantity.number_end):
            # شاب في العشرين من عمره.
            continue
        count = _counted(scene, quantity)
        if count is not None:
            yield count


def is_unit_name(scene: Scene, quantity: Quantity) -> bool:
    """Return whether the number is a unit's name: الفرقة 17, اللواء 93."""
    for head in scene.hits[Layer.HEAD].within(quantity.number_start - 8, quantity.number_start):
        entry = head.payload.entry
        if isinstance(entry, Head) and entry.numbered and head.payload.manner is Manner.SINGULAR:
            return not scene.text[head.word_end : quantity.number_start].strip()
    return False


def _counted(scene: Scene, quantity: Quantity) -> Count | None:
    """Return what `quantity` counts, None where it counts no people."""
    figure = Figure(low=quantity.low, high=quantity.high, approx=quantity.approx, vague=quantity.vague)
    repeated = _repeated(scene, quantity)
    if repeated is not None:
        return replace(_of(quantity, figure, repeated), start=repeated.start, end=quantity.end)
    if _is_things_form(scene, quantity):
        return None
    attached = _ATTACHED.match(scene.text, quantity.number_end)
    if attached is not None and scene.text[quantity.number_end - 1].isdigit():
        # جرح 3اشخاص, but not 45عاما, not 70منزل.
        people = attached[0] in particles("people-attached")
        return _bare(quantity, figure, end=attached.end()) if people else None
    i = _word_behind(scene, quantity)
    if i is None:
        return _bare(quantity, figure)
    hit = _person(scene, i)
    if hit is not None and not (hit.word_start < hit.start and scene.text.startswith("و", hit.word_start)):
        # 21 والمصابون 48: behind و another noun begins.
        return _of(quantity, figure, hit)
    return _through(scene, quantity, figure, i)


def _through(scene: Scene, quantity: Quantity, figure: Figure, i: int) -> Count | None:
    """Return what `quantity` counts through word `i` behind it: بين, منهم, من, آخرون; None where that is no person."""
    word, end = scene.words[i], scene.words.ends[i]
    if word == "بين":
        return _among(scene, quantity, figure, i + 1)
    if word in particles("tally"):
        return _tallied(scene, quantity, figure, i + 1)
    if word in particles("of-them"):
        part = _person(scene, i + 1)
        return replace(_of(quantity, figure, part), partitive=True) if part else _bare(quantity, figure, end=end)
    if word in particles("others"):
        return _bare(quantity, figure, end=end, others=True)
    if word == "من":
        these = _of_these(scene, i + 1)
        if these is not None:
            return replace(_of(quantity, figure, these), partitive=scene.words[i + 1].endswith(("لاء", "لايك")))
        behind = _person(scene, i + 1)
        return _of(quantity, figure, behind) if behind else _bare(quantity, figure)
    return _bare(quantity, figure) if _stands_alone(scene, i) or _is_party(scene, i) else None


def _is_party(scene: Scene, i: int) -> bool:
    """Return whether word `i` names a party's people: عشرات الحوثيين; or a place: 12 بالأتارب."""
    if scene.words[i].startswith("ب") and scene.places_in(scene.words.starts[i], scene.words.ends[i]):
        return True
    side = scene.sides_in(scene.words.starts[i], scene.words.ends[i])
    return bool(side) and scene.words[i].endswith("ين")


def _of_these(scene: Scene, i: int) -> Hit | None:
    """Return the noun behind a demonstrative: من أولئك الضحايا."""
    return _person(scene, i + 1) if i < len(scene.words) and scene.words[i] in particles("these") else None


def _is_things_form(scene: Scene, quantity: Quantity) -> bool:
    """Return whether the number only repeats the form of a noun that is no person's: لغم واحد."""
    i = scene.words.from_offset(quantity.number_start)
    if not 0 < i < len(scene.words) or scene.words[i] not in particles("wide-of-number"):
        return False
    if not scene.words.joined(i - 1, i):
        return False
    before = scene.words[i - 1]
    at = scene.words.starts[i - 1]
    plain = not before.startswith(("ال", "و")) and not any(before in particles(group) for group in _BEFORE_ONE)
    outcome = scene.hits[Layer.OUTCOME].at(at)
    # من أسرة واحدة: written like a verb with its object.
    harm = outcome is not None and outcome.word_end == outcome.end
    return plain and not harm and scene.hits[Layer.PERSON].at(at) is None


# Behind these one is a person: بينهم واحد.
_BEFORE_ONE = ("closes-name", "subset", "of-them")


def _repeated(scene: Scene, quantity: Quantity) -> Hit | None:
    """Return the noun before its number: طفل واحد, موظفين اثنين, أطفالهما الثلاثة."""
    i = scene.words.from_offset(quantity.number_start)
    if not 0 < i < len(scene.words) or quantity.number_end - quantity.number_start < _SHORTEST_WORD:
        # A number may stand behind a clitic in the last word: then no word begins with it.
        return None
    if not scene.words.joined(i - 1, i):
        return None
    before = _person(scene, i - 1)
    if before is not None and quantity.definite and before.payload.manner is Manner.PLURAL:
        # أطفالهما الثلاثة.
        return before if before.word_end > before.end else None
    return before if scene.words[i] in particles("repeats-form") else None


# Digits do not repeat a noun's form; words have three letters or more.
_SHORTEST_WORD = 3


def _among(scene: Scene, quantity: Quantity, figure: Figure, i: int) -> Count | None:
    """Return the count of people of two sorts: 30 بين قتيل وجريح, 20 بين ضابط وجندي."""
    first = _person(scene, i)
    nouns = [scene.words.starts[j] for j in range(i + 1, min(i + 4, len(scene.words)))]
    nouns = [start for start in nouns if scene.text.startswith("و", start)]
    second = scene.hits[Layer.PERSON].at(nouns[0]) if nouns else None
    if first is None or second is None or not isinstance(second.payload.entry, Person):
        return None
    count = replace(_of(quantity, figure, first), end=second.word_end, noun_end=second.word_end)
    return replace(count, noun=None, joint=True) if count.outcome is not None else count


# It is passed over in على الأقل alone.
_ON = "علي"


def _word_behind(scene: Scene, quantity: Quantity) -> int | None:
    """Return the word that `quantity` may count, None where a stop or the end stands behind it."""
    words = scene.words
    i = words.from_offset(quantity.number_end)
    while i < len(words) and words.joined(i - 1, i) and words[i] in particles("between-number"):
        if words[i] == _ON and not (i + 1 < len(words) and words[i + 1] in particles("between-number")):
            # 9 على يد قوات النظام.
            break
        i += 1
    if i >= len(words) or words.starts[i] - quantity.number_end > _NOUN_REACH:
        return None
    return i if words.joined(max(i - 1, 0), i) or _is_bracketed(scene, quantity, words.starts[i]) else None


def _is_bracketed(scene: Scene, quantity: Quantity, at: int) -> bool:
    """Return whether only the brackets around the number stand before `at`: قتل (45) عنصرا, قتل /45/ عنصرا."""
    opened = scene.text[max(0, quantity.number_start - 2) : quantity.number_start].rstrip()[-1:]
    return scene.text[quantity.number_end : at].strip() == _BRACKETS.get(opened)


_BRACKETS = {"(": ")", "/": "/"}


def _stands_alone(scene: Scene, i: int) -> bool:
    """Return whether word `i` cannot be what a figure counts: a conjunction, a particle, a verb of outcome."""
    word = scene.words[i]
    if scene.hits[Layer.HOUSEHOLD].at(scene.words.starts[i]) is not None:
        # خمس أسر, written like a verb.
        return False
    outcome = scene.hits[Layer.OUTCOME].at(scene.words.starts[i])
    if _is_thing(scene, i):
        # ست عشرة آلية, though "to him" is spelled the same.
        return False
    closed = word.startswith("و") or any(word in particles(group) for group in _BEHIND_BARE)
    return closed or outcome is not None or _is_by_event(scene, i)


def _is_thing(scene: Scene, i: int) -> bool:
    """Return whether word `i` is the whole name of a thing: عربة, آلية."""
    thing = scene.hits[Layer.OBJECT].at(scene.words.starts[i])
    return thing is not None and thing.end == scene.words.ends[i]


def _is_by_event(scene: Scene, i: int) -> bool:
    """Return whether word `i` tells by what people came to harm: إصابة عشرة بالقصف, بالبراميل."""
    start = scene.words.starts[i]
    hits = (scene.hits[layer].at(start) for layer in (Layer.EVENT, Layer.MEANS))
    return scene.words[i].startswith("ب") and any(hit is not None and hit.start > hit.word_start for hit in hits)


# إصابة 15 بينهم قائد, أسماء 211 ممن فقدوا حياتهم.
_BEHIND_BARE = ("closes-name", "after-bare", "subset", "relative")


def _tallied(scene: Scene, quantity: Quantity, figure: Figure, i: int) -> Count | None:
    """Return the count of a tally whose noun stands behind its figure: ارتفع إلى 194 عدد عناصر …."""
    hit = _person(scene, i)
    if hit is None and i < len(scene.words) and scene.words[i] in particles("relative"):
        return _bare(quantity, figure)
    return _of(quantity, figure, hit) if hit else None


def _person(scene: Scene, i: int) -> Hit | None:
    """Return the noun for people that word `i` is, None where it is none."""
    hit = scene.hits[Layer.PERSON].at(scene.words.starts[i]) if i < len(scene.words) else None
    if hit is None or not isinstance(hit.payload.entry, Person):
        return None
    people = hit.payload.entry.singular.endswith("ي") and hit.payload.entry.figure_only
    # سبعون عربة: a people's name takes no pronoun.
    return None if people and hit.word_end > hit.end else hit


def _of(quantity: Quantity, figure: Figure, noun: Hit) -> Count:
    entry = noun.payload.entry
    assert isinstance(entry, Person)
    return Count(
        start=quantity.start,
        end=max(noun.word_end, quantity.end),
        figure=figure,
        noun=entry,
        stated=True,
        noun_end=noun.word_end,
        owned=noun.word_end > noun.end,
    )


# Bare numbers like these are years: منذ حرب 2014.
_YEARS = range(1990, 2040)


def _bare(quantity: Quantity, figure: Figure, *, end: int | None = None, others: bool = False) -> Count | None:
    if (quantity.low is None and quantity.high is None and not others) or quantity.exact in _YEARS:
        return None
    last = max(end or 0, quantity.end)
    return Count(
        start=quantity.start,
        end=last,
        figure=figure,
        noun=None,
        stated=True,
        noun_end=end or quantity.number_end,
        others=others,
    )
