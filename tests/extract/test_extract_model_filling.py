"""What the words of a model's item tell that it was not asked: means, things hit, who the people are."""

import pytest
from model_values import told

from marsad.extract.statement import Casualties, Incident

SHELLED = (
    "قصفت قوات النظام أمس بالمدفعية الثقيلة مشفى ميدانياً في مدينة الميادين. وفي البوكمال اندلعت اشتباكات بالرشاشات."
)
KILLED = "قتلت الطفلة مريم الأحمد برصاص قناص في مدينة الميادين، وقتل خمسة أشخاص بينهم نساء في بلدة الشحيل."


@pytest.mark.parametrize(
    ("quote", "sort", "means"),
    [
        pytest.param("قصفت قوات النظام", "shelling", ("artillery",), id="the clause's own"),
        pytest.param("قصفت قوات النظام", "arrest", (), id="another event than the words tell"),
        pytest.param("في مدينة الميادين", "shelling", (), id="no word of an event"),
        pytest.param("اندلعت اشتباكات", "clash", None, id="never those of another sentence"),
    ],
)
def test_means_and_things_hit_come_from_the_clause(quote: str, sort: str, means: tuple[str, ...] | None) -> None:
    (found,) = told({"incidents": [{"quote": quote, "type": sort, "where": ["P1"]}]}, SHELLED).statements
    assert isinstance(found, Incident)
    if means is None:
        assert "artillery" not in found.means
        assert found.objects == ()
    else:
        assert found.means == means
        assert bool(found.objects) == bool(means)


def test_one_person_is_named_where_the_name_stands_by_the_noun() -> None:
    answer = {"casualties": [{"quote": "قتلت الطفلة مريم الأحمد", "outcome": "killed", "number": "الطفلة"}]}
    (found,) = told(answer, KILLED).statements
    assert isinstance(found, Casualties)
    assert [each.name for each in found.named] == ["مريم الأحمد"]
    assert found.victim_detail == "children"


@pytest.mark.parametrize(
    ("text", "number", "victims", "detail"),
    [
        pytest.param("لفظ ستة عشر أنفاسهم وهم أطفال في مدينة الميادين", "ستة عشر", ["أطفال"], "children", id="alone"),
        pytest.param("لفظ ستة عشر أنفاسهم وهم أطفال في مدينة الميادين", "ستة عشر", [], None, id="nobody said whose"),
        pytest.param(KILLED, "خمسة", ["نساء"], None, id="some of them"),
        pytest.param("لفظ ستة عشر أنفاسهم. ونجا أطفال من القصف.", "ستة عشر", ["أطفال"], None, id="another sentence"),
    ],
)
def test_the_victims_own_words_tell_who_they_are(
    text: str, number: str, victims: list[str], detail: str | None
) -> None:
    item = {"quote": " ".join((number, "أشخاص" if text == KILLED else "أنفاسهم")), "outcome": "killed"}
    (found,) = told({"casualties": [{**item, "number": number, "victims": victims}]}, text).statements
    assert isinstance(found, Casualties)
    assert (found.victim_detail, found.named) == (detail, ())
