"""How many of whom: one statement for each figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from msgspec.structs import replace

from marsad.extract.casualties.choice.choosing import choice
from marsad.extract.casualties.choice.open_toll import OpenToll, open_toll
from marsad.extract.casualties.doing import doer
from marsad.extract.casualties.filling import Found, evidence, filled
from marsad.extract.casualties.nationality import nationals
from marsad.extract.casualties.person import named_victim
from marsad.extract.casualties.spread import spread
from marsad.extract.casualties.tidying import tidied
from marsad.extract.casualties.told import Toll
from marsad.extract.casualties.toll import tolls
from marsad.extract.casualties.victim import Victims, victims
from marsad.extract.casualties.whereabouts import Stretch, whereabouts
from marsad.extract.claim.counting import counted
from marsad.extract.claim.dating import Extent as Words
from marsad.extract.claim.rise import is_rising
from marsad.extract.claim.speaking import claimed
from marsad.extract.contract import identify
from marsad.extract.mention.placing import named_place
from marsad.extract.particle import particles
from marsad.extract.role.count import counts
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties
from marsad.extract.term import Counting, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with its toll; `open`: that toll as it is weighed, where no rule tells whose its people are."""

    statement: Casualties
    open: OpenToll | None


def casualties(scene: Scene, *, guess: bool = True) -> Iterator[Casualties]:
    """Yield every statement of casualties, in the order of the words.

    `guess`: people whom no rule can lay to anybody are those of whom the words around make it likeliest. The rule of
    such a statement ends in "chosen".
    """
    report = scene.report
    found = tuple(one.statement for one in told_of(scene, guess=guess))
    yield from tidied(found, report.document.id, report.title)


def told_of(scene: Scene, *, guess: bool) -> Iterator[Told]:
    """Yield every figure's statement before those that repeat one another are joined."""
    told: dict[int, Casualties] = {}
    last: Casualties | None = None
    total: Casualties | None = None
    other: dict[tuple[int, int], bool] = {}
    found = tolls(scene, counts(scene))
    listed = spread(scene, found)
    for i, toll in enumerate(found):
        if _is_no_news(scene, toll.count.start, other):
            continue
        parent = told.get(toll.parent.count.start) if toll.parent else None
        near = None if last is None or _is_fresh(scene, toll, last) else last
        heir = parent or near or (last if _goes_on(scene, toll, last) else None)
        following = found[i + 1 : i + _AHEAD]
        who = victims(scene, toll, heir.victims if heir else None, following)
        weighed, who = _whose(scene, toll, who, last, following=following, guess=guess)
        statement = _statement(
            scene, toll, who, (parent, near or _period_goes_on(scene, toll, last) or _of_total(toll, total))
        )
        if _tells_nothing(toll, statement):
            continue
        last = _as_listed(statement, listed=toll.count.start in listed)
        total = total if last.counting is Counting.INCIDENT else last
        told[toll.count.start] = last
        yield Told(statement=last, open=weighed)


def _as_listed(statement: Casualties, *, listed: bool) -> Casualties:
    """Return the statement; in a list of places as a window, for what is counted there are all events of a day."""
    window = listed and statement.counting is Counting.INCIDENT
    return replace(statement, counting=Counting.WINDOW) if window else statement


def _whose(
    scene: Scene, toll: Toll, who: Victims, last: Casualties | None, *, following: Sequence[Toll], guess: bool
) -> tuple[OpenToll | None, Victims]:
    """Return a toll of nobody as it is weighed, None where it is somebody's, and whose it is told to be.

    `following`: the tolls behind it.
    """
    if who.parties or toll.rule == "losses":
        return None, who
    at = scene.folded.offset(last.span.start) if last is not None else None
    weighed = open_toll(scene, toll, last.victims if last is not None else (), at)
    return weighed, _chosen(weighed, who) if guess and not _has_fighters(toll, following) else who


def _has_fighters(toll: Toll, following: Sequence[Toll]) -> bool:
    """Return whether some of those counted are told to be fighters: عشرة أشخاص بينهم أربعة مقاتلين."""
    parts = [other.count.noun for other in following if other.parent is toll]
    return any(noun is not None and noun.combatant for noun in parts)


def _chosen(found: OpenToll, who: Victims) -> Victims:
    made = choice(found)
    if made is None:
        return who
    side = made.candidate.side
    at = (side.start, side.end) if side is not None else (who.end - 1, who.end)
    return replace(who, parties=made.candidate.parties, at=at, because=made.because)


# So many figures further on a list may tell whose its people are.
_AHEAD = 4


def _tells_nothing(toll: Toll, statement: Casualties) -> bool:
    """Return whether nobody is told to have come to harm in this war.

    Losses that are nobody's, none at all, a few of whom it is denied, hundreds who may yet be harmed, the dead of a
    war long past.
    """
    figure = statement.figure
    if (figure.vague and statement.modality in _NOT_YET) or _is_long_past(statement):
        return True
    nobody = figure.high == 0 or (toll.rule == "losses" and not statement.victims)
    few = figure.vague and figure.low is None
    return nobody or (few and statement.modality is Modality.DENIED)


