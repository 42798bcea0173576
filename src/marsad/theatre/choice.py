"""Which theatre a report is about, told by the names in it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from marsad.text.folding import folded
from marsad.text.lasting import lasting
from marsad.text.lexicon import load as entries
from marsad.text.matcher import Form, Matcher
from marsad.theatre.abroad import known
from marsad.theatre.entries import EverydayEntry
from marsad.theatre.loading import available, heading, outlets, parties

# Where nothing in a report tells: the theatre whose data are fullest.
FALLBACK = "syria"
# What a name says for its theatre, by what it is. A party fights abroad, a country is named in passing.
_PLACE, _COUNTRY, _PARTY, _OUTLET = 1.0, 1.0, 0.7, 0.6
# A name on the first lines (a title, a dateline) says so much more.
_HEAD_LETTERS, _IN_HEAD = 160, 2.0
# Letters of a report that are looked at: more than any tells of itself.
_LETTERS = 20_000
_SHORTEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Cue:
    """What a name says: for each theatre that has it, by how much. There is one for each name."""

    name: str
    worth: tuple[tuple[str, float], ...]


def choose(text: str, publisher: str | None = None) -> str:
    """Return the id of the theatre that folded `text`, published by outlet `publisher`, is about.

    Every name speaks for the theatres that have it, the louder the oftener it stands there, but ever less so; the
    publisher's home speaks once. Of equals, and where nothing speaks, `FALLBACK` is taken, then the first by name.
    """
    scores = weights(text, publisher)
    best = max(scores.values(), default=0.0)
    leaders = [theatre for theatre in available() if scores.get(theatre, 0.0) == best]
    return FALLBACK if FALLBACK in leaders else leaders[0]


def weights(text: str, publisher: str | None = None) -> dict[str, float]:
    """Return how much folded `text`, published by outlet `publisher`, says for each theatre that it speaks of."""
    counts: dict[_Cue, float] = {}
    for hit in _matcher().find(text[:_LETTERS]):
        counts[hit.payload] = counts.get(hit.payload, 0.0) + (_IN_HEAD if hit.start < _HEAD_LETTERS else 1.0)
    scores: dict[str, float] = {}
    for cue, count in counts.items():
        for theatre, worth in cue.worth:
            scores[theatre] = scores.get(theatre, 0.0) + worth * (1.0 + math.log(count))
    home = next((outlet.home for outlet in outlets() if outlet.id == publisher), None)
    if home is not None:
        scores[home] = scores.get(home, 0.0) + _OUTLET
    return scores


@cache
def _matcher() -> Matcher[_Cue]:
    with lasting():
        return Matcher(Form(text=name, payload=_cue(name, held)) for name, held in _worth().items())


def _worth() -> dict[str, dict[str, float]]:
    """Return what each name says for each theatre that has it."""
    worth: dict[str, dict[str, float]] = {}
    for name, theatre, amount in _names():
        held = worth.setdefault(name, {})
        held[theatre] = max(held.get(theatre, 0.0), amount)
    return worth


def _cue(name: str, held: Mapping[str, float]) -> _Cue:
    """Return what a name says; what several theatres have, each has a share of."""
    return _Cue(name, tuple((theatre, amount / len(held)) for theatre, amount in held.items()))


def _names() -> Iterator[tuple[str, str, float]]:
    everyday = _everyday()
    for row in known():
        for name in folded(row.place.names):
            if len(name) >= _SHORTEST and name not in everyday:
                yield name, row.theatre, _PLACE
    for theatre in available():
        for name in folded(heading(theatre).words):
            yield name, theatre, _COUNTRY
    for party in parties():
        for name in folded(party.forms):
            if party.home is not None:
                yield name, party.home, _PARTY


def _everyday() -> frozenset[str]:
    files = ("everyday.yaml", "given_names.yaml")
    rows = tuple(entry for name in files for entry in entries("marsad.theatre", name, EverydayEntry))
    # فصائل is a village, too, but sooner a word for a party.
    weak = (form for party in parties() for form in party.weak)
    return frozenset(folded((*(form for entry in rows for form in entry.forms), *weak)))
