"""Where a model may be, and to whom reports may be sent."""

import socket
import sys
from datetime import date
from pathlib import Path

import httpx2
import pytest
from model_server import says, serving

from marsad import verbs
from marsad.endpoint.leave import give, given, take_back
from marsad.endpoint.line import Line
from marsad.endpoint.parameters import Bounds
from marsad.endpoint.place import Allowed, endpoint_of, refuse
from marsad.errors import EndpointError

HERE, THERE = "http://127.0.0.1:8080/v1", "https://llm.example/v1"
SINCE = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "origin", "where"),
    [
        pytest.param("http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080", "here", id="loopback"),
        pytest.param("http://127.8.8.8/v1", "http://127.8.8.8", "here", id="all of loopback"),
        pytest.param("http://LOCALHOST:1234/v1", "http://localhost:1234", "here", id="by name"),
        pytest.param("http://[::1]:1234/v1", "http://[::1]:1234", "here", id="by six"),
        pytest.param("http://192.168.1.5/v1", "http://192.168.1.5", "there", id="of the house"),
        pytest.param("http://0.0.0.0:80/v1", "http://0.0.0.0", "there", id="any"),
        pytest.param("http://localhost.example/v1", "http://localhost.example", "there", id="alike"),
        pytest.param("https://LLM.example:443/v1", "https://llm.example", "there", id="hosted"),
    ],
)
def test_an_address_is_this_machine_or_another(text: str, origin: str, where: str) -> None:
    found = endpoint_of(text)
    assert (found.origin, found.is_local, found.text) == (origin, where == "here", f"{origin}/v1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "llm.example/v1",
        "file:///etc/passwd",
        "https://",
        "https://u:sesame@llm.example/v1",
        "ftp://u:sesame@a/",
        "https://a/v1?key=sesame",
    ],
)
def test_what_is_no_address_of_a_server_is_refused(text: str) -> None:
    with pytest.raises(EndpointError) as raised:
        endpoint_of(text)
    assert "sesame" not in str(raised.value)


MAY = [(Allowed.ALL, THERE), (Allowed.ALL, None), (Allowed.LOCAL, HERE), (Allowed.LOCAL, None)]
MAY_NOT = [(Allowed.LOCAL, THERE), (Allowed.NONE, HERE), (Allowed.NONE, None)]


@pytest.mark.parametrize(("allowed", "url"), MAY)
def test_a_team_lets_models_read(allowed: Allowed, url: str | None) -> None:
    refuse(endpoint_of(url) if url else None, allowed)


@pytest.mark.parametrize(("allowed", "url"), MAY_NOT)
def test_a_team_forbids_models(allowed: Allowed, url: str | None) -> None:
    with pytest.raises(EndpointError):
        refuse(endpoint_of(url) if url else None, allowed)


def test_leave_is_remembered_by_origin_and_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "settings" / "sending.json"
    assert given(file) == {}
    give(endpoint_of(THERE), SINCE, file)
    give(endpoint_of("http://llm.example:8000/v1"), SINCE, file)
    assert given(file) == {"https://llm.example": SINCE, "http://llm.example:8000": SINCE}
    assert verbs.sending(THERE, file=file).has_leave
    assert not verbs.sending("http://llm.example/v1", file=file).has_leave
    assert take_back("other.example", file) == ()
    assert take_back("llm.example", file) == ("https://llm.example",)
    assert not verbs.sending(THERE, file=file).has_leave


@pytest.mark.parametrize("content", [b"", b"[]", b'{"https://llm.example": "yes"}', b"\xff"])
def test_a_broken_memory_gives_no_leave(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sending.json").write_bytes(content)
    assert not verbs.sending(THERE, file=tmp_path / "sending.json").has_leave


def test_without_leave_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with serving(says()) as known:
        elsewhere = verbs.ModelAsked(base_url=known.url.replace("127.0.0.1", "0.0.0.0"), model="m", answers=tmp_path)
        with pytest.raises(EndpointError, match="leave"), verbs.served_model(elsewhere):
            raise AssertionError
        with verbs.served_model(elsewhere, may_send=True) as model:
            assert model.spent.requests == 0
    assert known.asked == []


def other_address() -> str:
    """Return an address of this machine that is not its own alone, skip where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            # Nothing is sent: it is only worked out by which address one would.
            line.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("this machine has no other address")
        return str(line.getsockname()[0])


def test_where_a_name_of_this_machine_leads_elsewhere_nothing_is_sent() -> None:
    with socket.create_server((other_address(), 0)) as server:
        url = "http://{}:{}/v1".format(*server.getsockname()[:2])
        line = Line(endpoint_of("http://localhost/v1"), None, Bounds())
        with pytest.raises(httpx2.ConnectError, match="another machine"):
            line.handle_request(httpx2.Request("POST", url, content=b"a report"))
        line.close()


@pytest.mark.parametrize("name", ["openai", "tenacity", "filelock"])
def test_without_the_library_it_is_said_how_to_install_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [each for each in sys.modules if each.startswith("marsad.endpoint.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, name, None)
    asked = verbs.ModelAsked(base_url=HERE, model="m", answers=tmp_path)
    with pytest.raises(EndpointError, match=r"pip install 'marsad\[model\]'"), verbs.served_model(asked):
        raise AssertionError
