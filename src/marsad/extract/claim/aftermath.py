"""What news came after: an event so many days before the day of the news that its sentence tells."""

import re
from datetime import date, timedelta

from marsad.extract.scene import Scene
from marsad.when.interval import Precision
from marsad.when.stated import Relation

_REACH = 50
# غداة انتزاع المعبر, بعد ثلاثة أيام على اجتياح المدينة, لم يمض يومان على دخولهم; one word may stand between (أكبر).
_AFTER = re.compile(
    r"\b(?:(?P<eve>غداه)|(?:بعد|بعيد|لم يمض|لم تمض|لم يمر) "
    r"(?P<days>يوم(?:ين|ان)?(?: واحد)?|[\w-]+ (?:ايام|يوما)) (?:فقط )?(?:من|علي)) (?:اكبر |اعنف |اوسع |اول )?$"
)
_DAYS = (Precision.DAY, Precision.HOUR)


def eve_of_news(scene: Scene, start: int, sentence: tuple[int, int]) -> tuple[date, int] | None:
    """Return the day of what is told at `start` as so long before the news, and where that is said; None where not."""
    told = _AFTER.search(scene.text, max(sentence[0], start - _REACH), start)
    if told is None:
        return None
    back = 1 if told.group("eve") else _days(scene, told)
    news = _day_of_news(scene, told.start(), sentence)
    return (news - timedelta(days=back), told.start()) if back is not None and news is not None else None


def _days(scene: Scene, told: re.Match[str]) -> int | None:
    words = told.group("days")
    if words.startswith("يوم"):
        return 1 if words in ("يوم", "يوم واحد") else 2
    counted = [q for q in scene.quantities_in(told.start("days"), told.end("days")) if q.low is not None]
    return counted[0].low if counted and counted[0].low == counted[0].high else None


def _day_of_news(scene: Scene, at: int, sentence: tuple[int, int]) -> date | None:
    """Return the day that the sentence names for its news, else that of the passage."""
    for moment in scene.moments_in(*sentence):
        days = moment.days
        if moment.relation is Relation.ON and moment.precision in _DAYS and days.start == days.end is not None:
            return days.start
    return scene.as_of(at)
