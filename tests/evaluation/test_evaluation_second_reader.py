"""The second reader on the shipped gold, by the answers of a large model that saw nothing but the prompts.

`answers/` holds what it said; its table in `marsad.extract.model.trusted` is fitted on them, among others, so that
these figures are no measure of what is unseen (docs/model.md has that), but a floor under grounding and reconciling.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from marsad import gold, verbs
from marsad.errors import Issue
from marsad.evaluation.evaluation import judge
from marsad.evaluation.floor import reached
from marsad.evaluation.sheet import gold_sheets, sheet_of
from marsad.extract.contract import Reading
from marsad.extract.model.kept import KeptAnswers
from marsad.extract.model.reader import LEFT_OUT, UNANSWERED, read
from marsad.extract.model.trust import trust

ANSWERS = KeptAnswers(Path(__file__).parent / "answers")
# What both readers reach, in hundredths rounded down, where every prompt has its answer.
LEAST = {"incident": 0.91, "control": 0.82, "casualties": 0.9, "displacement": 0.93, "all": 0.9}
# A prompt shows what the rules find; whoever changes that voids an answer. After so many all are asked anew.
MOST_VOID = 20
# Of the 2,800 things that the model proposes.
MOST_UNGROUNDED = 25


@cache
def readings() -> tuple[Reading, ...]:
    found = verbs.documents([gold.texts()])
    return tuple(read(each, ANSWERS, both=True) for each in found if not isinstance(each, Issue))


def issues(code: str) -> list[str]:
    return [each.source for told in readings() for each in told.report.issues if each.code == code]


def test_the_answers_are_to_the_prompts_of_today() -> None:
    assert len(issues(UNANSWERED)) <= MOST_VOID


def test_the_model_that_answered_has_a_table_of_its_own() -> None:
    assert trust(ANSWERS.name).fitted is not None


def test_hardly_anything_is_left_out_as_ungrounded() -> None:
    """Names that nobody knows leave slots open, and some facts are told twice; whoever reads quotes what is there."""
    told = Counter[str]()
    for reading in readings():
        for issue in reading.report.issues:
            if issue.code == LEFT_OUT:
                told.update({flaw: int(number) for flaw, number in re.findall(r"(\w+) (\d+)(?:,|$)", issue.message)})
    assert told["not_resolved"] > 0
    ungrounded = {flaw: number for flaw, number in told.items() if flaw not in ("not_resolved", "repeated")}
    assert sum(ungrounded.values()) <= MOST_UNGROUNDED, ungrounded


def test_what_both_tell_agrees_with_gold_and_nothing_is_told_of_what_holds_nothing() -> None:
    told = {each.name: each for each in map(sheet_of, readings())}
    now = reached(judge(gold_sheets(gold.statements()), told), "")
    assert now.most_invented == 0
    fallen = {kind: now.least[kind]["match F1"] for kind, least in LEAST.items() if now.least[kind]["match F1"] < least}
    assert fallen == {}
