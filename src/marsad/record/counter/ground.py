"""Where a figure speaks of: the places that together hold those whom it counts."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec.structs import replace

from marsad.extract.statement import NamedPlace
from marsad.extract.term import Resolution
from marsad.record.counter.claim import Claim, Scope
from marsad.record.place_tree import PART, PlaceTree, part
from marsad.text.folding import folded
from marsad.text.lexicon import Entry, load
from marsad.theatre.place import PlaceKind

_BOUNDED = (PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.COUNTRY)
_TOWNS = (PlaceKind.COMMUNITY, PlaceKind.LOCALITY, PlaceKind.NEIGHBOURHOOD)
# What Arabic writes together with the word behind it; the longest first.
_ATTACHED = ("وبال", "ولل", "وال", "بال", "لل", "ال", "و", "ب", "ل")
# What stands before a seat's name and is no part of it, folded.
_SORTS = ("مدينه", "بلده")
# No word of two letters is left of a word that begins with something attached.
_LEAST = 2


class Surroundings(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that tell how what they name `lies` to the place that they are tied to."""

    lies: Literal["around", "inside"]
    forms: tuple[str, ...]


def ground(named: Sequence[NamedPlace], tree: PlaceTree) -> tuple[str, ...]:
    """Return the places that together hold what lies in the `named` ones, sorted; none where it may be anywhere.

    What is only described (the countryside of a town, a quarter that no gazetteer has) is a part of what is sure to
    hold it. A place of which nobody knows where it is lies in the country of those named with it, if they share one.
    """
    spots = [_spot(place, tree) for place in named]
    known = [spot for spot in spots if spot is not None]
    if len(known) == len(spots):
        return _outer(known, tree)
    countries = {tree.country(spot) for spot in known}
    shared = countries.pop() if len(countries) == 1 else None
    if shared is None:
        return ()
    lost = [part(shared, _words_of(place)) for place, spot in zip(named, spots, strict=True) if spot is None]
    return _outer([*known, *lost], tree)


def coarsened(claims: Iterable[Claim], tree: PlaceTree, asked: Collection[str] = ()) -> tuple[Claim, ...]:
    """Return the claims with each area that crosses the bounds of others as a part of what holds it.

    A mountain or a de-escalation zone shares ground with the towns beside it: their dead are not to be added. Not so
    the areas `asked` for, nor what lies in them.
    """
    return tuple(_coarse(claim, tree, asked) for claim in claims)


def _coarse(claim: Claim, tree: PlaceTree, asked: Collection[str]) -> Claim:
    held = [_held(place, tree, asked) for place in claim.area]
    if held == list(claim.area):
        return claim
    if None in held:
        return replace(claim, area=(), scope=Scope.SOME if claim.scope is Scope.ALL else claim.scope)
    return replace(claim, area=_outer([place for place in held if place is not None], tree))


def _held(place: str, tree: PlaceTree, asked: Collection[str]) -> str | None:
    whole = place.partition(PART)[0]
    if tree.kind(whole) is not PlaceKind.AREA or any(tree.within(area, place) for area in asked):
        return place
    above = (holder for holder in tree.lineage(whole) if tree.kind(holder) is not PlaceKind.AREA)
    return next((part(holder, place) for holder in above), None)


def _spot(place: NamedPlace, tree: PlaceTree) -> str | None:
    """Return the place or the part of a place that is meant, None where nobody knows where it is."""
    if place.place_id is None:
        governorate = tree.governorates.get(place.admin1) if place.admin1 else None
        holder = _district(place, tree) or governorate
        return part(holder, _words_of(place)) if holder is not None else None
    known = tree.lineage(place.place_id)[0]
    if place.resolution is not Resolution.AREA:
        return known
    lies = how_it_lies(place)
    if lies is None and tree.kind(known) not in _TOWNS:
        return known
    holder = _around(known, tree) if lies == "around" else known
    return part(holder, _words_of(place)) if holder is not None else None


def _around(place: str, tree: PlaceTree) -> str | None:
    """Return the district that holds the place and its surroundings, else the governorate, else the country."""
    return next((holder for holder in tree.lineage(place) if tree.kind(holder) in _BOUNDED), None)


def _district(place: NamedPlace, tree: PlaceTree) -> str | None:
    """Return the district whose seat's surroundings the text names, and nothing else: محيط وريف البوكمال الشرقي."""
    if place.resolution is not Resolution.AREA or place.admin1 is None:
        return None
    words = _words_of(place).split()
    own = [i for i, word in enumerate(words) if _words().get(_bare(word)) != "around"]
    if not own or own[0] == 0:
        return None
    name = (word for word in words[own[0] : own[-1] + 1] if word not in _SORTS)
    return tree.districts.get((place.admin1, " ".join(name)))


def _words_of(place: NamedPlace) -> str:
    return " ".join(folded([" ".join(place.text.split())])[0].split())


def lies_in_part(inner: str, outer: str) -> bool:
    """Return whether the `inner` part of a place is described as the `outer` one and more finely: it lies in it.

    The eastern countryside of a town lies in its countryside.
    """
    (whole, parted, words), (other, cut, fewer) = inner.partition(PART), outer.partition(PART)
    same = bool(parted and cut) and whole == other
    return same and {_bare(word) for word in fewer.split()} <= {_bare(word) for word in words.split()}


def how_it_lies(place: NamedPlace) -> str | None:
    """Return how what the text names lies to its place, None where the text says nothing but the place's name."""
    own, *words = folded([place.name_ar or "", *place.text.split()])
    names = {_bare(word) for word in own.split()}
    found = [_words().get(bare) for word in words for bare in (_bare(word),) if bare not in names]
    return next((lies for lies in found if lies), None)


def _bare(word: str) -> str:
    if word in _words():
        return word
    attached = next((a for a in _ATTACHED if word.startswith(a) and len(word) - len(a) >= _LEAST), "")
    return word.removeprefix(attached)


def _outer(places: Iterable[str], tree: PlaceTree) -> tuple[str, ...]:
    """Return the places, each once and in order, without those that lie in another of them."""
    each = tuple(sorted(set(places)))
    return tuple(a for a in each if not any(a != b and tree.within(b, a) for b in each))


@cache
def _words() -> dict[str, str]:
    return dict(_forms())


def _forms() -> Iterator[tuple[str, str]]:
    for row in load("marsad.record.counter", "surroundings.yaml", Surroundings):
        yield from ((key, row.lies) for key in folded(row.forms))
