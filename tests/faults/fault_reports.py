"""A small folder of reports made from its seed alone, in several forms, with copies, versions, kin and broken files."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from random import Random
from zipfile import ZipFile

SIDES = ("قوات سوريا الديمقراطية", "قوات النظام", "فصائل المعارضة", "تنظيم داعش")
PLACES = ("الميادين", "البوكمال", "الرقة", "منبج", "الباب", "سراقب", "تدمر", "القريتين", "عفرين", "جرابلس")
PUBLISHERS = ("وكالة الضفة", "مرصد الوادي", "شبكة السهل", "صحيفة المرفأ")
WORDS = (
    "سيطرت {side} {when} على مدينة {place} بعد معارك استمرت {number} أيام، وانسحب منها عناصر {other}.",
    "قُتل {number} مدنيين وأصيب {more} آخرون في غارة جوية استهدفت سوق مدينة {place} {when}.",
    "قصفت {side} {when} أحياء مدينة {place} بالمدفعية، ما أدى إلى مقتل {number} أشخاص وفق ناشطين.",
    "نزحت {more} عائلة من مدينة {place} نحو القرى المجاورة {when} هرباً من الاشتباكات بين {side} و{other}.",
    "أعلنت {side} أنها صدت هجوماً لعناصر {other} على أطراف مدينة {place}، وأن {number} من المهاجمين قتلوا.",
    "اعتقلت {side} {number} شبان في مدينة {place} {when}، ولم تعرف أسباب الاعتقال حتى الآن.",
    "لا تزال {side} تحاصر مدينة {place} منذ {number} أسابيع، فيما تنفد الأدوية من مشفاها الوحيد.",
)
DAYS = ("فجر اليوم", "مساء أمس", "صباح الأحد", "ظهر اليوم")
# A Word document, a PDF and an archive by their names, and nothing of the sort by what is in them.
METADATA = "metadata.jsonl"
BROKEN: Mapping[str, bytes] = {
    "broken.docx": b"PK\x03\x04 cut off",
    "broken.zip": b"PK\x03\x04\x14\0\0\0\x08\0 cut off, too",
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 4,
    "broken.jsonl": '{"text": "سطر لا نهاية له\n'.encode(),
    "broken.pdf": b"%PDF-1.7\n1 0 obj <<",
}


def folder(seed: int, *, of: str = "a", reports: int | None = None) -> dict[str, bytes]:
    """Return files by name; folders of other letters than `of` have no report of this one, and no kin of one.

    They hold some twenty reports, or `reports` and some, and more than a hundred copies.
    """
    rng = Random(f"{of} {seed}")
    told = [_report(rng, of) for _ in range(reports or rng.randint(6, 9))]
    files: dict[str, bytes] = {}
    lines: list[dict[str, str]] = []
    for number, (text, publisher, day) in enumerate(told):
        name = f"{of}{number:03}.txt"
        files[name] = text.encode()
        lines.append({"source": name, "publisher": publisher, "published": day, "title": text.split("،")[0][:60]})
    _repeat(rng, of, files, lines)
    for name in rng.sample(sorted(files), 3):
        # Much that is quickly taken, so that it takes several transactions to take all.
        files[f"{name.removesuffix('.txt')}-many.csv"] = _table([_report(rng, of)] * rng.randint(45, 60))
    files[f"{of}-rows.csv"] = _table([_report(rng, of) for _ in range(2)])
    files[f"{of}-lines.jsonl"] = _lines([_report(rng, of) for _ in range(2)])
    for number in range(2):
        told_by = _report(rng, of)[0], PUBLISHERS[0], "2018-05-04"
        files[f"{of}-page{number}.html"] = _page(told_by, f"https://{of}.example/1")
    files[f"{of}-packed.zip"] = _archive({f"in/{i}.txt": _report(rng, of)[0].encode() for i in range(2)})
    for broken in rng.sample(sorted(BROKEN), rng.randint(1, 3)):
        files[f"{of}-{broken}"] = BROKEN[broken]
    files[METADATA] = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    return files


def _report(rng: Random, of: str) -> tuple[str, str, str]:
    """Return a text, who brought it out, and on which day."""
    sentences = [_sentence(rng) for _ in range(rng.randint(1, 4))]
    # Words that no other report has, so that only what is meant to be kin is.
    own = " ".join(f"{of}{rng.randrange(10**6)}" for _ in range(8))
    day = f"2018-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return f"{' '.join(sentences)} ({own})", rng.choice(PUBLISHERS), day


def _sentence(rng: Random) -> str:
    side, other = rng.sample(SIDES, 2)
    given = {"side": side, "other": other, "place": rng.choice(PLACES), "when": rng.choice(DAYS)}
    return rng.choice(WORDS).format(number=rng.randint(3, 9), more=rng.randint(11, 60), **given)


def _repeat(rng: Random, of: str, files: dict[str, bytes], lines: list[dict[str, str]]) -> None:
    """Add what comes again: the same bytes, the same words, those of another publisher, a toll that rose."""
    by_name = {line["source"]: line for line in lines}
    for number, name in enumerate(rng.sample(sorted(files), 4)):
        text, line = files[name].decode(), by_name[name]
        again, known = (
            (text, line),
            (f"{text}  \n", line),
            (text, line | {"publisher": next(each for each in PUBLISHERS if each != line["publisher"])}),
            (text.replace("3", "4").replace("5", "6").replace("7", "8"), line),
        )[number % 4]
        called = f"{of}-again{number}.txt"
        files[called] = again.encode()
        lines.append(known | {"source": called})


def _table(told: Sequence[tuple[str, str, str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows([("text", "publisher", "published"), *told])
    return written.getvalue().encode()


def _lines(told: Sequence[tuple[str, str, str]]) -> bytes:
    names = ("text", "publisher", "published")
    rows = [dict(zip(names, each, strict=True)) for each in told]
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def _page(told: tuple[str, str, str], address: str) -> bytes:
    """Return a page that stands at the address, whatever it says at the time."""
    text, publisher, day = told
    head = (
        f'<link rel="canonical" href="{address}"><meta property="og:site_name" content="{publisher}">'
        f'<meta property="article:published_time" content="{day}T08:00:00+00:00"><title>{text[:40]}</title>'
    )
    body = f"<article><h1>{text[:40]}</h1><p>{text}</p><p>{text}</p></article>"
    return f'<html lang="ar"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def _archive(members: Mapping[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with ZipFile(raw, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()
