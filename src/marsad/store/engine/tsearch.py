"""Words in PostgreSQL's vectors: what is kept, and how it is asked for.

A vector has words without what is attached, with their places; after signs that no word has, the same words of the
title, forms as written, and marks. A vector's places end at 16,383, of one word it has 255 at the most, and all of it
is less than a megabyte: what is longer is kept in parts, which have some words in common so that no phrase is cut.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, text

from marsad.store.asked import Asked, Index, Term

_WORD = re.compile(r"[^\W_]+")
_TITLED, _WRITTEN, _MARKED = "^", "~", "="
# Words of a part, and those that the next one begins with again: more than a phrase that is searched for has.
_PART, _COMMON = 4000, 200
# Of one word a vector has so many places.
_MOST_PLACES = 255
# A word of more bytes is known by its beginning and a hash: PostgreSQL takes 2,046.
_LONGEST, _BEGINNING = 2000, 1640
_MOST_BARE = 20_000
_THEN = " <-> "


def keep_words(connection: Connection, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add to the index what each row has in its columns, by its `number`."""
    whole: list[dict[str, Any]] = []
    parts: list[dict[str, Any]] = []
    for row in rows:
        first, *more = vectors(index, row)
        whole.append({"n": row["number"], "w": "" if more else first})
        parts += [{"n": row["number"], "p": at, "w": each} for at, each in enumerate([first, *more])] if more else []
    insert = "INSERT INTO {0} (rowid, words) VALUES (:n, CAST(:w AS tsvector))"
    if whole:
        connection.execute(text(insert.format(index.name)), whole)
    if parts:
        insert = "INSERT INTO {0}_part (rowid, part, words) VALUES (:n, :p, CAST(:w AS tsvector))"
        connection.execute(text(insert.format(index.name)), parts)


def drop_words(connection: Connection, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
    """Take out of the index what each row has in it, by its `number`."""
    for table in (index.name, f"{index.name}_part"):
        delete = text(f"DELETE FROM {table} WHERE rowid = :n")
        connection.execute(delete, [{"n": row["number"]} for row in rows])


def forget_words(connection: Connection, index: Index) -> None:
    """Leave the index empty."""
    connection.execute(text(f"TRUNCATE {index.name}, {index.name}_part"))


def forms(connection: Connection, index: Index, term: Term) -> tuple[str, ...]:
    """Return nothing: the index is quick to find what begins so."""
    return ()


def vectors(index: Index, row: Mapping[str, str]) -> list[str]:
    """Return the vectors of a row: one, or several where it is too long for one."""
    title = [_word(each) for column in index.standing[:-1] for each in _WORD.findall(row[column])]
    words = [_word(each) for each in _WORD.findall(row[index.standing[-1]])]
    bare = [_WRITTEN + _word(each) for each in _WORD.findall(row[index.written] if index.written else "")]
    bare += [_word(_MARKED + each) for each in (row[index.marks].split() if index.marks else ())]
    found: list[str] = []
    for part in _parts(title, words):
        standing: list[str | None] = [*part] if found else [*title, None, *part]
        # Half a megabyte of what has no place is as much as a part takes.
        found.append(_vector(standing, () if found else title, bare[:_MOST_BARE]))
        bare = bare[_MOST_BARE:]
    while bare:
        found.append(_vector((), (), bare[:_MOST_BARE]))
        bare = bare[_MOST_BARE:]
    return found


def whole_query(asked: Asked) -> str:
    """Return what is asked for, as one tsquery."""
    wanted = _wanted(asked)
    return " & ".join([*wanted, *(f"!({words})" for words in _unwanted(asked))]) if wanted else ""


def each_query(asked: Asked) -> tuple[str, str]:
    """Return what is wanted and what is not, term by term, as two arrays of tsqueries."""
    wanted = dict.fromkeys(_wanted(asked))
    return _array(wanted), _array(dict.fromkeys(_unwanted(asked)))


def plain_query(asked: Asked) -> str:
    """Return as one tsquery what is wanted, but for where words stand beside each other."""
    plain = replace(asked, wanted=tuple(each for each in asked.wanted if not _together(each)), titled=())
    titled = (_titled(term).replace(_THEN, " & ") for term in asked.titled)
    group = " | ".join(f"({words})" for words in titled if words)
    return " & ".join([*_wanted(plain), *([f"({group})"] if group else [])])


def standing(asked: Asked) -> str:
    """Return a vector in which words stand together as they are wanted to, empty where none are."""
    phrases = [words for each in asked.wanted if (words := _together(each))]
    return _vector([word for words in phrases for word in (*words, None)], (), ()) if phrases else ""


def _together(term: Term) -> list[str]:
    """Return the words that stand together, none where it is one."""
    words = [] if term.begins else [_word(each) for word in term.words for each in _WORD.findall(word)]
    return words if len(words) > 1 else []


def _wanted(asked: Asked) -> list[str]:
    marked = (f"({' | '.join(_quoted(_word(_MARKED + each)) for each in group)})" for group in asked.marks)
    phrase = _titled if asked.in_title else _phrase
    found = [*(f"({words})" for term in asked.wanted if (words := phrase(term))), *marked]
    if not asked.titled:
        return found
    titled = " | ".join(f"({words})" for term in asked.titled if (words := _titled(term)))
    return [*found, f"({titled})"] if found and titled else []


def _unwanted(asked: Asked) -> list[str]:
    spelled = (*map(_phrase, asked.unwanted), *map(_titled, asked.untitled))
    return [words for words in spelled if words]


def _titled(term: Term) -> str:
    words = [_quoted(_TITLED + _word(each)) for word in term.words for each in _WORD.findall(word)]
    return _THEN.join(words) + (":*" if term.begins and words else "")


def _phrase(term: Term) -> str:
    words = [_quoted(_word(each)) for word in term.words for each in _WORD.findall(word)]
    if not term.begins:
        return _THEN.join(words)
    begun = dict.fromkeys((_word(term.words[-1]), _word(term.written)))
    return " | ".join(f"{_quoted(sign + each)}:*" for each in begun for sign in ("", _WRITTEN))


def _parts(title: Sequence[str], words: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    while True:
        many = Counter() if start else Counter(title)
        end = start
        while end < len(words) and (end == start or (end - start < _PART and many[words[end]] < _MOST_PLACES)):
            many[words[end]] += 1
            end += 1
        yield words[start:end]
        if end >= len(words):
            return
        start = max(end - _COMMON, start + 1)


def _vector(standing: Sequence[str | None], title: Sequence[str], bare: Iterable[str]) -> str:
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(standing, 1):
        if word is not None:
            places[word].append(place)
    for place, word in enumerate(title, 1):
        places[_TITLED + word].append(place)
    placed = (f"{_quoted(word)}:{','.join(map(str, found))}" for word, found in places.items())
    return " ".join([*placed, *map(_quoted, dict.fromkeys(bare))])


def _word(word: str) -> str:
    written = word.encode()
    if len(written) <= _LONGEST:
        return word
    return written[:_BEGINNING].decode(errors="ignore") + hashlib.sha256(written).hexdigest()


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _array(queries: Iterable[str]) -> str:
    return "{" + ",".join('"' + each.replace("\\", "\\\\").replace('"', '\\"') + '"' for each in queries) + "}"
