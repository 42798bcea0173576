"""The account of a report as lines for a terminal."""

from collections.abc import Iterator, Sequence

from marsad.explain.account import Account, Passage, Reason
from marsad.explain.mark import Mark
from marsad.explain.nearest import why_not
from marsad.text.span import Span

# Right-to-left isolates: words keep their order whatever stands beside them.
_OPEN, _CLOSE = "\u2067", "\u2069"
_LONGEST = 90
# Of what a confidence rests on the heaviest are told.
_REASONS = 4


def listing(account: Account) -> str:
    """Return the clauses with their mentions, what was left alone, and each statement with its rule and words."""
    return "\n".join(_lines(account))


def answer(account: Account, words: str) -> str:
    """Return why `words` of the report gave no statement."""
    return "\n".join(_asked(account, words))


def _asked(account: Account, words: str) -> Iterator[str]:
    answers = why_not(account, words)
    yield f"{account.report.document.source}: {_isolated(words)}"
    if not answers:
        yield "  the report does not hold these words"
    for found in answers:
        yield from (f"  {line}" for line in found.lines(account.text, quote=_isolated))


def _lines(account: Account) -> Iterator[str]:
    yield f"{account.report.document.source} · {account.report.publisher.name or 'publisher unknown'}"
    for clause in account.clauses:
        yield ""
        yield _words(account, clause)
        yield from (f"    {line}" for line in _mentions(account, clause))
    for passage in account.passages:
        yield from _left_alone(account, passage)
    for number, reason in enumerate(account.reasons, start=1):
        yield ""
        yield from _reason(account, number, reason)
    yield from _proposals(account)
    for reason in account.unsure:
        yield ""
        rule = f"{reason.kind} · {reason.statement.rule} · {reason.statement.confidence}"
        yield f"too unsure: {rule} · {_because(reason)}"
        yield f"    {_isolated(reason.statement.quote)}"


def _proposals(account: Account) -> Iterator[str]:
    """Yield what became of a model's answer, beside the statements that it gave."""
    if account.unread is not None:
        yield from ("", f"the model: {account.unread}")
    if account.proposed or account.dropped:
        yield from ("", f"the model proposed {account.proposed}, of which this was left out:")
    for each in account.dropped:
        slot = f".{each.slot}" if each.slot else ""
        yield f"    {each.flaw.value:<18} {each.kind}{slot}: {each.flaw.said} {_isolated(each.words)}"


def _because(reason: Reason) -> str:
    return _weights([(name.partition(":")[2], weight) for name, weight in reason.because[:_REASONS]])


def _weights(because: Sequence[tuple[str, float]]) -> str:
    """Return the heaviest of what spoke."""
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in because[:_REASONS])


def _mentions(account: Account, clause: Span) -> Iterator[str]:
    for mark in account.marks:
        if clause.start <= mark.span.start < clause.end:
            yield _mention(account, mark)


def _mention(account: Account, mark: Mark) -> str:
    return f"{mark.sort.value:<8} {mark.meaning:<28} {_words(account, mark.span)}"


def _left_alone(account: Account, passage: Passage) -> Iterator[str]:
    if passage.topic != "conflict":
        yield ""
        weights = f"{passage.weight} against {passage.conflict}"
        yield f"left alone, as being about {passage.topic} ({weights}): {_words(account, passage.span)}"


def _reason(account: Account, number: int, reason: Reason) -> Iterator[str]:
    yield f"{number}. {reason.kind} · {reason.statement.rule} · {reason.statement.confidence}"
    yield f"    {_isolated(reason.statement.quote)}"
    for field in reason.fields:
        words = " ".join(_words(account, span) for span in field.words)
        yield f"    {field.name:<14} {field.value:<40} {words}".rstrip()
        if field.because:
            yield f"    {'':<14} chosen: {_weights(field.because)}"
    if reason.statement.made is not None:
        made = reason.statement.made
        yield f"    {'reader':<14} {made.reader} · {made.version}"
    yield f"    {'confidence':<14} {_because(reason)}".rstrip()


def _words(account: Account, span: Span) -> str:
    return _isolated(span.quote(account.text))


def _isolated(words: str) -> str:
    flat = " ".join(words.split())
    return f"{_OPEN}«{flat if len(flat) <= _LONGEST else flat[:_LONGEST] + '…'}»{_CLOSE}"
