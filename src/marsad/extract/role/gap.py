"""What stands between a word and the place that it may govern."""

import re

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.mention.scan import Layer
from marsad.extract.mention.toponym import PlaceList
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

_GAP_WORDS = 6
_BRACKETS = re.compile(r"\([^()\n]{1,120}\)")
_WORD = re.compile(r"\w+|[.\n؛]")
# How much of it, how many of them.
_QUANTITY = re.compile(
    r"(?:نحو|حوالي|قرابه|زهاء|اكثر من|ما يقارب|ما لا يقل عن|ما يزيد علي|ما يزيد عن|ما يربو علي|اغلب|ما مجموعه)?"
    r" ?(?:\d{1,3}|\w+) ?(?:%|٪|بالميه|بالمايه|في الميه|في المايه) (?:من )?(?:مساحه |اجمالي |مجمل )?"
    r"|(?:نحو|حوالي|قرابه|زهاء|اكثر من|ما يقارب|ما لا يقل عن|ما يزيد علي|ما يزيد عن|ما يربو علي|ما تبقي من|ما بقي من) "
)
# Where the parts of a place lie that are taken: الأحياء الواقعة في القسم الشمالي. What stretches from a town is not it.
_LYING = re.compile(r"\bال\w+ ال(?:واقع|كاين|متبقي|متبقيه|واقعه|كاينه|ممتد(?! من)|ممتده(?! من)) (?:في|ب|من|علي)? ?")
_WHERE = re.compile(r"(?:\b(?:في|قرب|عند|غرب|شرق|شمال|جنوب|وسط|من جهه|من) ?|\bب)\"?$")
# Before a day or a month: قد استعادت في أكتوبر مدينتي.
_WHEN = re.compile(r"\b(?:في|خلال|منذ|مطلع|اواخر|اوايل|منتصف|نهايه|بدايه|صباح|مساء|ليل|فجر|ظهر) $")
_WHEN_REACH = 10
_INSIDE = ("في", "ب", "داخل", "وسط", "هناك")
_STOPS, _THINGS = particles("stops-object"), particles("no-ground")


class Gap(Struct, frozen=True):
    """The words of folded [start, end) without brackets, words of time, and the stretches `aside`."""

    scene: Scene
    start: int
    end: int
    aside: tuple[tuple[int, int], ...] = ()

    def to(self, end: int) -> "Gap":
        """Return this gap as far as `end`."""
        return replace(self, end=end)

    def past(self, places: PlaceList) -> "Gap":
        """Return this gap without the words that only say where."""
        where = _WHERE.search(self.scene.text, self.start, places.start)
        begins = where.start() if where else places.start
        return replace(self, aside=(*self.aside, (begins, places.end)))

    @property
    def words(self) -> list[str]:
        """The words that are left."""
        return _WORD.findall(self.text)

    @property
    def text(self) -> str:
        """The text that is left, what was taken out as blanks."""
        text = self.scene.text
        out = [*self.aside]
        out += [match.span() for match in _BRACKETS.finditer(text, self.start, self.end)]
        for moment in self.scene.moments_in(self.start, self.end):
            when = _WHEN.search(text, max(self.start, moment.start - _WHEN_REACH), moment.start)
            out.append((when.start() if when else moment.start, moment.end))
        kept, at = [], self.start
        for first, last in sorted(out):
            kept.append(text[at : max(at, first)])
            at = max(at, min(last, self.end))
        return " ".join([*kept, text[at : self.end]])

    @property
    def is_light(self) -> bool:
        """Whether the words open no other phrase and name nothing else that one can take."""
        text = _LYING.sub(" ", _QUANTITY.sub(" ", self.text))
        words = _without_circumstance(_WORD.findall(text))
        if len(words) > _GAP_WORDS or any(word in ".\n؛" or word in _STOPS or word in _THINGS for word in words):
            return False
        return not self.scene.sides_in(self.start, self.end) and not self._acts()

    @property
    def is_stronghold(self) -> bool:
        """Whether the words say whose last position it is that is taken: على آخر معاقل التنظيم في."""
        named = self.scene.sides_in(self.start, self.end)
        if len(named) != 1:
            return False
        before = _WORD.findall(self.scene.text[self.start : named[0].word_start])
        behind = _WORD.findall(self.scene.text[named[0].end : self.end])
        told = bool(before) and all(word in particles("strongholds") for word in before)
        return told and all(word in _INSIDE for word in behind)

    def _acts(self) -> bool:
        verbs = (Manner.PAST, Manner.PRESENT)
        hits = self.scene.hits[Layer.OUTCOME].within(self.start, self.end)
        given = self.scene.hits[Layer.CONTROL].within(self.start, self.end)
        # قبول الجماعة بتسليم الميناء: another word takes the place.
        takes = any(hit.payload.manner is Manner.MASDAR and hit.word_start < hit.start for hit in given)
        return takes or any(hit.payload.manner in verbs for hit in hits)

    def is_aside(self, places: PlaceList) -> bool:
        """Return whether `places` behind this gap only say where something else is taken: في ريف حماة."""
        where = _WHERE.search(self.scene.text, self.start, places.start)
        before = replace(self, end=where.start()) if where else None
        return before is not None and len(before.words) <= 1 and before.is_light


def _without_circumstance(words: list[str]) -> list[str]:
    """Return the words up to those at their end that tell after or during what something was taken: بعد معارك عنيفة.

    A noun right before a place would govern it (بعد قصف بلدة …): an adjective or a definite noun must close them.
    """
    at = next((i for i, word in enumerate(words) if word.removeprefix("و") in _AFTER), None)
    told = words[at + 1 :] if at is not None else []
    if at is None or not _FEWEST <= len(told) <= _GAP_WORDS or told[-1] in _STOPS or told[-1] in _INSIDE:
        return words
    closed = told[-1].startswith("ال") or told[0] in particles("circumstance")
    return words[:at] if closed and not any(word in ".\n؛" for word in told) else words


_AFTER = ("بعد", "عقب", "اثر", "خلال", "وسط", "اثناء", "غداه")
# So many words at least: the noun and what closes it.
_FEWEST = 2
