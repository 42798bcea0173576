"""A word of events in its clause."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.extract.event_vocabulary import IncidentWord, MeansWord
from marsad.extract.mention.company import company_end, folded
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

# How far before it, in code points, the verb stands that carries an event's doer: شن X، ليل أمس، هجوما.
_LEAD_REACH = 110
# How far an event's noun governs the verbs of its own clause: هجوم … استهدف.
_OWN_REACH = 110
_GOVERNED_REACH = 90
_GOVERNED_WORDS = 9
_NOUNS = (Manner.MASDAR, Manner.SINGULAR, Manner.DUAL, Manner.PLURAL, Manner.PHRASE)
_DAMMA = "\u064f"
_FIRST_LETTERS = 4
_HIS = 8
_TRIED = 16
_DATIVE = ("له", "لها", "لهم")
# How a noun of the feminine ends before a pronoun.
_HERS = ("تها", "ته", "تهم")


def word(hit: Hit) -> IncidentWord:
    """Return the row of a word of events."""
    entry = hit.payload.entry
    assert isinstance(entry, IncidentWord)
    return entry


class Cue(Struct, frozen=True, kw_only=True):
    """A word of events at folded [trigger.start, trigger.end), and where its clause lies.

    `end`: where the next event, or the proposition, begins. `lead`: the verb before that carries its doer (شن).
    """

    scene: Scene
    trigger: Hit
    entry: IncidentWord
    proposition: tuple[int, int]
    sentence: tuple[int, int]
    start: int
    end: int
    lead: Hit | None = None

    @property
    def is_noun(self) -> bool:
        """Whether the word stands as a noun."""
        verbal = self.entry.verbal and self.trigger.payload.manner is Manner.PHRASE
        return self.trigger.payload.manner in _NOUNS and not verbal

    @property
    def is_governed(self) -> bool:
        """Whether a verb before tells the verbal noun of its subject: تمكنت القوات من فك الحصار."""
        start = max(self.sentence[0], self.trigger.word_start - _GOVERNED_REACH)
        words = self.scene.text[start : self.trigger.word_start].replace('"', " ").split()[-_GOVERNED_WORDS:]
        governing = particles("governs-masdar")
        return any(word in governing or word[1:] in governing for word in words)

    @property
    def is_tried(self) -> bool:
        """Whether right before the verbal noun stands an attempt with a pronoun for who makes it: محاولتهم التسلل."""
        before = self.scene.text[max(self.sentence[0], self.trigger.word_start - _TRIED) : self.trigger.word_start]
        return any(word in particles("their-attempt") for word in before.split()[-1:])

    @property
    def owned(self) -> bool:
        """Whether a pronoun is attached to the word: هجومه, عملياتها العسكرية."""
        first = self.scene.text[self.trigger.start : self.trigger.end].split(" ", 1)
        return self.trigger.word_end > self.trigger.end or (len(first) > 1 and first[0].endswith(_HERS))

    @property
    def is_his(self) -> bool:
        """Whether right behind the noun stands whose it is as a pronoun: هجوم له على."""
        behind = self.scene.text[self.trigger.word_end : self.trigger.word_end + _HIS].split()[:1]
        return self.is_noun and bool(behind) and behind[0] in _DATIVE

    @property
    def is_passive(self) -> bool:
        """Whether the word is a passive verb: spelled so, or marked so by the writer."""
        return is_passive(self.scene, self.trigger)

    @property
    def clitic(self) -> str:
        """What is attached before the word."""
        return self.scene.text[self.trigger.word_start : self.trigger.start]

    @property
    def is_definite(self) -> bool:
        """Whether the word has the article: an event that was told before, unless its clause says more."""
        return self.scene.text.startswith("ال", self.trigger.start) or (self.clitic == "ل" and self._has_lil())

    def _has_lil(self) -> bool:
        return self.scene.text.startswith("لل", self.trigger.word_start)


def is_passive(scene: Scene, hit: Hit) -> bool:
    """Return whether a verb is passive: spelled so, or with the writer's own damma on its first letters."""
    if hit.payload.manner is not Manner.PAST:
        return hit.payload.manner is Manner.PASSIVE
    written = scene.folded.span(hit.start, hit.end).quote(scene.folded.original)
    return _DAMMA in written[:_FIRST_LETTERS]


