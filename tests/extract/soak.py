"""Fuzz extraction with as many texts as wanted: seeded, and going on from where the last soak stopped.

    python tests/extract/soak.py --cases 100000

Case N is made from the seed N alone (`mutations.py`): one or two of the shipped reports, cut, spliced and sprinkled
with what real files hold. Whatever the text, reading it must end within its time, quote its own words, survive a round
trip through the contract, and give the same bytes twice; what is no Arabic, or no conflict, must give nothing.
`soak/state.json` remembers the next seed, and so does `docs/soak.log`, which
tells of every soak and is committed; a text that failed is left in `soak/failed/`.
"""

import argparse
import json
import math
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, process_time

import msgspec
from mutations import Case, case

import marsad
from marsad.errors import DocumentError
from marsad.extract.contract import Reading, reading_row, statement_row
from marsad.extract.contract_reading import statement_from

ROOT = Path(__file__).parent.parent.parent
STATE = ROOT / "soak" / "state.json"
FAILED = ROOT / "soak" / "failed"
LOG = ROOT / "docs" / "soak.log"
# No report of the size of these may take longer, in processor time, the loading of the rules with the first included.
MOST_SECONDS = 20.0


def faults(made: Case) -> Iterator[str]:
    """Yield what is wrong with the reading of a text."""
    start = process_time()
    try:
        reading = marsad.extract(made.text, published=made.published)
    except DocumentError:
        return  # a text cut down to nothing, or to no Arabic, is refused by design
    if process_time() - start > MOST_SECONDS:
        yield f"took {process_time() - start:.0f} s"
    yield from unquoted(reading, made.text)
    if made.silent and reading.statements:
        yield f"states what nobody said: {reading.statements[0].quote!r}"
    report_id = reading.report.document.id
    for statement in reading.statements:
        row = statement_row(statement, report_id)
        if statement_from(msgspec.json.decode(msgspec.json.encode(row))) != statement:
            yield f"no round trip: {row}"
    if reading_row(marsad.extract(made.text, published=made.published)) != reading_row(reading):
        yield "two readings differ"


def unquoted(reading: Reading, text: str) -> Iterator[str]:
    """Yield every statement whose quotation, or whose place, is not what stands in `text`."""
    for statement in reading.statements:
        if statement.span.quote(text) != statement.quote:
            yield f"quotes other words: {statement}"
        yield from (f"names another place: {p}" for p in statement.places if p.text and p.span.end > len(text))


def attempt(seed: int) -> list[str]:
    """Return what is wrong with case `seed`, its text left in `soak/failed/` where anything is."""
    made = case(seed)
    try:
        found = list(faults(made))
    except Exception as error:  # noqa: BLE001 - whatever a text makes the reader raise is what a soak looks for
        found = [f"{type(error).__name__}: {error}"]
    if found:
        FAILED.mkdir(parents=True, exist_ok=True)
        (FAILED / f"{seed}.txt").write_text(made.text, "utf-8", newline="")
    return found


def soak(first: int, wanted: tuple[int, float], say: Callable[[str], None]) -> tuple[int, int]:
    """Return the next seed behind `wanted` cases from `first` on, or what its seconds hold, and how many failed."""
    cases, seconds = wanted
    STATE.parent.mkdir(exist_ok=True)
    end, seed, failed = monotonic() + seconds, first, 0
    while seed < first + cases and monotonic() < end:
        found = attempt(seed)
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
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=math.inf, help="stop after so long, however many are done")
    wanted = parser.parse_args()
    first = next_seed()
    with LOG.open("a", encoding="utf-8") as log:

        def say(line: str) -> None:
            print(line, flush=True)
            print(line, file=log, flush=True)

        say(f"{datetime.now(UTC):%Y-%m-%d %H:%M} marsad {marsad.__version__}: {wanted.cases} cases from seed {first}")
        following, failed = soak(first, (wanted.cases, wanted.seconds), say)
        say(f"{datetime.now(UTC):%Y-%m-%d %H:%M} {following - first} cases, {failed} failed, next seed {following}")
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
