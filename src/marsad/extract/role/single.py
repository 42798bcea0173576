"""People counted without a figure: a dual, a single person, a bare plural, losses."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.role.named import name_at, names, unknown_name
from marsad.extract.role.other import others
from marsad.extract.role.owned import is_owned
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.vocabulary import Manner, OutcomeWord, Person
from marsad.text.fold import fold
from marsad.theatre.party import Party, PartyKind

_FEW = Figure(low=None, high=None, vague=True)
_TWO = Figure(low=2, high=2)
_ONE = Figure(low=1, high=1)


def losses(scene: Scene) -> Iterator[Count]:
    """Yield losses of people without a number, where they are told and not only talked of."""
    for hit in scene.hits[Layer.OUTCOME]:
        entry = hit.payload.entry
        if isinstance(entry, OutcomeWord) and entry.losses and not _is_wished(scene, hit, entry):
            end = hit.word_end
            yield Count(start=hit.start, end=end, figure=_FEW, noun=None, stated=True, noun_end=end, is_loss=True)


def _is_wished(scene: Scene, hit: Hit, entry: OutcomeWord) -> bool:
    """Return whether losses are only talked of: أكبر خسائر بشرية ممكنة, أما الخسائر البشرية فإنها."""
    if any(scene.text.startswith(fold(phrase).text, hit.start) for phrase in entry.never):
        return True
    before = scene.text[max(0, hit.word_start - 12) : hit.word_start].split()
    return scene.text.startswith("ال", hit.start) and before[-1:] != ["من"]


def _is_one_of_them(scene: Scene, hit: Hit) -> bool:
    """Return whether a single person is one of those told before: أحدهم قيادي."""
    i = scene.words.holding(hit.start)
    single = hit.payload.manner is Manner.SINGULAR
    return single and i > 0 and scene.words[i - 1] in particles("one-of-them") and scene.words.joined(i - 1, i)


def _single(hit: Hit, noun: Person) -> Count:
    return Count(
        start=hit.start,
        end=hit.word_end,
        figure=_ONE,
        noun=noun,
        stated=True,
        noun_end=hit.word_end,
        partitive=True,
    )


def _is_party(scene: Scene, hit: Hit) -> bool:
    """Return whether the noun is part of a party's own name: مسلحون مجهولون."""
    named = scene.hits[Layer.PARTY].within(hit.start - 30, hit.end)
    if scene.text.startswith(" من ", hit.end):
        # عناصر من قوات النظام: the party's people, counted.
        return False
    noun = hit.payload.entry
    fighter = isinstance(noun, Person) and noun.combatant
    armed = [party for party in named if fighter or party.payload.weak or not _is_civil(party)]
    if fighter and hit.payload.manner is not Manner.PLURAL and any(_is_soldier_of(party, hit) for party in armed):
        return False
    return any(party.start <= hit.start and hit.end <= party.end for party in armed)


def _is_soldier_of(party: Hit, hit: Hit) -> bool:
    """Return whether a party's name is only its soldier with an adjective: جندي إسرائيلي, not مسلح مجهول."""
    entry = party.payload.entry
    return isinstance(entry, Party) and entry.kind is not PartyKind.GROUP and party.start == hit.start


def _is_civil(hit: Hit) -> bool:
    """Return whether a party's name counts people itself: مدنيون, معتقلون."""
    entry = hit.payload.entry
    return isinstance(entry, Party) and entry.kind in (PartyKind.CIVIL, PartyKind.GROUP)


def persons(scene: Scene) -> Iterator[Count]:
    """Yield people counted by the form of their noun alone."""
    for hit in scene.hits[Layer.PERSON]:
        entry = hit.payload.entry
        assert isinstance(entry, Person)
        one = _one_of(scene, hit, entry)
        if one is not None:
            yield one
        elif hit.payload.bound or (entry.figure_only and is_owned(scene, hit)):
            yield from _kin(hit, entry) if is_owned(scene, hit) else ()
        elif not (entry.figure_only or _is_party(scene, hit) or _is_told_of(scene, hit) or _is_of_next(scene, hit)):
            yield from _by_form(scene, hit, entry)
    yield from others(scene)
    yield from _named(scene)


def _kin(hit: Hit, noun: Person) -> Iterator[Count]:
    """Yield somebody's one or two relatives: أصيبت شقيقته, وأصيب طفلاها."""
    kin = fold(noun.singular).text in particles("kin")
    figure = {Manner.DUAL: _TWO, Manner.SINGULAR: _ONE}.get(hit.payload.manner)
    if kin and figure is not None:
        yield Count(start=hit.start, end=hit.word_end, figure=figure, noun=noun, stated=False, noun_end=hit.word_end)


