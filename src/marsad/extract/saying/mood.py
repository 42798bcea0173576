"""How surely something is said: the cues before it (or behind it) in its clause."""

import re
from dataclasses import dataclass

from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.particle import particles
from marsad.extract.saying.rumour import is_rejected
from marsad.extract.term import Modality
from marsad.extract.vocabulary import Manner, Mood
from marsad.text.fold import fold

_REACH = 70
# How far behind a fact its doubt may stand: ولم يتسن التحقق من ذلك.
_AFTER = 120
# Of two cues the one further down takes the other's force away.
_FORCE = (
    Modality.DENIED,
    Modality.HYPOTHETICAL,
    Modality.INTENDED,
    Modality.UNCONFIRMED,
)
_WORD_REACH = 9
# What one does something for, where it is not done: للسيطرة, لإجلاء.
_PURPOSEFUL = (Layer.CONTROL, Layer.MOVEMENT)
# Behind these a cue has no force left.
_BREAKS = (
    ". ",
    "؛",
    "\n",
    " وتمكن",
    "، و",
    "، ان ",
    "، انه",
    " اثر ",
    " عقب ",
    "، التي ",
    "، الذي ",
    " الذي ",
    " التي ",
    " الذين ",
    " لا تزال ",
    " لا يزال ",
    " ما زال",
)
_BROKEN = re.compile("|".join(map(re.escape, _BREAKS)))
# Before a verb in the present tense: perhaps.
_MAY = frozenset(("قد", "وقد", "فقد"))
_EXCEPTIONS = frozenset(("سوي", "الا"))
# From a verb to the exception behind it: لم تفقد الفصائل سوى.
_EXCEPT_REACH, _NEAR = 30, 3
_FINITE = (Manner.PAST, Manner.PRESENT)
_TOLD = (Manner.PAST, Manner.PASSIVE)
_VERBS = (Manner.PAST, Manner.PRESENT, Manner.PASSIVE, Manner.OURS)
# A negation and the verb of a noun, in code points.
_VERB_REACH = 18
_THAT = re.compile(r"\b[وف]?ب?ان(?:ه|ها|هم)?\b")
_NEGATIONS = frozenset(("لم", "لن", "ولم", "فلم", "ولن"))
_NEVER = _NEGATIONS | {"لا", "ولا"}
# These negate the present tense alone.
_NOT_NOW = frozenset(("لا", "ولا", "ليس", "ليست"))
# What an aim comes after has happened: تسعى إلى دخول P بعد تمكنها من دخول Q, بعد أن استعادت Q.
_DONE_BEFORE = re.compile(r"\bبعد(?:ما| ان| (?:تمكن|نجاح)(?:ها|ه|هم) (?:من|في)(?: \w+)?) $")


