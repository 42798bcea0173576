"""Which words of a sentence name a place, and where it lies; which name nobody."""

import pytest

from marsad.extract import reading
from marsad.extract.mention.placing import named_place
from marsad.extract.scene import Scene
from marsad.report.document import Document, Metadata


def scene(text: str, theatre: str) -> Scene:
    document = Document(source="-", id="sha256:0", text=text, metadata=Metadata(publisher=None, published=None))
    reader, report = reading.prepared(document, theatre)
    return reader.scene(report)


def places(text: str, theatre: str) -> list[tuple[str, str | None]]:
    found = scene(text, theatre)
    items = [item for group in found.places for item in group.items]
    named = [named_place(item, found.folded) for item in items if item.place is not None or not item.anaphor]
    return [(place.text, place.admin1) for place in named]


@pytest.mark.parametrize(
    ("theatre", "text", "expected"),
    [
        # Between a name and the area behind it.
        ("sudan", "اشتباكات في شمال دارفور غربي السودان", [("شمال دارفور", "North Darfur"), ("غربي السودان", None)]),
        ("yemen", "غارات على محافظة مأرب شرقي اليمن", [("محافظة مأرب", "Marib"), ("شرقي اليمن", None)]),
        ("syria", "قصف ريف حمص الشرقي وريفه الشمالي", [("ريف حمص الشرقي", "Homs")]),
        # Names in quotation marks, known and unknown.
        (
            "yemen",
            "هاجموا مواقع في منطقة «محزام الصخر» بمحافظة مأرب",
            [("محزام الصخر", "Marib"), ("محافظة مأرب", "Marib")],
        ),
        ("libya", 'قصف الطيران قاعدة "الوطية" الجوية', [('قاعدة "الوطية" الجوية', "Nuqat al Khams")]),
        ("sudan", "قصفت المسيرات قرية «عد الطين» قرب الفاشر", [("عد الطين", None), ("الفاشر", "North Darfur")]),
        # Adjectives that name nothing.
        ("sudan", "قصف على أحياء سكنية في الفاشر", [("الفاشر", "North Darfur")]),
        ("libya", "قالت وسائل إعلام محلية بأن الطيران قصف غريان", [("غريان", "Jabal al Gharbi")]),
        ("iraq", "التقدم من المحور الغربي للموصل", [("الموصل", "Nineveh")]),
        # Sites of a kind, and adjectives that go on with their names.
        ("syria", "تفجير استهدف كنيسة مار جرجس في حمص", [("كنيسة مار جرجس", "Homs"), ("حمص", "Homs")]),
        ("lebanon", "نقل الجرحى إلى مستشفى صيدا الحكومي", [("مستشفى صيدا الحكومي", "South Lebanon")]),
        ("palestine", "قصف محيط مشفى كمال عدوان", [("محيط مشفى كمال عدوان", "Gaza Strip")]),
        ("lebanon", "أغار على خلة الصفصاف", [("خلة الصفصاف", None)]),
        # An area about a head noun alone lies where that was named.
        (
            "palestine",
            "اقتحم الجنود مخيم النصيرات، ثم قصفوا غرب المخيم",
            [("مخيم النصيرات", "Gaza Strip"), ("غرب المخيم", "Gaza Strip")],
        ),
        ("iraq", "هاجموا دورية شمال شرقي بعقوبة", [("شمال شرقي بعقوبة", "Diyala")]),
        ("iraq", "انفجار في قرية الزعفران بقضاء الحويجة", [("الزعفران", "Kirkuk"), ("الحويجة", "Kirkuk")]),
        ("palestine", "أغلق الجنود شارع الوحدة في غزة", [("شارع الوحدة", "Gaza Strip"), ("غزة", "Gaza Strip")]),
        (
            "syria",
            "هاجموا السويداء ثم ريف المحافظة الشرقي",
            [("السويداء", "Suwayda"), ("ريف المحافظة الشرقي", "Suwayda")],
        ),
        (
            "sudan",
            "قصف معسكر كلمة في نيالا ومعسكر زمزم",
            [("معسكر كلمة", "South Darfur"), ("نيالا", "South Darfur"), ("معسكر زمزم", "North Darfur")],
        ),
        ("sudan", "هجوم على منطقة أم الخيرات", [("أم الخيرات", None)]),
        ("iraq", "وصلوا إلى حي الصحة الثانية في الموصل", [("الصحة الثانية", "Nineveh"), ("الموصل", "Nineveh")]),
    ],
)
def test_places_are_found_with_their_governorate(theatre: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text, theatre) == expected


@pytest.mark.parametrize(
    ("theatre", "text", "expected"),
    [
        ("syria", "تقدم المقاتلون في قرية تتوسط الطريق وقصفوا منطقة تشكل خط إمداد", []),
        ("syria", "آخر مدينة يتواجد فيها التنظيم", []),
        ("iraq", "هجوم على قرية مجاورة ومناطق عديدة", []),
        ("syria", "قصفوا بلدات سرمين وبنش، ونزحت مئات العائلات", ["سرمين", "بنش"]),
        ("yemen", "نصبوا كمينا قرب حاجز للجيش وحاجز لهم", []),
        ("syria", "سيطروا على المدينة الحدودية الهامة", []),
        ("syria", "قصفت المدفعية مدينة قدسيا وبلدة الهامة ثم عادت على الهامة", ["قدسيا", "الهامة", "الهامة"]),
        ("iraq", "رفعت القوات العلم فوق المبنى ثم رفعت العلم", []),
        ("iraq", "سيطرت القوات على ناحية العلم", ["العلم"]),
        ("syria", "سيطروا على مدينة سرمين في ريف إدلب", ["سرمين", "ريف إدلب"]),
    ],
)
def test_everyday_words_are_no_places(theatre: str, text: str, expected: list[str]) -> None:
    assert [name for name, _ in places(text, theatre) if not name.startswith("المدينة")] == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("خرج المقاتلون من مدينة داريا. ونقل المدنيون إلى صحنايا. وقصف الطيران المدينة", "Darayya"),
        ("دخل الجنود مدينة القصير. انسحب آخرون إلى بلدة الضبعة. وقالوا إن المدينة ضاعت", "Al-Qusayr"),
        ("قصفوا مدينة دوما. ثم دخلوا حرستا وسيطروا على المدينة", "Harasta"),
        ("قصفوا دوما ثم دخلوا حرستا. وسيطروا على المدينة", "Harasta"),
        ("دخلوا دوما. واحتفل أهل دوما بعد خروج آخرين إلى إدلب. ولم يبق غيرهم. وقصف الطيران المدينة", "Douma"),
        ("دخلوا حرستا. وقطعت الطريق بين دوما وعربين. وقصف الطيران المدينة", "Harasta"),
    ],
)
def test_the_city_is_what_the_report_calls_one(text: str, meant: str) -> None:
    told = [item for group in scene(text, "syria").places for item in group.items if item.anaphor]
    assert [item.place.name_en for item in told if item.place is not None] == [meant]
