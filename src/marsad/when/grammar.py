"""The patterns of dates: one regular expression over the kinds of words, compiled from the rules' tables."""

import re
from dataclasses import dataclass
from functools import cache

from marsad.errors import LexiconError
from marsad.text.lexicon import Entry, load
from marsad.when.pattern import Compiler
from marsad.when.stated import Relation, Sense

_PACKAGE = "marsad.when"


class Phrase(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece that patterns share."""

    pattern: str


class Rule(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to say when. `void`: what fits is no date at all."""

    pattern: str
    relation: Relation = Relation.ON
    sense: Sense = Sense.POINT
    void: bool = False
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A rule with its own expression: `names` says what each of its groups keeps."""

    rule: Rule
    text: str
    names: dict[str, str]

    def kept(self, letters: str, at: int) -> dict[str, int]:
        """Return where in `letters` the words stand that the rule keeps, by name, read from `at` on."""
        found = _compiled(self.text).match(letters, at)
        if found is None:
            return {}
        # Few of many groups took part: all are read at once.
        starts = [start for start, _ in found.regs]
        groups = found.re.groupindex
        return {name: starts[groups[group]] for group, name in self.names.items() if starts[groups[group]] >= 0}


@dataclass(frozen=True, slots=True)
class Grammar:
    """`pattern` finds an expression in letters of kinds; the name of its group is that of the reader."""

    pattern: re.Pattern[str]
    readers: dict[str, Reader]


@cache
def _compiled(text: str) -> re.Pattern[str]:
    """Return `text` compiled when a rule is first met: compiling all of them at once would be felt."""
    return re.compile(text)


def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are tried."""
    return load(_PACKAGE, "rules.yaml", Rule)


@cache
def grammar() -> Grammar:
    """Return the compiled grammar.

    Raises:
        LexiconError: a pattern names a piece or a kind that does not exist, or is no pattern.
    """
    pieces = {phrase.id: phrase.pattern for phrase in load(_PACKAGE, "phrases.yaml", Phrase)}
    readers: dict[str, Reader] = {}
    branches = []
    for i, rule in enumerate(rules()):
        compiler = Compiler(pieces)
        node = compiler.compile(rule.pattern)
        if node.empty:
            raise LexiconError(f"{_PACKAGE}/rules.yaml: {rule.id} fits where nothing stands")
        readers[f"r{i}"] = Reader(rule, node.text, compiler.names)
        branches.append(f"(?=[{''.join(sorted(node.first))}])(?P<r{i}>{node.plain})")
    return Grammar(re.compile("|".join(branches)), readers)
