"""Why something that a model proposed is left out: a closed list."""

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from msgspec import Struct


class Flaw(Enum):
    """What is wrong with a proposal; `said` tells it to people."""

    NO_JSON = "no_json"
    CUT = "cut"
    TOO_LONG = "too_long"
    NOT_IN_SCHEMA = "not_in_schema"
    TOO_MANY = "too_many"
    REPEATED = "repeated"
    NO_QUOTE = "no_quote"
    IN_NOISE = "in_noise"
    NO_SUCH_LABEL = "no_such_label"
    WRONG_SORT = "wrong_sort"
    WORDS_NOT_FOUND = "words_not_found"
    NOT_RESOLVED = "not_resolved"
    NUMBER_ELSEWHERE = "number_elsewhere"
    NO_PLACE = "no_place"
    UNARMED_HOLDER = "unarmed_holder"
    IN_THE_FUTURE = "in_the_future"
    NO_SUCH_TOTAL = "no_such_total"
    PART_OF_OTHERS = "part_of_others"
    LARGER_THAN_TOTAL = "larger_than_total"
    BREAKS_CONTRACT = "breaks_contract"

    @property
    def said(self) -> str:
        """The flaw in words."""
        return _SAID[self]

    @property
    def spoils_all(self) -> bool:
        """Whether nothing of the answer can be used."""
        return self in (Flaw.NO_JSON, Flaw.TOO_LONG)


_SAID = {
    Flaw.NO_JSON: "the answer holds no object in JSON",
    Flaw.CUT: "the answer ends in the middle; its whole items are used",
    Flaw.TOO_LONG: "the answer is longer than any",
    Flaw.NOT_IN_SCHEMA: "it is not of the schema's form",
    Flaw.TOO_MANY: "more are proposed than any report states",
    Flaw.REPEATED: "it says again what another item says",
    Flaw.NO_QUOTE: "the report does not hold the words that are quoted",
    Flaw.IN_NOISE: "the words stand in what is no part of the report",
    Flaw.NO_SUCH_LABEL: "nothing bears the label",
    Flaw.WRONG_SORT: "the label is of another sort than the slot",
    Flaw.WORDS_NOT_FOUND: "the report does not hold the slot's words",
    Flaw.NOT_RESOLVED: "no name and no grammar makes anything of the slot's words",
    Flaw.NUMBER_ELSEWHERE: "the number stands in another sentence than the words",
    Flaw.NO_PLACE: "control of no place",
    Flaw.UNARMED_HOLDER: "those who would hold the place bear no arms",
    Flaw.IN_THE_FUTURE: "it would lie behind the day of publication",
    Flaw.NO_SUCH_TOTAL: "the total that it would be part of is not there",
    Flaw.PART_OF_OTHERS: "it would be part of itself",
    Flaw.LARGER_THAN_TOTAL: "it is larger than its total",
    Flaw.BREAKS_CONTRACT: "the contract allows no such statement",
}


class Dropped(Struct, frozen=True, kw_only=True):
    """A proposal, or a slot of one, that was left out. `words`: the quotation, or what stood in the slot.

    `quote` is the whole proposal's quotation, "" where nobody can read it.
    """

    kind: str
    flaw: Flaw
    words: str
    slot: str | None = None
    quote: str = ""


class UngroundedError(Exception):
    """A proposal cannot be used; caught where the next one is tried."""

    def __init__(self, flaw: Flaw, words: str = "", slot: str | None = None) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw
        self.words = words
        self.slot = slot


def counted(dropped: Iterable[Dropped]) -> str:
    """Return how many were left out for each reason, the commonest first."""
    rows = Counter(each.flaw.value for each in dropped)
    return ", ".join(f"{name} {number}" for name, number in sorted(rows.items(), key=lambda row: (-row[1], row[0])))
