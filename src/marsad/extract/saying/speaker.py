"""Who says it: the source, party, office or person to whom a verb of saying lays its words."""

import re

from msgspec.structs import replace

from marsad.extract.mention.scan import Hit
from marsad.extract.particle import particles
from marsad.extract.saying.room import Room, Source
from marsad.extract.saying.stranger import anybody, called, office, subject
from marsad.extract.vocabulary import Manner, Saying

_RELAY_REACH = 90


def speakers(
    place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int], *, last: tuple[Source, ...]
) -> tuple[Source, ...]:
    """Return who says it, outermost first: نقلت الصحيفة عن مصدر has two."""
    if _is_impersonal(place.text, hit):
        return ()
    if last and _is_named_before(place.text, hit, entry):
        return last
    source = _speaker(place, hit, entry, sentence) or (_finder(place, hit, sentence, last) if entry.own else None)
    if source is None:
        same = _goes_on(hit, entry) or _is_same(place.text, hit, entry) or _is_elided(place, hit)
        return last if same else ()
    owner = replace(source, name=source.speaks_for, speaks_for=None) if source.speaks_for else None
    chain = (_teller(place, hit, entry, source), owner, source)
    return tuple(one for one in chain if one is not None)


def _teller(place: Room, hit: Hit, entry: Saying, source: Source) -> Source | None:
    """Return who tells what `source` says: the paper that quotes it, the agency that heard it; None where nobody."""
    if entry.relays:
        paper = place.first(place.speaking, hit.word_end, words=2) or office(place.text, hit.word_end, source.start)
        return paper if paper is not None and paper.end < source.start else None
    return None if entry.order == "before" else _spoken_to(place, hit, source)


