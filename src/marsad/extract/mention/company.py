"""The words around a word of events without which it tells none, or another."""

from functools import cache

from marsad.extract.event_vocabulary import IncidentWord
from marsad.extract.particle import particles
from marsad.text.fold import fold

# How far behind the word, in code points and in words, what makes it an event may stand: أطلق … سراح.
_NEAR = 75
_NEAR_WORDS = 8
# How far before and behind it what makes it something else stands: هجوم المنتخب.
_BEFORE, _BEHIND = 30, 45


def keeps_company(text: str, start: int, end: int, entry: IncidentWord) -> bool:
    """Return whether the word at folded [start, end) of `text` stands among words with which its row tells an event."""
    return not _is_other(text, start, end, entry) and _is_near(text, end, entry)


def company_end(text: str, end: int, entry: IncidentWord) -> int:
    """Return where the words end that make the word ending at `end` an event."""
    forms = folded(entry.near)
    at = end
    for behind in text[at : at + _NEAR].split()[:_NEAR_WORDS] if forms else ():
        at = text.index(behind, at) + len(behind)
        if behind.strip("،") in forms:
            return at
    return end


@cache
def folded(forms: tuple[str, ...]) -> frozenset[str]:
    """Return the forms as they stand in folded text."""
    return frozenset(fold(form).text for form in forms)


def _is_near(text: str, end: int, entry: IncidentWord) -> bool:
    if not entry.near and not entry.arms:
        return True
    behind = text[end : end + _NEAR].replace("،", " ").replace('"', " ").split(". ", 1)[0].split()[:_NEAR_WORDS]
    if entry.near and not any(form in folded(entry.near) for word in behind for form in (word, word.rstrip(".:"))):
        return False
    return not entry.arms or any(_is_arms(word) for word in behind)


def _is_arms(word: str) -> bool:
    arms = particles("moves-arms")
    bare = word.removeprefix("ب").removeprefix("ال")
    stems = {bare, *(bare.removesuffix(pronoun) for pronoun in ("ه", "ها", "هم"))}
    return word in arms or bool(stems & arms)


def _is_other(text: str, start: int, end: int, entry: IncidentWord) -> bool:
    if not entry.unless:
        return False
    around = text[max(0, start - _BEFORE) : end + _BEHIND].replace("،", " ").replace(".", " ").split()
    return not folded(entry.unless).isdisjoint(around)
