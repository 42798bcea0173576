"""The shape of a name in a text: where it ends, what parts it from the next, what cannot be one."""

import re
from dataclasses import dataclass

from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.words import Words
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head, Manner
from marsad.theatre.gazetteer import given_names

_LONGEST_NAME = 3
# جنسيات مختلفة سورية: from the noun to its adjective where its sort stands between, in words.
_SORT = 2
_SHORTEST_NAME = 3
_LONGEST_QUOTED = 40
# نزحت, أزالوا: a shorter word that ends so is sooner a noun.
_SHORTEST_VERB = 4
# What an imperfect of the longer forms begins with, or a noun with its article behind ل.
_VERBAL = ("يت", "تت", "يست", "تست", "استق", "استه", "لل")
# وراءهم, إجازاتهم: a word of so many letters that ends so has a pronoun.
_OWNED = 4
# كإدلب: a shorter name behind ك is sooner a word of its own.
_SHORTEST_LIKENED = 3
_GAP = re.compile(r"[ \"'\[(]*")
_COMMA = re.compile(r"[\"'\])]*(?:\([^()\n]{1,40}\))?[ ]*[،,/][ ]*")
_THEN = ("ثم", "وكذلك", "اضافه")
# What a word may be, so that it is no name.
_OTHERS = (Layer.PARTY, Layer.OUTLET, Layer.PERSON, Layer.SAYING, Layer.CONTROL, Layer.OUTCOME, Layer.HEAD)


