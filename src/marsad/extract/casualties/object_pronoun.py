"""People to whom a pronoun behind a word of outcome leads back: 263 قتلتهم, ما أدى إلى مقتله."""

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

_THEM = frozenset(("هم", "هن", "هما", "ها", "ه"))
_WERE = frozenset(("كان", "كانت"))
# كانت قوات سوريا الديمقراطية قد.
_WERE_WORDS = 6


def is_done_to_them(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether a verb has those counted before it for its object.

    263 قتلتهم قوات النظام, شبان كان حاجز قد اعتقلهم, تسعة فقدتهم البلدة.
    """
    # خطفهم is spelled like the verbal noun.
    verb = hit.payload.manner in (Manner.PAST, Manner.MASDAR) and hit.word_start == hit.start
    if not verb or scene.text[hit.end : hit.word_end] not in _THEM:
        return False
    if scene.quantities_in(count.end, hit.word_start):
        return False
    ends = [side.end for side in scene.sides_in(count.start, hit.word_start)]
    between = scene.text[max([count.end, *ends]) : hit.word_start].split()
    if between and between[0] in particles("relative"):
        between = between[1:]
    return not between or (between[0] in _WERE and len(between) <= _WERE_WORDS)


def subject_of(scene: Scene, hit: Hit, count: Count) -> Side | None:
    """Return who did what `hit` says: the party right behind it, or the one before it.

    قتلتهم قوات النظام, كان حاجز قد اعتقلهم.
    """
    for side in scene.sides_in(hit.word_end, hit.word_end + _SUBJECT_REACH):
        return side if not scene.text[hit.word_end : side.word_start].strip(' "') else None
    between = scene.sides_in(count.noun_end, hit.word_start)
    were = set(scene.text[count.noun_end : hit.word_start].split()[:2]) & _WERE
    return between[0] if between and were else None


_SUBJECT_REACH = 4


# From people to the verbal noun that leads back to them, in code points; from the verb that leads to that, in words.
_LED_REACH, _LED_WORDS = 120, 4


def led_to(scene: Scene, count: Count, sentence: tuple[int, int]) -> Hit | None:
    """Return the verbal noun behind that says what an attack led to for people: ما أدى إلى مقتله, فأسفر عن إصابتهما."""
    whose = _pronouns(count)
    if whose is None or count.is_loss or count.outcome is not None:
        return None
    for hit in scene.hits[Layer.OUTCOME].within(count.end, min(sentence[1], count.end + _LED_REACH)):
        if scene.text[hit.end : hit.word_end] not in whose:
            return None
        if (
            hit.payload.manner is Manner.PAST
            and scene.text.startswith("ف", hit.word_start)
            and hit.word_start < hit.start
        ):
            # طالت رصاصة طفلا فقتلته.
            return None if _has_other(scene, count, hit, whose) else hit
        if hit.payload.manner is not Manner.MASDAR:
            return None
        gap = scene.text[count.noun_end : hit.word_start]
        led = any(
            word.removeprefix("و").removeprefix("ف") in particles("leads-to") for word in gap.split()[-_LED_WORDS:]
        )
        return hit if led and " ان " not in gap and not _has_other(scene, count, hit, whose) else None
    return None


def _pronouns(count: Count) -> frozenset[str] | None:
    """Return the pronouns that may lead back to so many; None where the report does not tell how many they are."""
    figure = count.figure
    if figure.low == figure.high and figure.low in _PRONOUNS:
        return _PRONOUNS[figure.low]
    return _MANY if figure.vague or count.stated else None


_MANY = frozenset(("هم", "هن"))
_PRONOUNS = {1: frozenset(("ه", "ها")), 2: frozenset(("هما",))}


def _has_other(scene: Scene, count: Count, hit: Hit, whose: frozenset[str]) -> bool:
    """Return whether other people of the same number stand in between, to whom the pronoun may lead back."""
    people = scene.hits[Layer.PERSON].within(count.end, hit.word_start)
    number = Manner.SINGULAR if whose is _PRONOUNS[1] else Manner.DUAL if whose is _PRONOUNS[2] else Manner.PLURAL
    return any(person.payload.manner is number for person in people)
