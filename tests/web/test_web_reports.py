"""Reports as the API searches, lists and counts them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from store_file import laid
from web_record import BUKAMAL, HAJIN, first, readings, town

from marsad.report.report import Basis, Publication
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create
from marsad.when.interval import Interval


def answer(client: TestClient, path: str, **query: Any) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def files(client: TestClient, **query: Any) -> str:  # noqa: ANN401
    found = answer(client, "/api/reports", **query)
    assert found["total"] == len(found["reports"])
    return " ".join(each["source"].removesuffix(".txt") for each in found["reports"])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, "third second first", id="all_newest_first"),
        pytest.param({"sort": "oldest"}, "first second third", id="oldest_first"),
        pytest.param({"q": "البوكمال"}, "second first", id="word"),
        pytest.param({"q": "وبالبوكمال", "sort": "relevance"}, "second first", id="title_weighs_more"),
        pytest.param({"q": "«مدينتي البوكمال»"}, "second", id="phrase"),
        pytest.param({"q": "البوكمال -حصار* -تحاصر"}, "second", id="left_out"),
        pytest.param({"q": "سيطر*"}, "third second first", id="beginning"),
        pytest.param({"source": "SOHR"}, "third first", id="publisher"),
        pytest.param({"source": ["SOHR", "SANA"]}, "third second first", id="publishers"),
        pytest.param({"kind": "casualties"}, "first", id="kind"),
        pytest.param({"from": "2017-11-09"}, "third second", id="from"),
        pytest.param({"from": "2017-11-04", "to": "2017-11-09"}, "second", id="from_to"),
        pytest.param({"as_of": "2017-11-09"}, "second first", id="as_of"),
        pytest.param({"theatre": "syria"}, "third second first", id="theatre"),
        pytest.param({"theatre": "iraq"}, "", id="another_theatre"),
        pytest.param({"place": "ocha:SY09", "q": "هجين"}, "third first", id="governorate_and_word"),
        pytest.param({"place": "admin2:Deir ez-Zor/الميادين"}, "second first", id="district"),
        pytest.param({"q": "كلام لم يقله أحد"}, "", id="nothing"),
    ],
)
def test_reports_are_found_by_what_is_asked(client: TestClient, query: dict[str, Any], expected: str) -> None:
    assert files(client, **query) == expected


def test_a_place_finds_the_reports_that_name_it(client: TestClient, theatre: Theatre) -> None:
    assert files(client, place=town(theatre, HAJIN).id) == "third first"
    assert files(client, place=town(theatre, BUKAMAL).id, kind="control") == "second first"


def test_what_is_found_is_marked_in_the_original_text(client: TestClient) -> None:
    (found,) = answer(client, "/api/reports", q="دخول الغارات")["reports"]
    whole = answer(client, f"/api/reports/{found['id']}")["text"]
    start, end = found["snippet"]["span"]
    assert whole[start:end] == found["snippet"]["text"]
    assert [whole[s:e] for s, e in found["snippet"]["hits"]] == ["دخول", "الغارات"]
    assert found["kinds"] == {"control": 3, "casualties": 1, "displacement": 0, "incident": 0}
    (found,) = answer(client, "/api/reports", q="اخبار")["reports"]
    assert [found["title"][s:e] for s, e in found["title_hits"]] == ["أخبار"]


def test_markup_is_given_as_it_is_for_the_page_to_show_as_text(client: TestClient) -> None:
    (found,) = answer(client, "/api/reports", q="alert")["reports"]
    assert "<script>" in found["snippet"]["text"]


def test_a_page_of_what_fits(client: TestClient) -> None:
    page = answer(client, "/api/reports", offset=1, limit=1)
    assert (page["total"], [each["source"] for each in page["reports"]]) == (3, ["second.txt"])
    assert answer(client, "/api/reports", offset=10**12)["reports"] == []


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        pytest.param({"q": "«مدينة"}, "q", "quotation mark", id="open_quote"),
        pytest.param({"q": "م*"}, "q", "a star needs", id="short_beginning"),
        pytest.param({"q": "ا" * 401}, "q", "400", id="too_long"),
        pytest.param({"place": "nowhere"}, "place", "no place", id="place"),
        pytest.param({"theatre": "mars"}, "theatre", "no theatre", id="theatre"),
        pytest.param({"kind": "weather"}, "kind", "control", id="kind"),
        pytest.param({"from": "2017-11-09", "to": "2017-11-08"}, "to", "before they begin", id="days_reversed"),
        pytest.param({"sort": "colour"}, "sort", "newest", id="sort"),
        pytest.param({"limit": 1001}, "limit", "1000", id="limit"),
    ],
)
@pytest.mark.parametrize("path", ["/api/reports", "/api/coverage/calendar"])
def test_what_cannot_be_asked_is_refused_with_its_field(
    client: TestClient, path: str, query: dict[str, str], field: str, said: str
) -> None:
    response = client.get(path, params=query)
    if path == "/api/coverage/calendar" and field in ("sort", "limit"):
        return
    assert response.status_code == 422
    (detail,) = response.json()["detail"]
    assert (detail["loc"][-1] if field != "kind" else detail["loc"][1]) == field
    assert said in str(detail)


def test_a_table_has_all_that_fits_and_no_formula(client: TestClient) -> None:
    response = client.get("/api/reports", params={"format": "csv", "limit": 1, "sort": "oldest"})
    assert response.headers["content-type"].startswith("text/csv")
    text = response.content.decode("utf-8")
    assert text.startswith("\ufeff")
    rows = [*csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]
    assert [row["file"] for row in rows] == ["first.txt", "second.txt", "third.txt"]
    assert rows[0]["published_from"] == "2017-11-03"
    assert (rows[0]["control"], rows[0]["statements"]) == ("3", "4")


def test_the_calendar_counts_what_came_out_and_what_fits(client: TestClient) -> None:
    whole = answer(client, "/api/coverage/calendar")
    assert whole["days"] == {"start": "2017-11-03", "end": "2017-11-20"}
    assert [(each["day"], each["reports"], each["found"]) for each in whole["reports"]] == [
        ("2017-11-03", 1, 1),
        ("2017-11-09", 1, 1),
        ("2017-11-20", 1, 1),
    ]
    assert whole["publishers"] == [{"id": "SOHR", "reports": 2}, {"id": "SANA", "reports": 1}]
    some = answer(client, "/api/coverage/calendar", q="البوكمال", source="SOHR")
    assert [(each["day"], each["reports"], each["found"]) for each in some["reports"]] == [
        ("2017-11-03", 1, 1),
        ("2017-11-20", 1, 0),
    ]


@pytest.fixture
def loose(tmp_path: Path, theatre: Theatre) -> Iterator[TestClient]:
    """A record in which one report is of some day of November, and one of no known day."""
    made = first(theatre)
    some = replace(
        made.report, published=Publication(days=Interval(date(2017, 11, 1), date(2017, 11, 30)), basis=Basis.TEXT)
    )
    document = replace(made.report.document, id="sha256:other", source="other.txt")
    none = replace(made.report, document=document, published=Publication(days=None, basis=Basis.UNKNOWN))
    with Store.open(laid(tmp_path / "loose.db")) as opened, TestClient(create(opened, theatre)) as client:
        opened.add_all((replace(made, report=some), replace(made, report=none), readings(theatre)[1]))
        yield client


def test_a_report_of_no_exact_day_is_on_no_day_of_the_calendar(loose: TestClient) -> None:
    for query in ({}, {"q": "البوكمال"}):
        found = answer(loose, "/api/coverage/calendar", **query)
        assert [(each["day"], each["reports"], each["found"]) for each in found["reports"]] == [("2017-11-09", 1, 1)]
        assert found["undated"] == 2
    assert files(loose) == "first second other"


def test_weeks_of_an_area_show_its_silence(client: TestClient, theatre: Theatre) -> None:
    weeks = answer(client, "/api/coverage/weeks", place=town(theatre, HAJIN).id)
    assert [(each["week"], each["reports"]) for each in weeks["weeks"]] == [
        ("2017-10-30", 1),
        ("2017-11-06", 0),
        ("2017-11-13", 0),
        ("2017-11-20", 1),
    ]
    assert answer(client, "/api/coverage/weeks")["reports"] == 3
    assert client.get("/api/coverage/weeks", params={"place": "nowhere"}).status_code == 422


def test_an_empty_record_has_no_reports(empty: TestClient) -> None:
    assert files(empty) == ""
    assert answer(empty, "/api/coverage/calendar")["days"] == {"start": None, "end": None}
    assert answer(empty, "/api/coverage/weeks")["weeks"] == []
