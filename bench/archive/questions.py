"""What an archive of invented reports is asked, class by class, through the store's own verbs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from msgspec import Struct

from archive.press import DAYS, FIRST
from archive.spot import Spots
from archive.vocabulary import Vocabulary
from marsad.errors import WordingError
from marsad.store import ReportSearch, Search, Store
from marsad.store.report_search import Area, Order
from marsad.store.wording import terms
from marsad.text.fold import fold
from marsad.theatre.loading import load
from marsad.theatre.search import alike
from marsad.verbs.place_answer import history
from marsad.web.place_book import PlaceBook
from marsad.web.statement_book import StatementBook
from marsad.when.interval import Interval

PAGE = 100
Ask = Callable[[Random], object]
Questions = Mapping[str, Ask]
_KINDS = ("control", "casualties", "displacement", "incident")


class Drawn(Struct, frozen=True, kw_only=True):
    """What questions are drawn from: texts and keys of some reports of the store, places, parties, publishers."""

    texts: Sequence[str]
    keys: Sequence[str]
    publishers: Sequence[str]
    parties: Sequence[str]
    spots: Spots
    vocabulary: Vocabulary

    def word(self, chance: Random) -> str:
        """Return a word as often as it is written."""
        return self._words(chance, 1)[0]

    def rare(self, chance: Random) -> str:
        """Return one of the rarer words."""
        words = self.vocabulary.words
        return words[chance.randrange(len(words) // 10, len(words))]

    def phrase(self, chance: Random) -> str:
        """Return two words that stand together, as a phrase."""
        pairs = [*pairwise(self._plain(chance))]
        return f'"{" ".join(chance.choice(pairs))}"'

    def beginning(self, chance: Random) -> str:
        """Return the beginning of a word, with enough letters behind whatever is attached."""
        return next(f"{word[:4]}*" for word in self._words(chance, 400) if len(word) > 4 and _begins(word[:4]))

    def place(self, chance: Random) -> str:
        """Return the id of a place, those of which more is told more often."""
        return self.spots.choose(chance, 1)[0].id

    def day(self, chance: Random) -> date:
        """Return a day of the archive."""
        return FIRST + timedelta(days=chance.randrange(DAYS))

    def month(self, chance: Random) -> Interval:
        """Return thirty days of it."""
        first = self.day(chance)
        return Interval(first, first + timedelta(days=29))

    def misspelt(self, chance: Random) -> str:
        """Return the name of a place without one of its letters."""
        name = self.spots.choose(chance, 1)[0].name
        at = chance.randrange(1, len(name))
        return name[:at] + name[at + 1 :]

    def _plain(self, chance: Random) -> list[str]:
        return [word for word in chance.choice(self.texts).split() if word.isalpha() and len(fold(word).text) > 1]

    def _words(self, chance: Random, many: int) -> list[str]:
        words = self._plain(chance)
        return [chance.choice(words) for _ in range(many)]


def _begins(letters: str) -> bool:
    try:
        return bool(terms(f"{letters}*"))
    except WordingError:
        return False


def of_places(store: Store, drawn: Drawn) -> Questions:
    """Return what is asked of who held a place."""
    theatre = load("syria")
    record, book = store.record(theatre), PlaceBook(store, theatre)

    def page(chance: Random) -> object:
        place = drawn.place(chance)
        return book.history(place, None), book.count(place, None)

    def told(chance: Random) -> object:
        on = drawn.day(chance)
        return history(store, drawn.place(chance), on=on, as_of=on)

    def turned(chance: Random) -> object:
        return history(store, drawn.place(chance), on=None, as_of=drawn.day(chance))

    def held(chance: Random) -> object:
        return history(store, drawn.place(chance), on=drawn.day(chance), as_of=None)

    return {
        "history of a place": lambda chance: record.history(drawn.place(chance)),
        "history, as known on a day": lambda chance: record.history(drawn.place(chance), drawn.day(chance)),
        "holder on a day, as known on another": lambda chance: record.holder(
            drawn.place(chance), drawn.day(chance), drawn.day(chance)
        ),
        "a place as the page opens it": page,
        "who claims what of a place": lambda chance: book.lanes(drawn.place(chance), drawn.day(chance)),
        "marsad control PLACE --on DAY --as-of DAY": told,
        "marsad control PLACE --on DAY": held,
        "marsad control PLACE --as-of DAY": turned,
        "marsad control PLACE": lambda chance: history(store, drawn.place(chance), on=None, as_of=None),
    }


def of_reports(store: Store, drawn: Drawn) -> Questions:
    """Return what is searched for among reports: a page of them, with what was found marked."""
    find = store.shelf.find

    def among(text: str, **more: object) -> object:
        return find(ReportSearch(text=text, **more), limit=PAGE)  # type: ignore[arg-type]

    def best(text: str) -> object:
        return find(ReportSearch(text=text), order=Order.RELEVANCE, limit=PAGE)

    return {
        "word, as often as written": lambda chance: among(drawn.word(chance)),
        "rare word": lambda chance: among(drawn.rare(chance)),
        "two words": lambda chance: among(f"{drawn.word(chance)} {drawn.word(chance)}"),
        "word and rare word": lambda chance: among(f"{drawn.word(chance)} {drawn.rare(chance)}"),
        "phrase": lambda chance: among(drawn.phrase(chance)),
        "word but another": lambda chance: among(f"{drawn.word(chance)} -{drawn.word(chance)}"),
        "beginning": lambda chance: among(drawn.beginning(chance)),
        "word by a publisher": lambda chance: among(drawn.word(chance), publishers=(chance.choice(drawn.publishers),)),
        "word in a month": lambda chance: among(drawn.word(chance), days=drawn.month(chance)),
        "word and a place": lambda chance: among(drawn.word(chance), areas=(Area(places=(drawn.place(chance),)),)),
        "word and a kind": lambda chance: among(drawn.word(chance), kinds=(chance.choice(_KINDS),)),
        "word, most relevant first": lambda chance: best(drawn.word(chance)),
        "rare word, most relevant first": lambda chance: best(drawn.rare(chance)),
        "how many have a word": lambda chance: store.shelf.count(ReportSearch(text=drawn.word(chance))),
        "page 50 of a word": lambda chance: find(ReportSearch(text=drawn.word(chance)), limit=PAGE, offset=50 * PAGE),
        "a misspelt place": lambda chance: alike(load("syria"), drawn.misspelt(chance)),
    }


def of_statements(store: Store, drawn: Drawn) -> Questions:
    """Return what is searched for among statements: a page of them."""

    def among(**more: object) -> object:
        return store.find(Search(**more), limit=PAGE)  # type: ignore[arg-type]

    return {
        "statements: word": lambda chance: among(text=drawn.word(chance)),
        "statements: rare words of a report": lambda chance: among(text=drawn.phrase(chance)),
        "statements: word in a month": lambda chance: among(text=drawn.word(chance), days=drawn.month(chance)),
        "statements: of a place": lambda chance: among(places=(drawn.place(chance),)),
        "statements: party, kind, month": lambda chance: among(
            parties=(chance.choice(drawn.parties),), kinds=(chance.choice(_KINDS),), days=drawn.month(chance)
        ),
        "statements: publisher in a month": lambda chance: among(
            publishers=(chance.choice(drawn.publishers),), days=drawn.month(chance)
        ),
        "statements: how many of a word": lambda chance: store.count(Search(text=drawn.word(chance))),
        "statements: how many of a month": lambda chance: store.count(Search(days=drawn.month(chance))),
    }


def of_sheet(store: Store, drawn: Drawn) -> Questions:
    """Return what the page searches for among statements, in columns that the server holds."""
    book = StatementBook(store)

    def among(**more: object) -> object:
        return book.page(Search(**more), offset=0, limit=PAGE)  # type: ignore[arg-type]

    return {
        "page's statements: word": lambda chance: among(text=drawn.word(chance)),
        "page's statements: of a place": lambda chance: among(places=(drawn.place(chance),)),
        "page's statements: party, kind, month": lambda chance: among(
            parties=(chance.choice(drawn.parties),), kinds=(chance.choice(_KINDS),), days=drawn.month(chance)
        ),
    }


def of_keys(store: Store, drawn: Drawn) -> Questions:
    """Return what is asked by a key."""
    return {
        "report by key": lambda chance: store.report(chance.choice(drawn.keys)),
        "report as the page shows it": lambda chance: store.written(chance.choice(drawn.keys)),
        "how much there is": lambda _: store.counts(),
        "how much is kept": lambda _: store.custody.stock(),
    }