def _speaker(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    if entry.order == "before":
        source = place.first(place.outlets, hit.end, words=4)
        source = source or (place.first(place.parties, hit.end, words=2) if entry.adverbial else None)
        return source or (
            None if _is_same(place.text, hit, entry) else office(place.text, _behind(place.text, hit.end), sentence[1])
        )
    if entry.relays:
        origin = place.text.find(" عن ", hit.end, min(sentence[1], hit.end + _RELAY_REACH))
        if origin < 0:
            return None
        behind = origin + 3
        return (
            place.first(place.outlets, behind, words=3)
            or office(place.text, behind, sentence[1])
            or place.first(place.parties, behind, words=1)
            or anybody(place.text, behind, sentence[1])
        )
    return _subject(place, hit, entry, sentence)


def _subject(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    return _before(place, hit, sentence[0]) or _beside(place, hit, entry, sentence)


def _beside(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    """Return the subject that stands behind its verb, or right before it."""
    source = place.first(place.speaking, hit.word_end, words=4) or place.last(place.speaking, hit.word_start, words=3)
    if source is not None and _SOURCES.match(place.text, hit.word_end):
        # أبلغت مصادر المرصد: not the observatory, but who told it.
        return office(place.text, hit.word_end, min(sentence[1], max(source.start, hit.word_end + 1))) or source
    return source or _not_listed(place, hit, entry, sentence)


def _not_listed(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    """Return the party or the office that says it, where no list of outlets has who it is."""
    party = _who_announces(place, hit) if entry.announces else None
    that = not entry.own and _has_words(place, hit, sentence)
    if party is not None or not (that or entry.announces):
        return party or _reporting_of(place, hit, entry, sentence)
    return _unlisted(place, hit, sentence, that=that)


def _who_announces(place: Room, hit: Hit) -> Source | None:
    """Return the party right before a verb in the present tense, or behind the verb: الجيش الإسرائيلي يعلن مقتل."""
    present = hit.payload.manner is Manner.PRESENT and hit.start == hit.word_start
    before = place.last(place.parties, hit.word_start, words=0) if present else None
    return before or place.first(place.parties, hit.word_end, words=1)


def _reporting_of(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    """Return the office that tells of something by its noun: افادت التنسيقيه بمقتل سته."""
    finite = hit.payload.manner in (Manner.PAST, Manner.PRESENT)
    if not finite or entry.own or entry.continues or place.first(place.parties, hit.word_end, words=1):
        return None
    return office(place.text, hit.word_end, sentence[1])


def _has_words(place: Room, hit: Hit, sentence: tuple[int, int]) -> bool:
    """Return whether what is said stands behind its verb, or in quotes before it."""
    return place.that(hit.word_end, sentence[1]) is not None or place.quoted_before(hit, sentence[0]) is not None


def _before(place: Room, hit: Hit, low: int) -> Source | None:
    """Return the subject that stands before its verb: لكن ضابطا في الشرطه اكد."""
    if hit.start != hit.word_start or hit.payload.manner not in (Manner.PAST, Manner.PRESENT):
        return None
    # المجلس المحلي، من جانبه، أحصى: what stands between commas is no part of the name.
    aside = _ASIDE.search(place.text, max(low, hit.word_start - _ASIDE_REACH), hit.word_start)
    end = aside.start() if aside is not None else hit.word_start
    before = subject(place.text, low, end)
    return before and (place.last(place.speaking, end, words=3) or before)


_ASIDE = re.compile(
    r"، (?:من (?:جانب|جهت)(?:ه|ها|هم)|بدور(?:ه|ها|هم)|في (?:بيان|تصريح|حديث|تقرير|تغريده)[^،.\n]{0,24})، $"
)
_ASIDE_REACH = 44


def _behind(text: str, end: int) -> int:
    """Return where the name begins behind a word for according, without ل or a verb: وفقا لوزاره, حسب ما صرح به."""
    said = _AS_SAID.match(text, end)
    if said is not None:
        return said.end()
    return end + (3 if text.startswith(" لل", end) else 2 if text.startswith(" ل", end) else 0)


_AS_SAID = re.compile(
    r" ل?ما (?:[اي]?علن|صرح|افاد|ذكر|قال|اورد|اكد|اوضح|نشر|كشف|وثق|رصد|احصي|بين|ادلي)"
    r"(?:ت|ه|ته|وا)?(?: به| عنه| بها)?(?= )"
)


def _spoken_to(place: Room, hit: Hit, source: Source) -> Source | None:
    """Return the outlet to which `source` says it, through which the report has it: قال الوزير لرويترز ان."""
    # What the text's own words name may have taken in whom they are said to: مصدران أمنيان لرويترز.
    known = source.name is not None
    heard = place.first(
        place.outlets, max(hit.word_end, source.end if known else source.start), words=2 if known else 4
    )
    if heard is None:
        return None
    word = place.text[heard.start - 1 : heard.start + 1].strip()
    return heard if word.startswith("ل") else None


_ALONE = 30
_SOURCES = re.compile(r" (?:مصادر|مصدر|نشطاء|ناشطو) ")


def _unlisted(place: Room, hit: Hit, sentence: tuple[int, int], *, that: bool) -> Source | None:
    """Return the party (where its words follow), the office or whoever speaks, whichever is named first."""
    party = place.first(place.parties, hit.word_end, words=3)
    if party is not None and _SAID.search(place.text, hit.word_end, party.start):
        # أعلن أن قوات النظام: who does it, not who says it.
        party = None
    party = party or place.last(place.parties, hit.word_start, words=1)
    if hit.payload.manner not in (Manner.PAST, Manner.PRESENT):
        return party if that else None
    named = _named_behind(place, hit, sentence)
    if party is None or not that:
        return named or (anybody(place.text, hit.word_end, sentence[1]) if that else None)
    return named if named is not None and named.start < party.start else party


def _named_behind(place: Room, hit: Hit, sentence: tuple[int, int]) -> Source | None:
    """Return the office behind a verb of saying; behind a quotation and its verb, whoever is named there."""
    named = office(place.text, hit.word_end, sentence[1])
    quoted = named is None and place.quoted_before(hit, sentence[0]) is not None
    return called(place.text, hit.word_end) if quoted else named


def _is_named_before(text: str, hit: Hit, entry: Saying) -> bool:
    """Return whether the speaker named before is meant by a word for him alone: وقال المصدر ان."""
    if entry.order == "before" or hit.payload.manner not in (Manner.PAST, Manner.PRESENT):
        return False
    word, *rest = text[hit.word_end : hit.word_end + _ALONE].split()[:3] or [""]
    return (
        word in particles("speaker-before") and bool(rest) and rest[0] in ("ان", "انه", "انها", "الي", "بان", "عن", ":")
    )


def _finder(place: Room, hit: Hit, sentence: tuple[int, int], last: tuple[Source, ...]) -> Source | None:
    """Return the body that no list has and that finds something: وثقت لجنة محلية مقتل ستة.

    By its noun alone it is one that has spoken before (وثقت البعثة); else the report may well be its own.
    """
    if hit.payload.manner not in (Manner.PAST, Manner.PRESENT):
        return None
    found = office(place.text, hit.word_end, sentence[1])
    if found is None or place.text[hit.word_end : found.start].strip():
        return None
    name = place.text[found.start : found.end]
    known = any(name.removeprefix("ال") in place.text[max(0, one.start - _ITS_NAME) : one.end] for one in last)
    if " " not in name and not known:
        return None
    return found if known else replace(found, may_publish=True)


# How far before a name that some list has the noun of it may stand: بعثة الأمم المتحدة.
_ITS_NAME = 24


def _is_impersonal(text: str, hit: Hit) -> bool:
    """Return whether the report itself goes on, in a turn of phrase: يذكر أن, يشار إلى أن, تجدر الإشارة إلى أن."""
    return _IMPERSONAL.match(text, hit.start) is not None


_IMPERSONAL = re.compile(r"(?:يذكر(?= (?:ان|انه|انها) )|يشار الي)")


def _is_same(text: str, hit: Hit, entry: Saying) -> bool:
    """Return whether the speaker named before is meant: بحسب المصدر نفسه."""
    words = text[hit.word_end : hit.word_end + 24].split()
    return entry.order == "before" and bool(words) and words[0] in particles("same-source")


def _goes_on(hit: Hit, entry: Saying) -> bool:
    """Return whether the speaker before goes on: وأضاف, مشيرا."""
    return entry.continues and hit.payload.manner in (Manner.PAST, Manner.PHRASE)


def _is_elided(place: Room, hit: Hit) -> bool:
    """Return whether what is said stands right behind the verb, so that whoever spoke goes on: وقالت إن."""
    finite = hit.payload.manner in (Manner.PAST, Manner.PRESENT)
    return finite and (_SAID.match(place.text, hit.word_end) or _QUOTED.match(place.text, hit.word_end)) is not None


_QUOTED = re.compile(r' ?: ?"')
_SAID = re.compile(r" (?:ان|انه|انها|انهم|بان|بانه|بانها) ")
