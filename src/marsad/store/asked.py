"""Words as an index is asked for them, whichever engine keeps it."""

from msgspec import Struct


class Term(Struct, frozen=True, kw_only=True):
    """Words that stand together: without what is attached before them; of the last one its beginning if `begins`.

    `written` is that beginning with what is attached. `forms` are all words that begin so, where they are known.
    `excluded`: what has it is not wanted.
    """

    words: tuple[str, ...]
    begins: bool = False
    written: str = ""
    forms: tuple[str, ...] = ()
    excluded: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """All of `wanted`, of each of the groups of `marks` one, and none of `unwanted`; where all is empty, nothing.

    `in_title`: the words stand in the title, where the index has one. In the title stands one of `titled`, if there
    are any, and none of `untitled`.
    """

    wanted: tuple[Term, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    in_title: bool = False
    titled: tuple[Term, ...] = ()
    untitled: tuple[Term, ...] = ()


class Index(Struct, frozen=True, kw_only=True):
    """A table of words, by the number of what has them.

    `standing` are its columns in which words stand in their order, `written` and `marks` those of what is found by a
    beginning alone and of marks, if it has them.
    """

    name: str
    standing: tuple[str, ...]
    written: str | None = None
    marks: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """All of its columns of words, in order."""
        return (*self.standing, *filter(None, (self.written, self.marks)))


STATEMENT_WORDS = Index(name="statement_text", standing=("words",))
REPORT_WORDS = Index(name="report_text", standing=("title", "words"), written="written", marks="marks")
