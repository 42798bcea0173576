"""So many people, as some words of a report tell them."""

from msgspec import Struct

from marsad.extract.statement import Figure
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Person


class Count(Struct, frozen=True, kw_only=True):
    """So many people at folded [start, end).

    `noun` is None where the figure stands alone (وإصابة 25). `stated`: the figure is written, not a
    dual, a single person or a plural; those are believed only right behind a word of outcome.
    """

    start: int
    end: int
    figure: Figure
    noun: Person | None
    stated: bool
    noun_end: int
    others: bool = False
    # Whose they are is said by a pronoun: 20 من عناصرها.
    owned: bool = False
    # Dead and wounded in one figure: 30 بين قتيل وجريح.
    joint: bool = False
    # Losses without a number: خسائر بشرية.
    is_loss: bool = False
    # Where the name stands of the one whom it counts.
    name: tuple[int, int] | None = None
    # Said of people told before: ثلاثون منهم أطفال.
    partitive: bool = False

    @property
    def outcome(self) -> Outcome | None:
        """What the counted noun itself says of them: قتيل، جريح."""
        return self.noun.outcome if self.noun else None
