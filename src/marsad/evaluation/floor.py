"""The floor under reading: on one set of gold, figures below which no change may fall unnoticed."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

import msgspec

from marsad.errors import GoldError
from marsad.evaluation.evaluation import Evaluation
from marsad.evaluation.mistake import hard_negatives

# Of all figures, those that hold the others: F1 of the same facts, and of those that are exactly so.
HELD = ("match F1", "exact F1")
_SET = frozenset((".txt", ".json", ".jsonl"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """What is reached on the set whose hash is `gold`: the `least` of each figure by kind, in hundredths rounded down.

    `most_invented` counts the statements told of hard negatives that gold lacks.
    """

    gold: str
    most_invented: int
    least: Mapping[str, Mapping[str, float]]


def digest(folder: Path) -> str:
    """Return the SHA-256 of every report, metadata file and sheet of gold below `folder`, with their names."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SET)
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in files
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def reached(found: Evaluation, gold: str) -> Floors:
    """Return the floors that `found`, over the set whose hash is `gold`, would just stand on."""
    return Floors(
        gold=gold,
        most_invented=sum(len(each.spurious) for each in hard_negatives(found.comparisons)),
        least={
            score.of: {figure: floor((score.figures[figure].value or 0.0) * 100) / 100 for figure in HELD}
            for score in found.scores
        },
    )


def shortfalls(floors: Floors, now: Floors) -> Iterator[str]:
    """Yield a line for everything in which `now` is below `floors`, and one where the set is another."""
    if now.gold != floors.gold:
        yield f"the set is another: its hash is {now.gold}, pinned is {floors.gold}"
    for kind, figures in floors.least.items():
        for figure, least in figures.items():
            value = now.least.get(kind, {}).get(figure, 0.0)
            if value < least:
                yield f"{kind}: {figure} is {value:.2f}, below its floor of {least:.2f}"
    if now.most_invented > floors.most_invented:
        yield f"hard negatives give {now.most_invented} statements that gold lacks, {floors.most_invented} at most"


def read_floors(path: Path) -> Floors:
    """Return the floors that `path` holds.

    Raises:
        GoldError: it cannot be read.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except (OSError, msgspec.MsgspecError, UnicodeError) as error:
        raise GoldError(f"{path}: {error}") from error


def floors_json(floors: Floors) -> bytes:
    """Return `floors` as the file that `read_floors` reads."""
    return msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n"
