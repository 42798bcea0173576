"""What rests on one statement."""

from marsad.web.answers.answer import Answer
from marsad.web.answers.event import EventSummary


class RestsAnswer(Answer):
    """The event of which the statement tells, or which brought the turn of control that it tells of; null: none."""

    event: EventSummary | None
