"""A statement as it is compared: its slots folded, gold's alternatives beside the value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from marsad.evaluation.coding import Alternatives, CodedDays, CodedPlace, Coding, Number, PartyAlternatives, Strings
from marsad.evaluation.spelling import area, fold
from marsad.extract.term import Kind

# A small number of people that a report does not give: at most this, with no upper end, and told to be vague.
_FEW_AT_MOST = 3


_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a closed set, and the `others` that are as good."""

    value: str | None
    others: tuple[str | None, ...] = ()

    def allows(self, told: "Choice") -> bool:
        """Return whether the value of `told` is this one or as good."""
        return told.value == self.value or told.value in self.others


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """A slot's parties, and the `others`: sets that are as good."""

    ids: frozenset[str]
    others: tuple[frozenset[str], ...] = ()

    def allows(self, told: "Parties") -> bool:
        """Return whether `told` names exactly these, or a set that is as good."""
        return told.ids == self.ids or told.ids in self.others

    def named(self) -> frozenset[str]:
        """Return every party in the slot or in an alternative."""
        return self.ids.union(*self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is compared of `coding`.

    `places` are the folded names of all its places, `areas` the governorate of each of `Coding.places`, "" where none
    is given. `start` and `end` are of its date, else of its window. `low` and `high` are both None where `few`: a vague
    few, a bare plural or losses without a number. `spans` begins with the statement's own.
    """

    kind: Kind
    coding: Coding
    spans: tuple[tuple[int, int], ...]
    places: frozenset[str]
    areas: tuple[str, ...]
    start: str | None
    end: str | None
    window_end: str | None
    outer_source: str
    chain_length: int
    modality: Choice
    type: Choice
    status: Choice
    outcome: Choice
    counting: Choice
    actors: Parties
    targets: Parties
    holder: Parties
    previous: Parties
    victims: Parties
    low: Number
    high: Number
    few: bool

    @property
    def optional(self) -> bool:
        """Whether gold asks for it: right when found, no miss when not."""
        return bool(self.coding.optional)


def fact(coding: Coding) -> Fact | None:
    """Return what is compared of `coding`, None where its kind is not one of ours."""
    kind = _KINDS.get(coding.kind)
    if kind is None:
        return None
    chain = coding.attribution or ()
    days = _days(coding)
    few = bool(coding.vague) and coding.high is None and (coding.low is None or coding.low <= _FEW_AT_MOST)
    return Fact(
        kind=kind,
        coding=coding,
        spans=_spans(coding),
        places=frozenset(_names(coding)) - {""},
        areas=tuple(area(place.admin1 if place else None) for place in coding.places or ()),
        start=days.start,
        end=days.end,
        window_end=coding.window.end if coding.window else None,
        outer_source=fold(chain[0].source).casefold() if chain else "",
        chain_length=len(chain),
        modality=_choice(coding.modality, coding.modality_alt),
        type=_choice(coding.type, coding.type_alt),
        status=_choice(coding.status, coding.status_alt),
        outcome=_choice(coding.outcome, coding.outcome_alt),
        counting=_choice(coding.counting, coding.counting_alt),
        actors=_parties(coding.actors, coding.actors_alt),
        targets=_parties(coding.targets, coding.targets_alt),
        holder=_parties(coding.holder, None),
        previous=_parties(coding.previous, None),
        victims=_parties(coding.victims, coding.victims_alt),
        low=None if few else coding.low,
        high=coding.high,
        few=few,
    )


def _spans(coding: Coding) -> tuple[tuple[int, int], ...]:
    if not coding.span:
        return ()
    return (coding.span, *(coding.also_spans or ()))


def _names(coding: Coding) -> Iterator[str]:
    for place in (*(coding.places or ()), coding.origin, coding.destination):
        if place is not None:
            yield from _names_of(place)


def _names_of(place: CodedPlace) -> Iterator[str]:
    yield fold(place.text)
    yield fold(place.name)
    yield from map(fold, _listed(place.name_alt))


def _days(coding: Coding) -> CodedDays:
    return coding.date or coding.window or CodedDays()


def _choice(value: str | None, others: Alternatives) -> Choice:
    return Choice(value=value, others=_listed(others))


def _parties(ids: Strings, others: PartyAlternatives) -> Parties:
    """Return a slot: where all alternatives are single parties, all of them together are one more."""
    items = (others,) if isinstance(others, str) else others or ()
    sets = tuple(_alternative(item) for item in items)
    together = (frozenset[str]().union(*sets),) if items and all(isinstance(item, str) for item in items) else ()
    return Parties(ids=frozenset(_strings(ids)), others=(*sets, *together))


def _alternative(item: str | tuple[str | None, ...] | None) -> frozenset[str]:
    """Return one alternative's parties; nobody is "", an id that no party has."""
    return frozenset(each or "" for each in (item if isinstance(item, tuple) else (item,)))


def _listed(others: Alternatives) -> tuple[str | None, ...]:
    return (others,) if isinstance(others, str) else others or ()


def _strings(value: Strings) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return value or ()
