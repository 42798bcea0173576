"""Whose words are the publisher's own: a monitor, a ministry or a party that tells of what it finds itself."""

import re
from functools import lru_cache

from marsad.extract.particle import particles
from marsad.extract.saying.voice import Utterance


def is_own(text: str, heard: Utterance) -> bool:
    """Return whether in a report that no agency, newspaper or channel brings out the publisher itself speaks.

    That is so of a body that finds what it tells, and of one that goes by its noun alone where the report has named
    none before: وفق البيان, وتقدر الوزارة, تشير سجلاتنا.
    """
    if heard.may_publish:
        return True
    if heard.speaker is not None:
        return False
    name = text[slice(*heard.at)]
    return name in particles("publishes") and _introduced(text, name.removeprefix("ال")) >= heard.at[0] - len("ال")


# The nouns of a report are asked for again and again.
@lru_cache(maxsize=64)
def _introduced(text: str, noun: str) -> int:
    """Return where the text first names such a body by more than its noun: بيان للقيادة; its end where nowhere."""
    found = re.search(rf"\b[ولبفك]?{noun}\b", text)
    return found.start() if found is not None else len(text)
