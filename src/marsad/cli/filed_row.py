"""Statements behind an answer, and what cannot all be true of them, for JSON and in lines."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from marsad.cli.chain import Link, isolated
from marsad.cli.options import Language
from marsad.record.contradiction import Contradiction
from marsad.record.filed import Filed


def filed_row(item: Filed) -> dict[str, Any]:
    """Return the words of a statement for JSON, with who brought them out, who says so, and when."""
    return {
        "id": item.id,
        "report": item.report_id,
        "source": item.source,
        "publisher": item.publisher or None,
        "speaker": item.origin or None,
        "said": day_row(item.statement.as_of),
        "known": day_row(item.known),
        "modality": item.statement.modality.value,
        "quote": item.statement.quote,
    }


def filed_link(item: Filed) -> Link:
    """Return the words of a statement as the last link of a chain."""
    said = item.statement.as_of or item.known
    through = f", {item.origin}" if item.origin not in ("", item.publisher) else ""
    text = f"{item.publisher or 'unknown'}{through}, {said or 'undated'}, {item.source} [{item.id}]"
    return Link(text=text, words=item.statement.quote)


def contradiction_row(found: Contradiction) -> dict[str, Any]:
    """Return the contradiction for JSON, its statements and judgements by id."""
    return {
        "conflict": found.conflict.value,
        "origin": found.origin or None,
        "statements": found.statements,
        "judgements": found.judgements,
        "relaxed": found.relaxed,
        "is_smallest": found.is_smallest,
        "en": found.en,
        "ar": found.ar,
    }


def contradiction_link(found: Contradiction, sentences: Mapping[str, Filed], language: Language | None = None) -> Link:
    """Return the contradiction in a sentence, above the words that cannot all be true."""
    origin = f" · {found.origin}" if found.origin else ""
    told = {Language.EN: found.en, Language.AR: isolated(found.ar)}
    first, *others = (words for each, words in told.items() if language in (None, each))
    items = [sentences[key] for key in found.statements if key in sentences]
    below = (*(Link(text=words) for words in others), *(filed_link(item) for item in items))
    return Link(text=f"{found.conflict.value}{origin}: {first}", below=below)


def sentences_row(items: Iterable[Filed]) -> list[dict[str, Any]]:
    """Return the statements for JSON, each once, by id."""
    return [filed_row(item) for _, item in sorted({item.id: item for item in items}.items())]


def day_row(day: date | None) -> str | None:
    """Return the day for JSON."""
    return day.isoformat() if day else None
