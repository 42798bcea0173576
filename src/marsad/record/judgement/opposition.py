"""Judgements that stand against each other or cannot be carried out, in sentences."""

from collections.abc import Collection, Iterable

from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.judgement.judgement import Judgement, Verdict

_AR = {
    Verdict.ACCEPT: "قبول",
    Verdict.REJECT: "رفض",
    Verdict.CORRECT: "تصحيح",
    Verdict.MERGE: "دمج",
    Verdict.SPLIT: "فصل",
}
# Ids that a sentence names; all of them are beside it.
_MOST = 4


def opposed(standing: Iterable[Judgement], relaxed: Iterable[Judgement], statements: Iterable[str]) -> Contradiction:
    """Return that `relaxed`, which do not stand, were decided before those that do and against them."""
    after, before = (sorted(each, key=lambda one: (one.when, one.id)) for each in (standing, relaxed))
    en, ar = "; ".join(map(_en, after)), "؛ ".join(map(_ar, after))
    return Contradiction(
        conflict=Conflict.JUDGEMENT,
        statements=tuple(sorted({*statements})),
        judgements=tuple(each.id for each in (*before, *after)),
        relaxed=tuple(each.id for each in before),
        en=f"{en}, against what was decided before: {'; '.join(map(_en, before))}; the latest stands",
        ar=f"{ar}، خلافاً لما تقرر من قبل: {'؛ '.join(map(_ar, before))}؛ ويؤخذ بالأحدث",
    )


def idle(judgement: Judgement, conflict: Conflict, statements: Iterable[str], *, en: str, ar: str) -> Contradiction:
    """Return that the judgement, or a part of it, cannot be carried out; `en` and `ar` say why."""
    return Contradiction(
        conflict=conflict,
        statements=tuple(sorted({*statements})),
        judgements=(judgement.id,),
        relaxed=(judgement.id,),
        en=f"{_en(judgement)}, which cannot be done: {en}",
        ar=f"{_ar(judgement)}، ولا يمكن ذلك: {ar}",
    )


def missing(judgements: Iterable[Judgement], there: Collection[str]) -> tuple[Contradiction, ...]:
    """Return which judgements are on statements that are not there."""
    absent = ((each, [key for key in each.statements if key not in there]) for each in judgements)
    return tuple(
        idle(
            each,
            Conflict.JUDGEMENT,
            keys,
            en=f"there is no statement {', '.join(keys)}",
            ar=f"لا توجد عبارة رقمها {'، '.join(keys)}",
        )
        for each, keys in absent
        if keys
    )


def _en(judgement: Judgement) -> str:
    day, verdict = judgement.when.date(), judgement.verdict.value
    return f"{judgement.who} decided on {day} to {verdict} {_what(judgement)}"


def _ar(judgement: Judgement) -> str:
    return f"قرر {judgement.who} في {judgement.when.date()} {_AR[judgement.verdict]} {_what(judgement)}"


def _what(judgement: Judgement) -> str:
    """Return what was judged, the first of many, and the fields that were corrected."""
    ids = judgement.statements or judgement.places
    fields = ", ".join(f"{each.field}: {each.value}" for each in judgement.fields)
    return ", ".join(ids[:_MOST]) + (" …" if len(ids) > _MOST else "") + (f" ({fields})" if fields else "")
