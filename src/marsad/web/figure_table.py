"""Figures as rows of a table, from the answers in JSON."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

# An answer as JSON has it: its form is that of `answers.figures`, by which it was written.
_Json = Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a table, and how an answer becomes its rows."""

    columns: Sequence[str]
    rows: Callable[[_Json], Iterator[Sequence[object]]]


_OF_CLAIM = (
    *("statement", "origin", "low", "high", "about", "groups", "detail", "by", "places_ar", "places_en", "place_ids"),
    *("from", "to", "counting", "scope", "confirmed", "binds"),
    *("publisher", "said", "known", "source", "report", "quote"),
)


def _claims(answer: _Json) -> Iterator[Sequence[object]]:
    yield from map(_claim, answer["claims"])


def _moves(answer: _Json) -> Iterator[Sequence[object]]:
    for each in answer["answers"]:
        asked = each["question"]
        for claim in each["claims"]:
            yield (asked["outcome"], asked["unit"], asked["measure"], *_claim(claim))


def _claim(claim: _Json) -> Sequence[object]:
    said, sentence, area = claim["said"], claim["sentence"], claim["area"]
    return (
        *(claim["id"], claim["origin"], claim["low"], claim["high"], bool(said and said["approx"])),
        *(claim["groups"], claim["detail"], claim["by"]),
        *([_name(place, "name_ar") for place in area], [_name(place, "name_en") for place in area]),
        *([place["id"] for place in area], claim["start"], claim["end"]),
        *(claim["counting"], claim["scope"], claim["confirmed"], claim["binds"]),
        *(sentence["publisher"], sentence["said"], sentence["known"]),
        *(sentence["source"], sentence["report"], sentence["quote"]),
    )


def _name(place: _Json, language: str) -> str:
    """Return the name of a place, the words that describe a part of it in front."""
    name = str(place[language] or place["id"])
    return f"{place['words']} ({name})" if place["words"] else name


def _spots(answer: _Json) -> Iterator[Sequence[object]]:
    for line in answer["lines"]:
        for spot in line["spots"]:
            bounds = (spot["low"], spot["high"]) if spot["origins"] else (None, None)
            told = (spot["origins"], spot["claims"], spot["fullest"], spot["least"] if spot["origins"] else None)
            yield (line["key"], spot["start"], spot["end"], *bounds, *told)


def _points(answer: _Json) -> Iterator[Sequence[object]]:
    for counter in answer["counters"]:
        area = [_name(place, "name_ar") for place in counter["area"]]
        whose = (counter["origin"], counter["outcome"], counter["unit"], counter["groups"], counter["detail"], area)
        for point in counter["points"]:
            value = (point["end"], point["low"], point["high"], point["as_of"], point["known"], point["falls"])
            yield (counter["id"], *whose, counter["start"], *value, point["statements"])


def _faults(answer: _Json) -> Iterator[Sequence[object]]:
    words = {each["id"]: each["quote"] for each in answer["sentences"]}
    for each in answer["contradictions"]:
        quotes = [words.get(key, "") for key in each["statements"]]
        yield (each["conflict"], each["origin"], each["ar"], each["en"], each["statements"], each["relaxed"], quotes)


CLAIMS = Sheet(_OF_CLAIM, _claims)
MOVES = Sheet(("outcome", "unit", "measure", *_OF_CLAIM), _moves)
SPOTS = Sheet(("line", "from", "to", "low", "high", "origins", "claims", "fullest_origin", "fullest_low"), _spots)
POINTS = Sheet(
    (
        *("counter", "origin", "outcome", "unit", "groups", "detail", "places_ar", "since"),
        *("until", "low", "high", "said", "known", "falls", "statements"),
    ),
    _points,
)
FAULTS = Sheet(("conflict", "origin", "ar", "en", "statements", "set_aside", "quotes"), _faults)
