"""The same bytes whatever the hash seed."""

import os
import subprocess
import sys

PROGRAM = """
import json
from marsad.examples import folder
from marsad.extract.contract import reading_row
from marsad.extract.reading import read
from marsad.report.document import Document

for name in ("006.txt", "018.txt", "027.txt"):
    text = (folder() / name).read_text("utf-8")
    print(json.dumps(reading_row(read(Document(source=name, id=name, text=text))), ensure_ascii=False))
"""


def printed(seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True).stdout


def test_the_hash_seed_changes_no_byte() -> None:
    first = printed("0")
    assert first.count(b"\n") == 3
    assert first == printed("4711")
