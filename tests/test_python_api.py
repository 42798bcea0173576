"""The verbs of the command line, in Python; and `marsad.extract`, a package that is a verb too."""

import subprocess
import sys
from datetime import date
from inspect import signature
from pathlib import Path

import pytest
from store_file import laid

import marsad
import marsad.extract.statement
import marsad.verbs
from marsad.errors import DocumentError
from marsad.extract.statement import Control
from marsad.extract.term import Holding

SENTENCE = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي."


def run(code: str, *options: str) -> str:
    """Return what a new interpreter prints."""
    done = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_a_sentence_is_read() -> None:
    reading = marsad.extract(SENTENCE, publisher="SOHR", published=date(2017, 11, 14))
    (statement,) = reading.statements
    assert isinstance(statement, Control)
    assert statement.status is Holding.CAPTURED
    assert statement.holder == ("SDF",)
    assert statement.date.days.start == date(2017, 11, 13)
    assert statement.span.quote(SENTENCE) == statement.quote


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param("The town fell on Friday.", id="english")])
def test_what_is_no_arabic_report_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        marsad.extract(text)


def test_the_package_takes_whatever_the_verb_takes() -> None:
    assert signature(marsad.extract).parameters == signature(marsad.verbs.extract).parameters


def test_the_verb_is_the_package() -> None:
    assert marsad.extract is sys.modules["marsad.extract"]
    assert marsad.extract.statement.Control is Control
    assert isinstance(marsad.extract(SENTENCE), marsad.Reading)


@pytest.mark.parametrize(
    "imports",
    [
        pytest.param("import marsad", id="verb-first"),
        pytest.param("import marsad.extract.statement as s; import marsad", id="module-first"),
        pytest.param("from marsad.extract.statement import Control; import marsad", id="name-first"),
        pytest.param("from marsad import extract; import marsad, marsad.extract.control.stating", id="verb-imported"),
    ],
)
def test_no_order_of_imports_takes_the_verb_away(imports: str) -> None:
    assert run(f"{imports}\nprint(callable(marsad.extract), marsad.extract.__name__)") == "True marsad.extract\n"


def test_importing_marsad_is_quick() -> None:
    heavy = (
        "sqlalchemy",
        "highspy",
        "numpy",
        "alembic",
        "fastapi",
        "uvicorn",
        "trafilatura",
        "shapely",
        "ahocorasick",
        "yaml",
        "typer",
        "rich",
    )
    assert run(f"import sys, marsad; print([name for name in {heavy} if name in sys.modules])") == "[]\n"


def test_opening_a_store_in_a_file_takes_neither_migrations_nor_a_servers_driver(tmp_path: Path) -> None:
    path = laid(tmp_path / "marsad.db")
    opened = f"from marsad.store import Store; Store.open({str(path)!r}).close()"
    shown = "import sys; print([name for name in ('alembic', 'psycopg') if name in sys.modules])"
    assert run(f"{opened}\n{shown}") == "[]\n"
