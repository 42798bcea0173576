"""Texts as real files hold them, each made from a seed alone: shipped reports, cut, spliced, garbled."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from marsad import examples, gold

SIGNS = "\u00a0\u0640\u064e\u0651\ufdf2\ufefb\u0000\n\r\t٠۹5٪«»\"'()[],،؛.:-–…<&🌍"
MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200c\u200d"
TAGS = ("<p>", "</p>", "<br/>", "&nbsp;", "&quot;", '<a href="x?y=1&z">', "</a>", "<!--", "-->", "&#1602;", "<b>")
SCRIPTS = (
    "نیروهای دموکراتیک سوریه پیشروی کردند",
    "هێزەکان شارەکەیان گرت",
    "The observatory said on Monday",
    "Наблюдатели сообщили",
    "叙利亚民主力量",
    "הכוחות נכנסו לעיר",
)
# Nothing is stated in these, however they are cut; own sentences. What is not read as Arabic is refused.
SILENT = (
    "فاز فريق حطين على ضيفه بثلاثة أهداف في مباراة حاسمة من الدوري الممتاز، وسجل المهاجم هدفين بعد هجوم سريع. ",
    "أحيا المطرب حفلا غنائيا في دار الأوبرا ضمن مهرجان الموسيقى العربية، وحضره نحو ألفي متفرج. ",
    "نیروهای دولتی وارد شهر شدند و ده نفر در این درگیری کشته شدند، به گفته پلیس محلی. ",
    "هێزەکانی حکوومەت چوونە ناو شارەکە و دە کەس لە شەڕەکەدا کوژران، وەک پۆلیس ڕایگەیاند. ",
    "Ten soldiers were killed on Monday when fighters took the town, the observatory said. ",
)
WORDS = (
    "قتلى",
    "سيطرت على",
    "لم",
    "أن",
    "نحو",
    "ما لا يقل عن",
    "عشرات",
    "أمس",
    "بين",
    "و",
    "في",
    "من أصل",
    "2017/13/45",
)

Mutation = Callable[[random.Random, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text with its day of publication, None where unknown. `silent`: nothing is stated in it."""

    text: str
    published: date | None
    silent: bool


@cache
def reports() -> tuple[str, ...]:
    """Return the texts of the examples and of the gold-marked reports, in order of their files."""
    folders = (examples.folder(), gold.texts())
    return tuple(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt")))


def spots(rng: random.Random, text: str) -> tuple[int, int]:
    """Return two places of `text`, in order."""
    first, second = sorted(rng.randint(0, len(text)) for _ in range(2))
    return first, second


def cut(rng: random.Random, text: str) -> str:
    """Return `text` without a stretch, mostly in the middle of a word."""
    first, second = spots(rng, text)
    return text[:first] + text[min(second, first + rng.randint(1, 400)) :]


def double(rng: random.Random, text: str) -> str:
    """Return `text` with a stretch told again."""
    first, second = spots(rng, text)
    stretch = text[first : min(second, first + 400)]
    return text[:second] + stretch * rng.randint(1, 3) + text[second:]


def strewn(rng: random.Random, text: str, pieces: tuple[str, ...]) -> str:
    """Return `text` with some of `pieces` strewn over it."""
    signs = list(text)
    for _ in range(rng.randint(1, 40)):
        signs.insert(rng.randint(0, len(signs)), rng.choice(pieces))
    return "".join(signs)


def sprinkle(rng: random.Random, text: str) -> str:
    """Return `text` with signs strewn over it."""
    return strewn(rng, text, tuple(SIGNS))


def turn(rng: random.Random, text: str) -> str:
    """Return `text` with marks of direction and joining strewn over it."""
    return strewn(rng, text, tuple(MARKS))


def tag(rng: random.Random, text: str) -> str:
    """Return `text` with what is left of a web page strewn over it."""
    return strewn(rng, text, TAGS)


def mix(rng: random.Random, text: str) -> str:
    """Return `text` with words of other languages put in."""
    at, _ = spots(rng, text)
    return f"{text[:at]} {rng.choice(SCRIPTS)} {text[at:]}"


def garble(rng: random.Random, text: str) -> str:
    """Return `text` with a stretch decoded wrongly."""
    first, second = spots(rng, text)
    second = min(second, first + rng.randint(1, 60))
    return text[:first] + text[first:second].encode().decode("cp1252", "replace") + text[second:]


def shuffle(rng: random.Random, text: str) -> str:
    """Return `text` with the words of a stretch in another order."""
    words = text.split(" ")
    first = rng.randint(0, len(words))
    stretch = words[first : first + rng.randint(2, 30)]
    rng.shuffle(stretch)
    return " ".join([*words[:first], *stretch, *words[first + len(stretch) :]])


def number(rng: random.Random, text: str) -> str:
    """Return `text` with a figure put in, some of them absurd."""
    at, _ = spots(rng, text)
    return f"{text[:at]} {rng.randint(0, 10 ** rng.randint(1, 30))} {text[at:]}"


def recount(rng: random.Random, text: str) -> str:
    """Return `text` with other digits."""
    return "".join(rng.choice("0123456789٠٤٩") if char.isdecimal() and rng.random() < 0.5 else char for char in text)


def word(rng: random.Random, text: str) -> str:
    """Return `text` with a word of the rules put in."""
    at, _ = spots(rng, text)
    return f"{text[:at]} {rng.choice(WORDS)} {text[at:]}"


def run_on(_rng: random.Random, text: str) -> str:
    """Return `text` as one line without stops."""
    return " ".join(text.replace(".", " ").split())


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, double, sprinkle, turn, tag, mix),
    *(garble, shuffle, number, recount, word, run_on),
)
# These add nothing that could be said, so that what is silent stays so.
QUIET: tuple[Mutation, ...] = (cut, double, sprinkle, turn, tag, recount, run_on)


def case(seed: int) -> Case:
    """Return the text that `seed` makes; half of them have a day of publication."""
    rng = random.Random(seed)
    silent = rng.random() < 0.1
    text = rng.choice(SILENT) * rng.randint(1, 8) if silent else rng.choice(reports())
    if not silent and rng.random() < 0.3:
        at, _ = spots(rng, text)
        text = text[:at] + rng.choice(reports())
    for _ in range(rng.randint(1, 6)):
        text = rng.choice(QUIET if silent else MUTATIONS)(rng, text)
    day = date(rng.randint(1990, 2030), rng.randint(1, 12), rng.randint(1, 28)) if rng.random() < 0.5 else None
    return Case(text=text, published=day, silent=silent)
