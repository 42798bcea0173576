import pytest

from marsad.errors import DocumentError
from marsad.report.language import refuse_other_language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("سيطرت الفصائل على قرية صغيرة شرق المدينة بعد اشتباكات مع قوات النظام.", id="a sentence"),
        pytest.param("مقتل 3 عناصر وجرح 5", id="a headline without the article"),
        pytest.param("عنصران من YPG وآخر من SDF على طريق M4 قرب Ain Issa", id="Latin names among Arabic words"),
        pytest.param("قتل ثلاثة عناصر بقصف على حاجز للپیشمرگة قرب گوران", id="Kurdish letters in names"),
    ],
)
def test_arabic_is_read(text: str) -> None:
    refuse_other_language("a.txt", text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("The army entered the village on Tuesday.", "Latin script", id="English"),
        pytest.param("Армия вошла в деревню во вторник.", "Cyrillic script", id="Russian"),
        pytest.param("הצבא נכנס לכפר ביום שלישי", "Hebrew script", id="Hebrew"),
        pytest.param(
            "نیروهای دولتی در شهر پیشروی کردند و چند روستا را پس گرفتند. این عملیات از دیروز آغاز شده است",
            "Persian",
            id="Persian",
        ),
        pytest.param(
            "نيروهاي دولتي چند روستا را پس گرفتند كه از ديروز آغاز شده است", "Persian", id="Persian, Arabic keys"
        ),
        pytest.param("هێزەکان لە گوندێکی نزیک شار پێشڕەوییان کرد و چەند چەکدارێک کوژران", "Kurdish", id="Kurdish"),
        pytest.param("فوج نے شہر کے قریب کئی دیہات پر قبضہ کر لیا ہے اور لڑائی جاری ہے", "Urdu", id="Urdu"),
        pytest.param("12 – 45 (7)", "no words", id="figures only"),
    ],
)
def test_other_languages_are_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(DocumentError, match=named):
        refuse_other_language("a.txt", text)
