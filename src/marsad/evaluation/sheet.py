"""What one coder, a person or a program, made of one report; and the files that hold such sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import msgspec

from marsad.errors import GoldError
from marsad.evaluation.coding import CodedSheet, Coding
from marsad.evaluation.fact import Fact, fact
from marsad.extract.contract import Reading, reading_row

_BOM = b"\xef\xbb\xbf"
_decode = msgspec.json.Decoder(CodedSheet).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The statements of the report `name`, which is its file's name without the ending. `origin` says where from.

    `publisher` and `style` are None where the sheet does not say. `codings` are the statements as written, `facts`
    those of our kinds as they are compared.
    """

    name: str
    origin: str
    publisher: str | None
    style: str | None
    codings: tuple[Coding, ...]
    facts: tuple[Fact, ...]


def gold_sheets(path: Path) -> Mapping[str, Sheet]:
    """Return the sheets of a folder, one JSON file a report, or of a file of JSON lines, by report, in order of name.

    Raises:
        GoldError: there are none, one cannot be used, or two are of the same report.
    """
    found: dict[str, Sheet] = {}
    for sheet in _in_folder(path) if path.is_dir() else _in_lines(path):
        if sheet.name in found:
            raise GoldError(f"{sheet.origin}: {sheet.name} again; {found[sheet.name].origin} has it already")
        found[sheet.name] = sheet
    if not found:
        raise GoldError(f"{path}: no gold there; expected one JSON file a report")
    return dict(sorted(found.items()))


def told_sheets(path: Path) -> Mapping[str, Sheet]:
    """Return what was told of each report in a file of JSON lines, as `marsad extract` writes it; the last one stands.

    Raises:
        GoldError: the file or a line cannot be used.
    """
    return {sheet.name: sheet for sheet in _in_lines(path)}


def sheet_of(reading: Reading) -> Sheet:
    """Return the reading as a sheet."""
    source = reading.report.document.source
    return _sheet(msgspec.convert(reading_row(reading), CodedSheet), name_of(source), source)


def name_of(source: str) -> str:
    """Return by which name a report's gold and its reading find each other: its file's name without the ending."""
    return PurePosixPath(source).stem


def _in_folder(folder: Path) -> Iterator[Sheet]:
    for file in sorted(folder.glob("*.json")):
        yield _sheet(_decoded(_bytes(file), file.name), file.stem, file.name)


def _in_lines(path: Path) -> Iterator[Sheet]:
    for number, line in enumerate(_bytes(path).split(b"\n"), start=1):
        if not line.strip():
            continue
        origin = f"{path.name} line {number}"
        coded = _decoded(line, origin)
        if not coded.report.source:
            raise GoldError(f'{origin}: it names no report; expected {{"report": {{"source": …}}, "statements": […]}}')
        yield _sheet(coded, name_of(coded.report.source), origin)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error


def _decoded(raw: bytes, origin: str) -> CodedSheet:
    try:
        return _decode(raw)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise GoldError(f"{origin}: {error}") from error


def _sheet(coded: CodedSheet, name: str, origin: str) -> Sheet:
    return Sheet(
        name=name,
        origin=origin,
        publisher=coded.report.publisher,
        style=coded.report.style,
        codings=coded.statements,
        facts=tuple(each for coding in coded.statements if (each := fact(coding))),
    )
