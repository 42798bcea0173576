"""What is fetched, what is refused, and how politely."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import pytest
from source_server import NOON, PAGE, Answering, Asked, Hands, Said, Site, customs, served

from marsad.errors import DocumentError
from marsad.source.address import is_public
from marsad.source.bounds import Bounds
from marsad.source.fetching import Fetcher
from marsad.source.visit import Visit

BODY = PAGE.format(title="قصف").encode()
OK = Said(body=BODY)


@pytest.fixture
def site() -> Iterator[Site]:
    with served({"/a": OK}) as made:
        yield made


def refused(fetcher: Fetcher, address: str) -> DocumentError:
    with pytest.raises(DocumentError) as error:
        fetcher.fetch(address)
    return error.value


def is_late(error: DocumentError) -> bool:
    # On a machine that does much else, the rules of the site may be what is late.
    return "no answer in time" in error.reason or "takes longer than it may" in error.reason


class Remembering:
    """Remembers what it is given."""

    def __init__(self, *visits: Visit) -> None:
        self.visits = {visit.address: visit for visit in visits}

    def visit(self, address: str) -> Visit | None:
        """Return the visit that was given."""
        return self.visits.get(address)


def test_a_page_is_fetched_under_a_name_that_says_whom_to_ask(site: Site) -> None:
    fetched = Fetcher(customs()).fetch(f"{site.address}/a#part")
    assert fetched.raw == BODY
    assert fetched.asked.text == f"{site.address}/a"
    assert dict(fetched.headers)["Fetched"] == "2017-11-03T12:00:00+00:00"
    asked = site.asked[-1].headers
    assert asked["User-Agent"].startswith("Marsad/")
    assert "desk@our.example" in asked["User-Agent"]
    assert asked["Host"] == site.address.removeprefix("http://")
    assert not {"Cookie", "Referer", "Accept-Language"} & set(asked)


def test_what_is_there_is_asked_for_only_where_it_is_new(site: Site) -> None:
    def answer(asked: Asked) -> Said:
        if asked.headers.get("If-None-Match") == '"v1"':
            return Said(status=304)
        return Said(body=BODY, headers={"ETag": '"v1"', "Last-Modified": "Fri, 03 Nov 2017 10:00:00 GMT"})

    site.paths["/a"] = answer
    first = Fetcher(customs()).fetch(f"{site.address}/a")
    again = Fetcher(customs(), Remembering(first.visit)).fetch(f"{site.address}/a")
    assert again.raw is None
    assert again.visit == first.visit
    assert site.asked[-1].headers["If-Modified-Since"] == "Fri, 03 Nov 2017 10:00:00 GMT"


def test_the_same_bytes_again_are_nothing_new_whatever_their_server_says(site: Site) -> None:
    first = Fetcher(customs()).fetch(f"{site.address}/a")
    assert Fetcher(customs(), Remembering(first.visit)).fetch(f"{site.address}/a").raw is None
    older = replace(first.visit, digest="sha256:0")
    assert Fetcher(customs(), Remembering(older)).fetch(f"{site.address}/a").raw == BODY


def test_addresses_of_this_machine_are_refused_before_anything_is_sent(site: Site) -> None:
    error = refused(Fetcher(replace(customs(), is_open=is_public)), f"{site.address}/a")
    assert error.code == "private"
    assert "127.0.0.1" in error.reason
    assert site.asked == []


def test_a_host_that_has_another_number_when_it_is_looked_up_again_is_not_reached(site: Site) -> None:
    # The first number, at which nobody listens, stands for one that is open to everybody.
    answers = iter([("127.0.0.2",), ("127.0.0.1",), ("127.0.0.1",)])
    given = []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        given.append(next(answers))
        return given[-1]

    made = replace(customs(), resolve=resolve, is_open=lambda number: number == "127.0.0.2")
    port = site.address.rpartition(":")[2]
    refused(Fetcher(made), f"http://rebound.example:{port}/a")
    assert site.asked == []


def test_of_several_numbers_only_those_are_connected_to_that_were_checked(site: Site) -> None:
    made = replace(customs(), resolve=lambda host, port: ("127.0.0.1",))
    port = site.address.rpartition(":")[2]
    assert Fetcher(made).fetch(f"http://raqib.example:{port}/a").raw == BODY
    assert site.asked[-1].headers["Host"] == f"raqib.example:{port}"


def test_a_redirect_is_followed_and_told(site: Site) -> None:
    site.paths["/old"] = Said(status=301, headers={"Location": "/a"})
    fetched = Fetcher(customs()).fetch(f"{site.address}/old")
    assert fetched.raw == BODY
    assert dict(fetched.headers)["Redirected-To"] == f"{site.address}/a"
    assert fetched.visit.address == f"{site.address}/old"


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    site.paths["/a"] = Said(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    open_here = replace(customs(), is_open=lambda number: number == "127.0.0.1" or is_public(number))
    error = refused(Fetcher(open_here), f"{site.address}/a")
    assert error.code == "private"
    assert "169.254.169.254" in error.reason


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://a.example/", "https://u:p@a.example/", "http://["])
def test_a_redirect_to_no_address_of_the_web_is_refused(site: Site, location: str) -> None:
    site.paths["/a"] = Said(status=302, headers={"Location": location})
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "address"


def test_redirects_in_a_circle_and_without_end_are_refused(site: Site) -> None:
    site.paths |= {
        "/x": Said(status=302, headers={"Location": "/y"}),
        "/y": Said(status=302, headers={"Location": "/x"}),
    }
    assert "circle" in refused(Fetcher(customs()), f"{site.address}/x").reason
    for number in range(20):
        site.paths[f"/{number}"] = Said(status=307, headers={"Location": f"/{number + 1}"})
    assert "more than 5 times" in refused(Fetcher(customs()), f"{site.address}/0").reason


def test_a_busy_host_is_asked_again_when_it_says(site: Site) -> None:
    answers = iter([Said(status=429, headers={"Retry-After": "7"}), OK])
    site.paths["/a"] = lambda _: next(answers)
    hands = Hands()
    assert Fetcher(customs(hands)).fetch(f"{site.address}/a").raw == BODY
    assert 7.0 in hands.slept


def test_a_host_that_stays_busy_is_left_alone_longer_each_time_and_then_wholly(site: Site) -> None:
    site.paths |= {"/a": Said(status=503, headers={}), "/b": OK}
    hands = Hands()
    fetcher = Fetcher(customs(hands))
    assert refused(fetcher, f"{site.address}/a").code == "busy"
    assert [slept for slept in hands.slept if slept > 2] == [15.0, 30.0]
    assert len(site.visited()) == 3
    assert refused(fetcher, f"{site.address}/b").code == "busy"
    assert len(site.visited()) == 3


@pytest.mark.parametrize(
    "given",
    [
        pytest.param("86400", id="seconds"),
        pytest.param(format_datetime(NOON + timedelta(days=1), usegmt=True), id="date"),
    ],
)
def test_a_host_that_wants_long_to_be_left_alone_is(site: Site, given: str) -> None:
    site.paths["/a"] = Said(status=503, headers={"Retry-After": given})
    hands = Hands()
    error = refused(Fetcher(customs(hands)), f"{site.address}/a")
    assert "until 2017-11-04 12:00" in error.reason
    assert max(hands.slept, default=0) < 60
    assert len(site.visited()) == 1


@pytest.mark.parametrize("given", ["", "soon", "-1", "9" * 400, "Fri, 99 Nov 2017 10:00:00 GMT"])
def test_a_retry_after_that_makes_no_sense_is_none(site: Site, given: str) -> None:
    site.paths["/a"] = Said(status=503, headers={"Retry-After": given})
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "busy"
    assert len(site.visited()) == 3


def test_requests_to_one_host_are_some_seconds_apart(site: Site) -> None:
    site.paths["/b"] = OK
    hands = Hands()
    fetcher = Fetcher(customs(hands))
    for path in "ab":
        fetcher.fetch(f"{site.address}/{path}")
    assert hands.slept == [2.0]


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /a", False, id="all"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /a", True, id="allowed"),
        pytest.param("User-agent: marsad\nDisallow: /", False, id="us"),
        pytest.param("User-agent: other\nDisallow: /", True, id="others"),
        pytest.param("User-agent: *\nDisallow: /*?page=", True, id="wildcard"),
        pytest.param("<html>no rules</html>", True, id="page"),
        pytest.param("\0\xff" * 100, True, id="binary"),
        pytest.param("", True, id="empty"),
    ],
)
def test_what_a_site_does_not_want_fetched_is_not(site: Site, rules: str, *, allowed: bool) -> None:
    site.paths["/robots.txt"] = Said(body=rules.encode("latin-1"), headers={"Content-Type": "text/plain"})
    fetcher = Fetcher(customs())
    if allowed:
        assert fetcher.fetch(f"{site.address}/a").raw == BODY
    else:
        error = refused(fetcher, f"{site.address}/a")
        assert error.code == "robots"
        assert site.visited() == []


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_rules_that_cannot_be_read_allow_all_or_nothing(site: Site, status: int, *, allowed: bool) -> None:
    site.paths["/robots.txt"] = Said(status=status)
    fetcher = Fetcher(customs())
    if allowed:
        assert fetcher.fetch(f"{site.address}/a").raw == BODY
    else:
        assert f"status {status}" in refused(fetcher, f"{site.address}/a").reason


def test_rules_are_asked_for_once_and_hold_where_redirects_lead(site: Site) -> None:
    site.paths |= {
        "/robots.txt": Said(body=b"User-agent: *\nDisallow: /closed\nCrawl-delay: 9", headers={}),
        "/b": Said(status=302, headers={"Location": "/closed/b"}),
        "/closed/b": OK,
    }
    hands = Hands()
    fetcher = Fetcher(customs(hands))
    fetcher.fetch(f"{site.address}/a")
    assert refused(fetcher, f"{site.address}/b").code == "robots"
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a", "/b"]
    assert hands.slept == [9.0]


def endless(site: Site) -> Answering:
    def pieces() -> Iterator[bytes]:
        while not site.ended.is_set():
            yield b"User-agent: other\nDisallow: /\n" * 1000

    return Said(body=pieces, headers={})


def test_rules_without_end_are_read_as_far_as_rules_go(site: Site) -> None:
    site.paths["/robots.txt"] = endless(site)
    assert Fetcher(customs()).fetch(f"{site.address}/a").raw == BODY


def test_a_body_without_end_is_refused(site: Site) -> None:
    site.paths["/a"] = endless(site)
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "too_large"


def test_a_body_that_says_it_is_small_and_packs_a_large_one_is_refused(site: Site) -> None:
    packed = gzip.compress(bytes(100_000_000), compresslevel=9)
    site.paths["/a"] = Said(body=packed, headers={"Content-Encoding": "gzip"})
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "too_large"
    site.paths["/a"] = Said(body=gzip.compress(packed), headers={"Content-Encoding": "gzip, gzip"})
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "too_large"
    site.paths["/a"] = Said(body=packed, headers={"Content-Encoding": "gzip, gzip, gzip"})
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "packing"


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        pytest.param(b"no gzip", {"Content-Encoding": "gzip"}, "damaged", id="not_packed"),
        pytest.param(gzip.compress(BODY)[:-9], {"Content-Encoding": "gzip"}, "damaged", id="cut"),
        pytest.param(BODY, {"Content-Encoding": "rot13"}, "packing", id="unknown"),
    ],
)
def test_a_body_that_is_not_packed_as_it_says_is_refused(
    site: Site, body: bytes, headers: dict[str, str], code: str
) -> None:
    site.paths["/a"] = Said(body=body, headers=headers)
    assert refused(Fetcher(customs()), f"{site.address}/a").code == code


def test_a_body_that_was_packed_is_unpacked(site: Site) -> None:
    site.paths["/a"] = Said(body=gzip.compress(BODY), headers={"Content-Encoding": "gzip"})
    assert Fetcher(customs()).fetch(f"{site.address}/a").raw == BODY


def test_a_body_that_comes_a_letter_at_a_time_is_not_waited_for(site: Site) -> None:
    def pieces() -> Iterator[bytes]:
        while not site.ended.wait(0.02):
            yield b"."

    site.paths["/a"] = Said(body=pieces, headers={})
    assert is_late(refused(Fetcher(customs(bounds=Bounds(whole_s=0.5))), f"{site.address}/a"))


def test_a_server_that_says_nothing_is_not_waited_for(site: Site) -> None:
    def answer(_: Asked) -> Said:
        site.ended.wait()
        return OK

    site.paths["/a"] = answer
    assert is_late(refused(Fetcher(customs(bounds=Bounds(idle_s=0.3))), f"{site.address}/a"))
    assert is_late(refused(Fetcher(customs(bounds=Bounds(whole_s=0.3))), f"{site.address}/a"))


def test_a_body_that_breaks_off_is_refused(site: Site) -> None:
    site.paths["/a"] = Said(body=lambda: iter([BODY[:100]]), headers={"Content-Length": "5000"})
    assert refused(Fetcher(customs()), f"{site.address}/a").code == "http"


def test_what_is_not_there_or_nobody_is_failed_with_a_reason(site: Site) -> None:
    assert "404" in refused(Fetcher(customs()), f"{site.address}/none").reason
    with served() as gone:
        pass
    assert refused(Fetcher(customs()), f"{gone.address}/a").code == "robots"
    secure = site.address.replace("http:", "https:")
    assert "robots.txt cannot be read" in refused(Fetcher(customs()), f"{secure}/a").reason


@pytest.mark.parametrize(("name", "is_told"), [("HTTP_PROXY", True), ("ALL_PROXY", True), ("FTP_PROXY", False)])
def test_a_proxy_that_is_named_is_not_used_which_is_said_where_nothing_is_reached(
    monkeypatch: pytest.MonkeyPatch, name: str, *, is_told: bool
) -> None:
    for each in ("http", "https", "all"):
        monkeypatch.delenv(f"{each}_proxy", raising=False)
        monkeypatch.delenv(f"{each.upper()}_PROXY", raising=False)

    def nowhere(_host: str, _port: int) -> tuple[str, ...]:
        raise OSError("Name or service not known")

    with served() as proxy:
        monkeypatch.setenv(name, proxy.address)
        error = refused(Fetcher(replace(customs(), resolve=nowhere)), "http://raqib.example/a")
        assert "is not found" in error.reason
        assert ("none is used" in error.reason) is is_told
        assert proxy.asked == []