# Whom somebody means to kill, or who may be killed, nobody has counted: تسعى لقتل عناصر, قد يؤدي إلى مقتل المئات.
_NOT_YET = (Modality.INTENDED, Modality.HYPOTHETICAL)
# News recalls its own war for some years; what is older is history.
_HISTORY = timedelta(days=20 * 365)


def _is_long_past(statement: Casualties) -> bool:
    end, as_of = statement.window.end, statement.as_of
    return end is not None and as_of is not None and as_of - end > _HISTORY


def _is_no_news(scene: Scene, at: int, other: dict[tuple[int, int], bool]) -> bool:
    """Return whether nothing is to be told of `at`; `other` remembers which propositions tell of something else."""
    if scene.passage(at) is None:
        return True
    stretch = scene.proposition(at)
    if stretch not in other:
        other[stretch] = _is_other_news(scene, stretch)
    return other[stretch]


def _is_fresh(scene: Scene, toll: Toll, last: Casualties) -> bool:
    """Return whether a new sentence has begun since the figure before."""
    return scene.folded.offset(last.span.start) < scene.sentence(toll.count.start)[0]


def _period_goes_on(scene: Scene, toll: Toll, last: Casualties | None) -> Casualties | None:
    """Return the statement before, where a line of its list, or the next sentence, goes on with its period."""
    if last is None or last.counting is Counting.INCIDENT:
        return None
    return last if toll.rule == "item" or _tallies_on(scene, toll, scene.folded.offset(last.span.end)) else None


# From a figure to the place of its own event, in code points.
_OWN_PLACE = 14


def _tallies_on(scene: Scene, toll: Toll, at: int) -> bool:
    """Return whether a sentence goes on with the tally of the one before: واستشهد 130 مدنيا, وبلغ عدد الجرحى 40."""
    start, _ = scene.sentence(toll.count.start)
    if scene.sentence_before(start)[0] > at or "\n" in scene.text[at:start] or not scene.text.startswith("و", start):
        return False
    if scene.places_in(toll.count.noun_end, toll.count.noun_end + _OWN_PLACE):
        # وقتل أربعة مدنيين في بلدة داعل: an event of its own.
        return False
    opening = scene.text[start : toll.count.start].split()[:1]
    told = toll.cue is not None and toll.cue.word_start == start
    return told or any(is_rising(word) for word in opening)


# So many die in no one event, where the report has counted over a time before.
_MANY = 1000


def _of_total(toll: Toll, total: Casualties | None) -> Casualties | None:
    """Return the total before, where so many are counted that they are of its time too."""
    many = toll.count.stated and (toll.count.figure.low or 0) >= _MANY
    return total if many else None


def _goes_on(scene: Scene, toll: Toll, last: Casualties | None) -> bool:
    """Return whether a figure goes on about the people of the sentence before: وأصيب 13, وخلفت 15 جريحا."""
    if last is None:
        return False
    noun = toll.count.noun
    if noun is None:
        return True
    plain = noun.party is None and not noun.combatant
    return plain and "\n" not in scene.text[scene.folded.offset(last.span.end) : toll.count.start]


def _is_other_news(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Return whether the sentence tells of an accident, a disaster or a game."""
    words = scene.text[slice(*sentence)].split()
    return any(word.strip("،.:") in particles("no-conflict-cause") for word in words)


def _detail(scene: Scene, toll: Toll, who: Victims) -> str | None:
    """Return what tells the people apart from others of their party, None where nothing does."""
    return who.detail or nationals(scene, toll)


def _statement(
    scene: Scene, toll: Toll, who: Victims, before: tuple[Casualties | None, Casualties | None]
) -> Casualties:
    count, cue = toll.count, toll.cue
    sentence = scene.sentence(count.start)
    start = min(count.start, cue.word_start) if cue and cue.start >= count.start - 60 else count.start
    end = max(count.end, who.end, cue.word_end if cue and cue.start > count.start else 0)
    span = scene.folded.span(start, end)
    attribution, modality = claimed(scene, cue.start if cue else start, cue)
    told = doer(scene, toll, sentence)
    by = told if told and not set(told.parties) & set(who.parties) else None
    words = Words(start=start, end=end, sentence=sentence)
    counting, window = counted(scene, words, before)
    parent = before[0]
    where = Stretch(start=start, end=end, sentence=sentence, total=counting is not Counting.INCIDENT)
    return Casualties(
        span=span,
        quote=span.quote(scene.folded.original),
        modality=modality,
        attribution=attribution,
        as_of=scene.as_of(start),
        places=tuple(named_place(item, scene.folded) for item in whereabouts(scene, toll, where)),
        rule=f"casualties.{toll.rule}{'.chosen' if who.because else ''}",
        confidence=evidence(toll),
        outcome=toll.outcome,
        victims=who.parties,
        figure=count.figure,
        counting=counting,
        window=window,
        victim_detail=_detail(scene, toll, who),
        subset_of=identify(parent, scene.report.document.id) if parent else None,
        by=by.parties if by else (),
        named=named_victim(scene, toll),
        filled=tuple(filled(scene, toll, Found(words=words, who=who, by=by))),
    )
