"""`marsad control`: who holds a place, and who says so."""

from datetime import date, timedelta
from typing import Annotated, Any

import typer
from rich.table import Table

from marsad import verbs
from marsad.cli.naming import place_row
from marsad.cli.options import AsOfDay, Database, OnDay
from marsad.cli.output import Messages, is_terminal, write, write_row, write_table
from marsad.record.control.tenure import Tenure
from marsad.verbs import PlaceHistory, Sentence

CONTROL_EXAMPLES = (
    'marsad control "دير الزور" --on 2017-11-03',
    "marsad control Mayadin --as-of 2017-10-20",
    "marsad control Hajin --db syria.db",
)


def control(
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="An Arabic or English name, or an id.", show_default=False)
    ],
    *,
    on: OnDay = None,
    as_of: AsOfDay = None,
    db: Database = None,
) -> None:
    """Say who holds a place, and who says so.

    Where several places bear the name, they are listed with their ids on stderr, and the exit code is 2.
    """
    messages = Messages()
    with messages.usage():
        history = verbs.control(place, on=on, as_of=as_of, db=db)
    if history.namesakes:
        messages.say(_namesakes(history))
    if is_terminal():
        found = history.place
        write(f"{found.name_ar} · {found.name_en} ({found.admin1})")
        write_table(_table(history))
    else:
        write_row(_row(history))
    if not history.tenures:
        messages.say("marsad: no report says who holds it" + (f" on {on}" if on else ""))


def _namesakes(history: PlaceHistory) -> str:
    others = ", ".join(place.id for place in history.namesakes)
    return f"marsad: this is {history.place.id} in {history.place.admin1}; called so too: {others}"


def _table(history: PlaceHistory) -> Table:
    table = Table(show_lines=True)
    for column in ("from", "to", "status", "holder"):
        table.add_column(column)
    table.add_column("who says so", overflow="fold")
    for tenure in history.tenures:
        table.add_row(
            _day(tenure.start) or "",
            _day(_last_day(tenure)) or "",
            tenure.status.value,
            ", ".join(tenure.holder) + (f" (besieged by {', '.join(tenure.by)})" if tenure.by else ""),
            "\n".join(_line(sentence) for sentence in history.behind(tenure)),
        )
    return table


def _line(sentence: Sentence) -> str:
    words = " ".join(sentence.quote.split())
    return f"{sentence.publisher or 'unknown'}, {_day(sentence.said) or 'undated'}, {sentence.source}: {words}"


def _row(history: PlaceHistory) -> dict[str, Any]:
    return {
        "place": place_row(history.place),
        "on": _day(history.on),
        "as_of": _day(history.as_of),
        "tenures": [_tenure_row(tenure, history) for tenure in history.tenures],
    }


def _tenure_row(tenure: Tenure, history: PlaceHistory) -> dict[str, Any]:
    return {
        "start": _day(tenure.start),
        "end": _day(_last_day(tenure)),
        "status": tenure.status.value,
        "holder": tenure.holder,
        "by": tenure.by,
        "candidates": tenure.candidates,
        "confidence": tenure.confidence,
        "last_evidence": _day(tenure.last_evidence),
        "reason": tenure.reason,
        "sentences": [_sentence_row(sentence) for sentence in history.behind(tenure)],
    }


def _sentence_row(sentence: Sentence) -> dict[str, Any]:
    return {
        "id": sentence.statement_id,
        "report": sentence.report_id,
        "source": sentence.source,
        "publisher": sentence.publisher,
        "said": _day(sentence.said),
        "modality": sentence.modality.value,
        "quote": sentence.quote,
    }


def _last_day(tenure: Tenure) -> date | None:
    return tenure.end - timedelta(days=1) if tenure.end else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
