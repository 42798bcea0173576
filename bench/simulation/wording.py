"""The sentences of simulated reports: plain Arabic with the places, parties and numbers put in."""

from functools import cache
from random import Random

from marsad.theatre.loading import load

# When on a day, and where in a place.
HOURS = ("فجراً", "صباحاً", "ظهراً", "عصراً", "مساءً", "ليلاً")
SPOTS = (
    *("قرب المشفى", "عند الجسر", "في السوق", "قرب الصوامع", "على الطريق العام", "في الحي الشمالي"),
    *("في الحي الجنوبي", "قرب المدرسة", "عند المدخل الغربي", "قرب محطة المياه", "عند الحاجز", "قرب المسجد"),
)
# Several ways to say a thing, so that two reports need not use the same words.
_SENTENCES: dict[str, tuple[str, ...]] = {
    "captured": (
        "سيطر {holder} على {place} بعد معارك مع {previous}.",
        "تمكن {holder} من فرض سيطرته على {place} التي كان يتواجد فيها {previous}.",
    ),
    "recaptured": ("استعاد {holder} السيطرة على {place} من {previous}.",),
    "lost": ("خسر {previous} {place}.", "انسحب {previous} من {place}."),
    "held": ("تخضع {place} لسيطرة {holder}.", "لا تزال {place} تحت سيطرة {holder}."),
    "contested": (
        "تدور معارك بين {holder} و{previous} داخل {place}.",
        "يتقاسم {holder} و{previous} السيطرة على {place}.",
    ),
    "besieged": ("يحاصر {previous} {holder} في {place}.",),
    "entered_and_expelled": ("هاجم {previous} {place} ودخلها قبل أن يطرده {holder} منها.",),
    "killed": ("قتل {figure} من {victims} في {place}.", "وثق مقتل {figure} من {victims} في {place}."),
    "wounded": ("أصيب {figure} من {victims} بجراح في {place}.",),
    "killed_or_wounded": ("سقط {figure} من {victims} بين قتيل وجريح في {place}.",),
    "tally": ("ارتفع إلى {figure} عدد قتلى {victims} في {place} منذ {start}.",),
    "window": ("قتل {figure} من {victims} في {place} بين {start} و{end}.",),
    "clash": (
        "اندلعت {hour} اشتباكات بين {holder} و{previous} في {place} {spot}.",
        "شهدت {place} {spot} {hour} معارك بين {holder} و{previous}.",
        "دارت {hour} معارك عنيفة بالأسلحة الثقيلة بين {previous} و{holder} {spot} في {place}.",
    ),
    "strike": (
        "تعرضت {place} {hour} لضربة نفذها {holder} {spot}.",
        "نفذ {holder} {hour} هجوماً {spot} في {place}.",
    ),
}


@cache
def party(id_: str) -> str:
    """Return the Arabic name of a party."""
    return {each.id: each.name_ar for each in load("syria").parties}[id_]


def parties(ids: tuple[str, ...]) -> str:
    """Return the Arabic names of parties, joined."""
    return " و".join(party(each) for each in ids) or "مجهولين"


def sentence(kind: str, chance: Random, **words: str) -> str:
    """Return a sentence of that kind."""
    return chance.choice(_SENTENCES[kind]).format(**words)