def _name_behind(scene: Scene, hit: Hit) -> tuple[int, int] | None:
    """Return where the name stands right behind a noun: الشاب أحمد العلي."""
    i = scene.words.from_offset(hit.word_end)
    if not 0 < i < len(scene.words) or not scene.words.joined(i - 1, i):
        return None
    size = max(name_at(scene, i), unknown_name(scene, i) if _is_definite(scene, hit) else 0)
    return (scene.words.starts[i], scene.words.ends[i + size - 1]) if size else None


def _named(scene: Scene) -> Iterator[Count]:
    """Yield people told by two names or more: مقتل محمد عبد الله السليم."""
    for i, size in names(scene):
        if size > 1 and not _is_place(scene, i):
            at = (scene.words.starts[i], scene.words.ends[i + size - 1])
            yield Count(start=at[0], end=at[1], figure=_ONE, noun=None, stated=False, noun_end=at[1], name=at)


def _is_place(scene: Scene, i: int) -> bool:
    """Return whether what looks like a name is a place's: محافظة صلاح الدين, في صلاح الدين."""
    at = scene.words.starts[i]
    if i > 0 and scene.words[i - 1].removeprefix("و") in _INTO and scene.words.joined(i - 1, i):
        return True
    lists = scene.places_in(at - _HEAD_REACH, at + 1)
    return any(place.start < at < place.end and place.head is not None for found in lists for place in found.items)


_INTO = frozenset(("في", "الي", "نحو", "صوب"))
# From a head noun to the name behind it, in code points.
_HEAD_REACH = 24


def _by_form(scene: Scene, hit: Hit, noun: Person) -> Iterator[Count]:
    if _is_one_of_them(scene, hit):
        yield replace(_single(hit, noun), start=scene.words.starts[scene.words.holding(hit.start) - 1])
        return
    if scene.words[scene.words.holding(hit.start) - 1] in particles("any") and scene.words.starts[0] < hit.start:
        # لم يصب أي مدني: nobody is counted.
        return
    figure = {Manner.DUAL: _TWO, Manner.SINGULAR: _ONE}.get(hit.payload.manner, _FEW)
    if figure is _FEW and _is_marked_dual(scene, hit):
        figure = _TWO
    named = _name_behind(scene, hit) if hit.payload.manner is not Manner.PLURAL else None
    if named is not None:
        told = Count(start=hit.start, end=named[1], figure=figure, noun=noun, stated=False, noun_end=named[1])
        yield replace(told, name=named) if figure is _ONE else told
        return
    if _is_definite(scene, hit) and (figure is not _FEW or noun.outcome is None):
        return
    figure = _at_least(scene, hit.word_end, figure)
    yield Count(start=hit.start, end=hit.word_end, figure=figure, noun=noun, stated=False, noun_end=hit.word_end)


def _is_marked_dual(scene: Scene, hit: Hit) -> bool:
    """Return whether a vowel tells a dual where the letters do not: مقاتلَين, not مقاتلِين."""
    if not scene.text.startswith("ين", hit.word_end - 2):
        return False
    told = scene.folded.span(hit.start, hit.word_end).quote(scene.folded.original)
    return _DUAL.search(told) is not None


_DUAL = re.compile("\u064e\u0651?ي[\u064b-\u0652]*ن[\u064b-\u0652]*$")


def _is_definite(scene: Scene, hit: Hit) -> bool:
    contracted = hit.word_start < hit.start and scene.text.startswith("لل", hit.word_start)
    return scene.text.startswith("ال", hit.start) or contracted


def _at_least(scene: Scene, end: int, figure: Figure) -> Figure:
    """Return the figure of a dual or a single person as the words behind it bound it: قتيلان على الأقل."""
    behind = scene.text[end : end + 12].split()[:2]
    return replace(figure, high=None) if figure.low and behind == ["علي", "الاقل"] else figure


def _one_of(scene: Scene, hit: Hit, noun: Person) -> Count | None:
    """Return one of somebody's people: أحد عناصره, أحد مقاتلي التنظيم."""
    i = scene.words.holding(hit.start)
    if hit.payload.manner is not Manner.PLURAL or i == 0 or scene.words[i - 1] not in particles("one-of"):
        return None
    if not scene.words.joined(i - 1, i):
        return None
    start = scene.words.starts[i - 1]
    owned = hit.word_end > hit.end
    return Count(
        start=start, end=hit.word_end, figure=_ONE, noun=noun, stated=False, noun_end=hit.word_end, owned=owned
    )


_WHO_IS = frozenset(("وهو", "وهي"))


