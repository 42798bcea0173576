"""Numbers written in digits: days, years, counts and whole dates."""

import re
from collections.abc import Iterator

from marsad.when.atom import Atom
from marsad.when.kind import Kind

_DIGITS = re.compile(r"\d+(?:[/.,:\-]\d+)*")
# What may be attached before digits: و ف, then ب ل ك, then the article.
_CLITIC = re.compile(r"(?<!\w)([وف]?)([بلك]?)(ال|ل)? ?$")
_ISO = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})")
# 2017-11-16T08:30
_TIME = re.compile(r"t\d")
# 1438هـ and 2017م
_ERA = re.compile(r"[هم](?!\w)")
_ERAS = {"ه": Kind.HIJRI_ERA, "م": Kind.COMMON_ERA}
_DATED_BY_ERA = (Kind.YEAR, Kind.ROUND_YEAR, Kind.HIJRI_YEAR, Kind.NUMERIC)
_PAIR = re.compile(r"(\d+)([/\-])(\d+)")
FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_HIJRI_YEAR, LAST_HIJRI_YEAR = 1343, 1500


def numerals(text: str) -> Iterator[Atom]:
    """Yield every number of folded `text`, attached particles and article with it."""
    for found in _DIGITS.finditer(text):
        yield from _classify(text, found)


def _classify(text: str, found: re.Match[str]) -> Iterator[Atom]:
    start, end = found.span()
    before = _CLITIC.search(text, max(0, start - 6), start)
    if _is_glued(text, end) or (before is None and start and text[start - 1].isalpha()):
        yield Atom(start, end, Kind.NAME)
        return
    opening = start
    if before is not None:
        yield from _clitics(before)
        opening = before.start(3) if before.group(3) else start
    read = tuple(_read(found.group(), start=start, opening=opening))
    yield from read
    era = _ERA.match(text, end)
    if era and read[-1].kind in _DATED_BY_ERA:
        yield Atom(end, era.end(), _ERAS[era.group()])


def _is_glued(text: str, end: int) -> bool:
    """Return whether a Latin letter follows the digits: 16mm is no number of days."""
    follows = text[end : end + 1]
    return follows.isalpha() and follows.isascii() and not _TIME.match(text, end)


def _clitics(before: re.Match[str]) -> Iterator[Atom]:
    for part, kind in ((1, Kind.AND), (2, Kind.IN)):
        if before.group(part):
            yield Atom(before.start(part), before.end(part), kind)


def _read(digits: str, *, start: int, opening: int) -> Iterator[Atom]:
    end = start + len(digits)
    if digits.isdecimal():
        kind, value = _single(digits, article=opening < start)
        yield Atom(opening, end, kind, value)
    elif pair := _PAIR.fullmatch(digits):
        kind, value = _single(pair.group(1), article=opening < start)
        yield Atom(opening, start + pair.end(1), kind, value)
        yield Atom(start + pair.start(2), start + pair.end(2), Kind.SLASH if pair.group(2) == "/" else Kind.DASH)
        kind, value = _single(pair.group(3), article=False)
        yield Atom(start + pair.start(3), end, kind, value)
    else:
        whole = _whole_date(digits)
        yield Atom(opening, end, Kind.NAME if whole is None else Kind.NUMERIC, whole or 0)


def _single(digits: str, *, article: bool) -> tuple[Kind, int]:
    value = int(digits) if len(digits) <= 4 else -1
    if len(digits) <= 2 and value:
        return _two_digits(value, article=article), value
    if FIRST_YEAR <= value <= LAST_YEAR:
        return (Kind.ROUND_YEAR if value % 100 == 0 else Kind.YEAR), value
    if FIRST_HIJRI_YEAR <= value <= LAST_HIJRI_YEAR:
        return Kind.HIJRI_YEAR, value
    if 0 < value < FIRST_HIJRI_YEAR and not digits.startswith("0"):
        return (Kind.THE_COUNT if article else Kind.COUNT), value
    return Kind.NAME, 0


def _two_digits(value: int, *, article: bool) -> Kind:
    if value <= 31:
        return Kind.THE_NUMBER if article else Kind.NUMBER
    return Kind.THE_OVER_DAY if article else Kind.OVER_DAY


def _whole_date(digits: str) -> int | None:
    """Return yyyymmdd as one number, None where `digits` are no date. Impossible days pass: they are reported."""
    if iso := _ISO.fullmatch(digits):
        year, month, day = int(iso.group(1)), int(iso.group(3)), int(iso.group(4))
    elif plain := _DAY_FIRST.fullmatch(digits):
        day, month, year = int(plain.group(1)), int(plain.group(3)), int(plain.group(4))
        if month > 12 >= day:
            day, month = month, day
    else:
        return None
    known = FIRST_YEAR <= year <= LAST_YEAR or FIRST_HIJRI_YEAR <= year <= LAST_HIJRI_YEAR
    return year * 10000 + month * 100 + day if known and (month <= 12 or day <= 31) else None
