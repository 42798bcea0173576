"""A PDF as a programme writes it: each shape at its place, with the letters for which it stands."""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SIZE = 10.0
RIGHT, TOP, STEP = 550.0, 800.0, 16.0
# Two letters that are drawn as one shape.
_JOINED = re.compile("ل[اأإآ]|.", re.DOTALL)
_NUMBER = re.compile(r"\d+")
_MIRRORED = str.maketrans("()«»", ")(»«")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape that stands for `text`, at a place; half as wide as it is high."""

    text: str
    x: float
    y: float
    size: float = SIZE

    @property
    def width(self) -> float:
        return 0.0 if self.text in "ًٌٍَُِّْ" else self.size / 2


def line(text: str, *, right: float = RIGHT, y: float = TOP, size: float = SIZE, typed: bool = False) -> list[Shape]:
    """Return the shapes of one line of Arabic, from the right to the left, numbers from the left to the right.

    A bracket stands for what it looks like or, where it is `typed`, for what was written.
    """
    shapes: list[Shape] = []
    at = right
    for letters in (found[0] for found in _JOINED.finditer(_NUMBER.sub(lambda number: number[0][::-1], text))):
        shape = Shape(text=letters if typed else letters.translate(_MIRRORED), x=0, y=y, size=size)
        at -= shape.width
        shapes.append(Shape(text=shape.text, x=at, y=y, size=size))
    return shapes


def lines(texts: Iterable[str], *, top: float = TOP, step: float = STEP, right: float = RIGHT) -> list[Shape]:
    """Return the shapes of lines one below the other."""
    return [shape for i, text in enumerate(texts) for shape in line(text, right=right, y=top - i * step)]


def from_left(shapes: Sequence[Shape]) -> list[Shape]:
    """Return the shapes in the order in which some programmes draw them: each line from its left end.

    A mark then stands in front of its letter.
    """
    return sorted(shapes, key=lambda shape: (-shape.y, shape.x, shape.width))


def pdf(pages: Sequence[Sequence[Shape]], *, info: str = "", catalog: str = "", contents: bytes | None = None) -> bytes:
    """Return a PDF of `pages`; each drawn by `contents` instead, where that is given."""
    codes = {text: i for i, text in enumerate(dict.fromkeys(shape.text for page in pages for shape in page), start=1)}
    zero = [code for text, code in codes.items() if text in "ًٌٍَُِّْ"]
    widths = " ".join(f"{code} [0]" for code in zero)
    objects = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        4: f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/DW 500/W[{widths}]/FontDescriptor 6 0 R>>".encode(),
        5: _stream(_cmap(codes)),
        6: b"<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -200 1000 800]/Ascent 800/Descent -200>>",
        7: f"<<{info}>>".encode(),
    }
    kids = []
    for page in pages:
        number = max(objects) + 1
        kids.append(f"{number} 0 R")
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        ).encode()
        objects[number + 1] = contents if contents is not None else _stream(_drawn(page, codes))
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    return _file(objects)


def _drawn(page: Sequence[Shape], codes: dict[str, int]) -> bytes:
    return "\n".join(
        f"BT /F {shape.size} Tf 1 0 0 1 {shape.x:.2f} {shape.y:.2f} Tm <{codes[shape.text]:04x}> Tj ET"
        for shape in page
    ).encode()


def _cmap(codes: dict[str, int]) -> bytes:
    rows = "\n".join(f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end"
    ).encode()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream"


def _file(objects: dict[int, bytes]) -> bytes:
    made = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(made)
        made += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{places[number]:010d} 00000 n \n".encode() for number in sorted(objects))
    made += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info 7 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)
