"""Why an answer is what it is, as lines for a terminal: the answer, its bounds or rule, statements, sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

# Right-to-left isolates: Arabic words keep their order whatever stands beside them.
_OPEN, _CLOSE = "\u2067", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of the chain: `text` says it, `words` are the report's own, in Arabic; what it rests on is `below`."""

    text: str
    words: str = ""
    below: tuple["Link", ...] = ()


def chain_lines(link: Link, *, depth: int = 0) -> Iterator[str]:
    """Yield the chain from `link` down, each link under what rests on it, the words in right-to-left isolates."""
    indent = "  " * depth
    yield indent + link.text
    if link.words:
        yield f"{indent}  {isolated(f'«{link.words}»')}"
    for lower in link.below:
        yield from chain_lines(lower, depth=depth + 1)


def isolated(words: str) -> str:
    """Return Arabic words on one line that keeps their order whatever stands beside it."""
    return f"{_OPEN}{' '.join(words.split())}{_CLOSE}"