def _is_told_of(scene: Scene, hit: Hit) -> bool:
    """Return whether a bare plural describes people who are counted before it: جلهم نساء, 4 مدرسين وموظفين."""
    i = scene.words.holding(hit.start)
    if hit.payload.manner is Manner.SINGULAR and i and (scene.words[i - 1] in _WHO_IS or _is_of_attack(scene, hit, i)):
        # عمر الزعبي، وهو عضو في لجنة التفاوض.
        return True
    if hit.payload.manner is Manner.DUAL:
        return _describes(scene, hit, i)
    if hit.payload.manner is Manner.PLURAL and _tells_of_those_before(scene, i):
        return True
    return _is_joined(scene, hit, i) or _describes(scene, hit, i)


def _is_of_attack(scene: Scene, hit: Hit, i: int) -> bool:
    """Return whether the noun is an adjective of the attack before it: هجوم إرهابي, باعتداء إرهابي."""
    if i < 1 or not scene.words.joined(i - 1, i) or hit.word_start < hit.start:
        return False
    before = scene.hits[Layer.EVENT].at(scene.words.starts[i - 1])
    attack = before is not None and before.payload.manner in _NOUNS and before.word_end == before.end
    attack = attack or scene.words[i - 1].removeprefix("ب") in particles("attacks")
    return attack and scene.text.endswith("ي", hit.start, hit.word_end) and not scene.words[i - 1].startswith("ال")


_NOUNS = (Manner.MASDAR, Manner.SINGULAR)


def _tells_of_those_before(scene: Scene, i: int) -> bool:
    """Return whether the plural at word `i` is what those before are, or among whom: جلهم نساء, شاب من أهالي البلدة."""
    if not i or not scene.words.joined(i - 1, i):
        return False
    one = i > 1 and scene.words[i - 1] == "من" and _is_one(scene.hits[Layer.PERSON].at(scene.words.starts[i - 2]))
    return one or scene.words[i - 1] in particles("most-of-them")


def _is_one(hit: Hit | None) -> bool:
    return hit is not None and hit.payload.manner in (Manner.SINGULAR, Manner.DUAL)


def _is_of_next(scene: Scene, hit: Hit) -> bool:
    """Return whether the noun is a body whose person is told next: جثة شاب, جثمان الشهيد محمود."""
    noun, i = hit.payload.entry, scene.words.from_offset(hit.word_end)
    body = isinstance(noun, Person) and fold(noun.singular).text in particles("bodies")
    if not body or hit.payload.manner is Manner.PLURAL or not 0 < i < len(scene.words):
        return False
    return scene.words.joined(i - 1, i) and scene.hits[Layer.PERSON].at(scene.words.starts[i]) is not None


def _describes(scene: Scene, hit: Hit, i: int) -> bool:
    """Return whether the noun only describes the one right before it: رجل مسن, ضابط برتبة نقيب."""
    if i < 1 or not scene.words.joined(i - 1, i) or hit.word_start < hit.start:
        return False
    if scene.words[i - 1] in _OF_RANK:
        return True
    before = scene.hits[Layer.PERSON].at(scene.words.starts[i - 1])
    noun = hit.payload.entry
    if before is None or before.payload.manner is not hit.payload.manner or not isinstance(noun, Person):
        return scene.words[i - 1] in particles("of-rank")
    described = before.payload.entry
    of_people = isinstance(described, Person) and described.outcome is None
    if of_people and noun.outcome is not None and not _is_definite(scene, before) and not _is_definite(scene, hit):
        # ثلاثة مدنيين جرحى.
        return True
    return of_people and hit.payload.manner is not Manner.PLURAL and noun.outcome is None and _may_describe(noun)


# ضابط برتبة عقيد.
_OF_RANK = frozenset(("برتبه", "رتبه"))


def _may_describe(noun: Person) -> bool:
    """Return whether a noun for people is an adjective too: مسن, إعلامي."""
    return noun.singular.endswith(("ي", "ية")) or fold(noun.singular).text in particles("describes-people")


def _is_joined(scene: Scene, hit: Hit, i: int) -> bool:
    """Return whether the noun shares the figure of the one before it: 36 امرأة وطفلا."""
    if i < 1 or not scene.text.startswith("و", hit.word_start) or hit.word_start == hit.start:
        return False
    before = scene.hits[Layer.PERSON].at(scene.words.starts[i - 1])
    if before is None or before.payload.manner is not hit.payload.manner or not scene.words.joined(i - 1, i):
        return False
    low = scene.quantities_in(before.start - _FIGURE_REACH, before.start)
    return bool(low) and not scene.text[low[-1].number_end : before.word_start].strip()


_FIGURE_REACH = 40
