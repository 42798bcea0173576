"""One place named: a head noun, a name of the gazetteer or none, an area described by where it lies."""

import re
from dataclasses import dataclass, field

from marsad.extract.mention.covered import Covered
from marsad.extract.mention.introduced import Introduced, introduced
from marsad.extract.mention.noun import NUMBER, Nouns, is_many
from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.shape import Shape
from marsad.extract.mention.toponym import Toponym, described, named, repeated, under, unnamed
from marsad.extract.mention.words import Words
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner

# How far before a village that is spelled like a common word the word of control stands: سيطر على قارة.
_TAKEN_REACH = 60
# Head nouns in a row, each of which may hold the next: أطراف أحياء مدينة … needs three.
_DEEPEST = 4
# Nouns for sites and hamlets that towns are called by.
_CALLED_SO = ("hamlet", "lane", "fortress", "stronghold", "gateway", "tell", "mill", "church", "colony", "palace")
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
    nouns: Nouns = field(init=False)
    introduced: Introduced = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", Shape(self.words, self.hits))
        object.__setattr__(self, "nouns", Nouns(self.shape))
        object.__setattr__(self, "introduced", introduced(self.shape, self.hits))

    def head_at(self, start: int) -> Hit | None:
        """Return the head noun at `start`, none that has a pronoun."""
        hit = self.hits[Layer.HEAD].at(start)
        return hit if hit and hit.word_end == hit.end and not self.shape.is_adjective(hit) else None

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
        return self.nouns.unit(head, entry) or self._headed(head, entry, unknown=unknown, depth=depth)

    def _is_joined(self, at: int) -> bool:
        """Return whether the noun or name at `at` is joined to what stands before it: تبة المطار وجبل هيلان."""
        hit = self.hits[Layer.HEAD].at(at) or self.hits[Layer.PLACE].at(at)
        return hit is not None and hit.start > at and self.words.text[at] == "و"

    def _is_name(self, head: Hit) -> bool:
        """Return whether what looks like a head noun is a town: القريتين, المخرم."""
        place = self._place_at(head.start)
        return place is not None and place.end == head.end

    def _headed(self, head: Hit, entry: Head, *, unknown: bool, depth: int) -> Toponym | None:
        at = self.nouns.past_material(entry, self.shape.skip(head.end))
        inner = self._nested(head, at, unknown=unknown, depth=depth)
        if inner is not None:
            return None if self.nouns.is_whereabouts(head, inner) else under(inner, head.start, entry)
        # A name of the gazetteer may itself begin with the head noun: حقل العمر.
        whole = self._place_at(head.start, weak=True)
        if whole is not None and whole.end > head.end:
            return named(head.start, (_own_start(head, entry, at), whole.end), entry)
        if self.nouns.is_part(head, entry):
            return self._area(head, entry, depth)
        place = self._place_at(at, weak=True) or self._named_as_noun(entry, at)
        if place is not None and self.nouns.only_describes(head, place):
            return None
        place = self.nouns.governed(head, entry, place)
        found = self._written(head, entry, at, place) or self._numbered(head, entry)
        found = found or self.nouns.inside_town(head, entry, at)
        return found or self._by_head(head, entry, at, unknown=unknown)

    def _written(self, head: Hit, entry: Head, at: int, place: Hit | None) -> Toponym | None:
        """Return what is quoted right behind the head noun, or else `place` where it stands there."""
        here = place if place is not None and place.start == at else None
        quoted = self._quoted(at)
        if quoted is not None and (here is None or here.end < quoted):
            return unnamed(head.start, (at, quoted), entry)
        if here is None or self.nouns.is_described(head, entry, at):
            return None
        item = self._suffixed(named(head.start, (here.start, here.end), entry), listed=is_many(head))
        return self._routed(item, here) if entry.route else self.nouns.lengthened(item)

    def _named_as_noun(self, entry: Head, at: int) -> Hit | None:
        """Return the town behind a noun for towns that is called like a site: بلدة المزرعة."""
        noun, place = self.hits[Layer.HEAD].at(at), self.hits[Layer.PLACE].at(at)
        if noun is None or place is None or (noun.start, noun.end) != (place.start, place.end):
            return None
        site = isinstance(noun.payload.entry, Head) and noun.payload.entry.id in _CALLED_SO
        return place if site and entry.kind == "settlement" and self.shape.has_article(at) else None

    def _numbered(self, head: Hit, entry: Head) -> Toponym | None:
        """Return a base that is called by its unit's number: الفرقة 17."""
        number = NUMBER.match(self.words.text, head.end) if entry.numbered else None
        if number is None or self.blocked.touches(head.start, number.end()):
            return None
        return unnamed(head.start, number.span(1), entry)

    def _quoted(self, at: int) -> int | None:
        """Return where the name in quotation marks ends that begins at `at`, None where nothing is quoted there."""
        end = self.shape.quoted_end(at)
        return None if end is None or self.blocked.touches(at, end) else end

    def _routed(self, item: Toponym, place: Hit) -> Toponym:
        """Return a road with the town that it leads to: طريق دمشق - حلب."""
        gap = _ROUTE.match(self.words.text, item.end)
        to = self._place_at(gap.end(), weak=True) if gap else None
        end = item.end if to is None or self.words.text[to.word_start] == "و" else to.end
        return item._replace(end=end, name_end=end, area=True, anchor=(place.start, place.end))

    def _nested(self, head: Hit, at: int, *, unknown: bool, depth: int) -> Toponym | None:
        """Return what a second head noun right behind the first names: أحياء مدينة …."""
        holds = at > head.end and self.head_at(at) is not None and not self._is_joined(at)
        inner = self.item(at, unknown=unknown, depth=depth + 1) if holds else None
        if inner is None or inner.anaphor or inner.head is None or inner.head.adjective is None:
            return None if inner is None or inner.anaphor else inner
        entry = head.payload.entry
        # المداجن شرقي معان: where the site lies, not what it is called.
        return None if isinstance(entry, Head) and entry.kind == "installation" else inner

    def _by_head(self, head: Hit, entry: Head, at: int, *, unknown: bool) -> Toponym | None:
        """Return what a head noun names that no gazetteer has, or the place that it repeats (المدينة)."""
        # After a definite head an adjective follows, no name.
        if self.shape.has_article(head.start):
            return self.nouns.own(head, entry) or self._anaphor(head, entry)
        single = head.payload.manner is Manner.SINGULAR
        if not unknown and not (entry.names and single):
            return None
        site = entry.kind == "installation"
        noun = site or entry.kind == "quarter"
        end = self.shape.unknown_end(at, listed=not single) or (
            self.nouns.by_noun(at, quarter=not site) if noun else None
        )
        if end is None or self.nouns.is_accusative(head, entry) or self.nouns.tells_sort(entry, at, end):
            return None
        if site:
            return self.nouns.site(head, entry, at, end)
        return self._suffixed(unnamed(head.start, (at, end), entry), listed=False)

    def _anaphor(self, head: Hit, entry: Head) -> Toponym | None:
        if entry.kind in ("district", "subdistrict"):
            return self.nouns.repeated_part(head, entry)
        if entry.kind not in ("settlement", "quarter", "installation", "governorate"):
            return None
        if (
            head.payload.manner is not Manner.SINGULAR
            or entry.id == "area"
            or self.blocked.touches(head.start, head.end)
        ):
            return None
        unit = not entry.names and entry.kind != "governorate"
        if unit and self.shape.begins_definite(self.shape.skip(head.end)):
            # اللواء المتقاعد: an officer; الجبهة الوطنية: a party.
            return None
        return repeated(head.start, head.end, entry)

    def _bare(self, start: int, *, unknown: bool, listed: bool) -> Toponym | None:
        place = self._place_at(start, weak=self._is_believable(start, listed=listed))
        if place is not None and not self.shape.describes(place.start, place.end):
            return self._suffixed(named(place.start, (place.start, place.end), None), listed=listed)
        new = self._new_at(start)
        if new is not None or not (unknown and listed):
            return new
        at = start + self.shape.conjunction(start)
        if self.hits[Layer.PARTY].at(at) or self.hits[Layer.EVENT].at(at):
            return None
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
        name = "" if place is None else text[place.start : place.end]
        if name in self.introduced.known and name not in particles("common-adjectives"):
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
        if self.shape.adjectives(self.words.ends[i], first=True) > self.words.ends[i]:
            # رفعت العلم العراقي: a thing of a sort.
            return False
        if self.words[i] in particles("raised"):
            return False
        told = self.hits[Layer.CONTROL].at(self.words.starts[i - 1])
        return told is not None or self.words[i - 1].removeprefix("و") in particles("becomes")

    def _area(self, head: Hit, entry: Head, depth: int) -> Toponym | None:
        """Return a descriptive area: a head, directions before or behind, and the name that it is anchored to."""
        if self.nouns.describes(head, entry):
            return None
        end = self.shape.directions(head.end)
        whole = self._place_at(head.start)
        repeats: Head | None = None
        if whole is not None and whole.end > head.end:
            found: tuple[int, int] | None = (whole.start, whole.end)
        else:
            found, end, repeats = self._anchor(head, end, depth)
        if found is None and end == head.end:
            return None
        end = end if found is None else self.shape.directions(max(end, found[1]), of_name=True)
        return described((head.start, end), entry, head_end=head.end, anchor=found, repeats=repeats)

    def _anchor(self, head: Hit, end: int, depth: int) -> tuple[tuple[int, int] | None, int, Head | None]:
        """Return the name that an area is told by, where the words about it end, and the head noun alone that it is."""
        of = _OF.match(self.words.text, end) if end > head.end else None
        at = of.end() if of and not self._place_at(self.shape.skip(end), weak=True) else self.shape.skip(end)
        joined = self._is_joined(at)
        place = None if joined else self._place_at(at, weak=True)
        if place is not None:
            return (place.start, place.end), place.end, None
        inner = None if joined else self.head_at(at)
        nested = self.item(inner.start, unknown=False, depth=depth + 1) if inner and at > head.end else None
        if nested is None:
            return None, end, None
        anchor = nested.anchor or (nested.name_start, nested.name_end)
        return anchor, nested.end, nested.head if nested.anaphor else None

    def _place_at(self, start: int, *, weak: bool = False) -> Hit | None:
        hit = self.hits[Layer.PLACE].at(start)
        if hit is None or (hit.payload.weak and not weak) or self.shape.is_verbal(hit):
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
        told = self.words[i] in particles("tells-namesakes") or (
            item.head is not None and item.head.kind == "quarter" and self.words[i] in particles("numbers-quarter")
        )
        if self.hits[Layer.PLACE].at(self.words.starts[i]) or self.words[i] in particles("counts-names"):
            return item
        if not told and not (listed and self.words[i][0] != "و" and self.shape.closed(i) and self.shape.nameable(i)):
            return item
        return item._replace(end=self.words.ends[i], name_end=self.words.ends[i])


def _own_start(head: Hit, entry: Head, at: int) -> int:
    """Return where a name begins that the gazetteer has with its head noun: مدينة زنجبار is زنجبار."""
    return head.start if entry.keep or is_many(head) or entry.kind == "governorate" else at
