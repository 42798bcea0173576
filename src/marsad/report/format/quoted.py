"""What a mail repeats of others: answers are read without what they answer, what is passed on keeps its origin."""

import re
from functools import cache

from marsad.text.lexicon import Entry, load

# Lines behind the mark of a message that is passed on in which its sender is named, and code points of a line.
_HEADER_LINES = 8
_LONGEST = 300
_QUOTED = re.compile(r"\s*>")


class Words(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that programmes put around what a mail repeats."""

    forms: tuple[str, ...]


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row.id: row.forms for row in load("marsad.report.format", "mail.yaml", Words)}


@cache
def _sender() -> re.Pattern[str]:
    names = "|".join(re.escape(form) for form in _words()["sender"])
    return re.compile(rf"[>*\s]*(?:{names})\*?\s*:\*?\s*(?P<who>\S.{{0,{_LONGEST}}})", re.IGNORECASE)


def forwarded_from(text: str) -> str | None:
    """Return who first sent a message that the mail `text` passes on, as written, None where it passes on none."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if len(line) > _LONGEST or not any(form.lower() in line.lower() for form in _words()["forwarded"]):
            continue
        for below in lines[i + 1 : i + 1 + _HEADER_LINES]:
            if found := _sender().match(below[:_LONGEST]):
                return found["who"].strip()
    return None


def without_quoted(text: str) -> str:
    """Return the mail `text` without the lines that it quotes, with them where there is next to nothing else."""
    kept: list[str] = []
    for line in text.split("\n"):
        if not _QUOTED.match(line):
            kept.append(line)
        elif kept and kept[-1].rstrip().endswith(_words()["wrote"]) and len(kept[-1]) <= _LONGEST:
            kept.pop()
    own = "\n".join(kept)
    return own if own.strip() else "\n".join(_QUOTED.sub("", line, count=1) for line in text.split("\n"))
