"""What the words around a head noun say of it: that it names a place, tells its sort, or only describes another."""

from dataclasses import dataclass

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.shape import Shape
from marsad.extract.mention.toponym import Toponym, unnamed
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner
from marsad.text.fold import fold


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

    def by_noun(self, at: int) -> int | None:
        """Return where the name of an installation or quarter ends that is a common noun: حاجز المداجن, حي المطار."""
        noun = self.shape.hits[Layer.HEAD].at(at) if self.shape.words.text.startswith("ال", at) else None
        if noun is not None and isinstance(noun.payload.entry, Head) and noun.payload.entry.numbered:
            # معسكر اللواء الرابع
            return self.shape.adjectives(noun.end, first=True)
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
        if entry.kind != "installation" or not entry.names or head.payload.manner is not Manner.SINGULAR:
            return None
        end = self.shape.adjectives(head.end, first=True)
        return unnamed(head.start, (head.start, end), entry) if end > head.end else None

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


def is_many(head: Hit) -> bool:
    """Return whether the head noun is a plural or a dual."""
    return head.payload.manner is not Manner.SINGULAR
