"""Figures that cannot all hold, in a sentence."""

from collections.abc import Sequence

from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.ledger.conflict import Clash
from marsad.theatre.known_as import source


def contradiction(clash: Clash, claims: Sequence[Claim]) -> Contradiction:
    """Return the clash of one origin's claims as the contradiction that the record shows."""
    involved = [claims[i] for i in clash.claims]
    relaxed = [claims[i] for i in clash.relaxed]
    voice = involved[0].voice
    who = source(voice)
    return Contradiction(
        conflict=Conflict.FIGURES,
        statements=tuple(claim.id for claim in involved),
        relaxed=tuple(claim.id for claim in relaxed),
        origin=voice,
        en=f"{who.en}: {_listed(involved, 'en')} cannot all hold; set aside: {_listed(relaxed, 'en')}",
        ar=f"{who.ar}: لا تستقيم معاً الأرقام {_listed(involved, 'ar')}؛ المستبعد منها: {_listed(relaxed, 'ar')}",
        is_smallest=clash.is_smallest,
    )


def _listed(claims: Sequence[Claim], language: str) -> str:
    mark = "; " if language == "en" else "؛ "
    return mark.join(_told(claim, language) for claim in claims)


def _told(claim: Claim, language: str) -> str:
    words = f" («{claim.quote}»)" if claim.quote else ""
    return f"{_number(claim, language)}{_days(claim)}{words}"


def _number(claim: Claim, language: str) -> str:
    """Return the figure as it was said; what it counts as, where it was not exact."""
    figure = claim.figure or claim
    low, high = figure.low, figure.high
    about = {"en": "about ", "ar": "نحو "}[language] if claim.approx else ""
    if low is not None and low == high:
        return f"{about}{low}"
    least, most = {"en": ("at least", "at most"), "ar": ("على الأقل", "على الأكثر")}[language]
    bounds = [f"{least} {low}"] if low is not None else []
    bounds += [f"{most} {high}"] if high is not None else []
    return about + (" ".join(bounds) or {"en": "some", "ar": "عدد غير محدد"}[language])


def _days(claim: Claim) -> str:
    if claim.start is None and claim.end is None:
        return ""
    ends = (claim.start, claim.end) if claim.start != claim.end else (claim.start,)
    return f" [{'–'.join('…' if day is None else day.isoformat() for day in ends)}]"
