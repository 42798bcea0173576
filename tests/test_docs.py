"""The docs are true: every command, option, error and field is there, and what they show runs."""

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from marsad import errors, examples
from marsad.cli.command import command
from marsad.extract import term

ROOT = Path(__file__).parent.parent
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CLI = get_command(command())
# They serve until interrupted: tests/cli starts them.
ENDLESS = frozenset(("serve", "demo", "watch"))


def verbs(command: Any, *before: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  # typer brings its own click
    """Yield every command with its name; in place of one that has commands of its own, those."""
    inner = getattr(command, "commands", {})
    for name, verb in inner.items():
        yield from verbs(verb, *before, name)
    if before and not inner:
        yield " ".join(before), command


VERBS = dict(verbs(CLI))
every_paper = pytest.mark.parametrize(
    "paper", [pytest.param(paper, id=str(paper.relative_to(ROOT))) for paper in PAPERS]
)


def blocks(paper: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", paper.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def lines(paper: Path) -> Iterator[list[str]]:
    """Yield every command line of the paper's shell blocks, in words."""
    for block in blocks(paper, "sh"):
        for line in block.splitlines():
            if words := shlex.split(line, comments=True):
                yield words


def test_the_tree_of_errors_is_the_classes() -> None:
    drawn = re.findall(r"^[├└│─ ]*(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    there = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    assert sorted(drawn) == sorted(there)


def test_the_page_of_the_command_tells_every_verb_and_option() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name, verb in VERBS.items():
        section = re.search(rf"^## marsad {name}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        assert section, name
        options = {option for parameter in verb.params for option in parameter.opts if option.startswith("--")}
        assert {option for option in options if option not in section.group()} == set(), name
        assert set(re.findall(r"(?<![\w-])--[a-z][\w-]+", section.group())) - {"--help"} <= options, name


@pytest.mark.parametrize("name", list(VERBS))
def test_help_shows_examples(name: str) -> None:
    shown = CliRunner().invoke(command(), [*name.split(), "--help"])
    assert shown.exit_code == 0
    assert re.search(rf"Examples:\n +marsad {name}\b", shown.output)


@every_paper
def test_make_has_every_target_that_a_paper_names(paper: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(
        r"\bmake ([a-z]+)\b", "\n".join([*blocks(paper, "sh"), *re.findall("`[^`\n]+`", paper.read_text("utf-8"))])
    ):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target}"


@every_paper
def test_every_link_into_the_repository_leads_somewhere(paper: Path) -> None:
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", paper.read_text("utf-8")):
        assert (paper.parent / link).exists(), link


def test_every_decision_is_in_the_list_once() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"^\| \[\d{4}\]\(([^)]+)\) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE)
    assert listed == sorted(page.name for page in folder.glob("[0-9]*.md"))


@every_paper
def test_the_python_shown_runs(paper: Path, desk: Path) -> None:
    for block in blocks(paper, "python"):
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            exec(compile(block, str(paper), "exec"), {})
        assert shown.getvalue().strip()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with every file that the docs' command lines name, as the working folder."""
    texts = sorted(examples.folder().glob("*.txt"))
    shutil.copytree(examples.folder(), tmp_path / "reports")
    text = texts[0].read_text("utf-8")
    (tmp_path / "report.txt").write_text(text, "utf-8")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.splitlines() if paragraph.strip())
    for name in ("page.html", "bulletin.html"):
        (tmp_path / name).write_text(f"<html><body><article>{body}</article></body></html>", "utf-8")
    (tmp_path / "archive.csv").write_text(
        'source,published,text\nA-1,2017-09-05,"' + text.replace('"', '""') + '"\n', "utf-8"
    )
    (tmp_path / "known.jsonl").write_text(
        '{"source": "001.txt", "publisher": "SOHR", "published": "2017-09-05"}\n', "utf-8"
    )
    (tmp_path / "raqib.yaml").write_text("name: raqib\nkind: folder\npath: reports\n", "utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "answers").mkdir()
    (tmp_path / "gold" / "001.json").write_text('{"statements": []}', "utf-8")
    (tmp_path / "judgements.jsonl").write_text(
        '{"verdict": "merge", "places": ["ocha:C5175", "ocha:C5160"], "who": "A", "when": "2019-01-02", "why": "B"}\n',
        "utf-8",
    )
    (tmp_path / "statements.jsonl").write_text('{"report": {"source": "001.txt"}, "statements": []}\n', "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@every_paper
def test_every_command_line_shown_runs(paper: Path, desk: Path) -> None:
    for words in lines(paper):
        # What asks the network is run by tests/source, of a server of its own.
        if words[0] != "marsad" or words[1] in ENDLESS or any("://" in word for word in words):
            continue
        arguments, stdin = redirected(words[1:], desk)
        ran = CliRunner().invoke(command(), arguments, input=stdin)
        assert ran.exit_code == 0, f"{words}: {ran.output}"
        assert ran.stdout.strip()


def redirected(words: list[str], desk: Path) -> tuple[list[str], bytes | None]:
    """Return what the shell would hand to the command: its arguments, and stdin where a file is put there."""
    before = [i for i, word in enumerate(words) if word in ("<", ">")]
    stdin = (desk / words[words.index("<") + 1]).read_bytes() if "<" in words else None
    return words[: min(before, default=len(words))], stdin


def test_the_page_of_the_json_form_tells_every_word_of_it() -> None:
    text = (ROOT / "docs" / "statement.md").read_text("utf-8")
    words = [
        value.value
        for kind in vars(term).values()
        if isinstance(kind, type) and issubclass(kind, Enum)
        for value in kind
    ]
    assert [word for word in words if f"`{word}`" not in text] == []


def test_the_page_of_the_json_form_tells_every_field(desk: Path) -> None:
    text = (ROOT / "docs" / "statement.md").read_text("utf-8")
    ran = CliRunner().invoke(command(), ["extract", "reports"])
    fields = set(re.findall(r'"(\w+)":', ran.stdout)) - {"report", "statements"}
    assert fields
    assert [field for field in sorted(fields) if f"`{field}`" not in text] == []


@every_paper
def test_a_row_shown_is_the_row_of_the_file_it_names(paper: Path) -> None:
    for block in blocks(paper, "yaml"):
        file = ROOT / block.splitlines()[0].removeprefix("# ")
        shown, there = (yaml.safe_load(text) for text in (block, file.read_text("utf-8")))
        assert [row for row in shown if row not in there] == []
