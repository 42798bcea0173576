"""Of which part of its box a claim speaks: of all there, of one event, of a part told apart by a description."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from marsad.record.counter.claim import Claim, Scope
from marsad.record.ledger.box import Box, Who, boxed, clipped
from marsad.record.ledger.facet import Facet, Value, exclude, faceted
from marsad.record.place_tree import PART, PlaceTree

Key = tuple[str, ...]
# All there is.
WHOLE: Key = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something of what there is in `parent`. Nobody is in two parts of one `layer` of one parent."""

    key: Key
    parent: Key
    layer: Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A claim with its box, and the key of the part of which it counts all that lies in the box."""

    claim: Claim
    box: Box
    scope: Key


@dataclass(frozen=True, slots=True)
class Placing:
    """Places claims that stand together: a part within its total."""

    claims: dict[str, Claim]
    places: PlaceTree
    placed: dict[str, Placed]
    parts: dict[Key, Part]

    def place(self, claim: Claim, above: tuple[str, ...] = ()) -> Placed:
        """Return the claim with its box and its scope, placed once; `above`: the parts of which it is the total."""
        if claim.id not in self.placed:
            total = self.claims.get(claim.subset_of or "")
            row = (*above, claim.id)
            holder = self.place(total, row) if total is not None and total.id not in row else None
            self.placed[claim.id] = self._alone(claim) if holder is None else self._within(claim, holder)
        return self.placed[claim.id]

    def _alone(self, claim: Claim) -> Placed:
        return Placed(claim=claim, box=self._box(claim), scope=self._own(claim, WHOLE))

    def _within(self, claim: Claim, total: Placed) -> Placed:
        """Return the part in its total: of the same scope where its box tells it apart, else of one of its own."""
        box = clipped(self._box(claim), total.box, self.places)
        if box is None or (claim.scope is not Scope.SOME and box == total.box):
            # Nothing is known of it but that the total counts it: nothing else tells it apart.
            key = self._part(("part", claim.id), total.scope)
            return Placed(claim=claim, box=total.box, scope=key)
        if claim.scope is Scope.SOME:
            return self._described(claim, box, total)
        own = total.scope if claim.scope is Scope.ALL or total.scope != WHOLE else self._own(claim, WHOLE)
        return Placed(claim=claim, box=box, scope=own if not _is_vague(claim, total) else self._vague(claim, total))

    def _described(self, claim: Claim, box: Box, total: Placed) -> Placed:
        """Return the part that its description tells apart from others of the total."""
        found = faceted(claim.detail)
        if found is None:
            return Placed(claim=claim, box=box, scope=self._part(("part", claim.id), total.scope))
        facet, value = found
        kept = _without(box, facet, value)
        key = self._part((*total.scope, facet.id, total.claim.id, value.id), total.scope, (facet.id, total.claim.id))
        return Placed(claim=claim, box=kept, scope=key)

    def _own(self, claim: Claim, parent: Key) -> Key:
        if claim.scope is Scope.EVENT and claim.event is not None:
            return self._part(("event", claim.event), parent, ("event",))
        if claim.scope is not Scope.ALL:
            return self._part(("part", claim.id), parent)
        vague = tuple(sorted(each for each in claim.area if PART in each))
        return self._part(("area", *sorted(claim.area)), parent) if vague else parent

    def _vague(self, claim: Claim, total: Placed) -> Key:
        return self._part(("area", *total.scope, *sorted(claim.area)), total.scope)

    def _part(self, key: Key, parent: Key, layer: Key | None = None) -> Key:
        self.parts.setdefault(key, Part(key=key, parent=parent, layer=key if layer is None else layer))
        return key

    def _box(self, claim: Claim) -> Box:
        return boxed(claim, self.places)


def placed(claims: Sequence[Claim], places: PlaceTree) -> tuple[tuple[Placed, ...], tuple[Part, ...]]:
    """Return the claims of one origin placed, in their order, and every part that they speak of, each after its parent.

    A part of a total that is not among the claims stands alone; so does one of a row of parts that closes on itself.
    """
    placing = Placing({claim.id: claim for claim in claims}, places, {}, {})
    rows = tuple(placing.place(claim) for claim in claims)
    return rows, tuple(placing.parts.values())


def disjoint(a: Placed, b: Placed, places: PlaceTree) -> bool:
    """Return whether nobody can be counted by both of two parts of one total."""
    return exclude(a.claim.detail, b.claim.detail) or clipped(a.box, b.box, places) is None


def _is_vague(claim: Claim, total: Placed) -> bool:
    return any(PART in each and each not in total.claim.area for each in claim.area)


def _without(box: Box, facet: Facet, value: Value) -> Box:
    """Return the box without the parties whose men are all of another value, where any party is left."""
    others = {party for each in facet.values if each is not value for party in each.parties}
    groups = tuple(group for group in box.who.groups if group not in others)
    return replace(box, who=Who(box.who.outcomes, groups)) if groups else box
