"""The date that a page prints over or under its report."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from marsad.report.clue import Clue, Tier
from marsad.report.clues import forms
from marsad.report.layout import Line, Text
from marsad.when.expression import Expression, expressions, within
from marsad.when.moment import resolve
from marsad.when.stated import Sense

# A page prints its date among the first lines or under the last.
_FIRST_LINES, _LAST_LINES = 6, 3
# Code points: a line of its own is short; in a paragraph a dateline ends soon.
_LONGEST = 100
# A date that stands alone in the middle of a text is a heading; a few of them tell what they are.
_HEADING, _MOST_HEADINGS = 40, 50
_YEAR = re.compile(r"(?<!\d)(?:19|20|14)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_DIGIT = re.compile(r"\d")
_SIGNS = "،, -|/:()"
# Before a dateline's date stand a place or two, or an outlet, mostly with a sign; at most so many words.
_MOST_WORDS = 5
_PLACE = re.compile(r"[^\W\d_]+(?:[ /][^\W\d_]+)?[ ،,:]*\Z")
_SIGN_BEFORE = re.compile(r"[-|/:،,*#] *\Z")
# Behind it stands a sign, or an agency with its dash; a dash written as two tatweels is lost in folding.
_SIGN_BEHIND = re.compile(r" ?(?:[-|/:]|\Z)")
_AGENCY_BEHIND = re.compile(r" *\([^)]{2,20}\) *-")


def header(text: Text) -> Iterator[Clue]:
    """Return the clues of the dates that stand over or under the report, apart from its sentences."""
    lines = text.lines
    found: list[Clue] = []
    middle: list[Line] = []
    for i, line in enumerate(lines):
        if i < _FIRST_LINES or i >= len(lines) - _LAST_LINES:
            found += _in_line(text, line, begins=i < _FIRST_LINES)
        elif len(line.text) <= _HEADING and _YEAR.search(line.text):
            middle.append(line)
    if text.title and _names_an_outlet(text, text.title):
        found += _in_line(text, text.title, begins=True)
    yield from found
    # Dates that stand alone between the paragraphs too are the headings of a chronicle: they speak against the first.
    if found:
        yield from (clue for line in middle[:_MOST_HEADINGS] for clue in _in_line(text, line, begins=False))


def _in_line(text: Text, line: Line, *, begins: bool) -> Iterator[Clue]:
    head = line.text[:_LONGEST]
    if not _DIGIT.search(head):
        return
    for time in within(expressions(text.folded), line.start, line.start + len(head)):
        words = text.folded[time.start : time.end]
        start = time.start - line.start + len(words) - len(words.lstrip(_SIGNS))
        end = time.end - line.start
        before, behind = line.text[:start], line.text[end : end + _LONGEST]
        alone = len(line.text) <= _LONGEST and _is_label(before) and _is_label(behind)
        whole = alone or (begins and _is_dateline(text, line, (start, end)))
        yearless = begins and bool(_PLACE.fullmatch(before) and _AGENCY_BEHIND.match(behind))
        if (whole or yearless) and (clue := _dated(time, yearless=yearless)):
            yield replace(clue, start=line.start + start, end=time.end)


def _is_label(words: str) -> bool:
    rest = _CLOCK.sub(" ", words)
    return all(word in forms("label") for word in _WORD.findall(rest)) and not _DIGIT.search(rest)


def _is_dateline(text: Text, line: Line, at: tuple[int, int]) -> bool:
    """Return whether what stands around a date `at` two offsets of the line makes both a dateline."""
    before, behind = line.text[: at[0]], line.text[at[1] : at[1] + _LONGEST]
    if len(_WORD.findall(before)) > _MOST_WORDS:
        return False
    place = _PLACE.fullmatch(before)
    signed = place is not None and bool(_SIGN_BEFORE.search(before))
    if not _names_an_outlet(text, line):
        return signed or (place is not None and bool(_SIGN_BEHIND.match(behind)))
    follows = any(0 <= mention.start - line.start - at[1] <= 1 for mention in text.mentions)
    parted = not before or place is not None or bool(_SIGN_BEFORE.search(before))
    return signed or (parted and (follows or bool(_SIGN_BEHIND.match(behind))))


def _names_an_outlet(text: Text, line: Line) -> bool:
    return any(line.start <= mention.start < line.start + _LONGEST for mention in text.mentions if not mention.attached)


def _dated(time: Expression, *, yearless: bool) -> Clue | None:
    """Return the clue of a date; one without its year is no surer than the text's own words."""
    if time.sense is not Sense.POINT:
        return None
    stated, found = time.first, resolve(time, None)
    day = found.days.start
    if found.absolute and day is not None and day == found.days.end:
        return Clue(
            start=0, end=1, tier=Tier.HEADER, weekday=stated.weekday, day=day.day, month=day.month, year=day.year
        )
    if not yearless or stated.day is None or stated.month is None or stated.hijri:
        return None
    return Clue(start=0, end=1, tier=Tier.FRESH, weekday=stated.weekday, day=stated.day, month=stated.month)
