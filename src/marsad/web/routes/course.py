"""What happened, through time."""

from typing import Annotated

from fastapi import APIRouter, Query

from marsad.record.incident.course import Step, course
from marsad.web.answers.answer import Days
from marsad.web.answers.course import EventCourse, OutputAnswer, StretchAnswer
from marsad.web.routes.asking import AskedLedger
from marsad.web.routes.events import Asked

router = APIRouter(tags=["events"])

Every = Annotated[Step | None, Query(description="How finely; else the finest of which a hundred fill the days.")]


@router.get("/api/events/course")
def event_course(ledger: AskedLedger, asked: Asked, every: Every = None) -> EventCourse:
    """How many of the events that fit began in each day, week or month, by family."""
    found = course(ledger.events.symbols(asked), ledger.publication_days(asked.as_of), asked.days, every)
    return EventCourse(
        as_of=asked.as_of,
        step=found.step,
        days=Days(start=found.days.start, end=found.days.end),
        stretches=tuple(
            StretchAnswer(
                family=each.family,
                start=each.start,
                end=each.end,
                events=each.events,
                killed=each.killed,
                only=each.only,
            )
            for each in found.stretches
        ),
        output=tuple(OutputAnswer(start=each.start, end=each.end, reports=each.reports) for each in found.output),
        undated=found.undated,
        denied=found.denied,
    )
