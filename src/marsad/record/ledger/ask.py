"""The ledger asked: how many, by whose account, and on which claims that rests."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.ledger.account import Account, Target, accounted
from marsad.record.ledger.answer import Answer, Bounds, SourceAnswer, Unallocated
from marsad.record.ledger.outcome import befell
from marsad.record.ledger.question import Question
from marsad.record.ledger.target import targeted
from marsad.record.ledger.unallocated import unallocated
from marsad.record.ledger.wording import contradiction
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree


def answer(question: Question, claims: Iterable[Claim], places: PlaceTree, parties: PartyTree) -> Answer:
    """Return what the claims come to, each origin by its own, and all together.

    `claims` are current: of each counter the latest value known on the question's day. The answer is the same
    whatever their order. What lies in a box that no claim bounds is open.
    """
    heard = sorted(_heard(question, claims), key=_said)
    certain = [claim for claim in heard if claim.confirmed or question.unconfirmed]
    doubted = [claim for claim in heard if not claim.confirmed and not question.unconfirmed]
    target = targeted(question, places, parties)
    every = {voice: accounted(of_it, target, places) for voice, of_it in _by_voice(certain).items()}
    accounts = {voice: account for voice, account in every.items() if account.counted}
    low, high, binding = _together([account.bounds for account in accounts.values()])
    order = {claim.id: i for i, claim in enumerate(heard)}
    return Answer(
        question=question,
        low=low,
        high=high,
        statements=tuple(sorted(binding, key=order.__getitem__)),
        by_source=tuple(_of_source(voice, account) for voice, account in accounts.items()),
        unallocated=tuple(_unallocated(accounts.values(), places)),
        contradictions=tuple(_contradictions(accounts.values())),
        counted=tuple(sorted(chain.from_iterable(map(_ids, accounts.values())), key=order.__getitem__)),
        unconfirmed=_bearing(doubted, target, places),
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


def _bearing(claims: Sequence[Claim], target: Target, places: PlaceTree) -> tuple[str, ...]:
    return tuple(claims[i].id for i in accounted(claims, target, places).counted) if claims else ()
