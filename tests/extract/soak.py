"""Fuzz extraction with as many texts as wanted: seeded, and going on from where the last soak stopped.

    PYTHONPATH=tools python tests/extract/soak.py --cases 100000

Case N is made from the seed N alone (`mutations.py`): one or two of the shipped reports, cut, spliced and sprinkled
with what real files hold. Whatever the text, reading it must end within its time, quote its own words, survive a round
trip through the contract, and give the same bytes twice; what is no Arabic, or no conflict, must give nothing.
`soak/state.json` remembers the next seed, and so does `docs/soak.log`, which
tells of every soak and is committed; a text that failed is left in `soak/failed/`.
"""

from collections.abc import Iterator
from time import process_time

import msgspec
from mutations import Case, case

import marsad
from marsad.errors import DocumentError
from marsad.extract.contract import Reading, reading_row, statement_row
from marsad.extract.contract_reading import statement_from
from soaking import ROOT, STATES, Soak, keep

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
        keep(f"{seed}.txt", made.text.encode())
    return found


if __name__ == "__main__":
    soak = Soak(attempt=attempt, state=STATES / "state.json", log=ROOT / "docs" / "soak.log")
    soak.run("Fuzz extraction, going on from where the last soak stopped.")
