"""The gold for linking is sound: its words are in the reports, its places in the gazetteer."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from record_gold import LINKING, SPLITS, THEATRES, Row, events_gold, filed_gold, lines, row, sheets, text

from marsad.evaluation.sheet import Sheet, gold_sheets
from marsad.evaluation.soundness import faults
from marsad.extract.statement import Casualties, Incident
from marsad.theatre.loading import load
from marsad.theatre.place import Place

FILES = [file for split in SPLITS for file in sheets(split)]
# What the record is to be measured on, at least.
LEAST_REPORTS, LEAST_STATEMENTS, LEAST_EVENTS = 30, 150, 40
# Pairs that are hard to tell apart, or to tell for one: each half holds some of every kind.
HARD = (
    "two clashes in one town on one day",
    "one event told on two days",
    "headline about 50, body at least 46",
    "a toll that rises",
    "near copy under another publisher",
    "translation-like paraphrase",
    "two places of one name on one day",
    "two strikes on one market a week apart",
    "an attack and its counter-attack the next day",
    "a list and some of its villages, the next day",
    "one bombing, two claimed doers",
    "yesterday's passage in today's text",
)

every_file = pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in FILES])
every_split = pytest.mark.parametrize("split", SPLITS)


@cache
def coded_sheets(folder: Path) -> Mapping[str, Sheet]:
    return gold_sheets(folder)


@cache
def known_places(theatre: str) -> dict[str, Place]:
    return {place.id: place for place in load(THEATRES[theatre]).places}


def places(statement: Row) -> list[Row]:
    rows: list[Row | None] = [*statement["places"], statement.get("origin"), statement.get("destination")]
    return [place for place in rows if place]


def spans(statement: Row) -> list[tuple[list[int], str | None]]:
    dates = [(statement["date"]["span"], None)] if (statement.get("date") or {}).get("span") else []
    return [(statement["span"], statement["quote"]), *((p["span"], p["text"]) for p in places(statement)), *dates]


@every_file
def test_a_sheet_is_sound_and_quotes_its_report(file: Path) -> None:
    sheet = coded_sheets(file.parent)[file.stem]
    assert list(faults(sheet, text(file))) == []
    for statement in row(file)["statements"]:
        for (start, end), words in spans(statement):
            assert 0 <= start < end <= len(text(file))
            assert words is None or text(file)[start:end] == words, statement["id"]


@every_file
def test_every_place_is_one_of_the_gazetteer_and_named_as_there(file: Path) -> None:
    known = known_places(row(file)["report"]["theatre"])
    for statement in row(file)["statements"]:
        for place in places(statement):
            found = known[place["place_id"]]
            assert (place["name"], place["admin1"]) == (found.name_en, found.admin1 or None)


@every_file
def test_a_sheet_names_parties_of_its_theatre_and_begins_with_the_publisher(file: Path) -> None:
    report = row(file)["report"]
    known = {party.id for party in load(THEATRES[report["theatre"]]).parties}
    for statement in row(file)["statements"]:
        slots = ("actors", "targets", "holder", "previous", "by", "victims", "who")
        assert {party for slot in slots for party in statement.get(slot) or ()} <= known
        assert statement["attribution"][0]["source"] == report["publisher"]


@every_split
def test_every_report_has_gold_and_metadata(split: str) -> None:
    texts = sorted(path.stem for path in (LINKING / split / "reports").glob("*.txt"))
    assert texts == [file.stem for file in sheets(split)]
    known = {line["source"]: line for line in lines(split, "reports/metadata")}
    for file in sheets(split):
        report = row(file)["report"]
        assert known[report["source"]] == {key: report[key] for key in ("source", "publisher", "published")}


@every_split
def test_the_events_are_those_of_the_statements(split: str) -> None:
    told = {event for event in events_gold(split).values() if event}
    rows = lines(split, "events")
    assert sorted(told) == sorted(line["id"] for line in rows)
    assert all(line["title"] and 1 <= line["independent"] <= len(told) for line in rows)


def test_no_event_is_in_both_halves() -> None:
    dev, test = ({event for event in events_gold(split).values() if event} for split in SPLITS)
    assert not dev & test


@every_split
def test_the_hard_pairs_are_what_they_say_and_of_every_kind(split: str) -> None:
    event = events_gold(split)
    rows = lines(split, "pairs")
    for pair in rows:
        assert None not in (event[pair["a"]], event[pair["b"]]), pair
        assert (event[pair["a"]] == event[pair["b"]]) is pair["same"], pair
    assert sorted(frozenset(HARD) - {pair["kind"] for pair in rows}) == []


def test_there_are_as_many_as_the_measure_needs() -> None:
    filed = [item for split in SPLITS for item in filed_gold(split)]
    counted = Counter(type(item.statement) for item in filed)
    assert len(FILES) >= LEAST_REPORTS
    assert len(filed) >= LEAST_STATEMENTS
    assert counted[Incident] >= LEAST_EVENTS
    assert counted[Casualties] >= LEAST_EVENTS
    assert sum(len(lines(split, "events")) for split in SPLITS) >= LEAST_EVENTS


@every_split
def test_statements_are_filed_with_resolved_places_and_the_day_of_their_report(split: str) -> None:
    filed = filed_gold(split)
    assert {item.id for item in filed} == set(events_gold(split))
    assert all(item.known is not None for item in filed)
    assert all(place.place_id for item in filed for place in item.statement.places)
    totals = {item.statement.subset_of for item in filed if isinstance(item.statement, Casualties)} - {None}
    assert totals <= {item.id for item in filed}
