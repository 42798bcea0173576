"""Read reports by rules, model and both, each beside a table that was fitted on other reports, to be scored.

    python tools/try_trust.py ANSWERS OUT TEXTS GOLD [TEXTS GOLD ...]

Arguments are those of tools/fit_trust.py. The reports are drawn into FOLDS parts; each part is read beside a table that
is fitted on the others. Leaves `OUT/N-rules.jsonl`, `N-model.jsonl` and `N-both.jsonl` for the Nth TEXTS, as `marsad
extract` writes them: `marsad evaluate GOLD --predictions FILE` gives their figures, with intervals. Ships nothing.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from random import Random

import msgspec

from fit_trust import UNFITTED, Answered, answered, believed, weighed
from marsad.extract.contract import Reading, reading_row
from marsad.extract.model.candidate import alone, candidates
from marsad.extract.model.kept import KeptAnswers
from marsad.extract.model.reconciling import reconciled
from marsad.extract.model.trust import Trust

FOLDS = 4
SEED = 5


def main() -> None:
    """Fit, read, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("answers", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    given = parser.parse_args()
    model, unanswered = KeptAnswers(given.answers), list[str]()
    rows = [
        (number, row)
        for number, (texts, gold) in enumerate(zip(given.folders[::2], given.folders[1::2], strict=True), start=1)
        for row in answered(model, texts, gold, unanswered)
    ]
    Random(SEED).shuffle(rows)
    lines: dict[str, list[bytes]] = defaultdict(list)
    for fold in range(FOLDS):
        table = fitted([row for i, (_, row) in enumerate(rows) if i % FOLDS != fold])
        for number, row in rows[fold::FOLDS]:
            for reader, reading in readings(row, table).items():
                lines[f"{number}-{reader}.jsonl"].append(msgspec.json.encode(reading_row(reading)))
    given.out.mkdir(parents=True, exist_ok=True)
    for name, written in lines.items():
        (given.out / name).write_bytes(b"\n".join(written) + b"\n")


def fitted(rows: list[Answered]) -> Trust:
    """Return the table that these reports give."""
    slots = msgspec.structs.replace(UNFITTED, slots=believed(rows))
    weights, least = weighed(rows, slots)
    return msgspec.structs.replace(slots, weights=weights, least=least)


def readings(row: Answered, table: Trust) -> dict[str, Reading]:
    """Return what each reader tells of a report."""
    of = row.report.document.id
    both = candidates(row.drafts, row.model, report_id=of, version="", table=table)
    told = {
        "rules": tuple(row.rules),
        "model": reconciled(alone(row.model, of), report_id=of, table=table).statements,
        "both": reconciled(both, report_id=of, table=table).statements,
    }
    return {reader: Reading(report=row.report, statements=statements) for reader, statements in told.items()}


if __name__ == "__main__":
    main()
