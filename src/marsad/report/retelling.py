"""Where a report begins to tell again what its publisher had published before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.when.expression import Expression

# What stands for the publisher's name and for a time in the text that is searched: no report has these code points.
_SELF, _TIME = "\ue000", "\ue001"
_GAP = r"[ ،,:]{0,4}"
# Words between the verb and the time, and between the time and what was published.
_SPACE = "(?: {1,3})"
_WORD = "(?:[^\\s:]{1,30})"
_BETWEEN = "(?:[ ،,]{1,3}[^\\s\ue000\ue001،,.؛:]{1,30}){0,3}?"
_LONG_BETWEEN = "(?:[ ،,]{1,3}[^\\s\ue001،,.؛:]{1,40}){0,8}?"
_WORDS = r"(?<!\w){}(?!\w)"
# Answers of `holds`, those about one report: it is asked of each part more than once.
_REMEMBERED = 8


class Words(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Forms of one part of an anchor. `back`: of a time, how many days before the report, None where it is silent."""

    part: str
    forms: tuple[str, ...]
    back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """At folded [start, end) a report says that what follows was published before.

    It was so many days `back`, or when `expression` says; on an unknown day where both are None.
    """

    start: int
    end: int
    back: int | None = None
    expression: Expression | None = None


def words() -> tuple[Words, ...]:
    """Return the words that anchors are made of, in file order."""
    return load("marsad.report", "retelling.yaml", Words)


def anchors(folded: str, names: Sequence[tuple[int, int]], times: Sequence[Expression]) -> tuple[Anchor, ...]:
    """Return where the outlet that is named at the folded stretches `names` tells again, in order.

    `times` are the text's expressions of time.
    """
    named = bool(names) or holds(folded, "self")
    if not (holds(folded, "we") or (named and holds(folded, "verb"))):
        return ()
    masked = _mask(_mask(folded, names, _SELF), _stretches_of(folded, times), _TIME)
    return tuple(_anchors(folded, masked, times))


def hearsay(folded: str, times: Sequence[Expression]) -> tuple[tuple[int, int], ...]:
    """Return the stretches that lie behind "so-and-so published yesterday that", to the end of their paragraphs.

    Whoever it is, "today" may there be the day of that publication.
    """
    if not holds(folded, "verb"):
        return ()
    masked = _mask(folded, _stretches_of(folded, times), _TIME)
    found: list[tuple[int, int]] = []
    for match in _hearsay_pattern().finditer(masked):
        if not found or match.end() >= found[-1][1]:
            end = folded.find("\n", match.end())
            found.append((match.end(), end if end >= 0 else len(folded)))
    return tuple(found)


def returns(folded: str) -> tuple[int, ...]:
    """Return where the text says that it comes back to the day's news."""
    return tuple(start for start, _ in _stand(folded, "return"))


@lru_cache(maxsize=_REMEMBERED)
def holds(folded: str, part: str) -> bool:
    """Return whether a form of `part` stands somewhere in the text, be it within a word.

    Few reports tell again: most are seen not to without a look at each of their words.
    """
    return any(map(folded.__contains__, _spelt(part)))


def _anchors(folded: str, masked: str, times: Sequence[Expression]) -> Iterator[Anchor]:
    starting = {time.start: time for time in times}
    for found in _anchor_pattern().finditer(masked):
        stated = _vague_time(folded[found.start("time") : found.end("time")])
        start = _with_lead(folded, found.start())
        at = found.start("time")
        expression = next((starting[i] for i in range(at, found.end("time")) if i in starting), None)
        if stated is not None:
            yield Anchor(start=start, end=found.end(), back=stated.back)
        elif expression is not None:
            yield Anchor(start=start, end=found.end(), expression=expression)


def _with_lead(folded: str, start: int) -> int:
    """Return where the anchor begins with the words that lead to it, back to the last sign of punctuation."""
    clause = max(folded.rfind(sign, max(0, start - 60), start) for sign in "،.؛\n:")
    lead = folded[clause + 1 : start].strip() if clause >= 0 or start < 60 else ""
    if not lead or not _leads().fullmatch(lead):
        return start
    return start - len(folded[clause + 1 : start].lstrip())


def _stretches_of(folded: str, times: Sequence[Expression]) -> Sequence[tuple[int, int]]:
    """Return where times stand, ours before those of which they hold a part."""
    ours = [*_stand(folded, "time")]
    starts, ends = [start for start, _ in ours], [end for _, end in ours]
    others = [
        (time.start, time.end) for time in times if bisect_right(ends, time.start) == bisect_left(starts, time.end)
    ]
    return sorted([*ours, *others])


def _mask(text: str, stretches: Sequence[tuple[int, int]], sign: str) -> str:
    """Return `text` with `sign` at every place of the stretches, as long as before."""
    pieces: list[str] = []
    at = 0
    for start, end in stretches:
        if start < at:
            continue
        pieces += (text[at:start], sign * (end - start))
        at = end
    return "".join((*pieces, text[at:]))


def _stand(folded: str, part: str) -> Iterator[tuple[int, int]]:
    """Yield where the forms of `part` stand as whole words."""
    if holds(folded, part):
        yield from (found.span() for found in _pattern_of(part).finditer(folded))


@cache
def _spelt(part: str) -> tuple[str, ...]:
    """Return all forms of `part`, the longest first."""
    forms = (fold(form).text for row in words() if row.part == part for form in row.forms)
    return tuple(sorted(forms, key=len, reverse=True))


@cache
def _forms(part: str) -> str:
    """Return a regular expression for all forms of `part`."""
    return "(?:" + "|".join(map(re.escape, _spelt(part))) + ")"


@cache
def _pattern_of(part: str) -> re.Pattern[str]:
    return re.compile(_WORDS.format(_forms(part)))


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(f"(?:(?:و ?)?{_forms('lead')} ?)+")


@cache
def _anchor_pattern() -> re.Pattern[str]:
    me = f"(?:{_SELF}+|{_WORDS.format(_forms('self'))})"
    was = f"(?:{_forms('auxiliary')}{_SPACE})?"
    verb = _forms("verb")
    said = f"(?:{was}{verb}(?:{_SPACE}قد)?{_SPACE}{me}|{was}{me}{_SPACE}{was}{verb}|{_forms('we')})"
    return re.compile(rf"(?<!\w)و?{said}{_BETWEEN}{_GAP}{_timed()}")


@cache
def _hearsay_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)و?{_forms('verb')}(?!\w){_LONG_BETWEEN}{_GAP}{_timed()}")


def _timed() -> str:
    time = f"(?<!\\w)(?:في{_SPACE})?(?P<time>{_forms('time')}|{_TIME}+)(?!\\w)"
    opener = f'(?:{_WORD}{_SPACE})?(?<!\\w)(?:{_forms("opener")}(?!\\w)|(?<=:)|")'
    return f"{time}{_GAP}{opener}"


@cache
def _times() -> dict[str, Words]:
    return {fold(form).text: row for row in words() if row.part == "time" for form in row.forms}


def _vague_time(text: str) -> Words | None:
    return _times().get(text)
