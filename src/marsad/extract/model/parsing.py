"""A model's text to items: whatever it is, what can be read of it is, and the rest has its flaw."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from marsad.extract.model.answer import ITEMS, AnyItem
from marsad.extract.model.flaw import Dropped, Flaw

# Code points of the longest answer that is read: a report's longest good answer has some 30,000.
LONGEST = 400_000
# Items of one answer, and values of one slot.
MOST_ITEMS, MOST_VALUES = 200, 60
# Code points of one slot's value; of what is shown of a flawed one.
LONGEST_VALUE, _SHOWN = 400, 80
_DEFAULTS: Mapping[str, object] = {"how": "told", "says": [], "when": "news", "where": []}
_OWN: Mapping[str, Mapping[str, object]] = {
    "control": {"holder": [], "previous": [], "by": [], "extent": None},
    "casualties": {"people": "number", "victims": [], "by": [], "counting": "incident", "part_of": None},
    "displacement": {
        "people": "number",
        "who": [],
        "origin": None,
        "destination": None,
        "measure": "flow",
        "counting": "incident",
        "part_of": None,
    },
    "incidents": {"actors": [], "targets": []},
}
# Braces at which an answer may begin.
_DEEPEST = 200


class Parsed(Struct, frozen=True, kw_only=True):
    """The items of an answer, each with its kind and its place in the list of its kind; and what is wrong with it."""

    items: tuple[tuple[str, int, AnyItem], ...]
    dropped: tuple[Dropped, ...]

    @property
    def is_usable(self) -> bool:
        """Whether it was an answer at all."""
        return not any(each.flaw.spoils_all for each in self.dropped)


def parse(text: str) -> Parsed:
    """Return what an answer's text holds."""
    dropped: list[Dropped] = []
    if len(text) > LONGEST:
        return Parsed(items=(), dropped=(_flawed("answer", Flaw.TOO_LONG, text),))
    found = _object(text)
    if found is None:
        found = _salvaged(text)
        dropped.append(_flawed("answer", Flaw.CUT if found is not None else Flaw.NO_JSON, text))
    items: list[tuple[str, int, AnyItem]] = []
    for kind, rows in _lists(found or {}, dropped):
        for place, row in enumerate(rows, start=1):
            if len(items) >= MOST_ITEMS:
                dropped += [_flawed(kind, Flaw.TOO_MANY, each) for each in rows[place - 1 :]]
                break
            item = _item(kind, row)
            if item is None:
                dropped.append(_flawed(kind, Flaw.NOT_IN_SCHEMA, row))
            else:
                items.append((kind, place, item))
    return Parsed(items=tuple(items), dropped=tuple(dropped))


def _lists(found: Mapping[str, Any], dropped: list[Dropped]) -> Iterator[tuple[str, list[Any]]]:
    for kind in ITEMS:
        rows = found.get(kind, [])
        if isinstance(rows, list):
            yield kind, rows
        elif rows is not None:
            dropped.append(_flawed(kind, Flaw.NOT_IN_SCHEMA, rows))


def _object(text: str) -> dict[str, Any] | None:
    """Return the last object that has a list of a kind, whatever stands around it: models think before they answer."""
    answer: dict[str, Any] | None = None
    at, tries = text.find("{"), 0
    while at >= 0 and tries < _DEEPEST:
        found, end = _decoded(text, at)
        if isinstance(found, dict) and not ITEMS.keys().isdisjoint(found):
            answer = found
        at, tries = text.find("{", end), tries + 1
    return answer


def _decoded(text: str, at: int) -> tuple[object, int]:
    """Return what stands at `at`, and where it ends; None where it is no JSON."""
    try:
        return json.JSONDecoder().raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at + 1


def _salvaged(text: str) -> dict[str, Any] | None:
    """Return the whole items of an answer that is cut off, None where it has none."""
    lists: dict[str, Any] = {}
    for kind in ITEMS:
        opened = text.find("[", text.find(f'"{kind}"')) if f'"{kind}"' in text else -1
        rows: list[object] = []
        while opened >= 0 and len(rows) <= MOST_ITEMS:
            at = opened + 1
            while at < len(text) and text[at] in " \r\n\t,":
                at += 1
            try:
                row, end = json.JSONDecoder().raw_decode(text, at)
            except (ValueError, RecursionError):
                break
            rows.append(row)
            opened = end - 1
        if rows:
            lists[kind] = rows
    return lists or None


def _item(kind: str, row: object) -> AnyItem | None:
    if not isinstance(row, dict):
        return None
    sort = ITEMS[kind]
    listed = {each.name for each in msgspec.structs.fields(sort) if each.type == list[str]}
    told = {**_DEFAULTS, **_OWN[kind], **{str(key): _value(value, is_list=key in listed) for key, value in row.items()}}
    try:
        item = msgspec.convert(told, sort)
    except (msgspec.ValidationError, RecursionError):
        return None
    return item if _is_of_size(item) else None


def _value(value: object, *, is_list: bool) -> object:
    """Return a slot's value, one word for a list of one."""
    if not is_list or isinstance(value, list):
        return value
    return [] if value is None or value == "" else [value]


def _is_of_size(item: AnyItem) -> bool:
    for value in msgspec.structs.asdict(item).values():
        values = value if isinstance(value, list) else [value]
        if len(values) > MOST_VALUES or any(isinstance(each, str) and len(each) > LONGEST_VALUE for each in values):
            return False
    return True


def _flawed(kind: str, flaw: Flaw, what: object) -> Dropped:
    return Dropped(kind=kind, flaw=flaw, words=" ".join(str(what)[:_SHOWN].split()))
