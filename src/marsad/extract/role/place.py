"""How a rule finds the places that fill its slot: behind a preposition, through a pronoun, before the word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.particle import particles
from marsad.extract.role.antecedent import antecedent, taken_up
from marsad.extract.role.continuation import BESIDES, SUCH_AS, continued
from marsad.extract.role.gap import Gap
from marsad.extract.role.whereabouts import without_whereabouts
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Head, Manner, Saying
from marsad.text.fold import fold

_OBJECT_REACH = 220
_LIST_REACH = 260
# How far behind its preposition the noun of a count of places stands: على نحو عشرين قرية.
_COUNT_REACH = 60
_PRONOUN = re.compile(r"(?:ها|ه|هما|هم)\b")
# المطار الذي تسيطر على شطره الجنوبي: a part of what the clause is about.
_PART_OF_IT = re.compile(
    r" (?:(?:نحو |حوالي |قرابه |اكثر من |ما يقارب )?(?:شطر|نصف|جزي|قسم|معظم|اغلب|غالبيت|ثلث|ثلثي|ربع|جل)(?:ه|ها)"
    r"|(?:\w+ |\d{1,3} ?[%٪] ){0,6}(?:من )?(?:مساحت|احياي|شوارع|اراضي|مناطق|اجزاي|مراكز)(?:ه|ها)"
    r"|(?:\w+ |\d{1,3} ?[%٪] ){1,6}من(?:ه|ها))\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """The places that a rule found, and the words of extent before them at folded [start, places.start)."""

    places: PlaceList
    start: int
    end: int
    # The places stood before the trigger, a pronoun behind it: البلدة التي سيطر عليها.
    pronoun: bool = False


def object_after(scene: Scene, trigger: Hit, prepositions: Sequence[str], sentence: tuple[int, int]) -> Object | None:
    """Return the places governed by `trigger` through one of `prepositions` ("": directly)."""
    limit = min(sentence[1], trigger.word_end + _OBJECT_REACH)
    begins = trigger.word_end
    folded = [fold(form).text for form in prepositions]
    found = _found(scene, folded, begins, limit)
    first: dict[str, int] = {}
    for at, _, preposition in sorted(found):
        if _is_cut(scene, begins, at, preposition) or _is_second(scene.text, first, at, preposition):
            break
        behind = at + len(preposition)
        pronoun = _PRONOUN.match(scene.text, behind) or _part_of_it(scene, behind)
        if pronoun is not None and preposition not in ("ل", "ك"):
            return _through_pronoun(scene, trigger, at, pronoun)
        governed = _behind(scene, behind, limit)
        if governed is not None and (len(preposition) > 1 or _is_attached(scene.text[at + 1 : governed.places.start])):
            return governed
        first.setdefault(preposition, at)
    return _behind(scene, _after_subject(scene, begins, limit), limit) if "" in folded else None


def _part_of_it(scene: Scene, at: int) -> re.Match[str] | None:
    """Return the words at `at` that mean a part of a place told before; None where a place is named on the way."""
    part = _PART_OF_IT.match(scene.text, at)
    if part is None or scene.places_in(at, scene.text.rindex(" ", at, part.end())):
        return None
    if scene.places_in(part.end(), part.end() + 2):
        # على عدة أبنية منها مدرسة …
        return None
    return part


def _found(scene: Scene, prepositions: Sequence[str], start: int, end: int) -> list[tuple[int, int, str]]:
    """Return where each preposition stands, the longer of two in one place first."""
    found = [(at, -len(word), word) for word in prepositions if word for at in _places_of(scene.text, word, start, end)]
    return found + [(at, -1, tail) for word in prepositions for at, tail in _apart(scene, word, start, end)]


# Behind a preposition these tell how, not what: على نحو مفاجئ على البلدة.
_MANNERS = re.compile(r" (?:نحو|شكل|الفور|الرغم|مدار|مدي|اثر|عجل|الاقل|التوالي|التوازي|حساب|يد|ايدي|وقع|خلفيه)\b")


def _is_second(text: str, first: dict[str, int], at: int, preposition: str) -> bool:
    """Return whether the preposition has an object before, which is no place that anybody knows."""
    before = first.get(preposition)
    if before is None or len(preposition) == 1 or text[at - 1 : at] == "و":
        return False
    return _MANNERS.match(text, before + len(preposition)) is None


def _is_attached(gap: str) -> bool:
    """Return whether a preposition of one letter stands on the place itself or on a word of extent, not بعد."""
    words = gap.replace('"', " ").split()
    extents = ("part-of", "half-of", "most-of", "whole")
    return not words or any(words[0] in particles(name) for name in extents)


def _is_cut(scene: Scene, start: int, end: int, preposition: str) -> bool:
    """Return whether between a trigger and a preposition another proposition or another object begins."""
    gap = scene.text[start:end]
    if any(mark in gap for mark in (". ", "\n", "؛")) or _is_said(scene, start, end):
        return True
    if not _CLAUSES.isdisjoint(gap.split()):
        return True
    if len(preposition) == 1 or preposition in ("من", "الي"):
        return any(word in _ELSEWHERE for word in gap.split())
    return any(hit.payload.manner is not Manner.PHRASE for hit in scene.hits[Layer.CONTROL].within(start, end))


def _is_said(scene: Scene, start: int, end: int) -> bool:
    """Return whether somebody begins to speak there; بحسب … in between takes nothing away."""
    said = [hit.payload.entry for hit in scene.hits[Layer.SAYING].within(start, end)]
    return any(not isinstance(entry, Saying) or entry.order != "before" for entry in said)


# Words with which another clause begins.
_CLAUSES = frozenset(("عندما", "حين", "حينما", "بعدما", "بينما", "فيما", "حيث", "لان", "اذ"))
_ELSEWHERE = frozenset(("الي", "نحو", "في", "علي", "باتجاه"))


def _through_pronoun(scene: Scene, trigger: Hit, at: int, pronoun: re.Match[str]) -> Object | None:
    """Return the places that a pronoun on a preposition means: عليها."""
    places = _told_behind(scene, trigger, pronoun.end())
    if places is not None:
        return Object(places=places, start=at, end=pronoun.end())
    places = antecedent(scene, trigger.word_start, many=pronoun.group() in ("هما", "هم"))
    return Object(places=places, start=at, end=pronoun.end(), pronoun=True) if places else None


def _told_behind(scene: Scene, trigger: Hit, end: int) -> PlaceList | None:
    """Return the places that a head noun before a relative clause promises: القرى التي سيطرت عليها X هي …."""
    heads = scene.hits[Layer.HEAD].within(trigger.word_start - _PROMISE, trigger.word_start)
    if not heads or not _PROMISED.fullmatch(scene.text[heads[-1].end : trigger.word_start]):
        return None
    if not scene.text.startswith("ال", heads[-1].start) and heads[-1].payload.manner is not Manner.PLURAL:
        return None
    for places in scene.places_in(end, min(scene.sentence(end)[1], end + _OBJECT_REACH)):
        return places if SUCH_AS.search(scene.text[end : places.start]) else None
    return None


# Between the promise of a list and the verb of its clause.
_PROMISE = 40
_PROMISED = re.compile(r" (?:التي|الذي|اللتين|اللتان|اللذين) (?:كانت |كان |قد )?")


def _places_of(text: str, preposition: str, start: int, end: int) -> list[int]:
    """Return where the preposition stands: a word of its own, with a pronoun, or (of one letter) attached."""
    tail = r'(?=[\w"])' if len(preposition) == 1 else r"(?=\b|ها|ه|هم)"
    return [start + found.start() for found in re.finditer(r"\b" + re.escape(preposition) + tail, text[start:end])]


def _apart(scene: Scene, preposition: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the last word of a preposition whose words an adverb parts: يدها، صباح اليوم، على; رايتهم السوداء فوق."""
    head, _, tail = preposition.rpartition(" ")
    at = scene.text.find(f" {head} ", start, end) if head else -1
    comma = scene.text.find(f" {head}،", start, end) if head else -1
    at = min((found for found in (at, comma) if found >= 0), default=-1)
    if at < 0:
        return
    begins = at + 1 + len(head)
    behind = scene.text.find(f" {tail} ", begins, min(end, begins + _APART_REACH))
    if behind >= 0 and 0 < len(Gap(scene, begins, behind).words) + len(scene.moments_in(begins, behind)) <= _APART:
        yield behind + 1, tail


