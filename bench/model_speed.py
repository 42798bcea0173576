"""Print how fast a small model on this machine reads and answers, and what becomes of its answers.

    python bench/model_speed.py [--reports 12] [--longest 400] [--threads 1] [--plain]

The model and its server are those of tools/small_model.py, asked by nobody else. Of the gold-marked reports every so
many are read by it alone. An answer has at most `--longest` tokens; with `--plain` it need not be of the schema's form.
The instructions, which all prompts share, are computed once and counted apart. Speeds are the server's own, by the
clock, and beside them by processor time (all of the server, laid to reading and writing as they share its clock), which
other work on the machine changes less.
"""

import argparse
import os
import platform
import resource
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import urllib3

import small_model
from marsad import gold
from marsad.errors import ModelError
from marsad.extract.model.asking import Prompt
from marsad.extract.model.reader import ModelReader
from marsad.extract.model.trust import trust
from marsad.extract.reading import prepared
from marsad.intake.paths import documents
from marsad.report.document import Document


@dataclass(slots=True, kw_only=True)
class Timed:
    """The model, asked one prompt at a time; what the server says of each is kept in `timings`."""

    address: str
    longest: int
    is_shaped: bool
    name: str = small_model.NAME
    is_local: bool = True
    timings: list[dict[str, float]] = field(default_factory=list)

    def answer(self, prompt: Prompt) -> str:
        """Return what it says."""
        messages = [{"role": each.role, "content": each.content} for each in prompt.messages]
        body: dict[str, Any] = {"messages": messages, "temperature": 0, "max_tokens": self.longest}
        if self.is_shaped:
            shape = {"name": "answer", "strict": True, "schema": prompt.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
        told = urllib3.request("POST", f"{self.address}/chat/completions", json=body, retries=False, timeout=3600)
        said = told.json()
        self.timings.append(said["timings"])
        return str(said["choices"][0]["message"]["content"])

    def speed(self, what: str) -> float:
        """Return tokens a second by the clock, of all but the first prompt, which has the instructions alone."""
        later = self.timings[1:]
        return sum(each[f"{what}_n"] for each in later) / sum(each[f"{what}_ms"] for each in later) * 1000

    @property
    def busy_s(self) -> float:
        """How long the server read and wrote, by the clock."""
        return sum(each["prompt_ms"] + each["predicted_ms"] for each in self.timings) / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the answers: how many there were, what they proposed, what came out, and why the rest did not."""

    answers: int
    unusable: int
    proposed: int
    statements: int
    flaws: Counter[str]


def sample(many: int) -> list[Document]:
    """Return so many of the gold-marked reports, evenly chosen by their place in the folder."""
    found = [each for each in documents([gold.texts()]) if isinstance(each, Document)]
    return found[:: max(1, len(found) // many)][:many]


def outcome(model: Timed, reports: list[Document]) -> Outcome:
    """Return what became of the model's answers to the reports."""
    unusable = proposed = statements = 0
    flaws: Counter[str] = Counter()
    for document in reports:
        rules, report = prepared(document)
        try:
            told = ModelReader(rules=rules, model=model, table=trust("")).told(rules.scene(report))
        except ModelError:
            unusable += 1
            continue
        proposed += told.proposed
        statements += len(told.statements)
        flaws.update(each.flaw.value for each in told.dropped)
    return Outcome(answers=len(model.timings), unusable=unusable, proposed=proposed, statements=statements, flaws=flaws)


def processor() -> str:
    """Return what the system calls its processor."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=12)
    parser.add_argument("--longest", type=int, default=400, metavar="TOKENS")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    reports = sample(given.reports)
    prepared(reports[0])
    started = perf_counter()
    with small_model.served(threads=given.threads) as server:
        loaded = perf_counter() - started
        model = Timed(address=server.address, longest=given.longest, is_shaped=not given.plain)
        told = outcome(model, reports)
    took = perf_counter() - started - loaded
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = spent.ru_utime + spent.ru_stime
    first, share = model.timings[0], used / model.busy_s
    cores, load = os.cpu_count(), os.getloadavg()[0]
    print(f"{small_model.NAME} by llama.cpp, {given.threads} threads; {cores} cores of {processor()}, load {load:.1f}")
    print(f"ready after {loaded:.1f} s; {spent.ru_maxrss / 1024:,.0f} MB")
    print(f"the first prompt, {first['prompt_n']:,.0f} tokens with the instructions: {first['prompt_ms'] / 1000:.1f} s")
    for name, what in (("read", "prompt"), ("written", "predicted")):
        print(f"{name}: {model.speed(what):.1f} tokens/s, {model.speed(what) / share:.1f} per second of processor")
    print(f"{60 * len(reports) / took:.1f} reports/min; processor {used:.1f} s, {used / len(reports):.1f} s a report")
    print(f"{told.answers} answers, {told.unusable} unusable; {told.proposed} proposals, {told.statements} statements")
    print(", ".join(f"{name} {many}" for name, many in told.flaws.most_common()))


if __name__ == "__main__":
    main()
