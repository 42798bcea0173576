"""A key goes to the server that it is for, and nowhere else."""

import pickle
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from model_server import Asked, Line, says, sends, serving
from typer.testing import CliRunner

from marsad.cli.command import command
from marsad.endpoint.key import SERVICE, Key, key_of
from marsad.endpoint.parameters import Parameters
from marsad.endpoint.place import endpoint_of
from marsad.endpoint.served import ServedModel
from marsad.errors import EndpointError, ModelError
from marsad.extract.model.asking import Message, Prompt

SECRET = "sk-invented-0123456789"
PROMPT = Prompt(id="a1", source="r", version="v", messages=(Message(role="user", content="?"),), schema={})


class Drawer(KeyringBackend):
    """A keyring of one key."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def get_password(self, service: str, username: str) -> str | None:
        """Return the key."""
        return SECRET if (service, username) == (SERVICE, "llm.example") else None

    def set_password(self, service: str, username: str, password: str) -> None:
        """Take no other."""


@pytest.fixture
def drawer() -> Iterator[None]:
    """Put a keyring in the place of the system's."""
    before = keyring.get_keyring()
    keyring.set_keyring(Drawer())
    yield
    keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("url", "environment", "found"),
    [
        pytest.param("https://any.example/v1", {"MARSAD_MODEL_KEY": SECRET}, SECRET, id="ours"),
        pytest.param("https://any.example/v1", {"MARSAD_MODEL_KEY": " "}, None, id="empty"),
        pytest.param("https://any.example/v1", {}, None, id="none"),
        pytest.param("https://api.openai.com/v1", {"OPENAI_API_KEY": SECRET}, SECRET, id="its owner's"),
        pytest.param("https://any.example/v1", {"OPENAI_API_KEY": SECRET}, None, id="of another owner"),
        pytest.param("https://api.openai.com.evil.example/v1", {"OPENAI_API_KEY": SECRET}, None, id="of a name alike"),
        pytest.param("https://llm.example/v1", {}, SECRET, id="of the keyring"),
    ],
)
def test_a_key_is_found_where_it_is_for_that_server(
    drawer: None, url: str, environment: Mapping[str, str], found: str | None
) -> None:
    key = key_of(endpoint_of(url), environment)
    assert (key.told() if key else None) == found


def test_a_key_that_no_header_could_carry_is_refused(drawer: None) -> None:
    with pytest.raises(EndpointError) as raised:
        key_of(endpoint_of("https://any.example/v1"), {"MARSAD_MODEL_KEY": f"{SECRET}\r\nX: 1"})
    assert SECRET not in str(raised.value)


def test_a_key_shows_itself_to_nobody() -> None:
    assert SECRET not in repr(Key(SECRET)) + str(Key(SECRET))
    with pytest.raises(TypeError):
        pickle.dumps(Key(SECRET))


def says_it_back(line: Line, asked: Asked) -> None:
    """Say what came as a key."""
    line.send(b'{"error": {"message": "bad key %s"}}' % asked.headers["Authorization"].encode(), status=401)


def test_no_error_has_the_key_that_a_server_says_back() -> None:
    with (
        serving(says_it_back) as known,
        ServedModel(endpoint_of(known.url), Parameters(model="m"), key=Key(SECRET)) as model,
        pytest.raises(ModelError) as raised,
    ):
        model.answer(PROMPT)
    assert "bad key" in str(raised.value)
    # But for this function, which knows what the server was told.
    shown = traceback.TracebackException(raised.type, raised.value, raised.tb.tb_next, capture_locals=True)
    assert SECRET not in "".join(shown.format())


@pytest.mark.parametrize("how", [pytest.param("answer", id="in its answer"), pytest.param("error", id="in an error")])
def test_nothing_that_is_written_has_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    caplog.set_level("DEBUG")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("MARSAD_MODEL_KEY", SECRET)
    (tmp_path / "report.txt").write_text("سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل.", "utf-8")
    behaviour = {"answer": says(f"I know {SECRET}"), "error": sends(SECRET.encode(), status=500)}[how]
    with serving(behaviour if how == "answer" else says_it_back) as known:
        arguments = [
            "extract",
            str(tmp_path / "report.txt"),
            "--reader",
            "both",
            "--base-url",
            known.url,
            "--model",
            "m",
        ]
        done = CliRunner().invoke(command(), arguments)
    assert known.asked[0].headers["Authorization"] == f"Bearer {SECRET}"
    assert done.exit_code == 0
    assert "chat/completions" in caplog.text
    assert SECRET not in done.output + done.stderr + caplog.text
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) > 1 or how == "error"
    assert [path for path in written if SECRET.encode() in path.read_bytes()] == []
