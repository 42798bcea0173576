"""Fit the weights by which people whom no rule can lay to anybody are somebody's, and print how often they are right.

    python tools/fit_victims.py TEXTS GOLD [TEXTS GOLD ...]

Each TEXTS is a folder of reports with its metadata.jsonl, GOLD its gold in the contract's form. Writes
src/marsad/extract/casualties/choice/weights.json. Needs scipy and scikit-learn, which nothing else does:

    pip install scikit-learn

One row is one toll that the rules leave nobody's and gold tells too; those whose people they may be compete (a
conditional logit, with nobody as one of them). The folds are of whole reports. Deterministic: same texts, same rules,
same bytes.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from conditional_logit import Rivals, fit, out_of_fold, shipped
from marsad.errors import Issue
from marsad.evaluation.fact import Fact
from marsad.evaluation.sheet import gold_sheets, name_of, sheet_of
from marsad.extract.casualties.choice.candidate import CIVILIANS, candidates
from marsad.extract.casualties.choice.choosing import names
from marsad.extract.casualties.choice.open_toll import OpenToll
from marsad.extract.casualties.stating import told_of
from marsad.extract.contract import Reading
from marsad.extract.reading import prepared
from marsad.extract.term import Kind
from marsad.extract.weights import WEIGHTS_NAME
from marsad.intake.paths import documents

WEIGHTS = Path(__file__).parent.parent / "src" / "marsad" / "extract" / "casualties" / "choice" / WEIGHTS_NAME
# People are civilians where it is this likely.
LEAST = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Rivals):
    """A toll, with those whose people its people may be; nobody is 0.

    `civil`: the position of civilians.
    `left_open`: whether gold says nothing of whose they are.
    """

    civil: int
    left_open: bool


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="TEXTS GOLD")
    folders = parser.parse_args().folders
    rows = list(chain.from_iterable(_rows(*pair) for pair in zip(folders[::2], folders[1::2], strict=True)))
    told_right = _summary(rows, _laid(rows))
    print(told_right)
    row = {"fitted_on": f"on reports left out: {told_right}", "least": LEAST, "weights": shipped(fit(rows))}
    WEIGHTS.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _rows(texts: Path, gold: Path) -> Iterator[Row]:
    sheets = gold_sheets(gold)
    for document in documents([texts]):
        if isinstance(document, Issue) or name_of(document.source) not in sheets:
            continue
        reader, report = prepared(document)
        found = tuple(told_of(reader.scene(report), guess=False))
        facts = [fact for fact in sheets[name_of(document.source)].facts if fact.kind is Kind.CASUALTIES]
        ours = sheet_of(Reading(report=report, statements=tuple(one.statement for one in found))).facts
        for one, fact in zip(found, ours, strict=True):
            same = next((each for each in facts if _is_told(each, fact)), None)
            if one.open is not None and same is not None:
                yield _row(f"{texts.name}/{name_of(document.source)}", one.open, same)


def _is_told(gold: Fact, ours: Fact) -> bool:
    """Return whether gold tells this figure at these words, whose people they may be."""
    same = (gold.few, gold.low, gold.high) == (ours.few, ours.low, ours.high) and gold.outcome.allows(ours.outcome)
    return same and any(a < end and start < b for a, b in gold.spans for start, end in ours.spans)


def _row(group: str, found: OpenToll, gold: Fact) -> Row:
    who = tuple(candidates(found))
    right = {i for i, one in enumerate(who) if set(one.parties) & gold.victims.named()}
    exact = {i for i in right if frozenset(who[i].parties) in (gold.victims.ids, *gold.victims.others)}
    return Row(
        group=group,
        seen=tuple(tuple(names(found, one)) for one in who),
        civil=next(i for i, one in enumerate(who) if one.parties == CIVILIANS),
        right=frozenset(exact or right or {0}),
        left_open=not gold.victims.ids or "MIXED" in gold.victims.named(),
    )


def _laid(rows: Sequence[Row]) -> list[int]:
    """Return whose each toll's people are by weights that have not seen its report, by position: 0, or civilians."""
    chosen = out_of_fold(rows, LEAST)
    return [best if best == row.civil else 0 for row, best in zip(rows, chosen, strict=True)]


def _summary(rows: Sequence[Row], chosen: Sequence[int]) -> str:
    put = [(row, i) for row, i in zip(rows, chosen, strict=True) if i]
    right = sum(i in row.right for row, i in put)
    silent = sum(row.left_open and i not in row.right for row, i in put)
    lost = sum(0 not in row.right and not row.left_open for row in rows)
    return (
        f"{len(rows)} tolls of nobody, {lost} of them somebody's in gold; "
        f"{len(put)} laid to civilians, {right} rightly, {silent} where gold leaves it open"
    )


if __name__ == "__main__":
    main()
