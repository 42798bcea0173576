"""Other spellings of a place name than the one a gazetteer has."""

from collections.abc import Iterator

# Words that writers join to the name behind them: كفرنبل for كفر نبل, تلرفعت for تل رفعت.
_JOINED = ("كفر", "تل", "دير", "ابو", "معره", "بيت", "عين", "خان", "جب", "شيخ", "راس", "عبد", "ام", "باب")
# Of these, those that are also split where a gazetteer joins them; تل and دير begin too many other words.
_SPLIT = ("كفر", "معره", "ابو")
# Of these, those that make nothing but a place's name of so long a word: ام and عبد make people's names too.
_PLAIN = ("كفر", "تل", "دير", "معره", "بيت", "عين", "خان")
_LONG = 7
_TITLES = {"شيخ": "الشيخ", "الشيخ": "شيخ"}
# Nouns for one thing, of which a gazetteer has either.
_SAME = {
    "مشفي": "مستشفي",
    "مستشفي": "مشفي",
    "المشفي": "المستشفي",
    "المستشفي": "المشفي",
    "مسجد": "جامع",
    "جامع": "مسجد",
    "مرفا": "ميناء",
    "معبر": "منفذ",
    "منفذ": "معبر",
    "مستوطنه": "مستعمره",
    "مستعمره": "مستوطنه",
    "مصفاه": "مصفي",
    "مصفي": "مصفاه",
    "كوبري": "جسر",
    "معسكر": "مخيم",
}
_QUARTER = "حي"
_CLAN = "البو"
_SHORTEST = 5


def spellings(name: str) -> Iterator[str]:
    """Yield the other spellings of a folded `name`, likeliest first; never `name` itself."""
    yield from _spaced(name)
    yield from _titled(name)
    yield from _called(name)
    yield from _ended(name)


def is_plain(name: str) -> bool:
    """Return whether the other spelling `name`, of one word, can hardly be another word: كفرنبوده."""
    return len(name) >= _LONG and name.startswith(_PLAIN)


def _spaced(name: str) -> Iterator[str]:
    first, _, rest = name.partition(" ")
    if first in _JOINED and rest and " " not in rest:
        yield first + rest
    for word in _SPLIT:
        if name.startswith(word) and not name.startswith(word + " ") and len(name) >= len(word) + 3:
            yield f"{word} {name[len(word) :]}"
    # البو كمال for البوكمال.
    if name.startswith(_CLAN) and " " not in name and len(name) > len(_CLAN):
        yield f"{_CLAN} {name[len(_CLAN) :]}"


def _titled(name: str) -> Iterator[str]:
    first, _, rest = name.partition(" ")
    if first in _TITLES and rest:
        yield f"{_TITLES[first]} {rest}"


def _called(name: str) -> Iterator[str]:
    """Yield the name with another noun for what it is: مشفى كمال عدوان for مستشفى كمال عدوان."""
    first, _, rest = name.partition(" ")
    if rest and first in _SAME:
        yield f"{_SAME[first]} {rest}"
    if rest and first == _QUARTER:
        yield rest


def _ended(name: str) -> Iterator[str]:
    """Yield a final long a in its other writing: سلقينا, خناصرة."""
    if len(name) < _SHORTEST or name.endswith(("يا", "يه")):
        return
    if name.endswith("ا"):
        yield name[:-1] + "ه"
    elif name.endswith("ه"):
        yield name[:-1] + "ا"