# How far apart the words of a preposition stand, in code points and in words.
_APART_REACH, _APART = 40, 3


def _after_subject(scene: Scene, at: int, limit: int) -> int:
    """Return where the object may begin: behind a party that stands at `at` as the subject, and its helpers."""
    end = at
    for side in scene.sides_in(at, limit):
        gap = Gap(scene, end, side.word_start).words
        some = gap[1:] == ["من"] and gap[0] in particles("some-of")
        first = end == at and (not gap or some or (len(gap) == 1 and gap[0] not in particles("delegation")))
        # دخول مسلحي "الدولة الإسلامية" (داعش) المدينة: another name of the same, or who helps.
        helps = end > at and len(gap) <= _HELP_WORDS and (not gap or any(w in particles("helped-by") for w in gap))
        if not first and not helps:
            break
        end = side.end
    return end


# Between a subject and who helps it: بدعم وإسناد من.
_HELP_WORDS = 5


def _behind(scene: Scene, at: int, limit: int) -> Object | None:
    """Return the first place list behind `at` if only words of quantity, kind and circumstance stand between."""
    gap = Gap(scene, at, at)
    for places in scene.places_in(at, limit):
        gap = gap.to(places.start)
        if (gap.is_light or gap.is_stronghold) and not _is_whereabouts(scene, at, places):
            return Object(places=places, start=at, end=places.end)
        if not gap.is_aside(places):
            break
        gap = gap.past(places)
    return _counted(scene, at) or _somewhere(scene, at, limit)


