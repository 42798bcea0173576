"""A report as the API tells it, with what people decided on its statements."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fastapi.testclient import TestClient
from web_record import first

from marsad.extract.contract import reading_row
from marsad.record.judgement import Correction, Judgement, Verdict
from marsad.store import Store
from marsad.store.code import rules
from marsad.theatre.theatre import Theatre
from marsad.web.answers.report import ReportAnswer

ADDRESS = "/api/reports/sha256:first.txt"


def report(client: TestClient) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get(ADDRESS)
    assert response.status_code == 200, response.text
    return response.json()


def ids(client: TestClient) -> list[str]:
    return [each["id"] for each in report(client)["statements"]]


def judgement(verdict: Verdict, *statements: str, hour: int = 9, **fields: object) -> Judgement:
    return Judgement(
        verdict=verdict,
        statements=statements,
        fields=tuple(Correction(field=name, value=json.dumps(value)) for name, value in fields.items()),
        who="Nour",
        when=datetime(2018, 1, 1, hour, tzinfo=UTC),
        why="read again beside the original",
    )


def standings(client: TestClient) -> list[tuple[str, str]]:
    return [(each["statement"], each["standing"]) for each in report(client)["judged"]]


def test_what_is_sent_unread_is_what_the_document_promises(own: TestClient, store: Store, theatre: Theatre) -> None:
    store.judge([judgement(Verdict.CORRECT, ids(own)[3], low=46, high=None)])
    answer = report(own)
    assert json.loads(ReportAnswer.model_validate_json(json.dumps(answer)).model_dump_json()) == answer | {
        "statements": [each | _left_out(each) for each in answer["statements"]],
        "judged": [each | {"reading": each["reading"] | _left_out(each["reading"])} for each in answer["judged"]],
    }
    row = reading_row(first(theatre))
    assert {key: answer[key] for key in row["report"]} == row["report"]
    assert answer["statements"] == row["statements"]


def _left_out(statement: dict[str, Any]) -> dict[str, Any]:
    """Return what the contract leaves out where there is none: speakers' spans, a reader other than the rules."""
    return {"reader": None, "attribution": [{"span": None, **each} for each in statement["attribution"]]}


def test_a_report_that_nobody_judged_says_so(client: TestClient) -> None:
    assert report(client)["judged"] == []


def test_each_judged_statement_says_how_it_stands_and_who_decided(own: TestClient, store: Store) -> None:
    held, besieged, denied, killed = ids(own)
    store.judge(
        [
            judgement(Verdict.ACCEPT, held),
            judgement(Verdict.REJECT, besieged),
            judgement(Verdict.MERGE, denied, killed),
            judgement(Verdict.CORRECT, killed, low=46, high=None),
        ]
    )
    assert standings(own) == [(held, "accepted"), (besieged, "rejected"), (denied, "open"), (killed, "corrected")]
    told = {each["statement"]: each for each in report(own)["judged"]}
    assert [(each["verdict"], each["who"]) for each in told[held]["judgements"]] == [("accept", "Nour")]
    assert (told[held]["reading"], told[besieged]["reading"]) == (None, None)
    reading = told[killed]["reading"]
    assert (reading["id"], reading["low"], reading["high"], reading["confidence"]) == (killed, 46, None, 1)
    assert report(own)["statements"][3]["low"] == 4, "what was read stays beside it"


def test_the_latest_stands_and_the_contradiction_is_told(own: TestClient, store: Store) -> None:
    held = ids(own)[0]
    store.judge([judgement(Verdict.ACCEPT, held, hour=9), judgement(Verdict.REJECT, held, hour=10)])
    (told,) = report(own)["judged"]
    assert told["standing"] == "rejected"
    assert [each["verdict"] for each in told["judgements"]] == ["accept", "reject"]
    assert told["contradictions"][0]["en"]


def test_a_correction_that_cannot_be_carried_out_leaves_the_statement_open(own: TestClient, store: Store) -> None:
    store.judge([judgement(Verdict.CORRECT, ids(own)[3], low=9, high=2)])
    (told,) = report(own)["judged"]
    assert (told["standing"], told["reading"]) == ("open", None)
    assert "no statement" in told["contradictions"][0]["en"]


def test_reports_before_and_after_one_are_those_of_the_list(client: TestClient) -> None:
    def beside(name: str, **query: str) -> tuple[str | None, str | None]:
        response = client.get(f"/api/reports/sha256:{name}/beside", params=query)
        assert response.status_code == 200, response.text
        found = response.json()
        earlier, later = (found[key] and found[key]["source"] for key in ("earlier", "later"))
        return earlier, later

    assert beside("second.txt") == ("first.txt", "third.txt")
    assert beside("first.txt") == (None, "second.txt")
    assert beside("third.txt") == ("second.txt", None)
    assert beside("first.txt", source="SOHR") == (None, "third.txt")
    assert beside("second.txt", kind="casualties") == ("first.txt", None)
    assert beside("second.txt", as_of="2017-11-09") == ("first.txt", None)
    assert beside("second.txt", q="هجين") == ("first.txt", "third.txt")
    assert client.get("/api/reports/sha256:none/beside").status_code == 404


def test_a_statement_says_which_event_rests_on_it(client: TestClient) -> None:
    killed = ids(client)[3]
    event = client.get(f"/api/statements/{killed}/rests").json()["event"]
    assert (event["killed"]["low"], event["statements"]) == (4, 1)
    assert client.get(f"/api/events/{killed}").json()["id"] == event["id"]
    held = ids(client)[0]
    assert client.get(f"/api/statements/{held}/rests").json() == {"event": None}
    assert client.get("/api/statements/nothing/rests").status_code == 404


def test_a_withdrawn_report_says_so_and_why(own: TestClient, store: Store) -> None:
    assert report(own)["retraction"] is None
    store.custody.withdraw("sha256:first.txt", by="Nour", reason="taken back")
    told = report(own)
    assert told["retraction"] | {"when": ""} == {"when": "", "who": "Nour", "why": "taken back", "erased": False}
    assert {each["standing"] for each in told["judged"]} == {"rejected"}
    store.custody.erase("sha256:first.txt", by="Nour", reason="a court")
    told = report(own)
    assert (told["text"], told["statements"], told["judged"], told["retraction"]["erased"]) == ("", [], [], True)
    assert told["retraction"]["why"] == "a court"


def test_what_older_rules_read_is_told_beside_what_stands(own: TestClient, store: Store) -> None:
    before = report(own)
    assert before["superseded"] == []
    kept = store.report("sha256:first.txt")
    assert kept
    store.custody.rereading.take([replace(kept, statements=kept.statements[1:])])
    told = report(own)
    assert [each["id"] for each in told["statements"]] == [each["id"] for each in before["statements"][1:]]
    (gone,) = told["superseded"]
    assert gone["statement"] == before["statements"][0]
    assert (gone["rules"], gone["by"]) == (rules(), rules())
    store.custody.rereading.take([kept])
    assert report(own)["superseded"] == []