@dataclass(frozen=True, slots=True)
class Moods:
    """The cues of one text."""

    text: str
    hits: Hits

    def over(self, trigger: Hit, proposition: tuple[int, int]) -> Modality | None:
        """Return what the cues in `proposition` say of `trigger`, None where none bears on it."""
        if "س" in self.text[trigger.word_start : trigger.start] and trigger.payload.manner is Manner.PRESENT:
            return Modality.INTENDED
        if self._is_purpose(trigger):
            return Modality.INTENDED
        if self._negated(trigger) or is_rejected(self.text, trigger.word_start, trigger.end):
            return Modality.DENIED
        if trigger.payload.manner is Manner.PRESENT and self._before(trigger) in _MAY:
            return Modality.HYPOTHETICAL
        found = [mood for hit in self.hits.within(*proposition) if (mood := self._bears(hit, trigger)) is not None]
        return min(found, key=_FORCE.index) if found else None

    def _is_purpose(self, trigger: Hit) -> bool:
        """Return whether a verbal noun of control is what something is done for: لاستعادتها, للسيطرة على."""
        attached = self.text[trigger.word_start : trigger.start].endswith("ل") or (
            self.text.startswith("لل", trigger.word_start) and trigger.start == trigger.word_start + 1
        )
        if trigger.payload.manner is not Manner.MASDAR or trigger.payload.layer not in _PURPOSEFUL:
            return False
        before = self._before(trigger)
        # معركة السيطرة على البوكمال: a battle for it is no capture of it. عملية إجلاء السكان: they do leave.
        battle = trigger.payload.layer is Layer.CONTROL and before in particles("battle-for")
        return battle or (attached and before not in particles("not-for"))

    def _negated(self, trigger: Hit) -> bool:
        before = self._before(trigger)
        if self._excepts(trigger):
            return False
        if trigger.payload.manner is Manner.PRESENT and before in _NOT_NOW:
            return True
        if trigger.payload.manner not in _VERBS and before in particles("takes-place"):
            # لم تقع اشتباكات, لن تشهد المدينة معارك: the noun's verb is denied.
            first = self.text[max(0, trigger.word_start - _VERB_REACH) : trigger.word_start].split()[-2:-1]
            return bool(first) and first[0] in _NEVER
        return before in _NEGATIONS and trigger.payload.manner is not Manner.MASDAR

    def _excepts(self, trigger: Hit) -> bool:
        """Return whether what is denied is all but what follows: لم يقتل سوى ثلاثة, لم تعترف إلا بمقتل اثنين."""
        return not _EXCEPTIONS.isdisjoint(
            self.text[trigger.word_end : trigger.word_end + _EXCEPT_REACH].split()[:_NEAR]
        )

    def _before(self, trigger: Hit) -> str:
        """Return the word before, empty where it is a long one."""
        before = self.text[max(0, trigger.word_start - _WORD_REACH) : trigger.word_start].split()
        return before[-1] if before else ""

    def _bears(self, hit: Hit, trigger: Hit) -> Modality | None:
        entry = hit.payload.entry
        assert isinstance(entry, Mood)
        if any(self.text.startswith(fold(phrase).text, hit.start) for phrase in entry.never):
            return None
        if self._before(hit) in particles("agency-of-news"):
            return None
        if entry.after and hit.start > trigger.end:
            return entry.modality if hit.start - trigger.end <= _AFTER else None
        reaches = self._opens(entry, hit, trigger) and self._leads_to(hit, trigger)
        return entry.modality if reaches else None

    def _leads_to(self, hit: Hit, trigger: Hit) -> bool:
        """Return whether nothing between a cue and the word behind it takes its force."""
        gap = self.text[hit.end : trigger.word_start]
        if not 0 <= trigger.word_start - hit.end <= _REACH or _BROKEN.search(gap):
            return False
        owned = trigger.payload.manner is Manner.MASDAR and trigger.word_end > trigger.end
        if _DONE_BEFORE.search(gap) or (owned and gap.endswith(" بعد ")) or self._goes_on(hit, trigger):
            return False
        return hit.payload.manner is not Manner.MASDAR or "،" not in gap

    def _goes_on(self, hit: Hit, trigger: Hit) -> bool:
        """Return whether a verb goes on behind one that takes what it governs its truth: أحبطوا هجوما وقتلوا عشرة."""
        if not self.text.startswith("و", trigger.word_start) or trigger.word_start == trigger.start:
            return False
        entry = hit.payload.entry
        foiled = isinstance(entry, Mood) and entry.foils
        both = hit.payload.manner in _FINITE and trigger.payload.manner in _TOLD
        return (foiled and (both or trigger.payload.layer is Layer.OUTCOME)) and not _THAT.search(
            self.text, hit.end, trigger.word_start
        )

    def _opens(self, entry: Mood, hit: Hit, trigger: Hit) -> bool:
        """Return whether the form of the cue, and what is attached to the word it bears on, are those it needs."""
        present = not entry.present or hit.payload.manner is Manner.PRESENT
        attached = self.text[trigger.word_start : trigger.start].endswith(entry.into)
        return present and (attached or self._before(trigger) == fold(entry.into).text)
