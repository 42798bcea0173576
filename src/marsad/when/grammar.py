"""The patterns of dates: regular expressions over the kinds of words, compiled from the rules' tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

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
    """A rule with its own expression: `names` says what each of its groups keeps, `plain` has no groups."""

    rule: Rule
    text: str
    plain: str
    names: dict[str, str]

    def end(self, letters: str, at: int) -> int:
        """Return where in `letters` what fits the rule from `at` on ends, -1 where nothing does."""
        found = _compiled(self.plain).match(letters, at)
        return found.end() if found else -1

    def kept(self, letters: str, at: int) -> dict[str, int]:
        """Return where in `letters` the words stand that the rule keeps, by name, read from `at` on."""
        found = _compiled(self.text).match(letters, at)
        if found is None:
            return {}
        # Few of many groups took part: all are read at once, in the order in which they are named.
        return {name: start for name, (start, _) in zip(self.names.values(), found.regs[1:], strict=True) if start >= 0}


class Found(NamedTuple):
    """An expression at letters [start, end), by the rule of `reader`."""

    start: int
    end: int
    reader: Reader


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by the letter with which what fits them may begin, in the order in which they are tried."""

    readers: Mapping[str, Sequence[Reader]]

    def find(self, letters: str) -> Iterator[Found]:
        """Yield every expression in letters of kinds, the leftmost first, none inside another."""
        free = 0
        for at, letter in enumerate(letters):
            if at >= free and (found := self._at(letters, at, self.readers.get(letter, ()))):
                free = found.end
                yield found

    def _at(self, letters: str, at: int, readers: Sequence[Reader]) -> Found | None:
        for reader in readers:
            if (end := reader.end(letters, at)) >= 0:
                return Found(at, end, reader)
        return None


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
    readers: dict[str, list[Reader]] = {}
    for rule in rules():
        compiler = Compiler(pieces)
        node = compiler.compile(rule.pattern)
        if node.empty:
            raise LexiconError(f"{_PACKAGE}/rules.yaml: {rule.id} fits where nothing stands")
        reader = Reader(rule, node.text, node.plain, compiler.names)
        for letter in sorted(node.first):
            readers.setdefault(letter, []).append(reader)
    return Grammar(readers)
