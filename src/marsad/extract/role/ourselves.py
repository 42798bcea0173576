"""Who "we" are: the party whose own words a report is, or for whom somebody speaks in it."""

from marsad.extract.mention.scan import Hit
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.theatre.mouthpiece import voice_of


def ourselves(scene: Scene, trigger: Hit) -> Side | None:
    """Return whom a verb of the first person means: استعدنا; None where nobody knows who speaks.

    In quoted words it is the last party named before them in the sentence: قال الناطق باسم الجيش اليمني: حررنا ….
    """
    return _quoted(scene, trigger.start) or own_voice(scene, trigger)


def speaking(scene: Scene, at: int) -> Side | None:
    """Return the party that says "ours" at `at`; None where nobody knows who speaks."""
    said = _quoted(scene, at)
    voice = voice_of(scene.report.publisher.name)
    if said is not None or voice is None:
        return said
    return Side(start=at, end=at, word_start=at, parties=(voice,))


def _quoted(scene: Scene, at: int) -> Side | None:
    """Return the last party named before the quoted words around `at`, by those that lead them; None where none is."""
    quoted = [u for u in scene.utterances_near(at) if u.start <= at < u.end and u.verb]
    start, _ = scene.sentence(at)
    bounds = (start, max(quoted[-1].start, quoted[-1].at[1])) if quoted else _before_quotation(scene.text, at)
    known = [side for side in scene.sides_in(*bounds) if scene.is_armed(side.parties)] if bounds else []
    return known[-1] if known else None


def _before_quotation(text: str, at: int) -> tuple[int, int] | None:
    """Return where the words stand that lead the quotation around `at`: its line's, else those of the line before.

    None where `at` stands in no quotation marks of its line.
    """
    line = text.rfind("\n", 0, at) + 1
    if not text.count(_MARK, line, at) % 2:
        return None
    opened = text.rfind(_MARK, line, at)
    if text[line:opened].strip():
        return line, opened
    above = text[:line].rstrip()
    return (above.rfind("\n") + 1, len(above)) if above.endswith(":") else None


# Folded, every quotation mark is this one.
_MARK = '"'


def own_voice(scene: Scene, trigger: Hit) -> Side | None:
    """Return the party in whose own words the report is; None where it is nobody's."""
    voice = voice_of(scene.report.publisher.name)
    if voice is None:
        return None
    return Side(start=trigger.start, end=trigger.end, word_start=trigger.word_start, parties=(voice,))
