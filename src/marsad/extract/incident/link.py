"""How a party stands to the event before it: by whom, at whom, between whom."""

from enum import Enum

from marsad.extract.incident.cue import Cue, helpers, is_passive
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles


class Link(Enum):
    """What the words between an event and a party make of the party."""

    BY = "by"
    OF = "of"  # هجوم لقوات النظام
    AT = "at"
    WITH = "with"
    DIRECT = "direct"
    THING = "thing"  # مواقع قوات النظام, with no preposition before
    NONE = "none"


_ENDS = (". ", "؛", "\n", "؟")
_MOST_WORDS = 12


def link(cue: Cue, start: int, side: Side) -> Link:
    """Return how `side` stands to the event, the words between them beginning at `start`."""
    gap = cue.scene.text[start : side.word_start]
    if any(mark in gap for mark in _ENDS) or _begins_anew(cue, gap, side):
        return Link.NONE
    by_verb = _by_verb(cue, start, side)
    if by_verb is not None:
        return by_verb
    clitic = cue.scene.text[side.word_start : side.start].removeprefix("و")
    words = gap.replace('"', " ").replace("،", " ").replace("(", " ").replace(")", " ").split()
    if len(words) > _MOST_WORDS:
        return Link.NONE
    return _by_words(words if cue.is_noun else _without_unit(words), clitic, cue)


def _begins_anew(cue: Cue, gap: str, side: Side) -> bool:
    """Return whether a clause of its own begins with the party: اقتيد عشرة، ومستوطنون يضرمون النار."""
    joined = gap.rstrip().endswith("،") and cue.scene.text.startswith("و", side.word_start)
    return joined and side.word_start < side.start and cue.entry.family not in ("clash", "pact")


def _by_verb(cue: Cue, start: int, side: Side) -> Link | None:
    """Return the link that the last light or reaching verb before the party makes: شنه X, طالت X."""
    text = cue.scene.text
    light = helpers(cue.scene, start, side.word_start, "light")
    reach = helpers(cue.scene, start, side.word_start, "reach")
    if light and (not reach or light[-1].start > reach[-1].start):
        near = not _stops(text[light[-1].word_end : side.word_start].split())
        return (Link.AT if is_passive(cue.scene, light[-1]) else Link.BY) if near else None
    if reach:
        return Link.AT if not _stops(text[reach[-1].word_end : side.word_start].split()) else None
    return None


def _stops(words: list[str]) -> bool:
    """Return whether a preposition stands among the words."""
    classes = ("event-at", "event-else", "event-with")
    return any(word.removeprefix("و") in particles(name) for word in words for name in classes)


def _without_unit(words: list[str]) -> list[str]:
    """Return the words without those that tell some of a party's men, the doer all the same: اعتقلت دورية من X."""
    told = len(words) > 1 and words[-1] == "من" and words[-2] in particles("some-of")
    return words[:-2] if told else words


def _by_words(words: list[str], clitic: str, cue: Cue) -> Link:
    if clitic in ("ب", "ك"):
        return Link.NONE
    if _leads_to_doer(words):
        return Link.BY
    if cue.entry.family == "move" and "من" in words and not _is_part(words):
        return Link.NONE
    if cue.is_noun and words[-1:] == ["من"] and not _is_part(words):
        return Link.BY
    told = next((tie for i in reversed(range(len(words))) if (tie := _by_word(words, i)) is not None), None)
    if told is not None:
        return told
    if _hits_things(words, cue):
        return Link.THING
    return Link.OF if clitic == "ل" else _plain(words, cue)


def _hits_things(words: list[str], cue: Cue) -> bool:
    """Return whether things of a party are hit, and are not the arms that hit: قذفت دبابات X حممها."""
    arms = not cue.is_noun and len(words) == 1 and words[0] in particles("event-armour")
    return not arms and any(_is_thing(word) for word in words)


def _plain(words: list[str], cue: Cue) -> Link:
    """Return whether the party stands right behind the event, no word of force between."""
    plain = [word for word in words if not (word in particles("event-members") or _is_number(word))]
    near = len(plain) <= (0 if cue.is_noun else _NEAR)
    return Link.DIRECT if near or _only_through(plain) else Link.NONE


def _is_number(word: str) -> bool:
    return word.isdigit() or word in particles("few-of-them")


def _leads_to_doer(words: list[str]) -> bool:
    """Return whether the words before a party make it the doer: من قبل, على يد."""
    return len(words) > 1 and words[-1] in particles("event-by") and (words[-2], words[-1]) not in _OUT_OF


def _by_word(words: list[str], i: int) -> Link | None:
    """Return the link that word `i` makes of what stands behind it, None where it makes none."""
    if words[i] == "في" and i and words[i - 1] in particles("event-ranks"):
        return Link.THING
    word = words[i].removeprefix("و")
    if word in particles("event-through"):
        return None
    return next((tie for name, tie in _TIES if word in particles(name)), None)


_TIES = (("event-source", Link.BY), ("event-at", Link.AT), ("event-with", Link.WITH), ("event-else", Link.NONE))


def _is_thing(word: str) -> bool:
    bare = word.removeprefix("ب").removeprefix("ل")
    return bool({word, bare, word.removeprefix("ال")} & particles("event-things"))


def _is_part(words: list[str]) -> bool:
    """Return whether من says of whom the people or things before it are: عناصر من X, خمسة من X."""
    classes = ("event-things", "event-members", "event-at", "event-else", "event-with")
    return any(_is_number(word) for word in words[-2:-1]) or any(
        word.removeprefix("ال") in particles(name) for word in words for name in classes
    )


def _only_through(words: list[str]) -> bool:
    return all(word in particles("event-through") for word in words)


# خرجت من يد X tells of no doer.
_OUT_OF = (("من", "يد"), ("من", "ايدي"))
_NEAR = 4
