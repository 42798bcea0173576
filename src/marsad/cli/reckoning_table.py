"""What the ledger answers, for a person: a table by origin, and the chain of reasons."""

from collections.abc import Iterable, Iterator

from rich.table import Table

from marsad.cli.chain import Link
from marsad.cli.coverage_row import coverage_line
from marsad.cli.figure_words import area_words, bounds_words, contradiction_words, said_words, teller
from marsad.cli.naming import Names
from marsad.record.counter.claim import Claim
from marsad.record.ledger.answer import Bounds, SourceAnswer, Unallocated
from marsad.verbs import Reckoning


def answer_line(found: Reckoning, names: Names) -> str:
    """Return the question and the answer in a line."""
    asked, answer = found.answer.question, found.answer
    what = " ".join([asked.outcome, *(each.value for each in (asked.unit, asked.measure) if each)])
    whose = names.parties(asked.groups) or "anybody"
    where = names.place(found.place) if found.place else "anywhere"
    days = f", {asked.start or '…'} to {asked.end or '…'}" if asked.start or asked.end else ""
    doers = f", by {names.parties(asked.by)}" if asked.by else ""
    told = f" (as known on {asked.as_of})" if asked.as_of else ""
    return f"{what}: {whose}; {where}{days}{doers}{told}: {_answer_words(answer.low, answer.high)}"


def source_table(found: Reckoning) -> Table:
    """Return what each origin's claims come to."""
    table = Table(show_lines=True)
    for column in ("origin", "count", "claims", "set aside"):
        table.add_column(column, overflow="fold")
    for source in found.answer.by_source:
        counted = "\n".join(_claim_line(key, found) for key in source.counted)
        count = _answer_words(source.bounds.low, source.bounds.high)
        table.add_row(source.origin, count, counted, "\n".join(_claim_line(key, found) for key in source.relaxed))
    return table


def notes(found: Reckoning, names: Names) -> Iterator[str]:
    """Yield what else is to be known of the answer, a line each."""
    for left in found.answer.unallocated:
        yield _left_words(left, found)
    for fault in found.contradictions:
        yield f"contradiction: {contradiction_words(fault, names)}"
    if found.answer.unconfirmed:
        yield f"left out as unconfirmed: {len(found.answer.unconfirmed)} figures"
    yield coverage_line(found.coverage)


def reckoning_chain(found: Reckoning, names: Names) -> Link:
    """Return why the answer is what it is: its bounds by origin, the claims that bind them, their sentences."""
    sources = tuple(_source_link(source, found, names) for source in found.answer.by_source)
    left = tuple(Link(text=_left_words(each, found)) for each in found.answer.unallocated)
    faults = tuple(
        Link(text=f"contradiction: {contradiction_words(fault, names)}", below=_sentences(fault.statements, found))
        for fault in found.contradictions
    )
    doubted = _doubted(found, names)
    return Link(
        text=answer_line(found, names),
        below=(*sources, *left, *faults, *doubted, Link(text=coverage_line(found.coverage))),
    )


def _source_link(source: SourceAnswer, found: Reckoning, names: Names) -> Link:
    bounds = source.bounds
    links = [*_bound_links(bounds, found, names)]
    binding = {*bounds.low_by, *bounds.high_by}
    others = [key for key in source.counted if key not in binding and key not in source.relaxed]
    if others:
        links.append(Link(text="also heard", below=tuple(_claim_link(key, found, names) for key in others)))
    if source.relaxed:
        aside = tuple(_claim_link(key, found, names) for key in source.relaxed)
        links.append(Link(text="set aside, because not all of this origin's claims can hold", below=aside))
    return Link(text=f"{source.origin}: {_answer_words(bounds.low, bounds.high)}", below=tuple(links))


def _bound_links(bounds: Bounds, found: Reckoning, names: Names) -> Iterator[Link]:
    same = bounds.low_by == bounds.high_by and bounds.low == bounds.high
    for words, count, keys in (("at least", bounds.low, bounds.low_by), ("at most", bounds.high, bounds.high_by)):
        if keys and count is not None and not (same and words == "at most"):
            text = f"exactly {count}" if same else f"{words} {count}"
            yield Link(text=text, below=tuple(_claim_link(key, found, names) for key in keys))


def _claim_link(key: str, found: Reckoning, names: Names) -> Link:
    claim, sentence = found.claims[key], found.sentences[key]
    return Link(text=f"{_claim_words(claim, found, names)} – {teller(sentence)}", words=sentence.quote)


def _claim_words(claim: Claim, found: Reckoning, names: Names) -> str:
    said = said_words(claim.figure)
    count = bounds_words(claim.low, claim.high) + (f" ({said})" if said else "")
    whose = names.parties(claim.named) or "nobody says whose"
    detail = f", {claim.detail}" if claim.detail else ""
    where = area_words((found.areas[area] for area in claim.area), names)
    return f"{count} {claim.outcome}: {whose}{detail}; {where}; {claim.start or '…'} to {claim.end or '…'}"


def _doubted(found: Reckoning, names: Names) -> tuple[Link, ...]:
    keys = [key for key in found.answer.unconfirmed if key in found.claims]
    below = tuple(_claim_link(key, found, names) for key in keys)
    return (Link(text="left out, because their origin does not confirm them", below=below),) if below else ()


def _sentences(keys: Iterable[str], found: Reckoning) -> tuple[Link, ...]:
    told = (found.sentences[key] for key in keys if key in found.sentences)
    return tuple(Link(text=teller(sentence), words=sentence.quote) for sentence in told)


def _claim_line(key: str, found: Reckoning) -> str:
    claim = found.claims[key]
    days = f"{claim.start or '…'} to {claim.end or '…'}"
    return f"{bounds_words(claim.low, claim.high)}, {days}, {teller(found.sentences[key])}"


def _left_words(left: Unallocated, found: Reckoning) -> str:
    total = found.claims[left.total]
    count = _answer_words(left.low, left.high)
    return f"of {bounds_words(total.low, total.high)}, {count} in none of the parts named by {left.division}"


def _answer_words(low: int, high: int | None) -> str:
    return "no claim bounds it" if low == 0 and high is None else bounds_words(low, high)
