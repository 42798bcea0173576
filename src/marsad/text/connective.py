"""Words that join propositions, as connectives.yaml has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.text.matcher import Form, Match, Matcher
from marsad.text.paradigm import verb

_JOINED = frozenset(("و", "ف"))
_COMMAS = ("،", ",")
_BLANK = " \n"
# How far a comma, and the end of the next word, are looked for, in code points.
_NEAR = 4
_WORD_MOST = 20


class Boundary(Enum):
    """What begins: a new proposition, or an adjunct of the one before."""

    HARD = "hard"
    SOFT = "soft"


class Connective(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that open a clause. Its `verbs` open one behind و or ف only: hard after a comma, else soft.

    `detached`: opens one only behind a comma or و. `next`: opens one only before these words.
    `never`: longer phrases that open none.
    """

    boundary: Boundary
    forms: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    detached: bool = False
    next: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A connective at folded [start, end), the و before it included."""

    start: int
    end: int
    boundary: Boundary
    connective: str


@dataclass(frozen=True, slots=True)
class _Sense:
    """What one spelling means: a connective, as words or as its verb, or none where it is a near miss."""

    entry: Connective
    verb: bool = False
    miss: bool = False


@cache
def connectives() -> tuple[Connective, ...]:
    """Return the entries of connectives.yaml."""
    return load("marsad.text", "connectives.yaml", Connective)


@cache
def _matcher() -> Matcher[_Sense]:
    return Matcher(_forms())


def _forms() -> Iterator[Form[_Sense]]:
    for entry in connectives():
        for form in entry.forms:
            yield Form(text=form, payload=_Sense(entry))
        for form in entry.never:
            yield Form(text=form, payload=_Sense(entry, miss=True))
        for past, present in entry.verbs:
            for form in verb(past, present).every:
                yield Form(text=form, payload=_Sense(entry, verb=True))


@cache
def _nexts() -> dict[str, frozenset[str]]:
    return {entry.id: frozenset(fold(word).text for word in entry.next) for entry in connectives()}


def joints(text: str, start: int, end: int) -> tuple[Joint, ...]:
    """Return the connectives in folded `text` between `start` and `end`, in order, the longest where they overlap."""
    found: list[Joint] = []
    past = 0
    part = text[start:end]
    for match in _matcher().find(part):
        if match.start < past:
            continue
        boundary = _boundary(part, match)
        # A verb without و is not the rest of itself behind one: فجروا is no ف and جروا.
        if boundary or match.payload.miss or match.payload.verb:
            past = match.end
        if boundary:
            found.append(
                Joint(
                    start=start + match.word_start,
                    end=start + match.end,
                    boundary=boundary,
                    connective=match.payload.entry.id,
                )
            )
    return tuple(found)


def _boundary(text: str, match: Match[_Sense]) -> Boundary | None:
    """Return what `match` opens, None where it opens nothing."""
    prefix, sense = text[match.word_start : match.start], match.payload
    if sense.miss or (prefix and prefix not in _JOINED):
        return None
    before = text[max(0, match.word_start - _NEAR) : match.word_start].rstrip(_BLANK)
    behind_comma = before.endswith(_COMMAS)
    if sense.verb:
        return (Boundary.HARD if behind_comma else Boundary.SOFT) if prefix else None
    if sense.entry.detached and not (prefix or behind_comma):
        return None
    nexts = _nexts()[sense.entry.id]
    if nexts and not nexts.intersection(text[match.end : match.end + _WORD_MOST].split(maxsplit=1)[:1]):
        return None
    return sense.entry.boundary
