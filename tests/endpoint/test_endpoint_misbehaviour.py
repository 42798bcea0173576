"""Whatever a server does, the report keeps a reading, and says why it is the rules'."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Event

import pytest
from model_server import (
    ANSWER,
    ITEM,
    QUOTE,
    TEXT,
    Asked,
    Behaviour,
    Known,
    Line,
    breaks_off,
    completion,
    drips,
    drips_headers,
    pours,
    refuses,
    says,
    sends,
    sends_raw,
    serving,
    waits,
)

import marsad
from marsad.endpoint.key import Key
from marsad.endpoint.parameters import Bounds, Parameters
from marsad.endpoint.place import endpoint_of
from marsad.endpoint.served import ServedModel
from marsad.extract.contract import Reading
from marsad.extract.model.reader import read
from marsad.report.document import Document, Metadata
from marsad.report.reading import written
from marsad.source.clock import Clock

# Where an answer is to come, so long that no machine is too slow; where none is, so short that the test is quick.
LONG_S, SHORT_S = 600.0, 0.5
IN_TIME = Bounds(whole_s=LONG_S)
OUT_OF_TIME = Bounds(whole_s=SHORT_S)


@dataclass(frozen=True)
class Pauses:
    """A clock by which nobody waits, but it is noted for how long one would have."""

    slept: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        """The clock."""
        return Clock(sleep=self.slept.append)


def report(text: str = TEXT) -> Document:
    """Return a report."""
    return written("report", text, text.encode(), Metadata(publisher="شبكة السهل", published=date(2017, 11, 14)))


@contextmanager
def model(known: Known, bounds: Bounds = IN_TIME, pauses: Pauses | None = None) -> Iterator[ServedModel]:
    """Yield the model of the server."""
    clock = (pauses or Pauses()).clock
    with ServedModel(endpoint_of(known.url), Parameters(model="m"), bounds=bounds, clock=clock) as served:
        yield served


def codes(reading: Reading) -> list[str]:
    """Return which issues the report has."""
    return [issue.code for issue in reading.report.issues]


def rules() -> list[str]:
    """Return what the rules read, by its ids."""
    reading = marsad.extract(TEXT, publisher="شبكة السهل", published=date(2017, 11, 14))
    return [each.quote for each in reading.statements]


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
OTHER = json.dumps({"statements": [{"text": "fell"}]})
ENGLISH = json.dumps({"control": [{**ITEM, "quote": "Syrian Democratic Forces captured al-Shuhayl"}]})
MANY = json.dumps({"control": [ITEM] * 1_000})
DEEP = b'{"choices": [], "usage": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
HTML = b"<html><body>502 Bad Gateway</body></html>"


@pytest.mark.parametrize(
    ("behaviours", "code", "requests"),
    [
        pytest.param((says("The town fell, it seems."),), "model-unusable", 2, id="prose"),
        pytest.param((says(OTHER),), "model-unusable", 2, id="another schema"),
        pytest.param((says(ANSWER[:30]),), "model-unusable", 2, id="cut before anything is whole"),
        pytest.param((says(ANSWER[:30], finish="length"),), "model-unusable", 1, id="cut at the limit"),
        pytest.param((says(completion().decode()[:50]),), "model-unusable", 2, id="an answer in an answer"),
        pytest.param((sends(completion()[:60]),), "model-fault", 1, id="cut JSON of the server"),
        pytest.param((sends(b'{"choices": []}'),), "model-empty", 1, id="no choices"),
        pytest.param((sends(b'{"choices": "none"}'),), "model-fault", 1, id="choices of another type"),
        pytest.param((sends(b'{"object": "list", "data": []}'),), "model-fault", 1, id="another answer"),
        pytest.param((sends(b"null"),), "model-fault", 1, id="null"),
        pytest.param((sends(b"[" * 100_000),), "model-fault", 1, id="deep and cut"),
        pytest.param((sends(DEEP),), "model-fault", 1, id="deep"),
        pytest.param((sends(DEEP, status=400),), "model-rejected", 3, id="deep and refused"),
        pytest.param((sends(b"", status=204),), "model-fault", 1, id="no content"),
        pytest.param((sends_raw(b"hello\r\n\r\n"),), "model-fault", 5, id="no HTTP"),
        pytest.param((sends_raw(b"HTTP/1.1 99999 x\r\n\r\n"),), "model-fault", 5, id="no status"),
        pytest.param((sends_raw(b"HTTP/1.1 101 Other\r\n\r\n"),), "model-fault", 5, id="another protocol"),
        pytest.param((sends_raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"),), "model-fault", 5, id="no length"),
        pytest.param((sends_raw(CHUNKED + b"zz\r\n"),), "model-fault", 5, id="no chunks"),
        pytest.param((sends_raw(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 50_000),), "model-fault", 5, id="headers"),
        pytest.param((sends(b"\xff\xfe\x00"),), "model-fault", 1, id="no text"),
        pytest.param((sends(b""),), "model-fault", 1, id="nothing"),
        pytest.param((sends(HTML, media="text/html"),), "model-fault", 1, id="a page"),
        pytest.param((sends(HTML, media="text/html", status=502),), "model-fault", 5, id="a page of a gateway"),
        pytest.param((sends(b"\x1f\x8b", Content_Encoding="gzip"),), "model-fault", 5, id="packed"),
        pytest.param((says(None),), "model-empty", 1, id="silence"),
        pytest.param((says(""),), "model-empty", 1, id="empty words"),
        pytest.param((says(None, refusal="I cannot"),), "model-refused", 1, id="a refusal"),
        pytest.param((says("…", finish="content_filter"),), "model-refused", 1, id="a filter"),
        pytest.param((pours,), "model-too-long", 1, id="without end"),
        pytest.param((says("a" * 1_000_000),), "model-unusable", 2, id="a million letters"),
        pytest.param((breaks_off,), "model-fault", 5, id="reset in the middle"),
        pytest.param((refuses(400, "context is 4096"),), "model-rejected", 3, id="400 in every shape"),
        pytest.param((refuses(401, "bad key"),), "model-denied", 1, id="401"),
        pytest.param((refuses(402),), "model-denied", 1, id="402"),
        pytest.param((refuses(403),), "model-denied", 1, id="403"),
        pytest.param((refuses(404, "no model m"),), "model-denied", 1, id="404"),
        pytest.param((refuses(413),), "model-too-long", 1, id="413"),
        pytest.param((refuses(429),), "model-busy", 5, id="429"),
        pytest.param((refuses(429, "insufficient_quota"),), "model-denied", 1, id="429 for ever"),
        pytest.param((refuses(429, Retry_After="86400"),), "model-busy", 1, id="429 for a day"),
        pytest.param((refuses(500),), "model-fault", 5, id="500"),
        pytest.param((refuses(429, Retry_After="soon"),), "model-busy", 5, id="429 with odd words"),
        pytest.param((refuses(503),), "model-busy", 5, id="503"),
        pytest.param((refuses(307, Location="http://192.0.2.1/v1"),), "model-denied", 1, id="elsewhere"),
        pytest.param((refuses(301, Location="/v2"),), "model-denied", 1, id="moved"),
    ],
)
def test_the_rules_read_where_a_server_gives_nothing(
    behaviours: tuple[Behaviour, ...], code: str, requests: int
) -> None:
    with serving(*behaviours) as known, model(known) as served:
        reading = read(report(), served)
    assert codes(reading) == [code]
    assert "read by the rules alone" in reading.report.issues[0].message
    assert [each.quote for each in reading.statements] == rules()
    assert all(each.made is None for each in reading.statements)
    assert len(known.asked) == requests


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(drips, id="byte by byte"),
        pytest.param(drips_headers, id="header by letters"),
        pytest.param(waits, id="never"),
    ],
)
def test_a_server_that_is_too_slow_is_asked_once(behaviour: Behaviour) -> None:
    with serving(behaviour) as known, model(known, OUT_OF_TIME) as served:
        assert codes(read(report(), served)) == ["model-slow"]
    # On a busy machine it may not even have heard of it.
    assert len(known.asked) < 2


def test_a_server_that_is_down_is_asked_some_times_then_once_then_not_any_more() -> None:
    with serving(says()) as known:
        pass
    pauses = Pauses()
    with model(known, pauses=pauses) as served:
        told = [read(report(), served).report.issues[0] for _ in range(7)]
    assert {issue.code for issue in told} == {"model-unreachable"}
    assert [len(pauses.slept), "not asked any more" in told[4].message] == [4, False]
    assert all("not asked any more" in issue.message for issue in told[5:])


def test_what_is_wrong_with_some_prompts_does_not_end_the_others() -> None:
    rejected = (refuses(400, "context is 4096"), refuses(400, "it is"), refuses(400, "it is"))
    with serving(*rejected * 6, says(None), *rejected, says()) as known, model(known) as served:
        told = [read(report(), served) for _ in range(9)]
    assert [codes(each) for each in told] == [["model-rejected"]] * 6 + [["model-empty"], ["model-rejected"], []]


@pytest.mark.parametrize(
    ("behaviours", "requests"),
    [
        pytest.param((says(),), 1, id="well"),
        pytest.param((sends(completion(), media="text/html"),), 1, id="of the wrong type"),
        pytest.param((says(f"Here you are:\n```json\n{ANSWER}\n```\nGood luck"),), 1, id="in prose"),
        pytest.param((says("no idea"), says()), 2, id="when asked again"),
        pytest.param((says(f"{ANSWER[:-30]}"),), 1, id="cut behind an item"),
        pytest.param((says(MANY),), 1, id="a thousand times"),
        pytest.param((refuses(503), refuses(500), breaks_off, says()), 4, id="at the fourth try"),
        pytest.param((refuses(400, "response_format is unknown"), says()), 2, id="as any object"),
        pytest.param((refuses(400, "no"), refuses(422, "no"), says()), 3, id="in plain words"),
        pytest.param((says(usage={"prompt_tokens": "many"}), says()), 1, id="with odd counts"),
    ],
)
def test_what_can_be_used_is(behaviours: tuple[Behaviour, ...], requests: int) -> None:
    with serving(*behaviours) as known, model(known) as served:
        reading = read(report(), served)
    assert [(each.quote, each.made is not None) for each in reading.statements] == [(QUOTE, True)]
    assert len(known.asked) == requests


def test_words_of_another_language_are_left_out() -> None:
    with serving(says(ENGLISH)) as known, model(known) as served:
        reading = read(report(), served)
    assert codes(reading) == ["model-left-out"]
    assert reading.statements == ()


def test_a_server_is_left_alone_for_as_long_as_it_asks() -> None:
    pauses = Pauses()
    with serving(refuses(429, Retry_After="7"), says()) as known, model(known, pauses=pauses) as served:
        assert read(report(), served).statements
    assert pauses.slept[0] == pytest.approx(7, abs=1.5)


def test_what_a_server_can_is_found_out_once() -> None:
    unable = refuses(400, "Unsupported parameter: use max_completion_tokens; temperature does not support 0")
    with serving(unable, unable, says()) as known, model(known) as served:
        for words in (TEXT, f"{TEXT} ", f"{TEXT}  "):
            assert read(report(words), served).statements
    shapes = [sorted({"max_tokens", "max_completion_tokens", "temperature"} & set(each.body)) for each in known.asked]
    assert shapes[:3] == [
        ["max_tokens", "temperature"],
        ["max_completion_tokens", "temperature"],
        ["max_completion_tokens"],
    ]
    assert all(shape == ["max_completion_tokens"] for shape in shapes[3:])
    assert [each.body["response_format"]["type"] for each in known.asked] == ["json_schema"] * len(known.asked)


def test_a_request_tells_the_prompt_and_nothing_of_this_machine() -> None:
    served = Parameters(model="m", seed=5)
    with serving(says()) as known, ServedModel(endpoint_of(known.url), served, key=Key("sk-invented")) as asking:
        read(report(), asking)
    (asked,) = known.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == "Bearer sk-invented"
    plain = {"host", "accept", "content-type", "content-length", "user-agent", "authorization"}
    assert {name.lower() for name in asked.headers} == plain
    assert asked.headers["User-Agent"] == f"Marsad/{marsad.__version__}"
    assert (asked.body["temperature"], asked.body["seed"], asked.body["model"]) == (0, 5, "m")
    assert set(asked.body) == {"messages", "model", "temperature", "seed", "max_tokens", "response_format"}


def test_whoever_ends_a_model_ends_what_waits_for_it() -> None:
    begun = Event()

    def waits_too(line: Line, asked: Asked) -> None:
        begun.set()
        waits(line, asked)

    with serving(waits_too) as known, model(known) as served, ThreadPoolExecutor(1) as pool:
        coming = pool.submit(read, report(), served)
        assert begun.wait(300)
        served.close()
        assert codes(coming.result(300)) == ["model-unanswered"]
        assert codes(read(report(), served)) == ["model-unanswered"]
    assert len(known.asked) == 1
