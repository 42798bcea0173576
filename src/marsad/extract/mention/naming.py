"""Finding toponyms: head nouns and the gazetteer together, lists item by item."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.phrase import Phrases
from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.mention.words import Words
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner

# Words behind which a list of names stands, though no head noun is next to it.
_OPENER = re.compile(
    r'\b(?:وهي|وهما|وهم|هي|هما|بينها|بينهما|ضمنها|منها|ابرزها|اهمها|كل من|كلا من)[ "]*[:(-]?[ "]*(?=\w)'
    r"|\b(?:ال)?(?:قري|بلدات|احياء|مناطق|مدن|حواجز|حقول|مواقع|نقاط)(?: [^\W\d]+){0,5} *[:(] *(?=\w)"
    r"|\b(?:قري|بلدات|مدن) و(?:قري|بلدات|مدن|مزارع) (?=\w)"
)
# What somebody takes, whose name no list has and no noun for places stands before: سيطروا على قرن الغراب.
_TAKEN = re.compile(r"\b(?:سيطر|استول|السيطره|الاستيلاء)\w*(?: \w+){0,5} علي (?=(\w+) (?!من |في |علي )\w{3,})")
# The longest list of an announcement that was met has some 60 names; what goes on is another list.
_MOST_LISTED = 200


@dataclass(slots=True)
class Namer:
    """Reads the place lists of one text. `blocked`: where other names stand (a party, an outlet, a date)."""

    words: Words
    hits: dict[Layer, Hits]
    blocked: Covered
    phrases: Phrases = field(init=False)
    _groups: int = field(default=0, init=False)
    # Where a name stands that only the words of taking before it tell.
    _bare: frozenset[int] = field(default=frozenset(), init=False)

    def __post_init__(self) -> None:
        self.phrases = Phrases(self.words, self.hits, self.blocked)

    def lists(self) -> tuple[PlaceList, ...]:
        """Return every place list of the text, in order."""
        found: list[PlaceList] = []
        starts = {hit.word_start: False for layer in (Layer.PLACE, Layer.HEAD) for hit in self.hits[layer]}
        starts |= dict.fromkeys((at for at in self.phrases.introduced.starts() if at not in starts), False)
        starts |= {opener.end(): True for opener in _OPENER.finditer(self.words.text)}
        self._bare = frozenset(taken.end() for taken in self._taken())
        starts |= dict.fromkeys(self._bare - starts.keys(), False)
        cursor = 0
        for start, opened in sorted(starts.items()):
            if start < cursor:
                continue
            items = (self._opened(start) if opened else []) or self._list_at(start)
            if items:
                self._groups += 1
                found.append(PlaceList(items=tuple(item._replace(group=self._groups) for item in items)))
                cursor = items[-1].end
        return tuple(found)

    def _taken(self) -> Iterator[re.Match[str]]:
        """Yield where words of taking end that a name follows whose first word is one of places' names."""
        for taken in _TAKEN.finditer(self.words.text):
            if taken.group(1) in particles("begins-name"):
                yield taken

    def _list_at(self, start: int) -> list[Toponym]:
        head = self.phrases.head_at(start)
        # Behind another word than one of taking, a person may be called so: القبض على أبو عمر.
        named = self.words[self.words.holding(start)] in particles("begins-name") - particles("names-people")
        bare = head is None and (start in self._bare or named)
        first = self.phrases.item(start, unknown=bare or (head is not None and _takes_names(head)), listed=bare)
        if first is None:
            return []
        items = [first]
        plural = head is not None and head.payload.manner is not Manner.SINGULAR
        while len(items) < _MOST_LISTED and (at := self.phrases.shape.separator(items[-1].end)) is not None:
            item = self.phrases.item(at, unknown=plural or len(items) > 1 or self._is_quoted(at), listed=True)
            if item is None or item.start < items[-1].end or self._is_apposition(at, item):
                break
            items.append(item)
        return items

    def _is_quoted(self, at: int) -> bool:
        """Return whether quotation marks say that a word is a name: و"المطاحن"."""
        return self.phrases.words.text[at - 1 : at] == '"'

    def _opened(self, start: int) -> list[Toponym]:
        """Return the list that an opener promises (وهي …): unknown names are believed beside known ones."""
        items: list[Toponym] = []
        at: int | None = start
        while at is not None and len(items) < _MOST_LISTED:
            item = self.phrases.item(at, unknown=True, listed=True)
            if item is None or item.anaphor or (items and item.start < items[-1].end):
                break
            items.append(item)
            at = self.phrases.shape.separator(item.end)
        known = sum(item.known and not item.area for item in items)
        return items if len(items) > 1 and known * 2 >= len(items) else []

    def _is_apposition(self, at: int, item: Toponym) -> bool:
        """Return whether a word behind a comma goes on about the name before: كفريا، الشيعيتين المحاصرتين."""
        if item.start == at and item.head is not None and _tells_where(item, item.head):
            # وقرية المزاندة، جنوبي تعز; الرمادي، كبرى مدن محافظة الأنبار: where they lie.
            return True
        if item.known or item.head is not None or self.words.text[at] == "و":
            return False
        return not self.phrases.shape.closed(self.words.holding(item.end - 1))


def _takes_names(head: Hit) -> bool:
    entry = head.payload.entry
    return isinstance(entry, Head) and entry.names


def _tells_where(item: Toponym, head: Head) -> bool:
    """Return whether a name behind a comma is sooner where the one before lies: a direction, a part of the country."""
    return (item.area and (head.adjective is not None or head.inside)) or head.kind == "governorate"
