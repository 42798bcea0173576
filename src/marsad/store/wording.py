"""Words to be searched for in reports, as somebody writes them: words, phrases, what is to be left out, beginnings."""

import re
from collections.abc import Iterable, Iterator

from marsad.errors import WordingError
from marsad.store.asked import Asked, Term
from marsad.store.facet import searchable
from marsad.text.fold import fold
from marsad.text.token import TokenKind, tokens, unarticled

_LONGEST = 400
# A part may be left out by a minus before it. A phrase stands between double quotes, straight or as Arabic sets them.
_PART = re.compile(
    r'(?P<minus>(?<!\S)[-−])?(?:"(?P<straight>[^"]*)"|«(?P<arabic>[^»]*)»|“(?P<curly>[^”]*)”|(?P<free>[^\s"«»“”]+))'
)
_QUOTES = re.compile(r'["«»“”]')
_STAR = "*"
# A beginning of one letter is that of every other word.
_SHORTEST_BEGINNING = 2


def terms(text: str) -> tuple[Term, ...]:
    """Return what is searched for, in order; nothing where `text` is blank.

    Raises:
        WordingError: a quotation mark is not closed, a star has too few letters before it, or no word is there.
    """
    if len(text) > _LONGEST:
        raise WordingError(f"more than {_LONGEST} characters are too many to search for")
    if rest := _QUOTES.search(_PART.sub("", text)):
        raise WordingError(f"the quotation mark {rest[0]} has no other that belongs to it")
    found = tuple(term for part in _PART.finditer(text) for term in _terms(part))
    if text.strip() and not found:
        raise WordingError("there is no word in it")
    return found


def _terms(part: re.Match[str]) -> Iterator[Term]:
    excluded = part["minus"] is not None
    if part["free"] is None:
        words = tuple(searchable(part["straight"] or part["arabic"] or part["curly"] or ""))
        if words:
            yield Term(words=words, excluded=excluded)
        return
    whole, star, rest = part["free"].partition(_STAR)
    if star and rest.strip(_STAR):
        raise WordingError("a star stands behind the beginning of a word, not inside one")
    written = [token.text for token in tokens(fold(whole).text) if token.kind is not TokenKind.SIGN]
    if star:
        yield _beginning(written, excluded=excluded)
    elif excluded and written:
        # What a hyphen joins is left out only together.
        yield Term(words=tuple(searchable(whole)), excluded=True)
    else:
        yield from (Term(words=(word,)) for word in searchable(whole))


def _beginning(written: list[str], *, excluded: bool) -> Term:
    if len(written) != 1 or _letters(written[0]) < _SHORTEST_BEGINNING:
        raise WordingError(f"a star needs {_SHORTEST_BEGINNING} letters of one word before it")
    return Term(words=(unarticled(written[0]),), begins=True, written=written[0], excluded=excluded)


def _letters(written: str) -> int:
    """Return of how many letters it is the beginning, an article and what stands before that not counted."""
    more = "يي"
    return len(unarticled(written + more)) - len(more)


def asked(terms: Iterable[Term], marks: Iterable[tuple[str, ...]], every: str) -> Asked | None:
    """Return what the index is asked for: every term that is not left out, and of each of `marks` one; None: anything.

    `every` is the mark that all reports bear.
    """
    known, marked = tuple(terms), tuple(marks)
    wanted = tuple(term for term in known if not term.excluded)
    unwanted = tuple(term for term in known if term.excluded)
    if not (wanted or marked or unwanted):
        return None
    return Asked(wanted=wanted, marks=marked if wanted or marked else ((every,),), unwanted=unwanted)
