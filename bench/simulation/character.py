"""The sources of a simulated war, each with its character, and the rosters in which they tell of it."""

from msgspec import Struct


class Style(Struct, frozen=True, kw_only=True):
    """Of the figures, a share `rounds` are told as "about", `floors` as "at least", and `vague` as tens."""

    rounds: float = 0.0
    floors: float = 0.0
    vague: float = 0.0


EXACT = Style()


class Character(Struct, frozen=True, kw_only=True):
    """How source `name` tells of the war.

    It hears of a fact `lag` days afterwards (least and most), of none of a share `misses`, and tells singly of a share
    `tells` of the events that it hears of. It says each day of a share `states` of the settlements who holds them. In a
    share `silent` of the weeks nothing comes out. `sides` are those whose organ it is: it multiplies their enemies'
    dead by `swells`, hears of only a share `owns` of their own, and denies what they lose. `repeats`: the share of its
    last days' sentences that it prints again. `quotes` is the source from which it takes everything. `style` is how
    it words its figures, and a share `errs` of them are off. Of the battles that its side begins a share `boasts` is
    told as won at once, and a share `mistakes` of what it tells of the ground is laid to a neighbouring place.
    `tallies`: how many running totals it keeps at a time. `is_stale`: it tells what it last heard as though it were so
    today.
    """

    name: str
    lag: tuple[int, int] = (0, 0)
    misses: float = 0.0
    tells: float = 0.6
    states: float = 0.02
    silent: float = 0.0
    sides: tuple[str, ...] = ()
    swells: float = 1.0
    owns: float = 1.0
    repeats: float = 0.0
    quotes: str | None = None
    style: Style = EXACT
    errs: float = 0.0
    boasts: float = 0.0
    mistakes: float = 0.0
    tallies: int = 0
    is_stale: bool = False


_ROUGH = Style(rounds=0.15, floors=0.2, vague=0.05)
# Whatever these say is true to the letter; they only know it late, say it roughly, and say it again.
HONEST = (
    Character(name="Observatory of the Front", repeats=0.15, tallies=8, tells=0.8, style=_ROUGH),
    Character(name="Network of the Plain", lag=(0, 3), repeats=0.1, tallies=4, silent=0.1, style=_ROUGH),
    Character(name="Centre of Records", lag=(3, 10), tells=0.3, tallies=6, states=0.01, style=_ROUGH),
    Character(name="The Daily Paper", quotes="Observatory of the Front"),
    Character(name="The Evening Paper", quotes="Network of the Plain", silent=0.3),
)
# Honest, and nothing is late, missed or left out: whatever the record then says wrongly, it says by a fault of its own.
PROMPT = (
    Character(name="Observatory of the Front", tells=1.0, states=0.05, tallies=8, repeats=0.1),
    Character(name="Network of the Plain", tells=1.0, states=0.05),
)
CONTRADICTING = (
    Character(
        name="Observatory of the Front",
        lag=(0, 1),
        misses=0.1,
        errs=0.15,
        repeats=0.15,
        tallies=8,
        tells=0.8,
        style=_ROUGH,
    ),
    Character(
        name="Network of the Plain",
        lag=(0, 4),
        misses=0.3,
        errs=0.3,
        silent=0.2,
        mistakes=0.02,
        tallies=4,
        is_stale=True,
        style=_ROUGH,
    ),
    Character(
        name="Agency of the Government", sides=("REGIME",), swells=2.5, owns=0.2, misses=0.3, lag=(0, 1), boasts=0.15
    ),
    Character(name="Agency of the Caliphate", sides=("IS",), swells=3.0, owns=0.1, misses=0.3, silent=0.1, boasts=0.25),
    Character(
        name="Agency of the North-East", sides=("SDF",), swells=1.8, owns=0.5, misses=0.2, lag=(0, 1), boasts=0.1
    ),
    Character(name="The Daily Paper", quotes="Observatory of the Front", style=Style(rounds=0.5)),
    Character(name="The Evening Paper", quotes="Agency of the Government", silent=0.3, style=Style(rounds=0.3)),
    Character(
        name="Centre of Records", lag=(5, 20), misses=0.05, errs=0.1, tells=0.3, states=0.01, tallies=6, style=_ROUGH
    ),
)
ROSTERS: dict[str, tuple[Character, ...]] = {"honest": HONEST, "prompt": PROMPT, "contradicting": CONTRADICTING}
