"""The little language of the rules' patterns, read into a tree and written out as a regular expression.

`<a|b>` is one word of kind a or b; `name=<a>` keeps it; `{piece}` puts a piece in, `{last:piece}` keeps its words
for the far end of a range; `(?: | )`, `(?=`, `(?!`, `(?<=`, `?` and `{0,2}` are those of regular expressions.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from marsad.errors import LexiconError
from marsad.when.kind import Kind

_TOKEN = re.compile(
    r"\s*(?:(?:(?P<name>[a-z_]+)=)?<(?P<kinds>[a-z|-]+)>"
    r"|\{(?P<far>last:)?(?P<piece>[a-z][a-z-]*)\}"
    r"|(?P<open>\(\?(?:[:=!]|<=))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>(?:\?|\{\d+,\d+\})\??))\s*"
)
_GROUP = re.compile(r"\(\?P<g\d+>(\[[^\]]*\])\)")


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a pattern: `text` as a regular expression, `first` the letters it may begin with.

    `empty`: it may match nothing. `bare`: it begins with one set of letters, which the engine of `re` checks
    before it tries the rest; any other part that may be skipped gets its first letters as a guard.
    """

    text: str
    first: frozenset[str] = frozenset()
    empty: bool = True
    bare: bool = False

    @property
    def plain(self) -> str:
        """Return `text` without its groups: every group slows each try, so they are kept for what was found."""
        return _GROUP.sub(r"\1", self.text)

    @property
    def guarded(self) -> str:
        """Return `text` behind a look at its first letter, where that can save a vain try."""
        if self.bare or self.empty:
            return self.text
        return f"(?=[{''.join(sorted(self.first))}]){self.text}"


@dataclass(slots=True)
class Compiler:
    """Compiles patterns with `pieces`; `names` collects the name of every group of the expression."""

    pieces: Mapping[str, str]
    names: dict[str, str] = field(default_factory=dict)

    def compile(self, pattern: str) -> Node:
        """Return `pattern` as a part of a regular expression over letters of kinds.

        Raises:
            LexiconError: it names a kind or piece that does not exist, or its brackets do not fit.
        """
        tokens = _tokens(pattern)
        node, closed = self._branches(tokens, prefix="")
        if closed:
            raise LexiconError(f"marsad.when: a bracket too many in {pattern!r}")
        return node

    def _branches(self, tokens: Iterator[re.Match[str]], *, prefix: str) -> tuple[Node, bool]:
        """Return the alternatives up to the closing bracket, and whether there was one."""
        branches: list[Node] = []
        parts: list[Node] = []
        closed = False
        for token in tokens:
            if token["close"]:
                closed = True
                break
            if token["bar"]:
                branches.append(_sequence(parts))
                parts = []
            elif token["repeat"]:
                if not parts:
                    raise LexiconError("marsad.when: there is nothing to repeat in a pattern")
                parts.append(_repeat(parts.pop(), token["repeat"]))
            else:
                parts.append(self._part(token, tokens, prefix=prefix))
        return _either([*branches, _sequence(parts)]), closed

    def _part(self, token: re.Match[str], tokens: Iterator[re.Match[str]], *, prefix: str) -> Node:
        if token["kinds"]:
            return self._word(token, prefix)
        if token["piece"]:
            if token["piece"] not in self.pieces:
                raise LexiconError(f"marsad.when: no piece is called {token['piece']!r}")
            inner = _tokens(self.pieces[token["piece"]])
            return self._branches(inner, prefix=prefix or (token["far"] or "").replace(":", "_"))[0]
        inside, closed = self._branches(tokens, prefix=prefix)
        if not closed:
            raise LexiconError("marsad.when: a bracket is not closed in a pattern")
        return inside if token["open"] == "(?:" else Node(f"{token['open']}{inside.text})")

    def _word(self, token: re.Match[str], prefix: str) -> Node:
        try:
            letters = [Kind(kind).letter for kind in token["kinds"].split("|")]
        except ValueError as error:
            raise LexiconError(f"marsad.when: {error} in a pattern") from error
        text = f"[{''.join(letters)}]"
        if token["name"]:
            key = f"g{len(self.names)}"
            self.names[key] = prefix + token["name"]
            text = f"(?P<{key}>{text})"
        return Node(text, frozenset(letters), empty=False, bare=True)


def _tokens(pattern: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None:
            raise LexiconError(f"marsad.when: cannot read a pattern from {pattern[at : at + 20]!r} on")
        yield token
        at = token.end()


def _sequence(parts: list[Node]) -> Node:
    first: set[str] = set()
    empty = True
    for part in parts:
        first |= part.first
        if not part.empty:
            empty = False
            break
    text = "".join(part.text for part in parts)
    return Node(text, frozenset(first), empty=empty, bare=bool(parts) and parts[0].bare)


def _either(branches: list[Node]) -> Node:
    if len(branches) == 1:
        return Node(f"(?:{branches[0].text})", branches[0].first, empty=branches[0].empty, bare=branches[0].bare)
    first = frozenset(chain.from_iterable(branch.first for branch in branches))
    text = "|".join(branch.guarded for branch in branches)
    return Node(f"(?:{text})", first, empty=any(branch.empty for branch in branches))


def _repeat(node: Node, sign: str) -> Node:
    least = 0 if sign.startswith("?") else int(sign[1 : sign.index(",")])
    return Node(f"(?:{node.guarded}){sign}", node.first, empty=node.empty or least == 0)
