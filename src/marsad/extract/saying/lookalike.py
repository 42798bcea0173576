"""Words that are written like a verb of saying and are none."""

from marsad.extract.mention.scan import Hit
from marsad.extract.particle import particles

_REACH = 60


def is_lookalike(text: str, hit: Hit) -> bool:
    """Return whether the hit's word only looks like a verb of saying: ما لا يقل عن, بينهم, تابعة لـ.

    بين is the verb only where what is said follows it: بيّن المصدر أن.
    """
    word = text[hit.start : hit.word_end]
    if word in particles("no-saying"):
        return True
    return word == "بين" and " ان " not in text[hit.word_end : hit.word_end + _REACH]
