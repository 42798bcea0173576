import io
import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError, Issue
from marsad.intake.allowance import Allowance
from marsad.intake.collection import telegram
from marsad.intake.form import Form
from marsad.intake.item import Item, Terms
from marsad.intake.limits import Limits
from marsad.intake.paths import documents
from marsad.report.document import Document

NEWS = "أفادت مصادر محلية بأن القوات دخلت بلدة العوجة بعد اشتباكات استمرت ساعات وأسفرت عن مقتل 12 مقاتلاً."
LIMITS = Limits(report_bytes=100_000)


def message(number: int, text: object = NEWS, **more: object) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2018-02-04T01:30:00", "date_unixtime": "1517693400",
        "from": "شبكة العوجة", "from_id": "channel77", "text": text, **more,
    }  # fmt: skip


def chat(*messages: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"name": "شبكة العوجة", "type": "public_channel", "id": 77, "messages": list(messages), **more}


def read(tmp_path: Path, export: object, name: str = "result.json") -> tuple[dict[str, Document], list[str]]:
    raw = export if isinstance(export, bytes) else json.dumps(export, ensure_ascii=False).encode()
    (tmp_path / name).write_bytes(raw)
    found = list(documents([tmp_path], limits=LIMITS))
    issues = [f"{item.code} {item}" for item in found if isinstance(item, Issue)]
    return {item.source: item for item in found if isinstance(item, Document)}, issues


def test_a_message_is_a_report_with_its_channel_day_and_address(tmp_path: Path) -> None:
    found, issues = read(
        tmp_path, chat(message(5), message(6, edited_unixtime="1517697000", forwarded_from="العوجة الآن"))
    )
    assert (list(found), issues) == (["result.json#5", "result.json#6"], [])
    first, second = found.values()
    # 01:30 by the exporter's clock is the evening before in UTC.
    assert (first.metadata.publisher, first.metadata.published) == ("شبكة العوجة", date(2018, 2, 3))
    assert (first.provenance.address, first.provenance.author) == ("telegram:77/5", "شبكة العوجة")
    assert second.provenance.forwarded_from == "العوجة الآن"
    assert second.provenance.edited == datetime.fromtimestamp(1517697000, UTC)
    assert (first.provenance.original or "").startswith("sha256:")


def test_of_messages_with_one_number_each_is_a_report(tmp_path: Path) -> None:
    found, issues = read(tmp_path, chat(message(5), message(6), message(5, f"{NEWS} وعاد الهدوء."), message(5)))
    assert (list(found), issues) == (["result.json#5", "result.json#6", "result.json#5~2", "result.json#5~3"], [])
    assert {each.provenance.address for each in found.values()} == {"telegram:77/5", "telegram:77/6"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(NEWS, NEWS, id="a text"),
        pytest.param([NEWS, {"type": "hashtag", "text": "#العوجة"}], f"{NEWS}#العوجة", id="marked pieces"),
        pytest.param(
            [{"type": "bold", "text": "عاجل"}, f"\n{NEWS}", {"type": "x"}, 7], f"عاجل\n{NEWS}", id="odd pieces"
        ),
    ],
)
def test_the_words_of_a_message_are_joined_as_they_stand(tmp_path: Path, text: object, expected: str) -> None:
    assert read(tmp_path, chat(message(1, text, photo="photos/a.jpg")))[0]["result.json#1"].text == expected


def test_what_says_nothing_is_left_out_and_what_is_not_arabic_is_named(tmp_path: Path) -> None:
    found, issues = read(
        tmp_path,
        chat(
            message(1, "", photo="a.jpg"),
            {"id": 2, "type": "service", "action": "pin"},
            message(3, "Hello there"),
            message(4),
        ),
    )
    assert list(found) == ["result.json#4"]
    assert [issue.split(":")[0] for issue in issues] == ["language result.json#3"]


def test_the_chats_of_a_whole_export_are_told_apart(tmp_path: Path) -> None:
    group = chat(message(5, f"{NEWS} تأكيد."), name="مجموعة", type="private_group", id=88)
    found, issues = read(tmp_path, {"about": "x", "chats": {"about": "y", "list": [chat(message(5)), group]}})
    assert (list(found), issues) == (["result.json#77/5", "result.json#88/5"], [])
    assert found["result.json#88/5"].metadata.publisher is None
    assert found["result.json#88/5"].provenance.address == "telegram:88/5"


def test_another_export_of_a_message_has_its_id_and_an_edited_one_another(tmp_path: Path) -> None:
    first, again, edited = (
        read(tmp_path, chat(message(5, **more)))[0]["result.json#5"].id
        for more in ({}, {"reactions": [{"count": 9}]}, {"edited": "2018-02-04T03:00:00"})
    )
    assert first == again != edited


@pytest.mark.parametrize(
    ("export", "code"),
    [
        pytest.param(json.dumps(chat(message(1))).encode()[:-40], "damaged", id="cut off"),
        pytest.param(json.dumps(chat(message(1))).replace('"text"', '"text" \0').encode(), "damaged", id="wrong bytes"),
        pytest.param(chat(), "empty", id="no messages"),
        pytest.param(chat(message(1, "ا" * 300_000)), "too_large", id="a message without end"),
    ],
)
def test_an_export_that_cannot_be_read_is_named(tmp_path: Path, export: object, code: str) -> None:
    found, issues = read(tmp_path, export)
    assert (found, [issue.split(" ")[0] for issue in issues]) == ({}, [code])


def test_an_export_is_known_by_its_content_and_other_json_is_not_taken_for_one(tmp_path: Path) -> None:
    other = [{"text": NEWS, "messages": [{"id": 1}]}]
    assert list(read(tmp_path, other, "chat.json")[0]) == ["chat.json#1"]


def test_an_export_as_pages_is_named_with_the_way_out(tmp_path: Path) -> None:
    page = f'<html><body><div class="page_body chat_page">\n <div class="history">{NEWS * 5}</div></div></body></html>'
    found, issues = read(tmp_path, page.encode(), "messages.html")
    assert found == {}
    assert "JSON" in issues[0]


def test_years_of_messages_are_read_one_at_a_time(tmp_path: Path) -> None:
    raw = json.dumps(chat(*(message(i) for i in range(2_000))), ensure_ascii=False).encode()
    assert len(raw) > 5 * LIMITS.report_bytes
    found, issues = read(tmp_path, raw)
    assert (len(found), issues) == (2_000, [])


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=6)), min_size=1, max_size=6))
def test_damaged_exports_are_read_or_refused_and_nothing_else(changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(json.dumps(chat(message(1), message(2, [NEWS])), ensure_ascii=False).encode())
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    item = Item(source="a", stream=io.BytesIO(raw), form=Form.TELEGRAM, allowance=Allowance(LIMITS, len(raw)))
    with suppress(DocumentError):
        assert all(isinstance(one, Document | Issue) for one in telegram.read(replace(item), Terms(limits=LIMITS)))
