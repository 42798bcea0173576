"""What cannot all be true, named: the record shows it, and the rest of it stands."""

from dataclasses import dataclass
from enum import Enum


class Conflict(Enum):
    """What contradicts what."""

    FIGURES = "figures"  # one origin's figures cannot all hold
    CONTROL = "control"  # sources give a place to different holders
    EVENT = "event"  # statements of one event differ in what happened
    JUDGEMENT = "judgement"  # people decided against each other, or a judgement cannot be carried out
    REPORT = "report"  # a statement whose report is gone
    PLACE = "place"  # a place that was merged into another, or that the theatre does not have
    INTERVAL = "interval"  # something that ends before it begins
    PARTY = "party"  # a party that the theatre does not have


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`statements` (and `judgements`), by id, cannot all stand; `en` and `ar` say why in a sentence.

    `origin` is whose claims they are, "" where they are of several or of nobody. `is_smallest`: no fewer statements
    can be set aside to end it; false where the time for the proof ran out. `relaxed` are those set aside.
    """

    conflict: Conflict
    statements: tuple[str, ...]
    judgements: tuple[str, ...] = ()
    relaxed: tuple[str, ...] = ()
    origin: str = ""
    en: str
    ar: str
    is_smallest: bool = True
