"""Which theatre a report is about is told by the names in it."""

import pytest

from marsad.text.fold import fold
from marsad.theatre.choice import FALLBACK, choose, weights


@pytest.mark.parametrize(
    ("text", "theatre"),
    [
        pytest.param("قصفت قوات النظام بلدة خان شيخون في ريف إدلب الجنوبي.", "syria", id="syria"),
        pytest.param("دخلت القوات العراقية مركز قضاء الحويجة جنوب غربي كركوك.", "iraq", id="iraq"),
        pytest.param("انفجرت عبوة ناسفة في سوق شعبية وسط بعقوبة، بحسب شرطة ديالى.", "iraq", id="iraq-police"),
        pytest.param("تجددت المعارك في مديرية صرواح غرب مأرب بين الجيش الوطني والحوثيين.", "yemen", id="yemen"),
        pytest.param("سقطت قذيفة على حي سكني في مدينة تعز المحاصرة.", "yemen", id="yemen-taiz"),
        pytest.param("أعلنت قوات الوفاق تقدمها في محور عين زارة جنوبي طرابلس.", "libya", id="libya-tripoli"),
        pytest.param("قتل جندي في باب التبانة بطرابلس شمالي لبنان.", "lebanon", id="lebanon-tripoli"),
        pytest.param("قصفت الدعم السريع مخيم أبو شوك في الفاشر بالمدفعية.", "sudan", id="sudan"),
        pytest.param("نزحت عشرات الأسر من بارا إلى الأبيض بولاية شمال كردفان.", "sudan", id="sudan-kordofan"),
        pytest.param("أغارت مسيرة على سيارة عند مدخل بلدة عيترون قضاء بنت جبيل.", "lebanon", id="lebanon-south"),
        pytest.param("استشهد شابان برصاص الاحتلال خلال اقتحام مخيم بلاطة شرق نابلس.", "palestine", id="west-bank"),
        pytest.param("شنت الطائرات غارات على خان يونس ورفح جنوبي قطاع غزة.", "palestine", id="gaza"),
        pytest.param("قتل ثلاثة من عناصر قوات النظام قرب البوكمال على الحدود مع العراق.", "syria", id="border-town"),
        pytest.param("قال مسؤول في الموصل إن مقاتلين فروا من الرقة إلى البعاج وتلعفر.", "iraq", id="neighbour-named"),
        pytest.param("عقد الوزراء اجتماعاً في جنيف.", FALLBACK, id="nothing-tells"),
    ],
)
def test_a_report_tells_its_theatre(text: str, theatre: str) -> None:
    assert choose(fold(text).text) == theatre


def test_a_publisher_tells_where_the_text_does_not() -> None:
    text = fold("قتل خمسة أشخاص في هجوم مسلح أمس.").text
    assert choose(text, "Shafaq News") == "iraq"
    assert choose(text, "Saba") == "yemen"
    assert choose(text, "Reuters") == FALLBACK


def test_a_name_of_two_theatres_speaks_for_both() -> None:
    said = weights(fold("وصل الوفد إلى مدينة طرابلس.").text)
    assert said["libya"] == said["lebanon"] > 0


@pytest.mark.parametrize("text", ["", "قرأ محمد كتاباً عن الباب والنهر.", "hello world"])
def test_everyday_words_tell_nothing(text: str) -> None:
    assert weights(fold(text).text) == {}
