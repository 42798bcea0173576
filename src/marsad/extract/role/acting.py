"""Parties that act though the words before them make them look as if they did not."""

import re

from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene

# How far before a party the clause about a place begins in which it tells of its deed.
_CLAUSE_REACH = 26


def announces(scene: Scene, side: Side, at: int) -> bool:
    """Return whether a party in a clause about a place tells of its own deed there: الذي أعلن الجيش أمس سيطرته عليه."""
    between = scene.text[side.end : at]
    near = len(between.split()) <= _ADVERBS and not any(mark in between for mark in "،.\n؛")
    begins = max(0, side.word_start - _CLAUSE_REACH)
    return near and _ANNOUNCED.search(scene.text, begins, side.word_start) is not None


_ANNOUNCED = re.compile(r"(?:التي|الذي) (?:اعلن|اعلنت|تعلن|اكد|اكدت|فرض|فرضت|بسط|بسطت|احكم|احكمت|انتزع|انتزعت) \"?$")
_ADVERBS = 4


def is_owner(scene: Scene, side: Side, clitic: str) -> bool:
    """Return whether a deed or a unit is told right before whose it is: هجوم لقوات النظام."""
    if clitic == "ب":
        return _is_unit_of(scene, side)
    words = scene.text[max(0, side.word_start - _DEED_REACH) : side.word_start].replace('"', " ").split()
    repelled = any(word in particles("repels") for word in words)
    return not repelled and clitic == "ل" and any(word in particles("acts-of") for word in words[-2:])


_DEED_REACH = 24


def _is_unit_of(scene: Scene, side: Side) -> bool:
    """Return whether a unit is told right before whose it is: قوات الفرقة التاسعة بالجيش العراقي."""
    before = scene.text[max(0, side.word_start - _UNIT_REACH) : side.word_start].split()
    return any(word in particles("units") for word in before[-_UNIT_WORDS:])


# How far before its army, in code points and in words, a unit is told.
_UNIT_REACH, _UNIT_WORDS = 44, 4
