"""Invented reports for the view of one report: words that overlap, hostile words, and one that is very long."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
from web_record import BUKAMAL, HAJIN, MAYADIN, Draft

from marsad.extract.contract import Reading, reading_row
from marsad.extract.statement import Control, Victim
from marsad.record.judgement import Correction, Judgement, Verdict
from marsad.report.document import Metadata
from marsad.report.report import Basis, Freshness, Passage, Publisher
from marsad.text.span import Span
from marsad.theatre.theatre import Theatre

DAY, EARLIER = date(2017, 11, 9), date(2017, 11, 2)
LAYERED, HOSTILE, LONG = "sha256:layered.txt", "sha256:hostile.txt", "sha256:long.txt"

TAKEN = "سيطرت القوات على مدينتي البوكمال والميادين"
KILLED = "مقتل 11 من عناصر التنظيم"
NAME = "سامر الأحمد"
OLD = "وكانت بلدة هجين تحت سيطرة التنظيم."
# The override shows 46 as 64 to whoever lets it.
TRICK = "\u202e46\u202c"
MARKUP = "<img src=x onerror=alert(1)>"
MANY = 3000


def layered(theatre: Theatre) -> Reading:
    """Return a report in which one sentence takes two towns, inside of which people are killed, before an old one."""
    text = f"أخبار الفرات\n\n{TAKEN} بعد {KILLED} بينهم {NAME}.\n\n{OLD}\nشارك على فيسبوك"
    draft = Draft(source="layered.txt", text=text, day=DAY, theatre=theatre)
    whole = f"{TAKEN} بعد {KILLED}"
    victim = draft.span(NAME)
    killed = msgspec.structs.replace(
        draft.killed(KILLED, 11),
        named=(Victim(name=NAME, age=None, sex=None, role=None, span=victim),),
    )
    reading = draft.reading(
        draft.control(whole, BUKAMAL, holder="REGIME", previous=("IS",)),
        draft.control(whole, MAYADIN, holder="REGIME", previous=("IS",)),
        killed,
        draft.control("بلدة هجين تحت سيطرة التنظيم", HAJIN, holder="IS"),
        noise=(draft.span("شارك على فيسبوك"),),
    )
    old = draft.span(OLD)
    passages = (
        Passage(span=Span(0, old.start), status=Freshness.FRESH, as_of=DAY),
        Passage(span=old, status=Freshness.REPUBLISHED, as_of=EARLIER),
    )
    return replace(reading, report=replace(reading.report, passages=passages))


def hostile(theatre: Theatre) -> Reading:
    """Return a report whose words, title, publisher and source would disturb a page that let them."""
    text = f"{MARKUP}\n\nقتل {TRICK} مدنيا في هجين\u0007 اليوم."
    draft = Draft(source="\u202e" + "h" * 300 + ".txt", text=text, day=DAY, theatre=theatre)
    reading = draft.reading(draft.killed(f"قتل {TRICK} مدنيا", 46))
    document = replace(
        reading.report.document,
        id=HOSTILE,
        metadata=Metadata(title="عنوان \u202eطويل " + "كلمة " * 200 + "<script>alert(2)</script>"),
    )
    publisher = Publisher(name="\u2069\u202e<b>ناشر</b>", basis=Basis.METADATA)
    report = replace(reading.report, document=document, publisher=publisher, title=None)
    return replace(reading, report=report)


def long(theatre: Theatre) -> Reading:
    """Return a report of about 2 MB in which thousands of sentences say who holds a town."""
    filling = "ولم ترد من المنطقة أخبار أخرى في ذلك اليوم، وبقيت الطرق إليها على حالها كما كانت. " * 4
    sentences = [f"سيطرت القوات على بلدة هجين في اليوم رقم {number} من القتال" for number in range(MANY)]
    text = "تقرير طويل\n\n" + "".join(f"{sentence}. {filling}\n\n" for sentence in sentences)
    draft = Draft(source="long.txt", text=text, day=DAY, theatre=theatre)
    return draft.reading(*_taken(draft, sentences))


def _taken(draft: Draft, sentences: list[str]) -> Iterator[Control]:
    first = draft.control(sentences[0], HAJIN, holder="REGIME")
    place, at = first.places[0], 0
    for sentence in sentences:
        at = draft.text.index(sentence, at)
        span = Span(at, at + len(sentence))
        name = draft.text.index(HAJIN, at)
        mention = msgspec.structs.replace(place, span=Span(name, name + len(HAJIN)))
        yield msgspec.structs.replace(first, span=span, quote=sentence, places=(mention,))


def ids(reading: Reading) -> list[str]:
    """Return the ids of the reading's statements."""
    return [each["id"] for each in reading_row(reading)["statements"]]


def judgements(theatre: Theatre) -> tuple[Judgement, ...]:
    """Return what Nour decided on the first report: one town accepted, the other rejected, the figure corrected."""
    bukamal, mayadin, killed, _ = ids(layered(theatre))
    return (
        _judgement(Verdict.ACCEPT, bukamal),
        _judgement(Verdict.REJECT, mayadin),
        _judgement(
            Verdict.CORRECT, killed, Correction(field="low", value="12"), Correction(field="high", value="null")
        ),
    )


def _judgement(verdict: Verdict, statement: str, *fields: Correction) -> Judgement:
    when = datetime(2018, 1, 1, 9, tzinfo=UTC)
    return Judgement(
        verdict=verdict, statements=(statement,), fields=fields, who="نور", when=when, why="قُرئت إلى جانب الأصل"
    )
