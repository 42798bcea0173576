"""Finding toponyms: head nouns and the gazetteer together, lists item by item."""

import re
from dataclasses import dataclass, field, replace

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.shape import Shape
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.mention.words import Words
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner

# How far before a village that is spelled like a common word the word of control stands: سيطر على قارة.
_TAKEN_REACH = 60
# Words behind which a list of names stands, though no head noun is next to it.
_OPENER = re.compile(
    r'\b(?:وهي|وهما|وهم|هي|هما|بينها|بينهما|ضمنها|منها|ابرزها|اهمها|كل من|كلا من)[ "]*[:(-]?[ "]*(?=\w)'
    r"|\b(?:ال)?(?:قري|بلدات|احياء|مناطق|مدن)(?: و\w+)?(?: \w+)? *[:(-] *(?=\w)"
    r"|\b(?:قري|بلدات|مدن) و(?:قري|بلدات|مدن|مزارع) (?=\w)"
)
_NUMBER = re.compile(r" \"?(\d{1,4})\b")
_ARTICLES = ("ال", "لل")


@dataclass(slots=True)
class Namer:
    """Reads the place lists of one text. `blocked`: where other names stand (a party, an outlet, a date)."""

    words: Words
    hits: dict[Layer, Hits]
    blocked: Covered
    shape: Shape = field(init=False)
    _groups: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.shape = Shape(self.words, self.hits)

    def lists(self) -> tuple[PlaceList, ...]:
        """Return every place list of the text, in order."""
        found: list[PlaceList] = []
        starts = {hit.word_start: False for layer in (Layer.PLACE, Layer.HEAD) for hit in self.hits[layer]}
        starts |= {opener.end(): True for opener in _OPENER.finditer(self.words.text)}
        cursor = 0
        for start, opened in sorted(starts.items()):
            if start < cursor:
                continue
            items = (self._opened(start) if opened else []) or self._list_at(start)
            if items:
                found.append(PlaceList(items=tuple(items)))
                cursor = items[-1].end
        return tuple(found)

    def _list_at(self, start: int) -> list[Toponym]:
        self._groups += 1
        head = self._head_at(start)
        first = self._item(start, unknown=head is not None and _takes_names(head))
        if first is None:
            return []
        items = [first]
        plural = head is not None and head.payload.manner is not Manner.SINGULAR
        while (at := self.shape.separator(items[-1].end)) is not None:
            item = self._item(at, unknown=plural or len(items) > 1, listed=True)
            if item is None or item.start < items[-1].end or self._is_apposition(at, item):
                break
            items.append(item)
        return items

    def _opened(self, start: int) -> list[Toponym]:
        """Return the list that an opener promises (وهي …): unknown names are believed beside known ones."""
        self._groups += 1
        items: list[Toponym] = []
        at: int | None = start
        while at is not None:
            item = self._item(at, unknown=True, listed=True)
            if item is None or item.anaphor or (items and item.start < items[-1].end):
                break
            items.append(item)
            at = self.shape.separator(item.end)
        known = sum(item.known and not item.area for item in items)
        return items if len(items) > 1 and known * 2 >= len(items) else []

    def _is_apposition(self, at: int, item: Toponym) -> bool:
        """Return whether a word behind a comma goes on about the name before: كفريا، الشيعيتين المحاصرتين."""
        if item.known or item.head is not None or self.words.text[at] == "و":
            return False
        return not self.shape.closed(self.words.holding(item.end - 1))

    def _head_at(self, start: int) -> Hit | None:
        hit = self.hits[Layer.HEAD].at(start)
        return hit if hit and hit.word_end == hit.end else None

    def _item(self, start: int, *, unknown: bool, listed: bool = False) -> Toponym | None:
        """Return the toponym at `start`, a word's beginning with or without its clitics."""
        head = self._head_at(start)
        if head is None or self._is_name(head):
            return self._bare(start, unknown=unknown, listed=listed)
        entry = head.payload.entry
        assert isinstance(entry, Head)
        if entry.kind == "area":
            return self._area(head, entry)
        return self._headed(head, entry, unknown=unknown)

    def _is_name(self, head: Hit) -> bool:
        """Return whether what looks like a head noun is a town: القريتين, المخرم."""
        place = self._place_at(head.start)
        return place is not None and place.end == head.end

    def _headed(self, head: Hit, entry: Head, *, unknown: bool) -> Toponym | None:
        at = self.shape.skip(head.end)
        inner = self._nested(head, at, unknown=unknown)
        if inner is not None:
            return None if self._is_whereabouts(head, inner) else _under(inner, head, entry)
        # A name of the gazetteer may itself begin with the head noun: حقل العمر.
        whole = self._place_at(head.start)
        if whole is not None and whole.end > head.end:
            return self._named(head.start, whole, entry)
        place = self._place_at(at, weak=True)
        if place is not None and self._only_describes(head, place):
            return None
        if place is not None and place.start == at:
            return self._named(head.start, place, entry)
        return self._numbered(head, entry) or self._by_head(head, entry, at, unknown=unknown)

    def _nested(self, head: Hit, at: int, *, unknown: bool) -> Toponym | None:
        """Return what a second head noun right behind the first names: أحياء مدينة …."""
        inner = self._item(at, unknown=unknown) if at > head.end and self._head_at(at) else None
        return None if inner is None or inner.anaphor else inner

    def _is_whereabouts(self, head: Hit, inner: Toponym) -> bool:
        """Return whether the area behind says where places are, not which: قريتين شمال عفرين."""
        return inner.head is not None and inner.head.adjective is not None and not self._is_definite(head)

    def _is_definite(self, head: Hit) -> bool:
        return self.words.text.startswith(_ARTICLES, head.start)

    def _numbered(self, head: Hit, entry: Head) -> Toponym | None:
        """Return a base that is called by its unit's number: الفرقة 17."""
        number = _NUMBER.match(self.words.text, head.end) if entry.numbered else None
        return self._unnamed(head.start, number.start(1), number.end(1), entry) if number else None

    def _by_head(self, head: Hit, entry: Head, at: int, *, unknown: bool) -> Toponym | None:
        """Return what a head noun names that no gazetteer has, or the place that it repeats (المدينة)."""
        # After a definite head an adjective follows, no name.
        if self._is_definite(head):
            return self._anaphor(head, entry)
        single = head.payload.manner is Manner.SINGULAR
        if not unknown and not (entry.names and single):
            return None
        end = self.shape.unknown_end(at, listed=not single)
        return None if end is None else self._unnamed(head.start, at, end, entry)

    def _only_describes(self, head: Hit, place: Hit) -> bool:
        """Return whether an adjective follows a plural head: قرى جديدة."""
        plural = head.payload.manner is Manner.PLURAL
        word = self.words.text[place.start : place.end].removeprefix("ال")
        return plural and word in particles("common-adjectives")

    def _anaphor(self, head: Hit, entry: Head) -> Toponym | None:
        if entry.kind not in ("settlement", "quarter", "installation", "governorate"):
            return None
        if head.payload.manner is not Manner.SINGULAR or entry.id == "area":
            return None
        return Toponym(
            start=head.start,
            end=head.end,
            name_start=head.start,
            name_end=head.end,
            group=self._groups,
            head=entry,
            known=False,
            anaphor=True,
        )

    def _bare(self, start: int, *, unknown: bool, listed: bool) -> Toponym | None:
        place = self._place_at(start, weak=self._is_believable(start, listed=listed))
        if place is not None:
            return self._suffixed(self._named(place.start, place, None), listed=listed)
        if not (unknown and listed):
            return None
        at = start + self.shape.conjunction(start)
        end = self.shape.unknown_end(at, listed=True)
        return None if end is None else self._unnamed(at, at, end, None)

    def _is_believable(self, start: int, *, listed: bool) -> bool:
        """Return whether an everyday word at `start` may be taken for the village that bears it."""
        text = self.words.text
        i = self.words.holding(start)
        if {self.words[i], self.words[i].removeprefix("و")} & particles("closes-name"):
            return False
        if listed:
            return text[start] == "و" or self.shape.closed(i)
        taken = i > 0 and self.words[i - 1] == "علي" and self.hits[Layer.CONTROL].within(start - _TAKEN_REACH, start)
        return bool(taken)

    def _area(self, head: Hit, entry: Head) -> Toponym | None:
        """Return a descriptive area: a head, directions before or behind, and the name that it is anchored to."""
        end = self.shape.directions(head.end)
        anchor: tuple[int, int] | None = None
        at = self.shape.skip(end)
        inner = self._head_at(at)
        place = self._place_at(at, weak=True)
        whole = self._place_at(head.start)
        if whole is not None and whole.end > head.end:
            anchor, end = (whole.start, whole.end), self.shape.directions(whole.end)
        elif place is not None:
            anchor, end = (place.start, place.end), self.shape.directions(place.end)
        elif inner is not None and at > head.end:
            nested = self._item(inner.start, unknown=False)
            if nested is not None:
                anchor = nested.anchor or (nested.name_start, nested.name_end)
                end = self.shape.directions(nested.end)
        if anchor is None and end == head.end:
            return None
        return Toponym(
            start=head.start,
            end=end,
            name_start=head.start,
            name_end=end,
            group=self._groups,
            head=entry,
            known=anchor is not None,
            area=True,
            anchor=anchor,
            head_end=head.end,
        )

    def _place_at(self, start: int, *, weak: bool = False) -> Hit | None:
        hit = self.hits[Layer.PLACE].at(start)
        if hit is None or (hit.payload.weak and not weak):
            return None
        return None if self.blocked.touches(hit.start, hit.end) else hit

    def _suffixed(self, item: Toponym, *, listed: bool) -> Toponym:
        """Return the item with the word behind its name that tells it from its namesakes: الباغوز تحتاني."""
        i = self.words.from_offset(item.end)
        if not (0 < i < len(self.words)) or not self.words.joined(i - 1, i):
            return item
        told = self.words[i] in particles("tells-namesakes")
        if not told and not (listed and self.words[i][0] != "و" and self.shape.closed(i) and self.shape.nameable(i)):
            return item
        return replace(item, end=self.words.ends[i], name_end=self.words.ends[i])

    def _named(self, start: int, place: Hit, head: Head | None) -> Toponym:
        return Toponym(
            start=start,
            end=place.end,
            name_start=start if head and head.keep else place.start,
            name_end=place.end,
            group=self._groups,
            head=head,
        )

    def _unnamed(self, start: int, at: int, end: int, head: Head | None) -> Toponym:
        return Toponym(
            start=start,
            end=end,
            name_start=start if head and head.keep else at,
            name_end=end,
            group=self._groups,
            head=head,
            known=False,
        )


def _takes_names(head: Hit) -> bool:
    entry = head.payload.entry
    return isinstance(entry, Head) and entry.names


def _under(inner: Toponym, head: Hit, entry: Head) -> Toponym:
    """Return `inner` with an outer head noun before it: أحياء مدينة …, ريف بلدة …."""
    return Toponym(
        start=head.start,
        end=inner.end,
        name_start=inner.name_start,
        name_end=inner.name_end,
        group=inner.group,
        head=inner.head or entry,
        known=inner.known,
        area=inner.area,
        anchor=inner.anchor,
    )
