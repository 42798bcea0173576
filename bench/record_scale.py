"""Print how well the record finds out what truly happened in a simulated war, how fast and in how much memory.

    python bench/record_scale.py [--statements 10000] [--roster honest] [--questions 300] [--linking linked] [--seed 1]

The war is simulated (`bench/simulation`), so that the truth of every settlement on every day and of every death is
known. Rosters: `prompt` (every source tells the truth at once and leaves nothing out), `honest` (true to the letter,
late and rough), `contradicting` (organs that boast and hide, sources that err, miss and confuse). A settlement-day is
right where the holder that the map shows is the true one. The ledger is asked for the dead of groups in areas over
days: coverage is the share of questions of which the truth lies within the bounds. `--linking known` tells the ledger
of which event each figure is, which shows what linking costs. Times are of one process, memory is the most that was
resident.
"""

import argparse
import resource
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from time import perf_counter
from typing import get_args

from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.timeline import timelines
from marsad.record.counter.claim import Claim
from marsad.theatre.loading import parties
from simulation.character import ROSTERS
from simulation.control_score import Days, every_day, scored
from simulation.filing import Linked, Linking, control, counted, ledger_claims, months, trees
from simulation.front import war
from simulation.ledger_score import Ledger, summary
from simulation.press import events_told
from simulation.questions import asked
from simulation.scenario import Scenario, sized
from simulation.truth import Truth

# `ru_maxrss` is in KiB, on macOS in bytes.
_RSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024
# The last days are left out: slow sources have not told of them yet.
_TAIL = timedelta(days=25)


def main() -> None:
    """Print the figures of one scenario."""
    parser = argparse.ArgumentParser(description="What the record finds out of a simulated war.")
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--nowcasts", type=int, default=6, help="days for which it is asked what was known on them")
    parser.add_argument("--roster", choices=sorted(ROSTERS), default="honest")
    parser.add_argument("--linking", choices=get_args(Linking), default="linked")
    wanted = parser.parse_args()
    scenario = sized(wanted.statements, seed=wanted.seed, roster=wanted.roster)
    truth = war(scenario)
    print(f"{wanted.statements:,} statements, roster {wanted.roster}, seed {wanted.seed}, events {wanted.linking}")
    print(f"{scenario.settlements} settlements, {len(truth.turns)} turns and {len(truth.events)} events in the war")
    held, claims, last = _filed(scenario, truth, wanted.statements, wanted.linking)
    _show_control(truth, held, (scenario.start, last - _TAIL), wanted.nowcasts)
    _show_ledger(truth, claims, (scenario.start, last - _TAIL), wanted)
    print(f"memory    {_peak():,.0f} MB resident at the most")


def _filed(
    scenario: Scenario, truth: Truth, most: int, linking: Linking
) -> tuple[list[ControlClaim], list[Claim], date]:
    """Return the claims of control and of figures, and the day of the last report."""
    known, linked, last = trees(), Linked(), scenario.start
    held: list[ControlClaim] = []
    claims: list[Claim] = []
    start = perf_counter()
    for month in months(islice(events_told(scenario, truth), most)):
        held.extend(control(month))
        claims.extend(counted(month, known, linking, linked))
        last = max(last, *(item.known for item, _ in month if item.known))
    print(
        f"filed     to {last}: {len(held):,} claims of control, {len(claims):,} figures, {perf_counter() - start:.1f} s"
    )
    print(
        f"linking   {linked.events:,} events told, {linked.records:,} records; pairs right "
        f"{linked.right / max(1, linked.found):.3f} of those linked, {linked.right / max(1, linked.told):.3f} of all"
    )
    return held, claims, last


def _show_control(truth: Truth, held: Sequence[ControlClaim], days: tuple[date, date], nowcasts: int) -> None:
    allies = Alliances.of(parties())
    start = perf_counter()
    lines = timelines(held, alliances=allies)
    print(f"control   {len(lines)} timelines in {perf_counter() - start:.1f} s")
    found = scored(truth, lines, every_day(*days))
    print(f"          in hindsight  {_answers(found)}")
    ages = (f"{age} {wrong}/{all_}" for age, (wrong, all_) in found.wrong_by_age.items() if all_)
    print(f"          wrong by age of the news: {', '.join(ages)}")
    step = (days[1] - days[0]) // (nowcasts + 1)
    then = [days[0] + step * (i + 1) for i in range(nowcasts)]
    known = [scored(truth, timelines(held, as_of=day, alliances=allies), [day]) for day in then]
    joint = {answer: sum(each.answers.get(answer, 0) for each in known) for each in known for answer in each.answers}
    print(f"          as known then {_answers(Days(answers=dict(sorted(joint.items())), wrong_by_age={}))}")


def _answers(found: Days) -> str:
    return ", ".join(f"{answer} {found.share(answer):.2%}" for answer in found.answers)


def _show_ledger(truth: Truth, claims: Sequence[Claim], days: tuple[date, date], wanted: argparse.Namespace) -> None:
    start = perf_counter()
    ledger = Ledger(ledger_claims(claims), trees())
    print(f"counters  {len(ledger.claims):,} of {len(claims):,} figures stand, {perf_counter() - start:.1f} s")
    chance = Scenario(seed=wanted.seed).chance("questions")
    found = [ledger.bounded(each) for each in islice(asked(truth, ledger.claims, days, chance), wanted.questions)]
    print(f"ledger    around events: {summary(found[::2])}")
    print(f"          as counted:    {summary(found[1::2])}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB


if __name__ == "__main__":
    main()