def _is_time(scene: Scene, hit: Hit) -> bool:
    """Return whether the word only begins words of time: فجر اليوم نفسه."""
    begun = scene.moments_in(hit.word_start, hit.start + 1)
    return any(moment.end > hit.word_end for moment in begun)


def cues(scene: Scene) -> Iterator[Cue]:
    """Yield every event that the report's passages tell, in order."""
    told = [hit for hit in scene.hits[Layer.EVENT] if _is_told(scene, hit) and not _is_time(scene, hit)]
    told = list(_apart(scene, [hit for hit in told if not is_reach(scene, hit)]))
    told = [hit for hit in told if not word(hit).led_by or _is_led(scene, hit)]
    before = 0
    for i, trigger in enumerate(told):
        if i and not word(told[i - 1]).carries:
            before = told[i - 1].word_end
        proposition = scene.proposition(trigger.start)
        limit = _both_sides(scene, proposition[1]) if word(trigger).family == "clash" else proposition[1]
        behind = _behind(scene, told, i, limit)
        yield Cue(
            scene=scene,
            trigger=trigger,
            entry=word(trigger),
            proposition=proposition,
            sentence=scene.sentence(trigger.start),
            start=max(proposition[0], before),
            end=min(limit, behind),
            lead=_lead(scene, trigger, max(proposition[0], before)),
        )