def _somewhere(scene: Scene, at: int, limit: int) -> Object | None:
    """Return the area in which places are taken that nobody names: على ثلاث قرى جنوب الحويجة, على مواقع في ريف حماة."""
    title = scene.report.title
    if title is not None and scene.folded.origin(at) < title.end:
        # Which ones, the report goes on to say.
        return None
    for places in scene.places_in(at, limit):
        words = Gap(scene, at, places.start).words
        words = words[:-1] if words[-1:] == ["في"] else words
        heads = [head for head in scene.hits[Layer.HEAD].within(at, places.start) if _is_settlement(head)]
        nameless = bool(heads) or not particles("nameless-places").isdisjoint(words)
        light = len(words) <= _SOMEWHERE and particles("stops-object").isdisjoint(words) and "." not in words
        if nameless and light and places.items[0].area and not scene.sides_in(at, places.start):
            return Object(places=PlaceList(items=places.items[:1]), start=at, end=places.end)
        break
    return None


# How many words tell how many of what sort: أكثر من عشرين قرية صغيرة في.
_SOMEWHERE = 6


def _is_whereabouts(scene: Scene, at: int, places: PlaceList) -> bool:
    """Return whether a place only says where those are that are taken: على قريتين شمال عفرين, على قرى في مدينة …."""
    named = scene.hits[Layer.HEAD].within(at, places.start)
    heads = [head for head in named if not scene.text.startswith("ال", head.start)]
    if places.items[0].area or not heads:
        return bool(heads)
    return _is_settlement(heads[-1]) and _IN.search(scene.text, heads[-1].end, places.start) is not None


# Villages in a town's land are told, not the town.
_IN = re.compile(r" في |\b[بل]\"?$")
_VILLAGES = ("village", "town", "hamlet")


