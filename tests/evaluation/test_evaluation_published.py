"""The figures that the page shows are those of the document, and nobody typed them twice."""

import re
from pathlib import Path

from marsad.evaluation.published import published

DOC = (Path(__file__).parent.parent.parent / "docs" / "evaluation.md").read_text("utf-8")
LABELS = {
    "seeds and `dev`": "development",
    "`check`": "check",
    "unseen I": "unseen-1",
    "unseen II": "unseen-2",
    "unseen III": "unseen-3",
}
ROW = re.compile(
    r"^\| (.+?) \| (casualties|control|displacement|incident) \| (\d+) \| (\S+) / (\S+) / (\S+) \| (\S+) \|$", re.M
)


def test_every_figure_is_that_of_the_table() -> None:
    told = [
        (of.id, each.kind, each.gold, each.precision, each.recall, each.f1, each.exact_f1)
        for of in published().sets
        for each in of.kinds
    ]
    written = [
        (LABELS[label], kind, int(gold), *map(float, figures)) for label, kind, gold, *figures in ROW.findall(DOC)
    ]
    assert written
    assert told == written


def test_the_day_the_version_and_the_sizes_are_those_of_the_document() -> None:
    found = published()
    day = f"{found.measured.day} {found.measured:%B %Y}"
    assert f"measured on {day} with version {found.version}" in DOC
    reports = {of.id: str(of.reports) for of in found.sets}
    assert f"**seeds and `dev`**: {reports['development']} reports" in DOC
    assert f"**`check`**: {reports['check']} reports" in DOC
    assert f"{reports['unseen-1']}, {reports['unseen-2']} and {reports['unseen-3']} reports with gold" in DOC
