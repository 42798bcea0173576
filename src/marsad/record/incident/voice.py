"""Who speaks of an event, and who only repeats."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from marsad.record.filed import Filed
from marsad.record.incident.decided import closed
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.words import wordings

# Quotes of fewer words than these are alike by chance; two of which so much is shared are one text told twice.
_LEAST_WORDS = 8
_COPIED = 0.8
# Of one voice so many quotes, the first, are compared with those of another: who copies does so from the beginning.
_MOST_QUOTES = 12


def voices(items: Sequence[Filed], same: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return who speaks, in groups of one independent source each: by the first named, in order.

    A publisher who lays a claim to somebody else adds no source; nor does one whose report is a copy (`same` says of
    what), or repeats the words of another. Who is not named counts only where nobody is.
    """
    named = sorted({_voice(item) for item in items} - {""})
    if len(named) < 2:
        return (tuple(named) or ("",),)
    repeated = (voices - {""} for voices in (*_copied(items, same), *_repeated(items)))
    groups = closed([*({name} for name in named), *repeated])
    return tuple(sorted({groups[name] for name in named}))


def recounted(
    records: Iterable[IncidentRecord], items: Iterable[Filed], copies: Iterable[Collection[str]]
) -> tuple[IncidentRecord, ...]:
    """Return the records, their voices counted with the knowledge which reports are copies; nothing else depends on it.

    So copies need only be looked for among the reports of the events that somebody asks about.
    """
    filed, same = {item.id: item for item in items}, same_text(copies)
    return tuple(replace(r, voices=voices([filed[each] for each in r.statements], same)) for r in records)


def same_text(copies: Iterable[Collection[str]]) -> dict[str, str]:
    """Return for each report of the groups the first of those of its text."""
    return {report: group[0] for report, group in closed(copies).items()}


def _voice(item: Filed) -> str:
    return item.origin or item.publisher


def _copied(items: Sequence[Filed], same: Mapping[str, str]) -> list[set[str]]:
    """Return the publishers of each text that several bring out; whom they both quote is a source of his own."""
    of_text: dict[str, set[str]] = {}
    for item in items:
        if item.report_id in same and _voice(item) == item.publisher:
            of_text.setdefault(same[item.report_id], set()).add(item.publisher)
    return list(of_text.values())


def _repeated(items: Sequence[Filed]) -> list[set[str]]:
    """Return the voices of each two quotes in the same words."""
    quotes: dict[str, dict[frozenset[str], None]] = {}
    for item, wording in zip(items, wordings(item.statement.quote for item in items), strict=True):
        own = quotes.setdefault(_voice(item), {})
        if len(wording.words) >= _LEAST_WORDS and len(own) < _MOST_QUOTES:
            own[wording.words] = None
    return [
        {one, other}
        for one, other in combinations(sorted(quotes), 2)
        if any(len(a & b) >= _COPIED * len(a | b) for a in quotes[one] for b in quotes[other])
    ]
