"""No answer is asked for twice: by one run, by two at once, or by the next."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from model_server import ANSWER, Asked, Behaviour, Known, Line, refuses, says, serving
from msgspec import structs

from marsad.endpoint.parameters import Parameters
from marsad.endpoint.place import endpoint_of
from marsad.endpoint.served import ServedModel
from marsad.errors import ModelError
from marsad.extract.model.asking import Message, Prompt
from marsad.extract.model.kept import KeptAnswers

PROMPT = Prompt(id="a1", source="r", version="v", messages=(Message(role="user", content="?"),), schema={})
# Asks the prompt in a process of its own, once it has said that it is about to.
ASKING = f"""
import sys
from pathlib import Path
from marsad.endpoint.parameters import Parameters
from marsad.endpoint.place import endpoint_of
from marsad.endpoint.served import ServedModel
from marsad.extract.model.asking import Message, Prompt
prompt = Prompt(id="{PROMPT.id}", source="r", version="v", messages=(Message(role="user", content="?"),), schema={{}})
with ServedModel(endpoint_of(sys.argv[1]), Parameters(model="m"), shelf=Path(sys.argv[2])) as model:
    print("asking", flush=True)
    print(model.answer(prompt), flush=True)
"""


def ask(known: Known, shelf: Path, *, most_tokens: int = 500, anew: bool = False) -> str:
    """Return what a new run is answered."""
    parameters = Parameters(model="m", most_tokens=most_tokens)
    with ServedModel(endpoint_of(known.url), parameters, shelf=shelf, anew=anew) as model:
        return model.answer(PROMPT)


def folder(shelf: Path) -> Path:
    """Return the one folder of answers there is."""
    (found,) = shelf.iterdir()
    return found


def test_an_answer_is_kept_and_read_as_any_other(tmp_path: Path) -> None:
    with serving(says(), refuses(500)) as known:
        assert ask(known, tmp_path) == ask(known, tmp_path) == ANSWER
    assert len(known.asked) == 1
    kept = KeptAnswers(folder(tmp_path))
    assert (kept.name, kept.answer(PROMPT)) == ("m", ANSWER)
    assert {path.name for path in folder(tmp_path).iterdir()} == {"model.txt", "asked.json", "a1.txt", "a1.entry.json"}


def test_another_length_is_another_answer(tmp_path: Path) -> None:
    with serving(says()) as known:
        for most_tokens in (500, 600, 500):
            ask(known, tmp_path, most_tokens=most_tokens)
    assert len(known.asked) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a1.txt", ANSWER.encode()[:40], id="cut"),
        pytest.param("a1.txt", b"", id="empty"),
        pytest.param("a1.txt", b"\xff\xfe", id="no text"),
        pytest.param("a1.entry.json", b'{"sha', id="cut hash"),
        pytest.param("a1.entry.json", b"[]", id="no hash"),
        pytest.param("a1.entry.json", None, id="without its hash"),
        pytest.param("a1.txt", None, id="gone"),
    ],
)
def test_a_broken_answer_is_thrown_away(tmp_path: Path, name: str, content: bytes | None) -> None:
    with serving(says()) as known:
        ask(known, tmp_path)
        path = folder(tmp_path) / name
        path.write_bytes(content) if content is not None else path.unlink()
        assert ask(known, tmp_path) == ask(known, tmp_path) == ANSWER
    assert len(known.asked) == 2


def test_what_could_not_be_used_was_paid_for_and_is_asked_anew_when_wanted(tmp_path: Path) -> None:
    with serving(says("no"), says("still no"), says()) as known:
        assert ask(known, tmp_path) == ask(known, tmp_path) == "still no"
        assert len(known.asked) == 2
        assert ask(known, tmp_path, anew=True) == ask(known, tmp_path, anew=True) == ANSWER
    assert len(known.asked) == 3


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    with serving(refuses(413), says()) as known:
        with pytest.raises(ModelError, match="413"):
            ask(known, tmp_path)
        assert ask(known, tmp_path) == ANSWER


def test_threads_that_ask_the_same_wait_for_one_answer(tmp_path: Path) -> None:
    with serving(says()) as known, ServedModel(endpoint_of(known.url), Parameters(model="m"), shelf=tmp_path) as model:
        with ThreadPoolExecutor(8) as pool:
            said = list(pool.map(model.answer, [PROMPT] * 20))
        assert (said, model.spent.requests, model.spent.kept) == ([ANSWER] * 20, 1, 19)
    assert len(known.asked) == 1


def held(begun: Event, go_on: Event) -> Behaviour:
    """Return the behaviour of answering once one may."""

    def behave(line: Line, asked: Asked) -> None:
        begun.set()
        go_on.wait()
        says()(line, asked)

    return behave


def begin(known: Known, shelf: Path) -> "subprocess.Popen[str]":
    """Return a process that asks, or is about to."""
    command = [sys.executable, "-c", ASKING, known.url, str(shelf)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "asking\n"
    return process


def test_two_processes_that_ask_the_same_pay_once(tmp_path: Path) -> None:
    begun, go_on = Event(), Event()
    with serving(held(begun, go_on)) as known:
        with begin(known, tmp_path) as first:
            assert begun.wait(300)
            with begin(known, tmp_path) as second:
                go_on.set()
                said = [process.communicate()[0].strip() for process in (first, second)]
        assert said == [ANSWER, ANSWER]
    assert len(known.asked) == 1


def test_a_process_that_is_killed_leaves_the_question_to_others(tmp_path: Path) -> None:
    begun, go_on = Event(), Event()
    with serving(held(begun, go_on), says()) as known:
        with begin(known, tmp_path) as killed:
            assert begun.wait(300)
            killed.kill()
            killed.communicate()
        go_on.set()
        with ServedModel(endpoint_of(known.url), Parameters(model="m"), shelf=tmp_path) as model:
            assert model.answer(PROMPT) == ANSWER
    assert len(known.asked) == 2


def test_what_cannot_be_kept_is_used_and_nothing_more_is_asked(tmp_path: Path) -> None:
    other = structs.replace(PROMPT, id="a2")
    with serving(says()) as known, ServedModel(endpoint_of(known.url), Parameters(model="m"), shelf=tmp_path) as model:
        model.answer(PROMPT)
        (folder(tmp_path) / "a2.txt" / "in the way").mkdir(parents=True)
        assert model.answer(other) == ANSWER
        with pytest.raises(ModelError, match=r"a2\.txt") as raised:
            model.answer(structs.replace(PROMPT, id="a3"))
        assert raised.value.code == "model-unkept"
        assert model.answer(PROMPT) == ANSWER
    assert len(known.asked) == 2


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with serving(says()) as known, pytest.raises(ModelError, match=str(tmp_path / "file")):
        ask(replace(known), tmp_path / "file")
    assert known.asked == []
