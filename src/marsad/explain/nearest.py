"""Why certain words of a report gave no statement."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from marsad.explain.account import Account, Reason
from marsad.explain.mark import TRIGGERS, rule_id, triggers
from marsad.explain.proposal import proposals
from marsad.extract.control.frame import Lack
from marsad.extract.control.stating import frames
from marsad.extract.mention.scan import Hit
from marsad.extract.role.count import counts
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import trigger_spellings, vocabulary
from marsad.text.fold import fold
from marsad.text.span import Span

# Spellings less alike than this, in percent, say nothing.
_ALIKE = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A thing that a rule needs, and the words that would fill it in the sentence; None: nothing does."""

    name: str
    words: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A rule whose word stands among the words asked about.

    `made`: it did give a statement; `unsure`: one that is too unsure to be made. `wanted`: what the rule itself
    looked for in the clause and did not find; None where it does not tell.
    """

    kind: str
    rule: str
    word: Span
    slots: tuple[Slot, ...]
    made: bool
    unsure: bool
    wanted: str | None = None

    @property
    def distance(self) -> tuple[bool, bool, int, int]:
        """How far from a statement the rule stayed: nothing, too unsure, so many things that its sentence lacks."""
        return not self.made, not self.unsure, len(self.lacks), self.word.start

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the rule needs and the sentence does not name."""
        return tuple(slot.name for slot in self.slots if slot.words is None)

    def told(self, text: str, quote: Callable[[str], str]) -> str:
        """Return in a sentence what became of the rule here."""
        name = f"{self.kind}.{self.rule} by {quote(self.word.quote(text))}"
        if self.made:
            return f"{name} did give a statement"
        if self.unsure:
            return f"{name} gave a draft that too little speaks for, so that it is not stated"
        if self.wanted is not None:
            return f"{name} lacks in its clause: {self.wanted}"
        if self.lacks:
            return f"{name} lacks a {' and a '.join(self.lacks)} in its sentence"
        near = ", ".join(f"{slot.name} {quote(slot.words.quote(text))}" for slot in self.slots if slot.words)
        return f"{name} has {near} in its sentence, but none that its words govern"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """A rule whose word is spelled much like a word asked about: nobody knows whether it is meant."""

    rule: str
    spelling: str
    word: str
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """What became of the words at `span`: the topic of their paragraph, whether they are noise, the rules near them.

    `candidates` stand in the order in which they came near a statement, the nearest first. `proposals`: what a model
    proposed there, and what became of it; empty where none was to read.
    """

    span: Span
    topic: str | None
    noise: bool
    candidates: tuple[Candidate, ...]
    alike: tuple[Likeness, ...]
    proposals: tuple[str, ...] = ()

    def lines(self, text: str, quote: Callable[[str], str] = "«{}»".format) -> tuple[str, ...]:
        """Return the answer as sentences; words of the report's `text` are shown by `quote`."""
        return tuple(self._lines(text, quote))

    def _lines(self, text: str, quote: Callable[[str], str]) -> Iterator[str]:
        if self.noise:
            yield "they stand in noise, which is not read"
        if self.topic is not None:
            yield f"their paragraph is about {self.topic}, so that nothing is read out of it"
        yield from self.proposals
        for candidate in self.candidates:
            yield candidate.told(text, quote)
        if not self.candidates:
            yield "no rule knows any of these words"
        for like in self.alike:
            yield f"{quote(like.word)} is spelled like {quote(like.spelling)} of {like.rule} ({like.percent} %)"


def why_not(account: Account, words: str) -> tuple[WhyNot, ...]:
    """Return what became of every occurrence of `words` in the report, none where it does not hold them."""
    wanted = fold(words).text.strip()
    text = account.scene.text
    found: list[WhyNot] = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(_looked(account, at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return tuple(found)


def _looked(account: Account, start: int, end: int) -> WhyNot:
    scene = account.scene
    subject = scene.subjects.at(start)
    candidates = tuple(sorted(_candidates(account, start, end), key=lambda candidate: candidate.distance))
    return WhyNot(
        span=scene.folded.span(start, end),
        topic=None if subject is None or subject.is_conflict else subject.topic,
        noise=scene.passage(start) is None,
        candidates=candidates,
        alike=() if candidates else tuple(_alike(scene.text[start:end])),
        proposals=proposals(account, start, end),
    )


def _candidates(account: Account, start: int, end: int) -> Iterator[Candidate]:
    scene = account.scene
    wanted = {lack.start: lack.slot for lack in frames(scene) if isinstance(lack, Lack)}
    for kind, hit in triggers(scene):
        if start <= hit.start < end:
            word = scene.folded.span(hit.start, hit.end)
            slots = tuple(_slots(scene, kind, hit))
            made, unsure = (_over(reasons, kind, word) for reasons in (account.ruled, account.unsure))
            yield Candidate(
                kind=kind,
                rule=rule_id(hit),
                word=word,
                slots=slots,
                made=made,
                unsure=unsure,
                wanted=wanted.get(hit.word_start) if kind == "control" else None,
            )


def _over(reasons: Iterable[Reason], kind: str, word: Span) -> bool:
    """Return whether one of the statements of `kind` is carried by the word."""
    spans = [reason.statement.span for reason in reasons if reason.kind == kind]
    return any(span.start <= word.start and word.end <= span.end for span in spans)


# What a statement of each kind cannot do without.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "control": ("place", "party"),
    "casualties": ("people",),
    "displacement": ("people",),
    "incident": ("place or party",),
}


def _slots(scene: Scene, kind: str, hit: Hit) -> Iterator[Slot]:
    sentence = scene.sentence(hit.start)
    near = {
        "place": [(places.start, places.end) for places in scene.places_in(*sentence)],
        "party": [(side.start, side.end) for side in scene.sides_in(*sentence)],
        "people": [(count.start, count.end) for count in counts(scene) if sentence[0] <= count.start < sentence[1]],
    }
    near["place or party"] = sorted(near["place"] + near["party"])
    for name in _NEEDS[kind]:
        closest = min(near[name], key=lambda at: (abs(at[0] - hit.start), at), default=None)
        yield Slot(name=name, words=scene.folded.span(*closest) if closest else None)


@cache
def _spellings() -> dict[str, str]:
    """Return every spelling of a word that opens a statement, with its rule."""
    words = vocabulary()
    rows = {"control": words.controls, "outcome": words.outcomes}
    found: dict[str, str] = {}
    for layer, entries in rows.items():
        for entry in entries:
            for spelling in trigger_spellings(entry):
                found.setdefault(fold(spelling.text).text, f"{TRIGGERS[layer]}.{entry.id}")
    return found


def _alike(words: str) -> Iterator[Likeness]:
    for word in dict.fromkeys(words.split()):
        best = process.extractOne(word, _spellings().keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is not None:
            yield Likeness(rule=_spellings()[best[0]], spelling=best[0], word=word, percent=round(best[1], 1))
