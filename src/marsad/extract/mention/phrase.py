"""One place named: a head noun, a name of the gazetteer or none, an area described by where it lies."""

import re
from dataclasses import dataclass, field, replace

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.introduced import Introduced, introduced
from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.shape import Shape
from marsad.extract.mention.toponym import Toponym, named, under, unnamed
from marsad.extract.mention.words import Words
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner
from marsad.text.fold import fold

# How far before a village that is spelled like a common word the word of control stands: سيطر على قارة.
_TAKEN_REACH = 60
# Head nouns in a row, each of which may hold the next: أطراف أحياء مدينة … needs three.
_DEEPEST = 4
_NUMBER = re.compile(r" \"?(\d{1,4})\b")
_ROUTE = re.compile(r' ?[-–/]? ?"?')
# Between the parts of a town and the town: الأحياء الشرقية من حلب.
_OF = re.compile(r" (?:من |في |ب|ل)")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Reads the names of places in one text, one at a time. `blocked`: where other names stand."""

    words: Words
    hits: dict[Layer, Hits]
    blocked: Covered
    shape: Shape = field(init=False)
    introduced: Introduced = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", Shape(self.words, self.hits))
        object.__setattr__(self, "introduced", introduced(self.shape, self.hits))

    def head_at(self, start: int) -> Hit | None:
        """Return the head noun at `start`, none that has a pronoun."""
        hit = self.hits[Layer.HEAD].at(start)
        return hit if hit and hit.word_end == hit.end else None

    def item(self, start: int, *, unknown: bool, listed: bool = False, depth: int = 0) -> Toponym | None:
        """Return the toponym at `start`, a word with or without its clitics; `depth` head nouns ask for it."""
        if depth > _DEEPEST:
            return None
        head = self.head_at(start)
        if head is None or self._is_name(head):
            return self._bare(start, unknown=unknown, listed=listed)
        entry = head.payload.entry
        assert isinstance(entry, Head)
        if entry.kind == "area":
            return self._area(head, entry, depth)
        return self._headed(head, entry, unknown=unknown, depth=depth)

    def _is_name(self, head: Hit) -> bool:
        """Return whether what looks like a head noun is a town: القريتين, المخرم."""
        place = self._place_at(head.start)
        return place is not None and place.end == head.end

    def _headed(self, head: Hit, entry: Head, *, unknown: bool, depth: int) -> Toponym | None:
        at = self.shape.skip(head.end)
        inner = self._nested(head, at, unknown=unknown, depth=depth)
        if inner is not None:
            return None if self._is_whereabouts(head, inner) else under(inner, head.start, entry)
        # A name of the gazetteer may itself begin with the head noun: حقل العمر.
        whole = self._place_at(head.start)
        if whole is not None and whole.end > head.end:
            return named(head.start, (_own_start(head, entry, at), whole.end), entry)
        if self._is_part(head, entry):
            return self._area(head, entry, depth)
        place = self._place_at(at, weak=True)
        if place is not None and self._only_describes(head, place):
            return None
        if place is not None and place.start == at and not self._is_described(head, entry, at):
            listed = head.payload.manner is not Manner.SINGULAR
            return self._routed(
                self._suffixed(named(head.start, (place.start, place.end), entry), listed=listed), place
            )
        return _numbered(self.words.text, head, entry) or self._by_head(head, entry, at, unknown=unknown)

    def _is_part(self, head: Hit, entry: Head) -> bool:
        """Return whether parts of a town are told by where they lie: الأحياء الشرقية."""
        quarters = entry.kind == "quarter" and self.shape.has_article(head.start)
        return quarters and self.shape.directions(head.end) > head.end

    def _is_described(self, head: Hit, entry: Head, at: int) -> bool:
        """Return whether an adjective follows a definite installation, though a village is called so: المطار القديم."""
        described = entry.kind == "installation" and self.shape.has_article(head.start)
        return described and self.shape.adjectives(head.end) > at

    def _routed(self, item: Toponym, place: Hit) -> Toponym:
        """Return a road with the town that it leads to: طريق دمشق - حلب."""
        if item.head is None or not item.head.route:
            return item
        gap = _ROUTE.match(self.words.text, item.end)
        to = self._place_at(gap.end(), weak=True) if gap else None
        end = item.end if to is None or self.words.text[to.word_start] == "و" else to.end
        return replace(item, end=end, name_end=end, area=True, anchor=(place.start, place.end))

    def _nested(self, head: Hit, at: int, *, unknown: bool, depth: int) -> Toponym | None:
        """Return what a second head noun right behind the first names: أحياء مدينة …."""
        inner = self.item(at, unknown=unknown, depth=depth + 1) if at > head.end and self.head_at(at) else None
        if inner is None or inner.anaphor or inner.head is None or inner.head.adjective is None:
            return None if inner is None or inner.anaphor else inner
        entry = head.payload.entry
        # المداجن شرقي معان: where the site lies, not what it is called.
        return None if isinstance(entry, Head) and entry.kind == "installation" else inner

    def _is_whereabouts(self, head: Hit, inner: Toponym) -> bool:
        """Return whether the area behind says where places are, not which: قريتين شمال عفرين."""
        return inner.head is not None and inner.head.adjective is not None and not self.shape.has_article(head.start)

    def _by_head(self, head: Hit, entry: Head, at: int, *, unknown: bool) -> Toponym | None:
        """Return what a head noun names that no gazetteer has, or the place that it repeats (المدينة)."""
        # After a definite head an adjective follows, no name.
        if self.shape.has_article(head.start):
            return self._own(head, entry) or self._anaphor(head, entry)
        single = head.payload.manner is Manner.SINGULAR
        if not unknown and not (entry.names and single):
            return None
        site = entry.kind == "installation"
        end = self.shape.unknown_end(at, listed=not single) or (self._by_noun(at) if site else None)
        if end is None or self._is_accusative(head, entry):
            return None
        return self._site(head, entry, at, end) if site else unnamed(head.start, (at, end), entry)

    def _site(self, head: Hit, entry: Head, at: int, end: int) -> Toponym | None:
        """Return an installation named by the words at [at, end), None where these only describe one."""
        doubtful = entry.definite and not self.shape.begins_definite(at)
        if doubtful or self.shape.is_bare_adjective(at, end):
            return None
        return unnamed(head.start, (at, self.shape.adjectives(end)), entry)

    def _by_noun(self, at: int) -> int | None:
        """Return where the name of an installation ends that is a common noun: حاجز المداجن, مبنى المحافظة."""
        noun = self.head_at(at) if self.words.text.startswith("ال", at) else None
        return noun.end if noun else None

    def _is_accusative(self, head: Hit, entry: Head) -> bool:
        """Return whether the noun stands in the indefinite accusative, behind which no name follows: سوقا."""
        text = self.words.text
        # حقلا الأراك والهيل: before a name with an article it is the dual.
        named = text.startswith("ال", self.shape.skip(head.end))
        return not _is_many(head) and not named and text[head.start : head.end] == fold(entry.singular).text + "ا"

    def _own(self, head: Hit, entry: Head) -> Toponym | None:
        """Return an installation that its adjective alone names: القصر الجمهوري, الملعب البلدي."""
        if entry.kind != "installation" or not entry.names or head.payload.manner is not Manner.SINGULAR:
            return None
        end = self.shape.adjectives(head.end, first=True)
        return unnamed(head.start, (head.start, end), entry) if end > head.end else None

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
            group=0,
            head=entry,
            known=False,
            anaphor=True,
        )

    def _bare(self, start: int, *, unknown: bool, listed: bool) -> Toponym | None:
        place = self._place_at(start, weak=self._is_believable(start, listed=listed))
        if place is not None:
            return self._suffixed(named(place.start, (place.start, place.end), None), listed=listed)
        new = self._new_at(start)
        if new is not None or not (unknown and listed):
            return new
        at = start + self.shape.conjunction(start)
        end = self.shape.unknown_end(at, listed=True)
        return None if end is None else unnamed(at, (at, end), None)

    def _new_at(self, start: int) -> Toponym | None:
        """Return the name at `start`, a word's beginning, that the report introduces elsewhere."""
        new = self.introduced.at(start)
        return None if new is None or self.blocked.touches(*new) else unnamed(new[0], new, None)

    def _is_believable(self, start: int, *, listed: bool) -> bool:
        """Return whether an everyday word at `start` may be taken for the village that bears it."""
        text = self.words.text
        i = self.words.holding(start)
        if {self.words[i], self.words[i].removeprefix("و")} & particles("closes-name"):
            return False
        place = self.hits[Layer.PLACE].at(start)
        if place is not None and text[place.start : place.end] in self.introduced.known:
            return True
        if text.startswith("ال", start) and self._is_governed(i):
            return True
        if listed:
            return text[start] == "و" or self.shape.closed(i)
        taken = i > 0 and self.words[i - 1] == "علي" and self.hits[Layer.CONTROL].within(start - _TAKEN_REACH, start)
        return bool(taken)

    def _is_governed(self, i: int) -> bool:
        """Return whether word `i` stands right behind a word of control or of becoming: ضياع الموصل, باتت الرمادي."""
        if i == 0 or not self.words.joined(i - 1, i):
            return False
        told = self.hits[Layer.CONTROL].at(self.words.starts[i - 1])
        return told is not None or self.words[i - 1].removeprefix("و") in particles("becomes")

    def _area(self, head: Hit, entry: Head, depth: int) -> Toponym | None:
        """Return a descriptive area: a head, directions before or behind, and the name that it is anchored to."""
        end = self.shape.directions(head.end)
        anchor: tuple[int, int] | None = None
        of = _OF.match(self.words.text, end) if end > head.end else None
        at = of.end() if of else self.shape.skip(end)
        inner = self.head_at(at)
        place = self._place_at(at, weak=True)
        whole = self._place_at(head.start)
        if whole is not None and whole.end > head.end:
            anchor, end = (whole.start, whole.end), self.shape.directions(whole.end)
        elif place is not None:
            anchor, end = (place.start, place.end), self.shape.directions(place.end)
        elif inner is not None and at > head.end:
            nested = self.item(inner.start, unknown=False, depth=depth + 1)
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
            group=0,
            head=entry,
            known=anchor is not None,
            area=True,
            anchor=anchor,
            head_end=head.end,
        )

    def _place_at(self, start: int, *, weak: bool = False) -> Hit | None:
        hit = self.hits[Layer.PLACE].at(start)
        # سائلة is no سـ before a name: that stands before verbs.
        if hit is None or (hit.payload.weak and not weak) or "س" in self.words.text[hit.word_start : hit.start]:
            return None
        layer = Layer.HEAD if weak else Layer.PARTY
        other = self.hits[layer].at(hit.start)
        if other is not None and (other.start, other.end) == (hit.start, hit.end) and hit.payload.weak == weak:
            # مركز مديرية موزع: the noun, not a village so called; الفصائل: fighters.
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


def _numbered(text: str, head: Hit, entry: Head) -> Toponym | None:
    """Return a base that is called by its unit's number: الفرقة 17."""
    number = _NUMBER.match(text, head.end) if entry.numbered else None
    return unnamed(head.start, number.span(1), entry) if number else None


def _own_start(head: Hit, entry: Head, at: int) -> int:
    """Return where a name begins that the gazetteer has with its head noun: مدينة زنجبار is زنجبار."""
    return head.start if entry.keep or _is_many(head) or entry.kind == "governorate" else at


def _is_many(head: Hit) -> bool:
    return head.payload.manner is not Manner.SINGULAR
