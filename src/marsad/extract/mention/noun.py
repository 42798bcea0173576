"""What the words around a head noun say of it: that it names a place, tells its sort, or only describes another."""

import re
from dataclasses import dataclass

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.shape import Shape
from marsad.extract.mention.toponym import Toponym, repeated, unnamed
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner
from marsad.text.fold import fold

# The number of a unit: الفرقة 17.
NUMBER = re.compile(r" \"?(\d{1,4})\b")


@dataclass(frozen=True, slots=True)
class Nouns:
    """Looks at head nouns among the words of one text."""

    shape: Shape

    def is_part(self, head: Hit, entry: Head) -> bool:
        """Return whether parts of a town are told by where they lie: الأحياء الشرقية."""
        quarters = entry.kind == "quarter" and self.shape.has_article(head.start)
        return quarters and self.shape.directions(head.end) > head.end

    def is_described(self, head: Hit, entry: Head, at: int) -> bool:
        """Return whether an adjective follows a definite installation, though a village is called so: المطار القديم."""
        described = entry.kind == "installation" and self.shape.has_article(head.start)
        return described and self.shape.adjectives(head.end) > at

    def lengthened(self, item: Toponym) -> Toponym:
        """Return an installation with the adjectives that go on with its name: مستشفى صيدا الحكومي."""
        installed = item.head is not None and item.head.kind == "installation" and item.head.keep
        end = self.shape.adjectives(item.end) if installed else item.end
        return item if end == item.end else item._replace(end=end, name_end=end, anchor=(item.name_start, item.end))

    def is_whereabouts(self, head: Hit, inner: Toponym) -> bool:
        """Return whether the area behind says where places are, not which: قريتين شمال عفرين."""
        return inner.head is not None and inner.head.adjective is not None and not self.shape.has_article(head.start)

    def tells_sort(self, entry: Head, at: int, end: int) -> bool:
        """Return whether what follows a noun for a town tells its sort, not its name: مدينة رئيسية, وسائل محلية بأن."""
        if entry.kind == "installation":
            return False
        if entry.definite and not self.shape.begins_definite(at):
            return True
        return self.shape.words.text[at:end] in particles("common-adjectives")

    def site(self, head: Hit, entry: Head, at: int, end: int) -> Toponym | None:
        """Return an installation named by the words at [at, end), None where these only describe one."""
        doubtful = entry.definite and not self.shape.begins_definite(at)
        if doubtful or self.shape.is_bare_adjective(at, end):
            return None
        return unnamed(head.start, (at, self.shape.adjectives(end)), entry)

    def past_material(self, entry: Head, at: int) -> int:
        """Return where the name begins behind the noun that says what a site is for: محطة كهرباء أم دباكر."""
        words, i = self.shape.words, self.shape.words.holding(at)
        if entry.kind != "installation" or words[i] not in particles("site-material") or i + 1 >= len(words):
            return at
        return words.starts[i + 1] if words.joined(i, i + 1) and self.shape.nameable(i + 1) else at

    def unit(self, head: Hit, entry: Head) -> Toponym | None:
        """Return the seat of a unit or an office that is named for it: مقر الفرقة 17 مشاة, فرع المخابرات الجوية."""
        if not entry.houses or is_many(head) or self.shape.has_article(head.start):
            return None
        at = self.shape.skip(head.end)
        noun, party = self.shape.hits[Layer.HEAD].at(at), self.shape.hits[Layer.PARTY].at(at)
        named = party is not None and party.word_end == party.end and (noun is not None or self.shape.has_article(at))
        end = party.end if party is not None and named else None
        number = NUMBER.match(self.shape.words.text, noun.end) if noun is not None and _is_numbered(noun) else None
        if number is not None:
            end = max(end or 0, number.end(1))
        return None if end is None else unnamed(head.start, (at, self.shape.adjectives(end)), entry)

    def by_noun(self, at: int, *, quarter: bool) -> int | None:
        """Return where the name of an installation or quarter ends that is a common noun: حاجز المداجن, حي المطار."""
        if not self.shape.words.text.startswith("ال", at):
            return None
        noun = self.shape.hits[Layer.HEAD].at(at)
        if noun is not None and _is_numbered(noun):
            # معسكر اللواء الرابع
            return self.shape.adjectives(noun.end, first=True)
        people = self.shape.hits[Layer.PERSON].at(at) if quarter else None
        # حي الرفاق, حي الضباط
        noun = noun or (people if people is not None and people.payload.manner is Manner.PLURAL else None)
        return noun.end if noun else None

    def inside_town(self, head: Hit, entry: Head, at: int) -> Toponym | None:
        """Return a site or quarter of a town that the noun at `at` only repeats: أحياء المدينة, سوق البلدة."""
        noun = self.shape.hits[Layer.HEAD].at(at) if self.shape.has_article(at) else None
        if entry.kind not in ("installation", "quarter") or noun is None or is_many(noun) or noun.word_end != noun.end:
            return None
        town = noun.payload.entry
        if not isinstance(town, Head) or town.id not in _REPEATED or self.shape.adjectives(noun.end) > noun.end:
            return None
        return unnamed(head.start, (head.start, noun.end), entry)._replace(repeats=town)

    def is_accusative(self, head: Hit, entry: Head) -> bool:
        """Return whether the noun stands in the indefinite accusative, behind which no name follows: سوقا."""
        text = self.shape.words.text
        # حقلا الأراك والهيل: before a name with an article it is the dual.
        named = text.startswith("ال", self.shape.skip(head.end))
        return not is_many(head) and not named and text[head.start : head.end] == fold(entry.singular).text + "ا"

    def own(self, head: Hit, entry: Head) -> Toponym | None:
        """Return an installation that its adjective alone names: القصر الجمهوري, الملعب البلدي."""
        if not entry.names or head.payload.manner is not Manner.SINGULAR:
            return None
        if entry.kind != "installation":
            return self._sort(head, entry)
        end = self.shape.adjectives(head.end, first=True)
        return unnamed(head.start, (head.start, end), entry) if end > head.end else None

    def _sort(self, head: Hit, entry: Head) -> Toponym | None:
        """Return the part of a town that a sort names: المدينة الصناعية; it repeats no town named before."""
        words = self.shape.words
        i = words.from_offset(head.end)
        if not 0 < i < len(words) or not words.joined(i - 1, i) or words[i] not in particles("town-sorts"):
            return None
        return unnamed(head.start, (head.start, words.ends[i]), entry)

    def repeated_part(self, head: Hit, entry: Head) -> Toponym | None:
        """Return a part of the country that was named before (الناحية); None where the word is another."""
        words, i = self.shape.words, self.shape.words.holding(head.start)
        behind = words[i + 1] if i + 1 < len(words) and words.joined(i, i + 1) else ""
        # السلطات المحلية, من الناحية العسكرية, القضاء على: an adjective, an aspect, the end of somebody.
        other = self.shape.describes(head.start, head.end) or behind.startswith("ال") or behind == "علي"
        return None if other or is_many(head) else repeated(head.start, head.end, entry)

    def only_describes(self, head: Hit, place: Hit) -> bool:
        """Return whether an adjective follows a plural head: قرى جديدة."""
        plural = head.payload.manner is Manner.PLURAL
        word = self.shape.words.text[place.start : place.end].removeprefix("ال")
        return plural and word in particles("common-adjectives")

    def governed(self, head: Hit, entry: Head, place: Hit | None) -> Hit | None:
        """Return the place that the noun governs, none without an article behind one with it: المحافظة شبه كاملة."""
        town = entry.id in _TOWNS and head.payload.manner is Manner.SINGULAR and self.shape.has_article(head.start)
        return None if town and place is not None and not self.shape.has_article(place.start) else place

    def describes(self, head: Hit, entry: Head) -> bool:
        """Return whether the direction only describes the noun before it (المحور الغربي), or is an adverb (شمالا)."""
        text, i = self.shape.words.text, self.shape.words.holding(head.start)
        if entry.adjective is None:
            return False
        if text[head.start : head.end].endswith("ا"):
            return True
        alone = head.word_start == head.start and self.shape.has_article(head.start)
        if not alone or i == 0 or not self.shape.words.joined(i - 1, i):
            return False
        noun = self.shape.words[i - 1].removeprefix("و").removeprefix("ب")
        return noun.startswith("ال") or noun.endswith("ها")


_REPEATED = ("city", "town", "village")
_TOWNS = ("city", "town", "village", "governorate")


def _is_numbered(head: Hit) -> bool:
    """Return whether a noun is of units that go by numbers: الفرقة, اللواء."""
    return isinstance(head.payload.entry, Head) and head.payload.entry.numbered


def is_many(head: Hit) -> bool:
    """Return whether the head noun is a plural or a dual."""
    return head.payload.manner is not Manner.SINGULAR
