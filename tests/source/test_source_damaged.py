"""What a source brings from outside, damaged: it is read, or refused with a reason, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from random import Random
from zoneinfo import ZoneInfo

import pytest
from damage import DAMAGES
from packages import PAGE, TEXT

from marsad import examples
from marsad.errors import DocumentError, SourceError
from marsad.source.address import address_of
from marsad.source.description import described
from marsad.source.page_reading import links, page_reader
from marsad.source.robots import rules_of
from marsad.source.selector import Selectors

WHERE = address_of("https://raqib.example/news/")
LISTING = (
    "<html><body><nav><a href='/about'>عن الشبكة</a></nav><ul class='news'>"
    + "".join(f"<li><h2><a href='/news/{n}?a=1&amp;b=2'>{TEXT[: 20 + n]}</a></h2></li>" for n in range(1, 7))
    + "</ul><a href='mailto:x@raqib.example'>x</a><a href='//other.example/1'>y</a></body></html>"
).encode()
STORY = PAGE.replace("<article>", '<article class="body"><time datetime="2018-02-03T22:00:00Z">3 شباط</time>').encode()
SELECTORS = Selectors(text="article p", title="h1", published="time", author=".byline", drop=(".share", "p:last-child"))
ROBOTS = b"User-agent: *\nCrawl-delay: 2\nDisallow: /private/*.html$\nAllow: /\n\nUser-agent: marsad\nDisallow: /x\n"
FEW, MANY = range(150), range(1_000, 21_000)


def listed(raw: bytes) -> None:
    assert all(each.startswith(("https://", "http://")) for each in links(WHERE, raw, "ul.news li"))


def told(raw: bytes) -> None:
    read = page_reader(SELECTORS, ZoneInfo("Asia/Damascus"))
    assert read
    assert read("a", raw).text.strip()


def described_so(raw: bytes) -> None:
    assert described(raw, "source.yaml").name


def obeyed(raw: bytes) -> None:
    rules = rules_of(200, raw)
    with suppress(DocumentError):
        rules.refuse(WHERE)
    assert rules.apart_s() >= 0


READERS: dict[str, tuple[bytes, Callable[[bytes], None]]] = {
    "listing": (LISTING, listed),
    "page": (STORY, told),
    "description": ((examples.folder().parent / "source.yaml").read_bytes(), described_so),
    "robots": (ROBOTS, obeyed),
}
every_reader = pytest.mark.parametrize("name", READERS)


def damaged(raw: bytes, seed: int) -> bytes:
    rng = Random(seed)
    for _ in range(rng.randint(1, 4)):
        raw = rng.choice(DAMAGES)(raw, rng)
    return raw


def read_or_refused(name: str, seeds: range) -> Iterator[tuple[int, str]]:
    whole, take = READERS[name]
    for seed in seeds:
        try:
            with suppress(DocumentError, SourceError):
                take(damaged(whole, seed))
        except Exception as error:  # noqa: BLE001 - whatever else a damaged file raises is what is looked for
            yield seed, f"{type(error).__name__}: {error}"


@every_reader
def test_whole_it_is_read(name: str) -> None:
    whole, take = READERS[name]
    take(whole)


@every_reader
def test_damaged_it_is_read_or_refused(name: str) -> None:
    assert dict(read_or_refused(name, FEW)) == {}


@pytest.mark.soak
@every_reader
def test_damaged_it_is_read_or_refused_many_times(name: str) -> None:
    assert dict(read_or_refused(name, MANY)) == {}
