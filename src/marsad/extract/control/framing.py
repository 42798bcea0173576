"""Frames made from control words and what fills their slots."""

from dataclasses import dataclass

from marsad.extract.control.frame import Cue, Frame
from marsad.extract.mention.side import Side
from marsad.extract.mention.toponym import PlaceList
from marsad.extract.role.antecedent import antecedent
from marsad.extract.role.extent import extent_of
from marsad.extract.role.place import Object, all_places
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner

# How far from the word the party may stand whose name the quotation takes in.
_NEAR = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who plays which part in a frame; None: nobody is named for it."""

    holder: Side | None = None
    previous: Side | None = None
    by: Side | None = None

    @property
    def loser(self) -> Side | None:
        """Who held the place before, where it is another than who holds it now."""
        return None if self.previous is not None and self.previous == self.holder else self.previous

    @property
    def main(self) -> Side | None:
        """Whom the word itself is said of."""
        return self.holder or self.by or self.previous


def meant(cue: Cue, *, many: bool = False) -> Object | None:
    """Return the place that the pronoun on the word means."""
    if cue.manner is not Manner.MASDAR and cue.words_before(8)[-1:] in (["ما"], ["من"], ["بما"], ["مما"]):
        # ما خسره: what, not where; behind "from" a verbal noun means a place: بعد أيام من سقوطها.
        return None
    if cue.scene.text[cue.trigger.end : cue.trigger.word_end] in ("هم", "هن"):
        # تحريرهم: people, no place.
        return None
    many = many or cue.scene.text.endswith("هما", cue.trigger.end, cue.trigger.word_end)
    places = antecedent(cue.scene, cue.trigger.word_start, many=many)
    end = cue.trigger.word_end
    return None if places is None else Object(places=_all_taken(cue, places), start=end, end=end, pronoun=True)


def _all_taken(cue: Cue, places: PlaceList) -> PlaceList:
    """Return the whole list that the frame before is about, where the pronoun is of its last: قبل أن تستعيدها."""
    told = cue.before.places if cue.before is not None else ()
    own = cue.scene.text.endswith("ها", cue.trigger.end, cue.trigger.word_end)
    return PlaceList(items=told) if own and told and told[-1] == places.items[-1] else places


def frame(cue: Cue, found: Object, roles: Roles, *, status: Holding, pattern: str) -> Frame:
    """Return the frame of `cue` with its slots filled, its words bounded."""
    trigger, who = cue.trigger, roles.main
    places = all_places(cue.scene, found)
    first, last = found.places.start, found.places.end
    near = who is not None and abs(who.start - trigger.start) < _NEAR
    own_end = max(trigger.word_end, found.end if found.pronoun else 0, who.end if who and near else 0)
    extent = extent_of(cue.scene, found)
    return Frame(
        trigger=trigger,
        places=places,
        status=status,
        start=_begins(cue, found, who.start if who and near else trigger.start),
        end=max(own_end, last, places[-1].end),
        own_end=own_end,
        consumed=first if first > trigger.start and cue.entry.family != "fall" else own_end,
        pattern=pattern,
        holder=roles.holder,
        previous=roles.loser,
        by=roles.by,
        extent=extent[0] if extent else None,
        extent_at=extent[1] if extent else None,
    )


def _begins(cue: Cue, found: Object, party: int) -> int:
    """Return where the frame's words begin, by which it is dated."""
    if found.pronoun and cue.before is not None:
        # The day of what was told before is not its own: … في آذار، قبل أن تخسرها في أيار.
        return cue.trigger.word_start
    return min(cue.trigger.word_start, found.places.start, party)
