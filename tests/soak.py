"""Fuzz extraction for as long as wanted: seeded, and going on from where the last soak stopped.

    python -m tests.soak --seconds 3600

Case N is made from the seed N alone: one or two of the example reports, cut, spliced and sprinkled with what real files
hold. Whatever the text, reading it must end within its time, quote its own words, survive a round trip through the
contract, and give the same bytes twice. `soak/state.json` remembers the next seed, and so does `docs/soak.log`, which
tells of every soak and is committed; a text that failed is left in `soak/failed/`.
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

import msgspec

import marsad
from marsad import examples
from marsad.errors import DocumentError
from marsad.extract.contract import Reading, reading_row, statement_row
from marsad.extract.contract_reading import statement_from

ROOT = Path(__file__).parent.parent
STATE = ROOT / "soak" / "state.json"
FAILED = ROOT / "soak" / "failed"
LOG = ROOT / "docs" / "soak.log"
# No report of the size of these may keep a reader waiting longer.
MOST_SECONDS = 20.0
NOISE = "\u200f\u200e\u202b\u2069\ufeff\u00a0\u0640\u064e\u0651\ufdf2\ufefb\u0000\n\r\t٠۹5٪«»\"'()[],،؛.:-–…<&🌍"
WORDS = (
    "قتلى",
    "سيطرت على",
    "لم",
    "أن",
    "نحو",
    "ما لا يقل عن",
    "عشرات",
    "أمس",
    "بين",
    "و",
    "في",
    "من أصل",
    "2017/13/45",
)

Mutation = Callable[[random.Random, str], str]


def spots(rng: random.Random, text: str) -> tuple[int, int]:
    """Return two places of `text`, in order."""
    first, second = sorted(rng.randint(0, len(text)) for _ in range(2))
    return first, second


def cut(rng: random.Random, text: str) -> str:
    """Return `text` without a stretch."""
    first, second = spots(rng, text)
    return text[:first] + text[min(second, first + rng.randint(1, 400)) :]


def double(rng: random.Random, text: str) -> str:
    """Return `text` with a stretch told again."""
    first, second = spots(rng, text)
    stretch = text[first : min(second, first + 400)]
    return text[:second] + stretch * rng.randint(1, 3) + text[second:]


def sprinkle(rng: random.Random, text: str) -> str:
    """Return `text` with signs strewn over it."""
    signs = list(text)
    for _ in range(rng.randint(1, 40)):
        signs.insert(rng.randint(0, len(signs)), rng.choice(NOISE))
    return "".join(signs)


def shuffle(rng: random.Random, text: str) -> str:
    """Return `text` with the words of a stretch in another order."""
    words = text.split(" ")
    first = rng.randint(0, len(words))
    stretch = words[first : first + rng.randint(2, 30)]
    rng.shuffle(stretch)
    return " ".join([*words[:first], *stretch, *words[first + len(stretch) :]])


def number(rng: random.Random, text: str) -> str:
    """Return `text` with a figure put in, some of them absurd."""
    at, _ = spots(rng, text)
    return f"{text[:at]} {rng.randint(0, 10 ** rng.randint(1, 30))} {text[at:]}"


def word(rng: random.Random, text: str) -> str:
    """Return `text` with a word of the rules put in."""
    at, _ = spots(rng, text)
    return f"{text[:at]} {rng.choice(WORDS)} {text[at:]}"


MUTATIONS: tuple[Mutation, ...] = (cut, double, sprinkle, shuffle, number, word)


def case(seed: int, texts: list[str]) -> tuple[str, date | None]:
    """Return the text that `seed` makes, and its day of publication, which half of them lack."""
    rng = random.Random(seed)
    text = rng.choice(texts)
    if rng.random() < 0.3:
        at, _ = spots(rng, text)
        text = text[:at] + rng.choice(texts)
    for _ in range(rng.randint(1, 6)):
        text = rng.choice(MUTATIONS)(rng, text)
    return text, date(rng.randint(1990, 2030), rng.randint(1, 12), rng.randint(1, 28)) if rng.random() < 0.5 else None


def faults(text: str, published: date | None) -> Iterator[str]:
    """Yield what is wrong with the reading of `text`."""
    start = monotonic()
    try:
        reading = marsad.extract(text, published=published)
    except DocumentError:
        return  # a text cut down to nothing, or to no Arabic, is refused by design
    if monotonic() - start > MOST_SECONDS:
        yield f"took {monotonic() - start:.0f} s"
    yield from unquoted(reading, text)
    report_id = reading.report.document.id
    for statement in reading.statements:
        row = statement_row(statement, report_id)
        if statement_from(msgspec.json.decode(msgspec.json.encode(row))) != statement:
            yield f"no round trip: {row}"
    if reading_row(marsad.extract(text, published=published)) != reading_row(reading):
        yield "two readings differ"


def unquoted(reading: Reading, text: str) -> Iterator[str]:
    """Yield every statement whose quotation, or whose place, is not what stands in `text`."""
    for statement in reading.statements:
        if statement.span.quote(text) != statement.quote:
            yield f"quotes other words: {statement}"
        yield from (f"names another place: {p}" for p in statement.places if p.text and p.span.end > len(text))


def attempt(seed: int, texts: list[str]) -> list[str]:
    """Return what is wrong with case `seed`, its text left in `soak/failed/` where anything is."""
    text, published = case(seed, texts)
    try:
        found = list(faults(text, published))
    except Exception as error:  # noqa: BLE001 - whatever a text makes the reader raise is what a soak looks for
        found = [f"{type(error).__name__}: {error}"]
    if found:
        FAILED.mkdir(parents=True, exist_ok=True)
        (FAILED / f"{seed}.txt").write_text(text, "utf-8", newline="")
    return found


def soak(seconds: float, first: int, say: Callable[[str], None]) -> tuple[int, int]:
    """Return the next seed after `seconds` from seed `first` on, and how many cases failed."""
    texts = [path.read_text("utf-8") for path in sorted(examples.folder().glob("*.txt"))]
    STATE.parent.mkdir(exist_ok=True)
    end, seed, failed = monotonic() + seconds, first, 0
    while monotonic() < end:
        found = attempt(seed, texts)
        failed += bool(found)
        for fault in found:
            say(f"seed {seed}: {fault[:300]}")
        seed += 1
        STATE.write_text(json.dumps({"next": seed}), "utf-8")
    return seed, failed


def next_seed() -> int:
    """Return where the last soak stopped: on this machine, else where the committed log says, else the first."""
    if STATE.exists():
        seed: int = json.loads(STATE.read_text("utf-8"))["next"]
        return seed
    told = re.findall(r"next seed (\d+)", LOG.read_text("utf-8")) if LOG.exists() else []
    return int(told[-1]) if told else 0


def main() -> None:
    """Soak, write the log, and exit 1 where a case failed."""
    parser = argparse.ArgumentParser(description="Fuzz extraction, going on from where the last soak stopped.")
    parser.add_argument("--seconds", type=float, default=3600.0)
    wanted = parser.parse_args()
    first = next_seed()
    with LOG.open("a", encoding="utf-8") as log:

        def say(line: str) -> None:
            print(line, flush=True)
            print(line, file=log, flush=True)

        say(
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} marsad {marsad.__version__}: from seed {first}, {wanted.seconds:.0f} s"
        )
        following, failed = soak(wanted.seconds, first, say)
        say(f"{datetime.now(UTC):%Y-%m-%d %H:%M} {following - first} cases, {failed} failed, next seed {following}")
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
