"""What a page of a PDF draws, taken down shape by shape."""

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTComponent, LTLayoutContainer
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, Rect, decode_text

from marsad.errors import DocumentError
from marsad.report.format.pdf.glyph import Glyph, plain

# A book has a tenth as many letters.
MOST_GLYPHS = 2_000_000
# What stands for a shape whose letter the file does not tell.
UNKNOWN = "\ufffd"


class _Sheet(LTLayoutContainer):
    """Takes down the upright shapes that are put on it, and lets all else go."""

    def __init__(self) -> None:
        super().__init__((0, 0, 0, 0))
        self.glyphs: list[Glyph] = []

    def add(self, obj: LTComponent) -> None:
        if not isinstance(obj, LTChar) or not obj.upright or obj.size <= 0:
            return
        text = plain(obj.get_text().replace("\0", UNKNOWN))
        if not text:
            return
        if len(self.glyphs) >= MOST_GLYPHS:
            raise DocumentError("stdin", f"more than {MOST_GLYPHS:,} letters on a page", code="too_large")
        self.glyphs.append(Glyph(text=text, left=obj.x0, right=obj.x1, base=obj.matrix[5], size=obj.size))


class Drawing(PDFLayoutAnalyzer):
    """The upright shapes of one page in the order in which it draws them."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self._sheet = _Sheet()
        self._said: list[tuple[str, int]] = []

    @property
    def glyphs(self) -> list[Glyph]:
        """The shapes so far."""
        return self._sheet.glyphs

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Begin with an empty sheet."""
        self.cur_item = self._sheet

    def end_page(self, page: PDFPage) -> None:
        """Leave the sheet as it is: how shapes make words is worked out later, and not by pdfminer."""

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Go on with the same sheet: text in a drawing within the page is text of the page."""

    def end_figure(self, _: str) -> None:
        """Go on with the same sheet."""

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Let pictures go."""

    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        """Return what stands for a shape without a letter."""
        return UNKNOWN

    def begin_tag(self, tag: PSLiteral, props: PDFStackT | None = None) -> None:
        """Take down what the shapes that follow are said to stand for."""
        said = props.get("ActualText") if isinstance(props, dict) else None
        self._said.append((decode_text(said) if isinstance(said, bytes) else "", len(self.glyphs)))

    def end_tag(self) -> None:
        """Give the shapes since the tag what they stand for, where they do not tell of themselves.

        Where they do, they are what a reader sees, and what is said of them may be anything.
        """
        if not self._said:
            return
        said, start = self._said.pop()
        drawn = self.glyphs[start:]
        if plain(said) and drawn and any(UNKNOWN in glyph.text for glyph in drawn):
            left, right = min(glyph.left for glyph in drawn), max(glyph.right for glyph in drawn)
            whole = Glyph(text=plain(said), left=left, right=right, base=drawn[0].base, size=drawn[0].size)
            self.glyphs[start:] = [whole]
