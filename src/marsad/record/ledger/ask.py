"""The ledger asked: how many, by whose account, and on which claims that rests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.ledger.account import Account
from marsad.record.ledger.answer import Answer, Bounds, SourceAnswer
from marsad.record.ledger.ledger import Hearing, Ledger
from marsad.record.ledger.question import Question
from marsad.record.ledger.target import targeted
from marsad.record.ledger.voice import Heed, Voice
from marsad.record.ledger.wording import contradiction
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree

# What questions that are answered together have in common: whose claims are heard, and how they are laid out.
_SHARED = ("outcome", "unit", "measure", "as_of", "sources", "unconfirmed", "by")


def answer(question: Question, claims: Iterable[Claim], places: PlaceTree, parties: PartyTree) -> Answer:
    """Return what the claims come to, each origin by its own, and all together.

    `claims` are current: of each counter the latest value known on the question's day. The answer is the same
    whatever their order. What lies in a box that no claim bounds is open.
    """
    (found,) = answers((question,), Ledger.of(claims, places), parties)
    return found


def answers(
    questions: Sequence[Question], ledger: Ledger, parties: PartyTree, *, heed: Heed = lambda _: None
) -> tuple[Answer, ...]:
    """Return the answer to each question; they differ in groups, area and days alone, so that they hear the same.

    `heed` is called with the share of the work that is done, again and again; what it raises ends the work.

    Raises:
        ValueError: the questions differ in more.
    """
    if not questions:
        return ()
    first = _first(questions)
    heard = ledger.hearing(first)
    targets = [targeted(question, ledger.places, parties) for question in questions]
    voices = {voice: own for voice, own in heard.voices.items() if not first.sources or voice in first.sources}
    accounts = {
        voice: tuple(own.accounts(targets, part(heed, i, len(voices) + 1)))
        for i, (voice, own) in enumerate(voices.items())
    }
    doubted = tuple(claim for claim in heard.doubted if not first.sources or claim.voice in first.sources)
    unsure: tuple[Account | None, ...] = (None,) * len(targets)
    if doubted:
        unsure = tuple(Voice(doubted, ledger.places).accounts(targets, part(heed, len(voices), len(voices) + 1)))
    return tuple(
        _answer(question, {voice: own[i] for voice, own in accounts.items()}, unsure[i], heard=heard)
        for i, question in enumerate(questions)
    )


def part(heed: Heed, number: int, of: int) -> Heed:
    """Return what is told of the work in one of so many parts of it, all alike."""
    return lambda share: heed((number + share) / of)


def _first(questions: Sequence[Question]) -> Question:
    if len({tuple(getattr(question, name) for name in _SHARED) for question in questions}) > 1:
        raise ValueError("questions that are answered together differ in groups, area and days alone")
    return questions[0]


def _answer(question: Question, every: Mapping[str, Account], unsure: Account | None, *, heard: Hearing) -> Answer:
    """Return the accounts of all origins as one answer."""
    accounts = {voice: account for voice, account in every.items() if account.counted}
    counted = {voice: _ids(account) for voice, account in accounts.items()}
    low, high, binding = _together([account.bounds for account in accounts.values()])
    said = heard.order.__getitem__
    return Answer(
        question=question,
        low=low,
        high=high,
        statements=tuple(sorted(binding, key=said)),
        by_source=tuple(_of_source(voice, account, counted[voice]) for voice, account in accounts.items()),
        unallocated=tuple(left for voice in accounts for left in heard.voices[voice].divisions.left(counted[voice])),
        contradictions=tuple(_contradictions(accounts.values())),
        counted=tuple(sorted(chain.from_iterable(counted.values()), key=said)),
        unconfirmed=tuple(_ids(unsure)) if unsure else (),
    )


def _together(bounds: Sequence[Bounds]) -> tuple[int, int | None, set[str]]:
    """Return the hull of the bounds that say anything, and the claims that bind it."""
    speaking = [each for each in bounds if not each.says_nothing]
    low = min((each.low for each in speaking), default=0)
    highs = [each.high for each in speaking if each.high is not None]
    high = max(highs) if highs and len(highs) == len(speaking) else None
    lowest = [each.low_by for each in speaking if each.low == low]
    highest = [each.high_by for each in speaking if each.high == high]
    return low, high, {*chain.from_iterable(lowest), *chain.from_iterable(highest)}


def _ids(account: Account) -> list[str]:
    return [account.placed[i].claim.id for i in account.counted]


def _contradictions(accounts: Iterable[Account]) -> Iterator[Contradiction]:
    for account in accounts:
        if account.clashes:
            claims = [each.claim for each in account.placed]
            yield from (contradiction(clash, claims) for clash in account.clashes)


def _of_source(voice: str, account: Account, counted: Sequence[str]) -> SourceAnswer:
    relaxed = [account.placed[i].claim.id for clash in account.clashes for i in clash.relaxed]
    return SourceAnswer(origin=voice, bounds=account.bounds, counted=tuple(counted), relaxed=tuple(sorted(relaxed)))
