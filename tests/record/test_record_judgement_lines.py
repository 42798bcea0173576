"""Judgements as JSON Lines: out and in again without loss, and bad lines named while the others are kept."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_values import says

from marsad.errors import Issue, JudgementError
from marsad.record.judgement import (
    Correction,
    Judgement,
    Verdict,
    judgement_from,
    judgement_line,
    judgement_row,
    judgements_from,
)
from marsad.record.judgement.codec import LONGEST
from marsad.record.judgement.form import FORMS

GOOD: dict[str, Any] = {
    "verdict": "reject",
    "statements": ["a"],
    "who": "Nour",
    "when": "2018-01-01T12:00:00Z",
    "why": "the report says that it was planned",
}
DOC = Path(__file__).parent.parent.parent / "docs" / "judgements.md"

TEXT = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
IDS = st.lists(TEXT, min_size=2, max_size=4, unique=True)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "low": st.none() | st.integers(0, 10**6),
        "vague": st.booleans(),
        "holder": st.lists(TEXT, max_size=2),
        "victim_detail": st.none() | TEXT,
        "window": st.fixed_dictionaries({}, optional={"start": st.none() | st.dates().map(str)}),
        "places": st.lists(st.fixed_dictionaries({"place_id": st.none() | TEXT}), max_size=2),
    },
).filter(bool)
JUDGED = st.one_of(
    st.fixed_dictionaries({"verdict": st.sampled_from([*Verdict][:2]), "statements": st.lists(TEXT, min_size=1)}),
    st.fixed_dictionaries(
        {"verdict": st.just(Verdict.CORRECT), "statements": TEXT.map(lambda key: [key]), "fields": FIELDS}
    ),
    st.fixed_dictionaries({"verdict": st.sampled_from([Verdict.MERGE, Verdict.SPLIT]), "statements": IDS}),
    st.fixed_dictionaries({"verdict": st.just(Verdict.MERGE), "places": IDS}),
)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
WHEN = st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001  # hypothesis sets the zone


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    said = draw(JUDGED)
    fields = {key: msgspec.json.encode(value).decode() for key, value in said.get("fields", {}).items()}
    return Judgement(
        verdict=said["verdict"],
        statements=tuple(said.get("statements", ())),
        places=tuple(said.get("places", ())),
        fields=tuple(Correction(field=key, value=value) for key, value in fields.items()),
        who=draw(TEXT),
        when=draw(WHEN),
        why=draw(TEXT),
    )


@given(st.lists(judgements(), max_size=3))
def test_what_is_written_is_read_again(made: list[Judgement]) -> None:
    lines = [judgement_line(each).encode() for each in made]
    assert list(judgements_from(lines, "f")) == made
    assert [judgement_from(json.loads(line)).id for line in lines] == [each.id for each in made]


def test_a_judgement_is_the_same_however_it_is_written() -> None:
    other = GOOD | {"statements": ["a", "a"], "when": "2018-01-01T14:00:00+02:00"}
    assert judgement_from(GOOD).id == judgement_from(other).id
    assert judgement_from(GOOD | {"why": "no"}).id != judgement_from(GOOD).id
    assert says("merge", "b", "a") == says("merge", "a", "b")
    assert says("merge", places=("b", "a")) != says("merge", places=("a", "b"))


def test_a_day_alone_begins_at_midnight_utc() -> None:
    assert judgement_from(GOOD | {"when": "2018-01-01"}).when == datetime(2018, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        *[pytest.param({key: None}, key, id=f"{key}-null") for key in ("verdict", "who", "when", "why")],
        *[pytest.param({key: 1}, key, id=f"{key}-number") for key in ("verdict", "who", "when", "why", "statements")],
        pytest.param({"who": "  "}, "who is empty", id="who-blank"),
        pytest.param({"verdict": "maybe"}, "no verdict", id="unknown-verdict"),
        pytest.param({"statements": []}, "names no statement", id="nothing-judged"),
        pytest.param({"statements": [1]}, "no list of ids", id="number-as-id"),
        pytest.param({"statements": [""]}, "an id is empty", id="empty-id"),
        pytest.param({"statements": "a"}, "no list of ids", id="text-as-ids"),
        pytest.param({"places": ["p", "q"]}, "only merge is of places", id="reject-of-places"),
        pytest.param({"verdict": "merge"}, "two or more", id="merge-of-one"),
        pytest.param({"verdict": "merge", "statements": ["a", "a"]}, "two or more", id="merge-of-one-twice"),
        pytest.param({"verdict": "correct"}, "fields", id="correct-of-no-field"),
        pytest.param({"verdict": "correct", "fields": []}, "fields is no object", id="fields-a-list"),
        pytest.param({"fields": {"low": 1}}, "fields", id="reject-with-fields"),
        pytest.param({"verdict": "correct", "fields": {"quote": "x"}}, "no field that may be corrected", id="quote"),
        pytest.param({"verdict": "correct", "fields": {"low": -1}}, "low", id="negative"),
        pytest.param({"verdict": "correct", "fields": {"low": 1.5}}, "low", id="half-a-man"),
        pytest.param({"verdict": "correct", "fields": {"low": 10**30}}, "low", id="too-large"),
        pytest.param({"verdict": "correct", "fields": {"holder": "SDF"}}, "holder", id="party-not-in-a-list"),
        pytest.param({"verdict": "correct", "fields": {"date": {"begin": None}}}, "date", id="unknown-part"),
        pytest.param({"verdict": "correct", "fields": {"as_of": "2018-02-30"}}, "as_of", id="no-such-day"),
        pytest.param({"when": "yesterday"}, "when", id="when-in-words"),
        pytest.param({"when": "2018-01-01T12:00:00"}, "offset", id="when-without-offset"),
        pytest.param({"when": "0001-01-01T00:00:00+14:00"}, "when", id="when-before-all-years"),
        pytest.param({"id": "0"}, "is not that of what it says", id="another-id"),
        pytest.param({"because": "x"}, "no key", id="unknown-key"),
    ],
)
def test_what_is_no_judgement_is_refused(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(JudgementError, match=reason):
        judgement_from(GOOD | changes)


@pytest.mark.parametrize("key", list(GOOD))
def test_nothing_may_be_missing(key: str) -> None:
    with pytest.raises(JudgementError):
        judgement_from({name: value for name, value in GOOD.items() if name != key})


DEEP = 100_000
BAD = [
    pytest.param(b"\xff\xfe{}", id="bad-utf-8"),
    pytest.param(json.dumps(GOOD).encode().replace(b"Nour", b"No\xffur"), id="bad-utf-8-within"),
    pytest.param(json.dumps(GOOD | {"who": "\ud800"}).encode(), id="half-a-character"),
    pytest.param(b"[" * DEEP + b"]" * DEEP, id="nested-lists"),
    pytest.param(b'{"a":' * DEEP + b"1" + b"}" * DEEP, id="nested-objects"),
    pytest.param(b'{"verdict":"correct","fields":{"low":' + b"[" * DEEP + b"]" * DEEP + b"}}", id="nested-field"),
    pytest.param(b'{"who":"' + b"x" * (2 * LONGEST), id="long-and-cut-off"),
    pytest.param(json.dumps(GOOD | {"why": "x" * LONGEST}).encode(), id="too-long"),
    pytest.param(b"[]", id="a-list"),
    pytest.param(b"null", id="null"),
    pytest.param(b"{}", id="empty"),
    pytest.param(b"\x00", id="nul"),
    pytest.param(b'{"when": NaN}', id="nan"),
    pytest.param(b"9" * 10_000, id="a-long-number"),
]


@pytest.mark.parametrize("line", BAD)
def test_a_bad_line_is_named_and_the_others_are_kept(line: bytes) -> None:
    good = json.dumps(GOOD).encode()
    first, issue, last = judgements_from([good, line, b"", good], "made.jsonl")
    assert first == last == judgement_from(GOOD)
    assert isinstance(issue, Issue)
    assert issue.source == "made.jsonl, line 2"


@given(st.binary(max_size=200) | st.recursive(st.none() | st.text(), st.lists).map(lambda v: json.dumps(v).encode()))
def test_no_line_breaks_the_reader(line: bytes) -> None:
    assert all(isinstance(each, Issue) for each in judgements_from([line], "f"))


@given(
    st.dictionaries(
        st.sampled_from(sorted(FORMS)),
        st.recursive(
            st.none() | st.integers() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
        ),
        min_size=1,
    )
)
def test_no_value_of_a_field_breaks_the_reader(fields: dict[str, Any]) -> None:
    line = json.dumps(GOOD | {"verdict": "correct", "fields": fields}).encode()
    (found,) = judgements_from([line], "f")
    assert isinstance(found, Issue) or judgement_row(found)["fields"].keys() == fields.keys()


def test_a_file_may_begin_with_a_mark_of_utf_8() -> None:
    assert list(judgements_from([b"\xef\xbb\xbf" + json.dumps(GOOD).encode()], "f")) == [judgement_from(GOOD)]


def test_the_examples_of_the_docs_are_judgements_and_every_field_is_told() -> None:
    text = DOC.read_text("utf-8")
    lines = [line.encode() for block in text.split("```json\n")[1:] for line in block.split("```")[0].splitlines()]
    found = list(judgements_from(lines, "docs"))
    assert not [each for each in found if isinstance(each, Issue)]
    assert {each.verdict for each in found if isinstance(each, Judgement)} == {*Verdict}
    assert [field for field in FORMS if f"`{field}`" not in text] == []
