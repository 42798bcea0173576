"""An event as the API says it."""

from collections.abc import Mapping, Sequence
from datetime import date

from marsad.extract.contract import statement_row, unnamed
from marsad.extract.statement import NamedPlace
from marsad.record.filed import Filed
from marsad.record.incident.brief import Brief, Point, brief, point
from marsad.record.incident.happening import IncidentRecord, Link, ToldFigure
from marsad.record.incident.harm import Harm
from marsad.record.incident.naming import reasons
from marsad.store import KeptReport
from marsad.web.answers.answer import Days
from marsad.web.answers.event import (
    ContradictionAnswer,
    EventAnswer,
    EventMention,
    EventPlace,
    EventStatement,
    EventSummary,
    FigureAnswer,
    HarmAnswer,
    LinkAnswer,
    LinkReason,
)
from marsad.web.routes.reports import summary as report_summary


def summary(each: Brief) -> EventSummary:
    """Return the event as a list has it."""
    return EventSummary(
        id=each.id,
        type=each.type,
        family=each.family,
        start=each.start,
        end=each.end,
        known=each.known,
        places=tuple(_place(place) for place in each.places),
        actors=each.actors,
        targets=each.targets,
        publishers=each.publishers,
        killed=_harm(each.killed),
        wounded=_harm(each.wounded),
        independent=each.independent,
        statements=each.statements,
        reports=each.reports,
        contradictions=each.contradictions,
        is_denied=each.is_denied,
    )


def event_answer(
    record: IncidentRecord, told: Sequence[Filed], reports: Mapping[str, KeptReport], as_of: date | None
) -> EventAnswer:
    """Return the event whole; `told` are its statements and context, `reports` those that make them, by id."""
    line = summary(brief(record, {item.id: item for item in told}))
    context = frozenset(record.context)
    return EventAnswer(
        **line.model_dump(),
        as_of=as_of,
        types=record.types,
        agreed=Days(start=record.agreed.start, end=record.agreed.end) if record.agreed else None,
        means=record.means,
        objects=record.objects,
        mentions=tuple(_mention(place) for place in record.places),
        figures=tuple(_figure(figure) for figure in record.figures),
        voices=record.voices,
        denied=record.denied,
        links=tuple(_link(link) for link in record.links),
        contradicting=tuple(
            ContradictionAnswer(conflict=each.conflict, statements=each.statements, en=each.en, ar=each.ar)
            for each in record.contradictions
        ),
        sentences=tuple(
            _sentence(item, reports[item.report_id], is_context=item.id in context)
            for item in told
            if item.report_id in reports
        ),
    )


def _place(place: Point) -> EventPlace:
    return EventPlace(
        id=place.id,
        name_ar=place.name_ar,
        name_en=place.name_en,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
    )


def _mention(place: NamedPlace) -> EventMention:
    return EventMention(**_place(point(place)).model_dump(), resolution=place.resolution)


def _harm(harm: Harm | None) -> HarmAnswer | None:
    return HarmAnswer(low=harm.low, high=harm.high, accounts=harm.accounts) if harm else None


def _figure(told: ToldFigure) -> FigureAnswer:
    return FigureAnswer(
        statement=told.statement,
        origin=told.origin or None,
        publisher=told.publisher or None,
        outcome=told.outcome,
        unit=told.unit,
        victims=told.victims,
        victim_detail=told.victim_detail,
        low=told.figure.low,
        high=told.figure.high,
        approx=told.figure.approx,
        vague=told.figure.vague,
        subset_of=told.subset_of,
        known=told.known,
    )


def _link(link: Link) -> LinkAnswer:
    words = reasons()
    return LinkAnswer(
        a=link.a,
        b=link.b,
        score=link.score,
        reasons=tuple(
            LinkReason(id=each, weight=weight, en=words[each][0], ar=words[each][1]) for each, weight in link.reasons
        ),
    )


def _sentence(item: Filed, report: KeptReport, *, is_context: bool) -> EventStatement:
    """Return the statement as people left it, under the id that it has as it was read, without victims' names."""
    row = unnamed(statement_row(item.statement, item.report_id)) | {"id": item.id}
    return EventStatement.model_validate(
        {
            "statement": row,
            "report": report_summary(report),
            "publisher": item.publisher or None,
            "origin": item.origin or None,
            "known": item.known,
            "context": is_context,
        }
    )
