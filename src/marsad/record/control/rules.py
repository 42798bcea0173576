"""The rules by which claims become a record: tables of data, and the walk over them."""

from functools import cache
from typing import Literal

import msgspec

from marsad.extract.term import DateBasis, Extent, Holding, Modality
from marsad.record.control.claim import ControlClaim
from marsad.text.lexicon import Entry, load

Becomes = Literal["held", "contested", "besieged", "unknown", "nothing"]
Named = Literal["holder", "previous", "none"]


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A claim in a rule's example."""

    status: Holding
    holder: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    extent: Extent | None = None
    modality: Modality = Modality.ASSERTED
    basis: DateBasis = DateBasis.EXPRESSION
    dated: bool = True


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A claim by itself and what it makes of its place: a tenure's status and holder, or nothing."""

    claim: Said
    gives: str
    holder: tuple[str, ...] = ()


class Rule(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a claim of this form means; an empty condition fits every claim.

    `named`: "holder" (a holder is named), "previous" (only an earlier one), "none" (neither).
    """

    status: tuple[Holding, ...] = ()
    modality: tuple[Modality, ...] = ()
    extent: tuple[Extent, ...] = ()
    basis: tuple[DateBasis, ...] = ()
    named: tuple[Named, ...] = ()
    dated: bool | None = None
    becomes: Becomes
    change: bool = False
    meanwhile: Literal["unknown", "contested"] = "unknown"
    weight: float = 1.0
    en: str
    ar: str
    examples: tuple[Example, ...]

    def fits(self, claim: ControlClaim) -> bool:
        """Return whether every condition of the row holds for the claim."""
        return (
            (not self.status or claim.status in self.status)
            and (not self.modality or claim.modality in self.modality)
            and (not self.extent or claim.extent in self.extent)
            and (not self.basis or claim.basis in self.basis)
            and (not self.named or _named(claim) in self.named)
            and (self.dated is None or self.dated == is_dated(claim))
        )


class Telling(Said, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A claim in the example of a measure.

    `days`: those it speaks of, one or the first and the last, as days of one month (null: open). `told`: the day on
    which it was said, the last of those where not given. `source` says so in the end. `of_part`: its words name a
    quarter that stands for the place.
    """

    days: tuple[int | None, ...]
    told: int | None = None
    source: str = "X"
    of_part: bool = False


class Together(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Claims of one place and the tenures that they make: "9..12 held A", from day to day, the last day excluded.

    `confidence` is that of the last tenure, each claim being sure by .8; on day `asked`, where one is given, who `held`
    it too. `area`: claims of the governorate in which it lies.
    """

    claims: tuple[Telling, ...]
    area: tuple[Telling, ...] = ()
    gives: tuple[str, ...]
    held: tuple[str, ...] | None = None
    asked: int | None = None
    confidence: float | None = None
    is_old: bool | None = None


class Measure(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What several claims mean together. `days` and `weight` are measures that only some rows use."""

    days: int = 0
    weight: float = 1.0
    en: str
    ar: str
    examples: tuple[Together, ...]


def _named(claim: ControlClaim) -> Named:
    return "holder" if claim.holder else "previous" if claim.previous else "none"


def is_dated(claim: ControlClaim) -> bool:
    """Return whether the claim can be laid to any day: its own last, or that of its telling."""
    return claim.days.end is not None or claim.days.start is not None or claim.as_of is not None


def rule_of(claim: ControlClaim) -> Rule:
    """Return the first row that fits; the last row of every status fits whatever the others leave."""
    return next(rule for rule in claim_rules() if rule.fits(claim))


@cache
def claim_rules() -> tuple[Rule, ...]:
    """Return the rows of `claims.yaml`, in their order."""
    return load("marsad.record.control", "claims.yaml", Rule)


@cache
def measures() -> dict[str, Measure]:
    """Return the rows of `assessment.yaml` by id."""
    return {row.id: row for row in load("marsad.record.control", "assessment.yaml", Measure)}


def reasons() -> dict[str, tuple[str, str]]:
    """Return the English and Arabic words for every reason that a tenure may have, by id."""
    of_claims = {row.id: (row.en, row.ar) for row in claim_rules()}
    return of_claims | {row.id: (row.en, row.ar) for row in measures().values()}
