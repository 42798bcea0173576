"""What a model proposed of certain words of a report, and what became of it."""

from collections.abc import Iterator

from marsad.explain.account import Account
from marsad.text.fold import fold


def proposals(account: Account, start: int, end: int) -> tuple[str, ...]:
    """Return as sentences what the model proposed of folded [start, end), none where no model was to read."""
    return tuple(_lines(account, start, end)) if account.is_asked else ()


def _lines(account: Account, start: int, end: int) -> Iterator[str]:
    if account.unread is not None:
        yield f"the model told nothing: {account.unread}"
        return
    span = account.scene.folded.span(start, end)
    made = [each for each in account.reasons if each.statement.made and each.statement.span.overlaps(span)]
    yield from (f"the model did give a statement here: {each.kind}" for each in made)
    left = [each for each in account.dropped if _stands(account, each.quote or each.words, start, end)]
    for each in left:
        slot = f", its {each.slot}" if each.slot else ""
        proposed = f"the model proposed {each.kind} in these words{slot}"
        yield f"{proposed}, which was left out: {each.flaw.said} ({each.flaw.value})"
    if not made and not left:
        yield "the model proposed nothing in these words"


def _stands(account: Account, words: str, start: int, end: int) -> bool:
    """Return whether the words stand in the report and share a letter with folded [start, end)."""
    wanted, text = fold(words).text.strip(), account.scene.text
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        if at < end and start < at + len(wanted):
            return True
        at = text.find(wanted, at + 1)
    return False
