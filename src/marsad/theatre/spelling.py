"""Other spellings of a place name than the one a gazetteer has."""

from collections.abc import Iterator

# Words that writers join to the name behind them: كفرنبل for كفر نبل, تلرفعت for تل رفعت.
_JOINED = ("كفر", "تل", "دير", "ابو", "معره", "بيت", "عين", "خان", "جب", "شيخ", "راس", "عبد", "ام", "باب")
# Of these, those that are also split where a gazetteer joins them; تل and دير begin too many other words.
_SPLIT = ("كفر", "معره", "ابو")
_SHORTEST = 5


def spellings(name: str) -> Iterator[str]:
    """Yield the other spellings of a folded `name`, likeliest first; never `name` itself."""
    first, _, rest = name.partition(" ")
    if first in _JOINED and rest and " " not in rest:
        yield first + rest
    for word in _SPLIT:
        if name.startswith(word) and not name.startswith(word + " ") and len(name) >= len(word) + 3:
            yield f"{word} {name[len(word) :]}"
    if first in ("شيخ", "الشيخ"):
        yield ("شيخ " if first == "الشيخ" else "الشيخ ") + rest
    if len(name) < _SHORTEST:
        return
    # A final long a is written ا or ة: سلقينا, خناصرة.
    if name.endswith("ا") and not name.endswith("يا"):
        yield name[:-1] + "ه"
    elif name.endswith("ه") and not name.endswith("يه"):
        yield name[:-1] + "ا"
    # Colloquial: البو كمال and ألبوكمال for a name that begins with ابو.
    if name.startswith("البو") and " " not in name:
        yield "البو " + name[4:]