@dataclass(frozen=True, slots=True)
class Shape:
    """Looks at the words of one text as at possible names."""

    words: Words
    hits: dict[Layer, Hits]

    def skip(self, at: int) -> int:
        """Return the first offset from `at` on that is no blank, quotation mark or bracket."""
        match = _GAP.match(self.words.text, at)
        return match.end() if match else at

    def directions(self, end: int, *, of_name: bool = False) -> int:
        """Return where the adjectives of direction that follow `end` end.

        `of_name`: they describe a name, so that all have an article: شمال دارفور | غربي السودان.
        """
        i = self.words.from_offset(end)
        while i < len(self.words) and i > 0 and self.words.joined(i - 1, i):
            word = self.words[i].removeprefix("و")
            if word not in particles("direction") or (of_name and not word.startswith("ال")):
                break
            end = self.words.ends[i]
            i += 1
        return end

    def separator(self, end: int) -> int | None:
        """Return where the next item of a list would begin, clitics included, None where the list ends."""
        text = self.words.text
        comma = _COMMA.match(text, end)
        at = comma.end() if comma else self.skip(end)
        i = self.words.from_offset(at)
        if i >= len(self.words) or self.words.starts[i] != at or at == end:
            return None
        word = self.words[i]
        if word in ("و", "ف") and i + 1 < len(self.words) and self.words.joined(i, i + 1):
            # و"المطاحن": the conjunction stands before the quotation mark.
            return self.words.starts[i + 1]
        if word in _THEN and i + 1 < len(self.words):
            return self.words.starts[i + 1]
        return at if comma or word.startswith(("و", "ف")) else None

    def quoted_end(self, at: int) -> int | None:
        """Return where the name ends that quotation marks hold from `at` on: منطقة "محزام ماس"."""
        text = self.words.text
        end = text.find('"', at, at + _LONGEST_QUOTED) if text[at - 1 : at] == '"' else -1
        i = self.words.holding(at)
        if end < 0 or self.words.starts[i] != at or "\n" in text[at:end]:
            return None
        many = self.words.holding(end - 1) - i >= _LONGEST_NAME
        return None if many or self.is_particle(i, self.words[i]) or self._is_other(at) else end

    def conjunction(self, start: int) -> int:
        """Return how many letters of the word at `start` join it to the one before."""
        return 1 if self.words.text[start : start + 1] == "و" else 0

    def unknown_end(self, start: int, *, listed: bool) -> int | None:
        """Return where a name ends that no gazetteer has, None where no name begins at `start`."""
        i = self.words.holding(start)
        if i < 0 or not start < self.words.ends[i] or not self.nameable(i, start):
            return None
        if self.words.text[start] == "و":
            # قرية وتجمع: a conjunction, sooner than a name that no gazetteer has.
            return None
        last = self._compounded(i, start)
        if last is None:
            return None
        return self.words.ends[self._last_listed(last) if listed else last]

    def _compounded(self, i: int, start: int) -> int | None:
        """Return the last word that the name at word `i` needs (الحاج عبد الله), None where it is not there."""
        word = self.words.text[start : self.words.ends[i]]
        for _ in range(_LONGEST_NAME):
            if word not in particles("compounds-name"):
                break
            if i + 1 >= len(self.words) or not self.words.joined(i, i + 1) or not self._compoundable(word, i + 1):
                return None
            i += 1
            word = self.words[i]
        return i

    def _compoundable(self, first: str, i: int) -> bool:
        """Return whether word `i` goes on with a name: behind "mother of" any noun does: أم حارتين."""
        word = self.words[i]
        noun = first in ("ام", "ابو", "بني") and word.isalpha() and len(word) >= _SHORTEST_NAME
        return self.nameable(i) or (noun and not self.is_particle(i, word) and not _is_ordinary(word))

    def adjectives(self, end: int, *, first: bool = False) -> int:
        """Return where the adjectives end that go on with the name of an installation ending at `end`.

        `first`: any definite word may be the first of them (الملعب البلدي).
        """
        i = self.words.from_offset(end)
        while 0 < i < len(self.words) and self.words.joined(i - 1, i):
            known = self.words[i] in particles("installation-adjective")
            if not known and not (first and self._is_definite(i)):
                break
            end, first = self.words.ends[i], False
            i += 1
        return end

    def has_article(self, start: int) -> bool:
        """Return whether the noun at `start` has one, which is but a second letter behind ل: للمدينة."""
        text = self.words.text
        return text.startswith(("ال", "لل"), start) or (
            text[start : start + 1] == "ل" and text[start - 1 : start] == "ل"
        )

    def _is_definite(self, i: int) -> bool:
        word = self.words[i]
        return word.startswith("ال") and word not in particles("closes-name") and self.nameable(i)

    def begins_definite(self, at: int) -> bool:
        """Return whether a name at `at` has an article, is a person's, or has a first word that calls for another."""
        word = self.words[self.words.holding(at)]
        return self.words.text.startswith("ال", at) or word in particles("compounds-name") or word in given_names()

    def is_bare_adjective(self, start: int, end: int) -> bool:
        """Return whether the words are one adjective without an article: قاعدة عسكرية, مستشفى ميداني."""
        word = self.words.text[start:end]
        return not word.startswith("ال") and " " not in word and word.endswith(("ي", "يه"))

    def is_verbal(self, hit: Hit) -> bool:
        """Return whether what is before a name makes another word of it: سـ is a verb's, كسرت is not ك before سرت."""
        clitics = self.words.text[hit.word_start : hit.start]
        short = hit.end - hit.start <= _SHORTEST_LIKENED and not self.has_article(hit.start)
        return "س" in clitics or ("ك" in clitics and short)

    def describes(self, start: int, end: int) -> bool:
        """Return whether an adjective that is a name too describes the noun before it: المدينة الهامة, جنسيات سورية."""
        i = self.words.holding(start)
        if self._is_nationality(i):
            return True
        if self.words.text[start:end] not in particles("describes-too"):
            return False
        return i > 0 and self.words.joined(i - 1, i) and self.words[i - 1].startswith(("ال", "وال", "بال", "لل"))

    def _is_nationality(self, i: int) -> bool:
        """Return whether word `i` tells a nationality: من جنسيات سورية, من جنسيات مختلفة سورية وعراقية."""
        near = [j for j in (i - 1, i - _SORT) if j >= 0 and all(self.words.joined(k, k + 1) for k in range(j, i))]
        return any(self.words[j] in particles("nationality") for j in near)

    def _last_listed(self, first: int) -> int:
        """Return the last word of a list's item that begins with word `first`: up to the next separator."""
        last = first
        while last + 1 < len(self.words) and last - first + 1 < _LONGEST_NAME:
            joined = self.words.joined(last, last + 1) and self.nameable(last + 1)
            if not joined or self.words[last + 1][0] == "و":
                break
            last += 1
        return last if self.closed(last) else first

    def closed(self, i: int) -> bool:
        """Return whether a list's separator or end stands behind word `i`."""
        behind = self.words.text[self.words.ends[i] : self.words.ends[i] + 2]
        return not behind.strip(" ") or behind.lstrip(" ")[:1] in "و،,.-/)؛\n\"'"

    def nameable(self, i: int, start: int | None = None) -> bool:
        """Return whether word `i`, or what of it stands from `start` on, may be a name."""
        start = self.words.starts[i] if start is None else start
        word = self.words.text[start : self.words.ends[i]]
        short = len(word) < _SHORTEST_NAME and word not in particles("compounds-name")
        if short or not word.isalpha() or self.is_particle(i, word) or _is_ordinary(word):
            return False
        return not self._is_other(start)

    def _is_other(self, start: int) -> bool:
        """Return whether the word at `start` is known as something else than a name."""
        word = self.words.text[start : self.words.ends[self.words.holding(start)]]
        if word in particles("compounds-name") and self.hits[Layer.PERSON].at(start):
            # مار يوحنا is no passer-by, وأم عشبة no mother.
            return False
        told = (self.hits[layer].at(start) for layer in _OTHERS)
        return any(hit and not hit.payload.weak and not self.is_adjective(hit) for hit in told)

    def is_adjective(self, hit: Hit) -> bool:
        """Return whether what is spelled like the dual of a noun before another is an adjective: الميناء النهري."""
        entry, text = hit.payload.entry, self.words.text
        dual = isinstance(entry, Head) and entry.adjective is None and hit.payload.manner is Manner.DUAL
        return dual and text.startswith("ال", hit.start) and not text.startswith(("ن", "ان"), hit.end - 1)

    def is_particle(self, i: int, word: str) -> bool:
        """Return whether the word belongs to a closed class, is a common noun of lists, or has their pronoun."""
        closed = bool({word, self.words[i]} & particles("closes-name"))
        return (
            closed or word in particles("no-name") or (len(word) > _OWNED and word.endswith(("هم", "ها", "نا", "هما")))
        )


def _is_ordinary(word: str) -> bool:
    """Return whether folded `word` is no name by its shape: a verb (نزحت), a noun behind its ل, an adjective."""
    if word.startswith("ال"):
        return False
    # مخيم مؤقت: what begins with م is sooner a participle than a verb.
    she = word.endswith("ت") and not word.endswith("ات") and word[0] != "م" and len(word) >= _SHORTEST_VERB
    they = word.endswith("وا") and len(word) >= _SHORTEST_VERB
    return she or they or word.startswith(_VERBAL) or word in particles("common-adjectives")
