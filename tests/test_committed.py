"""What is committed works on any machine, and every word of the lexicons says where it was seen."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
# What rules are made of: the example of a source is nobody's language.
LEXICONS = sorted(path for path in (ROOT / "src").rglob("*.yaml") if path.parent.name != "examples")
# Somebody's own folders; an address of a page may have such a part, so what stands before it counts.
SOMEBODYS = re.compile(rb"(?<![\w.:/~$})-])/(?:home|root|work|Users)/\w")
# Written in halves: this file is committed too.
REGISTRIES = re.compile(b"|".join(rb"\.".join(host) for host in ((b"pypi", b"org"), (b"npmjs", b"org"))))
BINARY = frozenset((".gz", ".ico", ".jpg", ".pbf", ".png", ".ttf", ".woff", ".woff2", ".xz", ".zst"))


def committed() -> list[Path]:
    """Return the text files that git tracks; skips where this is no clone."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git clone: nothing is tracked")
    paths = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name]
    return [path for path in paths if path.suffix not in BINARY and path.is_file()]


@pytest.mark.parametrize("pattern", [pytest.param(SOMEBODYS, id="folder"), pytest.param(REGISTRIES, id="registry")])
def test_no_committed_file_names_a_machine(pattern: re.Pattern[bytes]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in committed()
        for match in pattern.finditer(path.read_bytes())
    ]
    assert not found


def test_the_locks_name_hashes_and_no_address() -> None:
    for path in sorted(ROOT.glob("requirements*.lock")):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        for pinned in re.split(r"\n(?=\w)", text)[1:]:
            assert "--hash=sha256:" in pinned, pinned


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT / "src"))) for path in LEXICONS])
def test_every_entry_of_a_lexicon_says_where_it_was_seen(path: Path) -> None:
    entries: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert isinstance(entries, list)
    assert [entry["id"] for entry in entries if not str(entry.get("source") or "").strip()] == []