def _is_settlement(head: Hit) -> bool:
    entry = head.payload.entry
    return isinstance(entry, Head) and entry.id in _VILLAGES and head.payload.manner is not Manner.SINGULAR


def _counted(scene: Scene, at: int) -> Object | None:
    """Return the list that tells which places are counted at `at`: على أكثر من 20 قرية …، وهي …."""
    heads = scene.hits[Layer.HEAD].within(at, at + _COUNT_REACH)
    sentence = scene.sentence(at)
    named = taken_up(scene, at, heads[0]) if heads else None
    if named is not None:
        return Object(places=named, start=at, end=heads[0].end, pronoun=True)
    nameless = _nameless(scene, at)
    begins = nameless or _headed(scene, at, heads)
    if begins is None:
        return None
    for places in scene.places_in(begins, min(sentence[1], at + _LIST_REACH)):
        gap = scene.text[at : places.start]
        if SUCH_AS.search(gap) or BESIDES.search(gap):
            return Object(places=places, start=at, end=places.end)
    return None


def _headed(scene: Scene, at: int, heads: Sequence[Hit]) -> int | None:
    """Return where the noun of the counted places ends: على نحو عشرين قرية."""
    if not heads:
        return None
    light = Gap(scene, at, heads[0].word_start).is_light
    return heads[0].end if light or _SOME.search(scene.text, at, heads[0].end) else None


def _nameless(scene: Scene, at: int) -> int | None:
    """Return where a noun for places ends that is no head of a name: على مواقع مهمة، بينها ….; None where none is."""
    words = scene.words
    i = words.from_offset(at)
    for k in range(i, min(i + _NAMELESS_WORDS, len(words))):
        if words[k] in particles("nameless-places"):
            return words.ends[k]
    return None


# How many words may stand before the noun: على العديد من المواقع.
_NAMELESS_WORDS = 3


def places_promised(scene: Scene, at: int, sentence: tuple[int, int]) -> Object | None:
    """Return the list that the words before promised: خرجت عشرات الحواجز عن يد النظام: حاجز …."""
    for places in scene.places_in(at, min(sentence[1], at + _LIST_REACH)):
        if SUCH_AS.search(scene.text[at : places.start]):
            return Object(places=places, start=places.start, end=places.end)
    return None


# دوما، آخر جيوب الغوطة، تنتقل إلى …: the town is meant, not what it is called.
_APPOSED = re.compile(r'"? ?، (?:وهي |وهو )?(?:اخر|ابرز|كبري|اكبر|اهم|ثاني|ثالث|عاصمه|مركز) (?:ال)?(?:\w+ )?')


def places_before(scene: Scene, trigger: Hit, sentence: tuple[int, int], *, reach: int) -> Object | None:
    """Return the last place list that ends at most `reach` code points before `trigger` in its sentence."""
    named = scene.places_in(sentence[0], trigger.word_start)
    before = [places for places in named if places.end <= trigger.word_start and not _means_nothing(places)]
    if not before or trigger.word_start - before[-1].end > reach:
        return None
    if len(before) > 1 and _APPOSED.fullmatch(scene.text, before[-2].end, before[-1].start):
        before = before[:-1]
    places = without_whereabouts(scene, before)[-1]
    return Object(places=places, start=places.start, end=places.end)


# Before the noun of places that are told behind: عددا من القرى.
_SOME = re.compile(r"\b(?:عدد|عددا|عشرات|بعض|\d+|ثلاثين|عشرين|اربعين|خمسين) (?:من )?(?:ال)?\w+$")


def _means_nothing(places: PlaceList) -> bool:
    """Return whether a noun with an article takes up no place that was named before: ولاية الجزيرة."""
    last = places.items[-1]
    return last.anaphor and last.place is None and not (last.head is not None and last.head.alone)


def all_places(scene: Scene, found: Object) -> tuple[Toponym, ...]:
    """Return the places of an object with those of its continuations: … وعلى بلدة …; … قرى، وهي …."""
    return found.places.items if found.pronoun else continued(scene, found.places)
