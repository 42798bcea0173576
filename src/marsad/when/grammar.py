"""The patterns of dates: one regular expression over the kinds of words, compiled from the rules' tables."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import count

from marsad.errors import LexiconError
from marsad.text.lexicon import Entry, load
from marsad.when.kind import Kind
from marsad.when.stated import Relation, Sense

_PACKAGE = "marsad.when"
_PIECE = re.compile(r"\{(?:(?P<far>last):)?(?P<piece>[a-z][a-z-]*)\}")
_WORD = re.compile(r"(?:(?P<name>[a-z_]+)=)?<(?P<kinds>[a-z|-]+)>")
_DEEPEST = 6


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
class Grammar:
    """`pattern` over letters of kinds; `rules` by the name of their group; `names` of what a group keeps."""

    pattern: re.Pattern[str]
    rules: dict[str, Rule]
    names: dict[str, str]


def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are tried."""
    return load(_PACKAGE, "rules.yaml", Rule)


@cache
def grammar() -> Grammar:
    """Return the compiled grammar.

    Raises:
        LexiconError: a pattern names a piece or a kind that does not exist, or is no regular expression.
    """
    pieces = {phrase.id: phrase.pattern for phrase in load(_PACKAGE, "phrases.yaml", Phrase)}
    names: dict[str, str] = {}
    by_group: dict[str, Rule] = {}
    branches = []
    numbers = count()
    for i, rule in enumerate(rules()):
        body = _compile(_spell_out(rule.pattern, pieces), names, numbers)
        by_group[f"r{i}"] = rule
        branches.append(f"(?P<r{i}>{body})")
    try:
        return Grammar(re.compile("|".join(branches)), by_group, names)
    except re.error as error:
        raise LexiconError(f"{_PACKAGE}/rules.yaml: {error}") from error


def _spell_out(pattern: str, pieces: dict[str, str]) -> str:
    """Return `pattern` with every piece put in, pieces of pieces too."""

    def put_in(found: re.Match[str]) -> str:
        if found["piece"] not in pieces:
            raise LexiconError(f"{_PACKAGE}/rules.yaml: no piece is called {found['piece']!r}")
        body = pieces[found["piece"]]
        if found["far"]:
            body = _spell_out(body, pieces)
            body = _WORD.sub(lambda word: f"last_{word.group()}" if word["name"] else word.group(), body)
        return f"(?:{body})"

    for _ in range(_DEEPEST):
        pattern = _PIECE.sub(put_in, pattern)
    return pattern


def _compile(pattern: str, names: dict[str, str], numbers: "count[int]") -> str:
    """Return `pattern` over letters; every kept value gets a group, whose name goes into `names`."""

    def letters(found: re.Match[str]) -> str:
        try:
            kinds = [Kind(kind).letter for kind in found["kinds"].split("|")]
        except ValueError as error:
            raise LexiconError(f"{_PACKAGE}/rules.yaml: {error}") from error
        group = f"[{''.join(kinds)}]"
        if not found["name"]:
            return group
        key = f"g{next(numbers)}"
        names[key] = found["name"]
        return f"(?P<{key}>{group})"

    return _WORD.sub(letters, re.sub(r"\s+", "", pattern))
