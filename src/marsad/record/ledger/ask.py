"""The ledger asked: how many, by whose account, and on which claims that rests."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.ledger.account import Account, Target, opened
from marsad.record.ledger.answer import Answer, Bounds, SourceAnswer, Unallocated
from marsad.record.ledger.outcome import befell
from marsad.record.ledger.question import Question
from marsad.record.ledger.target import targeted
from marsad.record.ledger.unallocated import unallocated
from marsad.record.ledger.wording import contradiction
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree

Heed = Callable[[float], None]
# What questions that are answered together have in common: whose claims are heard, and how they are laid out.
_SHARED = ("outcome", "unit", "measure", "as_of", "sources", "unconfirmed", "by")


def answer(question: Question, claims: Iterable[Claim], places: PlaceTree, parties: PartyTree) -> Answer:
    """Return what the claims come to, each origin by its own, and all together.

    `claims` are current: of each counter the latest value known on the question's day. The answer is the same
    whatever their order. What lies in a box that no claim bounds is open.
    """
    (found,) = answers((question,), claims, places, parties)
    return found


def answers(
    questions: Sequence[Question],
    claims: Iterable[Claim],
    places: PlaceTree,
    parties: PartyTree,
    *,
    heed: Heed = lambda _: None,
) -> tuple[Answer, ...]:
    """Return the answer to each question; they differ in groups, area and days alone, so that claims are laid out once.

    `heed` is called with the share of the work that is done, again and again; what it raises ends the work.

    Raises:
        ValueError: the questions differ in more.
    """
    if not questions:
        return ()
    first = _first(questions)
    heard = sorted(_heard(first, claims), key=_said)
    certain = [claim for claim in heard if claim.confirmed or first.unconfirmed]
    doubted = [claim for claim in heard if not claim.confirmed and not first.unconfirmed]
    targets = [targeted(question, places, parties) for question in questions]
    voices = _by_voice(certain)
    accounts = {
        voice: tuple(_accounts(own, targets, places, part(heed, i, len(voices) + 1)))
        for i, (voice, own) in enumerate(voices.items())
    }
    unsure = (
        tuple(_accounts(doubted, targets, places, part(heed, len(voices), len(voices) + 1)))
        if doubted
        else (None,) * len(targets)
    )
    order = {claim.id: i for i, claim in enumerate(heard)}
    return tuple(
        _answer(question, {voice: own[i] for voice, own in accounts.items()}, unsure[i], order=order, places=places)
        for i, question in enumerate(questions)
    )


def part(heed: Heed, number: int, of: int) -> Heed:
    """Return what is told of the work in one of so many parts of it, all alike."""
    return lambda share: heed((number + share) / of)


def _first(questions: Sequence[Question]) -> Question:
    if len({tuple(getattr(question, name) for name in _SHARED) for question in questions}) > 1:
        raise ValueError("questions that are answered together differ in groups, area and days alone")
    return questions[0]


def _accounts(claims: Sequence[Claim], targets: Sequence[Target], places: PlaceTree, heed: Heed) -> Iterator[Account]:
    """Yield what the claims of one origin come to for each target."""
    books = opened(claims, targets, places)
    for number in range(len(targets)):
        heed(number / len(targets))
        yield books.account(number)


def _answer(
    question: Question,
    every: Mapping[str, Account],
    unsure: Account | None,
    *,
    order: Mapping[str, int],
    places: PlaceTree,
) -> Answer:
    """Return the accounts of all origins as one answer; `order` is that in which the claims were said, by id."""
    accounts = {voice: account for voice, account in every.items() if account.counted}
    low, high, binding = _together([account.bounds for account in accounts.values()])
    return Answer(
        question=question,
        low=low,
        high=high,
        statements=tuple(sorted(binding, key=order.__getitem__)),
        by_source=tuple(_of_source(voice, account) for voice, account in accounts.items()),
        unallocated=tuple(_unallocated(accounts.values(), places)),
        contradictions=tuple(_contradictions(accounts.values())),
        counted=tuple(sorted(chain.from_iterable(map(_ids, accounts.values())), key=order.__getitem__)),
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


def _heard(question: Question, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims that may bear on the question: out by its day, of its sources, of what is counted together."""
    out = [
        claim
        for claim in claims
        if (claim.unit, claim.measure) == (question.unit, question.measure)
        and (question.as_of is None or (claim.known is not None and claim.known <= question.as_of))
        and (not question.sources or claim.voice in question.sources)
    ]
    outcomes = set(befell(question.outcome))
    while wider := {each for claim in out if outcomes & set(befell(claim.outcome)) for each in befell(claim.outcome)}:
        if wider <= outcomes:
            break
        outcomes |= wider
    return [claim for claim in out if outcomes & set(befell(claim.outcome))]


def _said(claim: Claim) -> tuple[date, str]:
    return (claim.as_of or claim.known or date.min, claim.id)


def _by_voice(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    voices: dict[str, list[Claim]] = {voice: [] for voice in sorted({claim.voice for claim in claims})}
    for claim in claims:
        voices[claim.voice].append(claim)
    return voices


def _ids(account: Account) -> list[str]:
    return [account.placed[i].claim.id for i in account.counted]


def _unallocated(accounts: Iterable[Account], places: PlaceTree) -> Iterator[Unallocated]:
    for account in accounts:
        yield from unallocated(account.placed, frozenset(_ids(account)), places)


def _contradictions(accounts: Iterable[Account]) -> Iterator[Contradiction]:
    for account in accounts:
        claims = [each.claim for each in account.placed]
        yield from (contradiction(clash, claims) for clash in account.clashes)


def _of_source(voice: str, account: Account) -> SourceAnswer:
    relaxed = [account.placed[i].claim.id for clash in account.clashes for i in clash.relaxed]
    return SourceAnswer(
        origin=voice, bounds=account.bounds, counted=tuple(_ids(account)), relaxed=tuple(sorted(relaxed))
    )