def _apart(scene: Scene, told: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the words that are no part of the one before: the siege in كسر الحصار."""
    end = 0
    for hit in told:
        if hit.start >= end:
            yield hit
            end = company_end(scene.text, hit.word_end, word(hit))


def _both_sides(scene: Scene, end: int) -> int:
    """Return where the clause of a fight ends: من جهة أخرى names its other side, and begins nothing new."""
    sentence = scene.sentence(end - 1)
    while end < sentence[1] and scene.text.startswith(_OTHER_SIDE, end):
        end = scene.proposition(end)[1]
    return end


_OTHER_SIDE = ("من جهه اخري", "من جانب اخر", "من ناحيه اخري")


def _behind(scene: Scene, told: Sequence[Hit], i: int, end: int) -> int:
    """Return where the next event begins that shares no slots with word `i`: قصف واشتباكات في P share theirs."""
    while i + 1 < len(told) and told[i + 1].start < end:
        gap = scene.text[told[i].word_end : told[i + 1].word_start]
        both = told[i].payload.manner in _NOUNS and told[i + 1].payload.manner in _NOUNS
        joined = scene.text.startswith("و", told[i + 1].word_start) and len(gap.split()) <= _ADJECTIVES
        if not (both and joined and told[i + 1].word_start < told[i + 1].start):
            return told[i + 1].word_start
        i += 1
    return end


_ADJECTIVES = 2


def _is_told(scene: Scene, hit: Hit) -> bool:
    entry = word(hit)
    helper = entry.family == "light" or (entry.family == "reach" and is_reach(scene, hit))
    if helper or scene.passage(hit.start) is None or not _is_verb(scene, hit):
        return False
    return not (entry.alone and _has_strike_before(scene, hit))


def _is_verb(scene: Scene, hit: Hit) -> bool:
    """Return whether what is attached to a verb may be: كفر is no verb, nor is القوة."""
    finite = hit.payload.manner in (Manner.PAST, Manner.PRESENT, Manner.PASSIVE)
    attached = scene.text[hit.word_start : hit.start]
    if {scene.text[hit.start : hit.word_end], scene.text[hit.word_start : hit.word_end]} & folded(word(hit).never):
        return False
    return not (finite and set(attached) & {"ك", "ب"}) and not (hit.payload.manner is Manner.PAST and "ل" in attached)


def _has_strike_before(scene: Scene, hit: Hit) -> bool:
    """Return whether an attack told before in the clause is the one that the word goes on about."""
    start, _ = scene.proposition(hit.start)
    before = scene.hits[Layer.EVENT].within(max(start, hit.word_start - _OWN_REACH), hit.word_start)
    # خُطف على يد مجهولين: words that only tell the doer go on about what befell people, too.
    begun = ("strike", "clash", "people") if word(hit).doer else ("strike", "clash")
    return any(word(other).family in begun for other in before)


def is_reach(scene: Scene, hit: Hit) -> bool:
    """Return whether a verb only goes on about the event before it: غارات استهدفت المدينة."""
    entry = word(hit)
    if entry.family == "reach":
        return not _stands_alone(scene, hit)
    if entry.id != "target" or hit.payload.manner in (Manner.MASDAR, Manner.SINGULAR, Manner.PLURAL, Manner.DUAL):
        return False
    if scene.text[hit.word_start : hit.start].startswith("و"):
        return False
    start, _ = scene.proposition(hit.start)
    before = scene.hits[Layer.EVENT].within(max(start, hit.word_start - _OWN_REACH), hit.word_start)
    strikes = [other for other in before if word(other).family in ("strike", "clash")]
    gap = scene.text[strikes[-1].word_end : hit.word_start] if strikes else ""
    return bool(strikes) and ". " not in gap and "، و" not in gap


def _is_led(scene: Scene, hit: Hit) -> bool:
    """Return whether the verb stands before without which the word is no event: أطلق … النار."""
    near = scene.hits[Layer.EVENT].within(max(0, hit.word_start - _LEAD_REACH), hit.word_start)
    led = bool(near) and word(near[-1]).id in word(hit).led_by
    return led and ". " not in scene.text[near[-1].end : hit.start]


def _stands_alone(scene: Scene, hit: Hit) -> bool:
    """Return whether what hits is itself the subject, and no event before is: صاروخ أصاب السيارة, طالت قذائف الحي."""
    means = scene.hits[Layer.MEANS].within(max(0, hit.word_start - _SUBJECT_REACH), hit.word_end + _SUBJECT_REACH)
    gaps = [scene.text[min(m.end, hit.word_end) : max(m.start, hit.word_start)].strip() for m in means]
    shots = [m for m, gap in zip(means, gaps, strict=True) if not _PREPOSITIONS & set(gap.split()) and _is_shot(m)]
    start, _ = scene.proposition(hit.start)
    before = scene.hits[Layer.EVENT].within(max(start, hit.word_start - _OWN_REACH), hit.word_start)
    return bool(shots) and not any(word(other).family in ("strike", "clash") for other in before)


def _is_shot(hit: Hit) -> bool:
    entry = hit.payload.entry
    return isinstance(entry, MeansWord) and entry.type is not None


_SUBJECT_REACH = 22
_PREPOSITIONS = frozenset(("من", "علي", "في", "الي", "ب"))


def _lead(scene: Scene, trigger: Hit, start: int) -> Hit | None:
    """Return the last light verb before the noun that no pronoun ties to another noun."""
    if trigger.payload.manner not in _NOUNS:
        return None
    rows = word(trigger).led_by
    near = scene.hits[Layer.EVENT].within(max(start, trigger.word_start - _LEAD_REACH), trigger.word_start)
    for hit in reversed(near):
        carries = word(hit).id in rows if rows else word(hit).family == "light" or word(hit).carries
        if carries and hit.word_end == hit.end:
            return hit
    return None


def helpers(scene: Scene, start: int, end: int, family: str) -> Sequence[Hit]:
    """Return the light or reaching verbs in [start, end)."""
    found = scene.hits[Layer.EVENT].within(start, end)
    if family == "reach":
        return [
            hit for hit in found if word(hit).family == "reach" or (word(hit).id == "target" and is_reach(scene, hit))
        ]
    return [hit for hit in found if word(hit).family == family]
