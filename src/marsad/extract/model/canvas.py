"""A report as a prompt shows it: its words, with a label around each mention."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from marsad.extract.model.mention import Mention
from marsad.extract.scene import Scene
from marsad.text.letter import CONTROLS

# What the prompt itself uses must not stand in a report: brackets around mentions, tags around data.
_OURS = str.maketrans({"[": "(", "]": ")", "<": "(", ">": ")", "⟦": "(", "⟧": ")", "{": "(", "}": ")"})


def plain(text: str) -> str:
    """Return `text` without invisible signs, on single blanks, with round brackets for any others."""
    shown = "".join(char for char in text if char not in CONTROLS and (char.isprintable() or char in "\n\t"))
    lines = (" ".join(line.split()) for line in shown.translate(_OURS).split("\n"))
    return "\n".join(line for line in lines if line)


def searched(text: str) -> str:
    """Return folded `text`, as long as before, as words of a prompt are looked for in it."""
    return text.translate(_OURS)


def marked(scene: Scene, shown: Sequence[Mention], start: int, end: int) -> str:
    """Return folded [start, end) of the report as written, each of the mentions in brackets behind its label."""
    original = scene.report.text
    whole = scene.folded.span(start, end)
    edges: dict[int, str] = {}
    for mention in reversed([*_nested(each for each in shown if start <= each.start and each.end <= end)]):
        span = scene.folded.span(mention.start, mention.end)
        edges[span.start] = f"[{mention.label} " + edges.get(span.start, "")
        edges[span.end] = edges.get(span.end, "") + "]"
    cuts = sorted({whole.start, whole.end, *edges})
    pieces = [edges.get(whole.start, "")]
    for left, right in pairwise(cuts):
        pieces += [_line(original[left:right]), edges.get(right, "")]
    return "".join(pieces)


def _line(words: str) -> str:
    """Return words of one line, blanks at their ends kept."""
    inner = plain(words).replace("\n", " ")
    if not inner:
        return " " if words else ""
    return (" " if words[0].isspace() else "") + inner + (" " if words[-1].isspace() else "")


def _nested(found: Iterator[Mention]) -> Iterator[Mention]:
    """Yield the mentions of which none crosses one that begins before it, none inside another of its label."""
    open_ends: list[Mention] = []
    for mention in sorted(found, key=lambda each: (each.start, -each.end, each.sort.value)):
        while open_ends and open_ends[-1].end <= mention.start:
            open_ends.pop()
        if open_ends and (mention.end > open_ends[-1].end or mention.label in {each.label for each in open_ends}):
            # It crosses another, or says of words what is said of them already.
            continue
        open_ends.append(mention)
        yield mention
