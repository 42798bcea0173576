"""What a model is sent: the same instructions always, then one report or a part of it."""

import hashlib
from functools import cache
from importlib.resources import files

import msgspec

from marsad.extract.model.answer import schema
from marsad.extract.model.asking import Message, Prompt
from marsad.extract.model.canvas import marked, plain
from marsad.extract.model.mention import Mention, Mentions, Sort
from marsad.extract.model.part import Part
from marsad.extract.scene import Scene
from marsad.when.interval import Interval
from marsad.when.moment import Moment

_encode = msgspec.json.Encoder(order="sorted").encode
# Hexadecimal digits: of an id, so that a million prompts have different ones; of a version, for people to compare.
_ID, _VERSION = 20, 8
# Code points of a publisher's name.
_NAME = 60


@cache
def instructions() -> str:
    """Return what every prompt begins with."""
    return (files("marsad.extract.model") / "instructions.txt").read_text("utf-8").strip()


@cache
def version() -> str:
    """Return by which instructions and schema a model answers."""
    return hashlib.sha256(_encode([instructions(), schema()])).hexdigest()[:_VERSION]


def prompt(scene: Scene, mentions: Mentions, part: Part) -> Prompt:
    """Return the prompt that asks what the part of the report states."""
    shown = tuple(each for each in mentions.within(part.start, part.end) if each.shown)
    data = f"<report{_heading(scene)}>\n{_text(scene, shown, part)}\n</report>\n<legend>{_legend(shown)}</legend>"
    messages = (Message(role="system", content=instructions()), Message(role="user", content=data))
    told = _encode([version(), [[each.role, each.content] for each in messages]])
    return Prompt(
        id=hashlib.sha256(told).hexdigest()[:_ID],
        source=scene.report.document.source,
        version=version(),
        messages=messages,
        schema=schema(),
    )


def _heading(scene: Scene) -> str:
    publisher, published = scene.report.publisher.name, scene.report.published.days
    name = f' publisher="{_attribute(publisher)}"' if publisher else ""
    day = f' day="{_days(published)}"' if published else ""
    return name + day


def _attribute(text: str) -> str:
    return " ".join(plain(text).replace('"', "'").split())[:_NAME]


def _text(scene: Scene, shown: tuple[Mention, ...], part: Part) -> str:
    """Return the sentences as they stand in the report, paragraph by paragraph."""
    pieces: list[str] = []
    last = part.start
    for start, end in part.sentences:
        if pieces:
            pieces.append("\n" if "\n" in scene.text[last:start] else " ")
        pieces.append(marked(scene, shown, start, end))
        last = end
    return "".join(pieces)


def _legend(shown: tuple[Mention, ...]) -> str:
    """Return what each group and time was taken for, each label once."""
    rows = {each.label: each.means for each in shown if each.sort in (Sort.GROUP, Sort.TIME)}
    return " ".join(f"{label}={told}" for label, means in rows.items() if (told := _told(means)))


def _told(means: object) -> str:
    if isinstance(means, Moment):
        return _days(means.days)
    return "+".join(means) if isinstance(means, tuple) else ""


def _days(days: Interval) -> str:
    if days.start is None and days.end is None:
        return ""
    return str(days.start) if days.start == days.end else f"{days.start or ''}..{days.end or ''}"
