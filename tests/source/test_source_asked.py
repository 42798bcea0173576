"""Sources that are kept and asked: what is new is read, once, and what changed its shape is told."""

import json
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from source_server import PAGE, Asked, Hands, Said, Site, customs, served
from store_file import laid
from typer.testing import CliRunner, Result

from marsad import verbs
from marsad.cli.command import command
from marsad.errors import Issue, SourceError
from marsad.source.bounds import Bounds
from marsad.source.description import Source, described
from marsad.source.page_reading import day_written
from marsad.store import SourceBook, Store

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>شبكة الراقب</title>
<id>tag:raqib.example,2017:feed</id><updated>2017-11-03T22:30:00Z</updated>{}</feed>"""
ENTRY = """<entry><title>{title}</title><id>{link}</id><link href="{link}"/><published>2017-11-03T22:30:00Z</published>
<updated>2017-11-03T22:30:00Z</updated><summary>{title} في بلدة الشحيل شرق دير الزور اليوم.</summary></entry>"""
STORY = """<html><head><meta property="article:published_time" content="2017-11-03T22:30:00+00:00"></head><body>
<h1>{title}</h1><span class="by">نور الراقب</span><nav>الصفحة الرئيسية</nav><div class="body"><p>{text}</p>
<p class="related">اقرأ أيضا عن أخبار أخرى</p></div></body></html>"""
PRINTED = STORY.replace("<nav>", '<p class="date">الخميس 2 تشرين الثاني 2017</p><nav>').format(
    title="قصف", text="قتل ثلاثة مدنيين وأصيب سبعة آخرون في قصف جوي استهدف بلدة الشحيل شرق دير الزور."
)
TEXT = "قتل ثلاثة مدنيين وأصيب سبعة آخرون في قصف جوي استهدف بلدة الشحيل شرق دير الزور، رقم {}."


def story(number: int) -> Said:
    return Said(body=STORY.format(title=f"قصف {number}", text=TEXT.format(number)).encode())


def atom(site: Site, *numbers: int) -> Said:
    entries = "".join(ENTRY.format(title=f"قصف {number}", link=f"{site.address}/{number}") for number in numbers)
    return Said(body=ATOM.format(entries).encode(), headers={"Content-Type": "application/atom+xml"})


@pytest.fixture
def site() -> Iterator[Site]:
    with served({f"/{number}": story(number) for number in range(1, 6)}) as made:
        made.paths["/feed"] = atom(made, 1, 2)
        yield made


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


def source(site: Site, kind: str = "feed", path: str = "/feed", more: str = "") -> Source:
    fields = f"name: raqib\npublisher: شبكة الراقب\nkind: {kind}\naddress: {site.address}{path}\nzone: Asia/Damascus\n"
    return described((fields + more).encode(), "raqib.yaml")


FOLLOWED = "follow: true\nselectors: {text: .body, title: h1, author: .by, drop: [.related]}\n"


def ask(db: Path, **more: object) -> verbs.Ingestion:
    bounds = more.pop("bounds", None)
    assert bounds is None or isinstance(bounds, Bounds)
    return verbs.ingest_source("raqib", db=db, customs=customs(bounds=bounds))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command(), [*map(str, arguments)])


def test_a_description_that_changes_is_a_new_row_and_the_last_holds(site: Site, db: Path) -> None:
    first, second = source(site), source(site, more="every: 2h\n")
    assert [verbs.add_source(each, db=db) for each in (first, first, second, first)] == [True, False, True, True]
    assert [each.source for each in verbs.sources(db=db)] == [first]
    with pytest.raises(SourceError, match="there is raqib"):
        verbs.find_source("other", db=db)


def test_a_source_is_read_once_and_then_only_what_is_new(site: Site, db: Path) -> None:
    verbs.add_source(source(site), db=db)
    assert ask(db).read == 2
    again = ask(db)
    assert (again.read, again.copies, again.failed) == (0, 0, ())
    site.paths["/feed"] = atom(site, 1, 2, 3)
    later = ask(db)
    assert (later.read, later.copies) == (1, 2)
    (kept,) = verbs.sources(db=db)
    assert kept.last is not None
    assert kept.last.failures == 0


def test_the_days_of_a_source_are_those_of_its_zone(site: Site, db: Path) -> None:
    verbs.add_source(source(site), db=db)
    ask(db)
    with Store.open(db) as store:
        assert {str(report.published.end) for report in store.reports()} == {"2017-11-04"}


def test_linked_pages_are_read_by_their_selectors_each_once(site: Site, db: Path) -> None:
    verbs.add_source(source(site, more=FOLLOWED), db=db)
    assert ask(db).read == 2
    with Store.open(db) as store:
        first = store.report(store.reports()[0].id)
    assert first is not None
    document = first.report.document
    assert document.text == TEXT.format(1)
    assert document.metadata.title == "قصف 1"
    assert document.source == f"{site.address}/1"
    assert "2017-11-04" in str(document.metadata.published)
    asked = len(site.asked)
    site.paths["/feed"] = atom(site, 1, 2, 3)
    assert ask(db).read == 1
    assert [each.path for each in site.asked[asked:]] == ["/robots.txt", "/feed", "/3"]


def test_a_link_that_fails_is_asked_again_though_its_feed_is_the_same(site: Site, db: Path) -> None:
    verbs.add_source(source(site, more=FOLLOWED), db=db)
    site.paths["/2"] = Said(status=500)
    first = ask(db)
    assert (first.read, [issue.code for issue in first.failed]) == (1, ["status"])
    site.paths["/2"] = story(2)
    asked = len(site.asked)
    assert ask(db).read == 1
    assert "/1" not in [each.path for each in site.asked[asked:]]


def test_more_links_than_one_round_takes_are_left_to_the_next(site: Site, db: Path) -> None:
    site.paths["/feed"] = atom(site, 1, 2, 3, 4, 5)
    verbs.add_source(source(site, more=FOLLOWED), db=db)
    assert [ask(db, bounds=Bounds(links=2)).read for _ in range(4)] == [2, 2, 1, 0]


def test_an_entry_that_leads_nowhere_is_read_by_its_own_words(site: Site, db: Path) -> None:
    entry = ENTRY.format(title="قصف", link="tag:raqib.example,2017:1")
    site.paths["/feed"] = Said(body=ATOM.format(entry).encode(), headers={"Content-Type": "application/atom+xml"})
    verbs.add_source(source(site, more=FOLLOWED), db=db)
    done = ask(db)
    assert (done.read, done.failed) == (1, ())


def test_a_listing_leads_to_its_reports(site: Site, db: Path) -> None:
    elsewhere = "<li><a href='mailto:a@b.example'>x</a></li><li><a href='http://['>x</a></li><li><a>x</a></li>"
    links = elsewhere + "".join(f'<li><a href="{number}">خبر {number}</a></li>' for number in (1, 2, 1))
    site.paths["/news/"] = Said(status=404)
    site.paths["/list"] = Said(body=f"<html><body><a href='/x'>x</a><ul>{links}</ul></body></html>".encode())
    verbs.add_source(source(site, "listing", "/list", "selectors: {links: li a, text: .body}\n"), db=db)
    assert ask(db).read == 2
    site.paths["/list"] = Said(body=b"<html><body><p>changed</p></body></html>")
    (issue,) = ask(db).failed
    assert issue.code == "shape"


def listing(*numbers: int, behind: str = "") -> Said:
    links = "".join(f'<li><a href="/{number}">خبر {number}</a></li>' for number in numbers)
    return Said(body=f'<html><body><ul>{links}</ul><a class="next" href="{behind}">الأقدم</a></body></html>'.encode())


PAGED = "selectors: {links: li a, text: .body, next: a.next}\npages: 3\n"


def test_a_listing_is_gone_back_through_page_by_page_until_nothing_is_new(site: Site, db: Path) -> None:
    numbers = {"/list": 5, "/list?p=2": 4, "/list?p=3": 3, "/list?p=4": 2}
    behind = [*numbers, "/list"][1:]
    site.paths |= {path: listing(number, behind=behind[i]) for i, (path, number) in enumerate(numbers.items())}
    verbs.add_source(source(site, "listing", "/list", PAGED), db=db)
    assert ask(db).read == 3
    assert site.visited() == ["/list", "/list?p=2", "/list?p=3", "/5", "/4", "/3"]
    site.asked.clear()
    site.paths["/list"] = listing(1, 5, behind="/list?p=2")
    site.paths["/list?p=2"] = listing(5, 4, behind="/list?p=3")
    assert ask(db).read == 1
    assert site.visited() == ["/list", "/list?p=2", "/1"]


def test_a_next_page_that_fails_is_told_and_gone_back_to(site: Site, db: Path) -> None:
    site.paths["/list"] = listing(1, behind="/list?p=2")
    verbs.add_source(source(site, "listing", "/list", PAGED), db=db)
    done = ask(db)
    assert done.read == 1
    assert [(issue.source, issue.code) for issue in done.failed] == [(f"{site.address}/list?p=2", "status")]
    site.paths["/list"] = listing(2, 1, behind="/list?p=2")
    site.paths["/list?p=2"] = listing(3, behind="/list")
    assert (done := ask(db)).failed == ()
    assert done.read == 2


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2017-11-03T22:30:00+00:00", "2017-11-04", id="a moment, in the source's zone"),
        pytest.param("2017-11-03T22:30:00", "2017-11-03", id="a moment without a zone, as it is written"),
        pytest.param("Fri, 03 Nov 2017 22:30:00 +0000", "2017-11-04", id="a moment as mails have it"),
        pytest.param("2017/11/3 22:30", "2017-11-03", id="year, month, day"),
        pytest.param("03/11/2017 - 22:10", "2017-11-03", id="day, month, year"),
        pytest.param("الجمعة 3 تشرين الثاني 2017", "2017-11-03", id="Levantine"),
        pytest.param("الجمعة، ٠٣ نوفمبر/تشرين الثاني ٢٠١٧ الساعة 10:20", "2017-11-03", id="both names"),
        pytest.param("14 صفر 1439", "2017-11-03", id="hijri"),
        pytest.param("نشر في 3 نوفمبر 2017 - آخر تحديث 4 نوفمبر 2017", "2017-11-03", id="the first of two"),
        pytest.param("3 تشرين الثاني", None, id="no year"),
        pytest.param("السبت 3 تشرين الثاني 2017", None, id="another day of the week"),
        pytest.param("تشرين الثاني 2017", None, id="a month"),
        pytest.param("منذ 3 ساعات", None, id="nothing to count from"),
        pytest.param("31/31/2017", None, id="no day"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_selected_day_is_read_in_the_ways_that_pages_write_it(written: str, day: str | None) -> None:
    found = day_written(written, ZoneInfo("Asia/Damascus"))
    assert (str(found) if found else None) == day


def test_a_day_that_is_selected_goes_before_what_the_page_declares(site: Site, db: Path) -> None:
    site.paths["/1"] = Said(body=PRINTED.encode())
    verbs.add_source(source(site, "page", "/1", "selectors: {text: .body, published: .date}\n"), db=db)
    ask(db)
    with Store.open(db) as store:
        assert [str(report.published.end) for report in store.reports()] == ["2017-11-02"]


def test_a_feed_that_became_a_page_is_told_and_nothing_of_it_read(site: Site, db: Path) -> None:
    verbs.add_source(source(site), db=db)
    ask(db)
    site.paths["/feed"] = Said(body=PAGE.format(title="قصف").encode())
    for _ in range(2):
        done = ask(db)
        assert done.read == 0
        assert [issue.code for issue in done.failed] == ["shape"]
        assert "is a web page now" in done.failed[0].message
        assert "was a feed before" in done.failed[0].message
    (kept,) = verbs.sources(db=db)
    assert kept.last is not None
    assert kept.last.failures == 2


def test_a_page_without_what_is_selected_is_told(site: Site, db: Path) -> None:
    verbs.add_source(source(site, "page", "/1", "selectors: {text: .gone}\n"), db=db)
    (issue,) = ask(db).failed
    assert issue.code == "shape"
    assert ".gone" in issue.message


def test_what_could_not_be_read_is_told_each_time_and_read_by_a_better_description(site: Site, db: Path) -> None:
    verbs.add_source(source(site, "page", "/1", "selectors: {text: .gone}\n"), db=db)
    assert [len(ask(db).failed) for _ in range(2)] == [1, 1]
    verbs.add_source(source(site, "page", "/1", "selectors: {text: nav}\nnote: wrong\n"), db=db)
    assert ask(db).read == 1
    verbs.add_source(source(site, "page", "/1", "selectors: {text: .body}\n"), db=db)
    done = ask(db)
    assert (done.read, done.copies, done.failed) == (0, 1, ())


def test_all_is_fetched_again_where_that_is_wanted(site: Site, db: Path) -> None:
    verbs.add_source(source(site, more=FOLLOWED), db=db)
    ask(db)
    done = verbs.ingest_source("raqib", db=db, customs=customs(), anew=True)
    assert (done.read, done.copies) == (0, 2)


def test_what_failed_says_how_its_source_is_asked_again(site: Site, db: Path) -> None:
    site.paths["/feed"] = Said(status=500)
    verbs.add_source(source(site), db=db)
    ask(db)
    (row,) = json.loads(run("failures", "--db", db).stdout)["failures"]
    assert row["again"].startswith("marsad ingest --source raqib --anew")


def test_a_table_may_call_its_columns_as_it_likes(db: Path, tmp_path: Path) -> None:
    table = tmp_path / "kept.csv"
    table.write_text(f"Nr,When,Story,Paper\nA-1,2017-11-03,{TEXT.format(1)},شبكة الراقب\n", "utf-8")
    place = f"name: raqib\nkind: table\npath: {table}\n"
    verbs.add_source(described(place.encode(), "x"), db=db)
    assert [issue.code for issue in ask(db).failed] == ["no_text_column"]
    columns = "columns: {text: Story, published: When, publisher: Paper, name: Nr}\n"
    verbs.add_source(described((place + columns).encode(), "x"), db=db)
    assert ask(db).read == 1
    with Store.open(db) as store:
        (report,) = store.reports()
    assert (report.source, report.publisher, str(report.published.end)) == ("A-1", "شبكة الراقب", "2017-11-03")


def test_a_page_that_changed_is_a_new_version(site: Site, db: Path) -> None:
    verbs.add_source(source(site, "page", "/1", "selectors: {text: .body}\n"), db=db)
    assert (ask(db).read, ask(db).read) == (1, 0)
    site.paths["/1"] = story(9)
    done = ask(db)
    assert done.versions == 1


def test_a_folder_is_a_source_too(db: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(TEXT.format(1), "utf-8")
    verbs.add_source(described(f"name: raqib\nkind: folder\npath: {inbox}\n".encode(), "x"), db=db)
    assert ask(db).read == 1
    (inbox / "b.txt").write_text(TEXT.format(2), "utf-8")
    assert ask(db).read == 1


def test_a_check_shows_what_would_come_and_keeps_nothing(site: Site, tmp_path: Path) -> None:
    told = list(verbs.check_source(source(site, more=FOLLOWED), customs(Hands())))
    assert not [each for each in told if isinstance(each, Issue)]
    first = told[0]
    assert isinstance(first, verbs.Sample)
    assert (first.title, str(first.earliest), first.publisher) == ("قصف 1", "2017-11-04", "شبكة الراقب")
    assert list(tmp_path.iterdir()) == []


def test_the_commands_add_check_list_and_ask(site: Site, db: Path, tmp_path: Path) -> None:
    file = tmp_path / "raqib.yaml"
    file.write_text(
        f"name: raqib\nkind: page\naddress: {site.address}/1\nselectors: {{text: .body, drop: [.related]}}\n", "utf-8"
    )
    checked = run("source", "check", file, "--allow-private")
    assert (checked.exit_code, json.loads(checked.stdout)["letters"]) == (0, len(TEXT.format(1)))
    assert run("source", "check", file).exit_code == 1
    assert json.loads(run("source", "add", file, "--db", db).stdout)["new"]
    assert run("ingest", "--source", "raqib", "--db", db, "--allow-private", "--jobs", "1").exit_code == 0
    (row,) = map(json.loads, run("source", "list", "--db", db).stdout.splitlines())
    assert (row["name"], row["failures"]) == ("raqib", 0)
    assert "raqib" in run("source", "list", "--db", db, "--format", "table").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["ingest"], id="nothing"),
        pytest.param(["ingest", "a.txt", "--source", "raqib"], id="both"),
        pytest.param(["ingest", "--source", "raqib", "--publisher", "x"], id="publisher"),
        pytest.param(["source", "add", "missing.yaml"], id="missing"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], db: Path) -> None:
    assert run(*arguments, "--db", db).exit_code == 2


def test_what_was_fetched_is_remembered_only_once_it_is_kept(site: Site, db: Path) -> None:
    def told(_: Asked) -> Said:
        return atom(site, 1, 2)

    site.paths["/feed"] = told
    verbs.add_source(source(site), db=db)
    with pytest.raises(KeyboardInterrupt), Store.open(db) as store:
        verbs.ingest_source("raqib", db=db, customs=customs(), announce=None, tell=_interrupted)
    with Store.open(db) as store:
        assert SourceBook.of(store).visit(f"{site.address}/feed") is None
    assert ask(db).failed == ()


def _interrupted(_: object) -> None:
    raise KeyboardInterrupt
