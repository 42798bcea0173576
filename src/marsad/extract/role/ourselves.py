"""Who "we" are: the party whose own words a report is, or for whom somebody speaks in it."""

from marsad.extract.mention.scan import Hit
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.theatre.mouthpiece import voice_of


def ourselves(scene: Scene, trigger: Hit) -> Side | None:
    """Return whom a verb of the first person means: استعدنا; None where nobody knows who speaks.

    In quoted words it is the last party named before them in the sentence: قال الناطق باسم الجيش اليمني: حررنا ….
    """
    quoted = [u for u in scene.utterances_near(trigger.start) if u.start <= trigger.start < u.end and u.verb]
    if quoted:
        start, _ = scene.sentence(trigger.start)
        named = scene.sides_in(start, max(quoted[-1].start, quoted[-1].at[1]))
        known = [side for side in named if scene.is_armed(side.parties)]
        if known:
            return known[-1]
    return own_voice(scene, trigger)


def own_voice(scene: Scene, trigger: Hit) -> Side | None:
    """Return the party in whose own words the report is; None where it is nobody's."""
    voice = voice_of(scene.report.publisher.name)
    if voice is None:
        return None
    return Side(start=trigger.start, end=trigger.end, word_start=trigger.word_start, parties=(voice,))
