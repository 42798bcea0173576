"""Who says so, and how surely."""

import pytest
from extract_values import said

from marsad.extract.statement import Control, Statement
from marsad.extract.term import Modality

OUR_OWN = "Marsad"


def only(text: str, publisher: str | None = OUR_OWN) -> Statement:
    told = said(text, publisher=publisher).statements
    (statement,) = [each for each in told if isinstance(each, Control)] or told
    return statement


@pytest.mark.parametrize(
    ("text", "chain", "modality"),
    [
        pytest.param("سيطرت قوات النظام على مدينة الميادين.", [], Modality.ASSERTED, id="own_voice"),
        pytest.param(
            "قال المرصد السوري لحقوق الإنسان إن قوات النظام سيطرت على مدينة الميادين.",
            ["SOHR"],
            Modality.REPORTED,
            id="verb_speaker_that",
        ),
        pytest.param(
            "سيطرت قوات النظام على مدينة الميادين، بحسب المرصد السوري لحقوق الإنسان.",
            ["SOHR"],
            Modality.REPORTED,
            id="according_behind",
        ),
        pytest.param(
            "بحسب وكالة رويترز، سيطرت قوات النظام على مدينة الميادين.",
            ["Reuters"],
            Modality.REPORTED,
            id="according_before",
        ),
        pytest.param(
            "أفادت مصادر محلية بأن قوات النظام سيطرت على مدينة الميادين.",
            ["local sources"],
            Modality.REPORTED,
            id="unnamed_sources",
        ),
        pytest.param(
            "قال ناشطون إن قوات النظام سيطرت على مدينة الميادين.", ["activists"], Modality.REPORTED, id="activists"
        ),
        pytest.param(
            "نفى المرصد السوري أن تكون قوات النظام سيطرت على مدينة الميادين.",
            ["SOHR"],
            Modality.DENIED,
            id="denial_by_a_source",
        ),
        pytest.param(
            "أعلنت قوات سوريا الديمقراطية أنها سيطرت على بلدة هجين.", ["SDF"], Modality.REPORTED, id="a_party_says"
        ),
        pytest.param(
            "قالت القيادة العامة لـ«قسد» إن قوات النظام انسحبت من بلدة هجين.",
            ["القيادة العامة لـ«قسد»"],
            Modality.REPORTED,
            id="a_name_with_a_quotation_at_its_end",
        ),
        pytest.param(
            "أعلنت المتحدثة باسم حملة «عاصفة الجزيرة» أن قوات سوريا الديمقراطية سيطرت على بلدة هجين.",
            ["المتحدثة باسم حملة «عاصفة الجزيرة»"],
            Modality.REPORTED,
            id="a_quotation_longer_than_a_name",
        ),
        pytest.param(
            "قال مدير مشفى «الأمل إن قوات النظام سيطرت على مدينة الميادين.",
            ["مدير مشفى"],
            Modality.REPORTED,
            id="a_quotation_that_nothing_closes",
        ),
        pytest.param("ستسيطر قوات النظام على بلدة داعل.", [], Modality.INTENDED, id="future"),
        pytest.param("لم تسيطر قوات النظام على بلدة داعل.", [], Modality.DENIED, id="not"),
        pytest.param(
            "المرصد السوري: قوات النظام سيطرت على مدينة الميادين.", ["SOHR"], Modality.REPORTED, id="speaker_colon"
        ),
        pytest.param(
            "ذكرت وكالة سانا نقلا عن مصدر عسكري أن الجيش السوري سيطر على مدينة الميادين.",
            ["SANA", "military source"],
            Modality.REPORTED,
            id="agency_quoting_a_source",
        ),
        pytest.param(
            "نقلت صحيفة الوطن عن مصدر عسكري قوله إن الجيش السوري سيطر على مدينة الميادين.",
            ["Al-Watan", "military source"],
            Modality.REPORTED,
            id="newspaper_quoting_a_source",
        ),
        pytest.param("قد تسيطر قوات النظام على بلدة داعل.", [], Modality.HYPOTHETICAL, id="may"),
        pytest.param("وردت أنباء عن سيطرة قوات النظام على بلدة داعل.", [], Modality.UNCONFIRMED, id="news_of"),
        pytest.param(
            "قالت صحيفة الوطن إن مقاتلين دخلوا، بحسب المصدر نفسه، وسيطرت قوات النظام على بلدة داعل.",
            ["Al-Watan"],
            Modality.REPORTED,
            id="the_same_source",
        ),
        pytest.param(
            "قال وزير الدفاع إن قوات النظام سيطرت على بلدة داعل.",
            ["وزير الدفاع"],
            Modality.REPORTED,
            id="an_office_in_the_texts_own_words",
        ),
        pytest.param(
            "قالت وكالة سانا إن الهدوء ساد، في حين أفاد المرصد السوري بأن قوات النظام سيطرت على بلدة داعل.",
            ["SOHR"],
            Modality.REPORTED,
            id="two_speakers_side_by_side",
        ),
        pytest.param(
            "بعد لقاء بين وجهاء وعناصر من قسد، سيطرت قوات النظام على بلدة داعل.", [], Modality.ASSERTED, id="between"
        ),
        pytest.param(
            "بعد لقاء ما لا يقل عن ستين من عناصر قسد، سيطرت قوات النظام على بلدة داعل.",
            [],
            Modality.ASSERTED,
            id="no_less_than",
        ),
        pytest.param(
            "بعد مرور عربة تابعة لقوات سوريا الديمقراطية: سيطرت قوات النظام على بلدة داعل.",
            [],
            Modality.ASSERTED,
            id="belonging_to",
        ),
        pytest.param(
            "وبيّن المرصد السوري أن قوات النظام سيطرت على بلدة داعل.", ["SOHR"], Modality.REPORTED, id="made_clear"
        ),
        pytest.param(
            "نفى محافظ درعا أن يكون الطريق مقطوعا، وسيطرت قوات النظام على بلدة داعل.",
            [],
            Modality.ASSERTED,
            id="a_denial_ends_with_its_clause",
        ),
        pytest.param(
            "سيطرت قوات النظام على بلدة داعل، فيما ساد الهدوء سواها بحسب وكالة سانا.",
            [],
            Modality.ASSERTED,
            id="according_for_its_clause_alone",
        ),
        pytest.param(
            "سيطرت قوات النظام على بلدة داعل، طبقا لوزارة النقل.",
            ["وزارة النقل"],
            Modality.REPORTED,
            id="according_to_an_office_with_ل",
        ),
        pytest.param(
            "لكن ضابطا في شرطة المحافظة أبلغ رويترز أن قوات النظام سيطرت على بلدة داعل.",
            ["ضابطا في شرطة المحافظة"],
            Modality.REPORTED,
            id="an_office_before_its_verb",
        ),
        pytest.param(
            "وكان المتحدث العسكري باسم القيادة قد أكد أن قوات النظام سيطرت على بلدة داعل.",
            ["المتحدث العسكري باسم القيادة"],
            Modality.REPORTED,
            id="an_office_that_had_said",
        ),
        pytest.param(
            "أفادت لجنة الأحياء بسيطرة قوات النظام على بلدة داعل.",
            ["لجنة الأحياء"],
            Modality.REPORTED,
            id="an_office_that_tells_of_it",
        ),
        pytest.param(
            "قال ضابط لوكالة أنباء محلية إن قوات النظام سيطرت على بلدة داعل.",
            ["ضابط"],
            Modality.REPORTED,
            id="news_in_the_name_of_an_agency",
        ),
        pytest.param(
            "وقال أبو خالد الحوراني إن قوات النظام سيطرت على بلدة داعل.",
            ["أبو خالد الحوراني"],
            Modality.REPORTED,
            id="whoever_stands_before_what_is_said",
        ),
        pytest.param(
            "قال طبيب لوكالة فرانس برس إن قوات النظام سيطرت على بلدة داعل.",
            ["AFP", "doctors"],
            Modality.REPORTED,
            id="an_agency_that_was_told",
        ),
        pytest.param(
            "قال مدير المرصد السوري رامي عبد الرحمن إن قوات النظام سيطرت على بلدة داعل.",
            ["SOHR", "Rami Abdel Rahman"],
            Modality.REPORTED,
            id="a_mouth_with_its_owner",
        ),
        pytest.param(
            "«سيطرت قوات النظام على بلدة داعل»، يقول مختار القرية.",
            ["مختار القرية"],
            Modality.REPORTED,
            id="the_quotation_before_its_verb",
        ),
        pytest.param(
            "مجلس المحافظة: سيطرت قوات النظام على بلدة داعل.", ["مجلس المحافظة"], Modality.REPORTED, id="office_colon"
        ),
        pytest.param(
            "محافظة درعا – مدينة نوى: سيطرت قوات النظام على بلدة داعل.",
            [],
            Modality.ASSERTED,
            id="a_place_with_a_colon",
        ),
        pytest.param(
            "أعلن في دمشق أن الطريق مفتوح. سيطرت قوات النظام على بلدة داعل.", [], Modality.ASSERTED, id="nobody_says"
        ),
        pytest.param(
            "سيطرت قوات النظام على بلدة داعل، وقتل في البلدة جنود بحسب وكالة سانا.",
            [],
            Modality.ASSERTED,
            id="according_for_the_event_told_last",
        ),
        pytest.param(
            "قال مصدران أمنيان لرويترز إن قوات النظام سيطرت على بلدة داعل.",
            ["Reuters", "مصدران أمنيان لرويترز"],
            Modality.REPORTED,
            id="an_agency_behind_the_office_that_told_it",
        ),
        pytest.param(
            "بيان مقتضب لمجلس المحافظة: سيطرت قوات النظام على بلدة داعل.",
            ["مجلس المحافظة"],
            Modality.REPORTED,
            id="the_statement_of_an_office_with_a_colon",
        ),
        pytest.param(
            "حصيلة القصف على المحافظة: سيطرت قوات النظام على بلدة داعل.", [], Modality.ASSERTED, id="a_tally_of_nobody"
        ),
        pytest.param(
            "مجلس المحافظة، من جانبه، أعلن أن قوات النظام سيطرت على بلدة داعل.",
            ["مجلس المحافظة"],
            Modality.REPORTED,
            id="an_office_with_an_aside_before_its_verb",
        ),
        pytest.param(
            "سيطرت قوات النظام على بلدة داعل، حسب ما صرح به مختار القرية.",
            ["مختار القرية"],
            Modality.REPORTED,
            id="according_to_what_an_office_said",
        ),
        pytest.param(
            "«سيطرت قوات النظام على بلدة داعل»، تقول أم سليم، وهي نازحة.",
            ["أم سليم"],
            Modality.REPORTED,
            id="whoever_is_named_behind_a_quotation",
        ),
        pytest.param(
            "وتناقل ناشطون خبر سيطرة قوات النظام على بلدة داعل.", ["activists"], Modality.REPORTED, id="passed_on"
        ),
        pytest.param(
            "الجيش الإسرائيلي يعلن سيطرة قوات النظام على بلدة داعل.", ["ISRAEL"], Modality.REPORTED, id="a_headline"
        ),
        pytest.param(
            "وقالت قسد، التي نفت علمها بالاتفاق، إن قوات النظام سيطرت على بلدة داعل.",
            ["SDF"],
            Modality.REPORTED,
            id="a_denial_told_beside_what_is_said",
        ),
        pytest.param(
            "ما تروجه صفحات المحافظة عن سيطرة قوات النظام على بلدة داعل محض افتراء.",
            [],
            Modality.DENIED,
            id="a_rumour_called_a_lie",
        ),
        pytest.param(
            "وننفي ما أشيع عن سيطرة قوات النظام على بلدة داعل.", [], Modality.DENIED, id="a_rumour_denied_by_ourselves"
        ),
        pytest.param(
            "سيطرت قوات النظام على بلدة داعل، ونشرت صفحات محلية صورا كاذبة.",
            [],
            Modality.ASSERTED,
            id="what_is_false_behind_a_fact",
        ),
        pytest.param(
            "لجأ الأهالي إلى الكهوف خشية سيطرة قوات النظام على بلدة داعل.", [], Modality.HYPOTHETICAL, id="for_fear_of"
        ),
        pytest.param(
            "ويفترض أن تسيطر قوات النظام على بلدة داعل بموجب الاتفاق.", [], Modality.INTENDED, id="what_is_due"
        ),
        pytest.param(
            "وحاولت قوات النظام التقدم إثر سيطرتها على بلدة داعل.", [], Modality.ASSERTED, id="behind_what_was_tried"
        ),
    ],
)
def test_who_says_so_and_how_surely(text: str, chain: list[str], modality: Modality) -> None:
    statement = only(text)
    assert [speaker.source for speaker in statement.attribution] == [OUR_OWN, *chain]
    assert statement.modality is modality


def test_the_publishers_own_finding_is_its_own_voice() -> None:
    statement = only("وثق المرصد السوري لحقوق الإنسان مقتل 12 من قوات النظام.", publisher="SOHR")
    assert [speaker.source for speaker in statement.attribution] == ["SOHR"]
    assert statement.modality is Modality.ASSERTED


def test_a_source_speaks_only_in_its_own_sentence() -> None:
    reading = said("قالت وكالة سانا إن الجيش السوري سيطر على مدينة الميادين. سيطرت قسد على بلدة هجين.")
    assert [statement.modality for statement in reading.statements] == [Modality.REPORTED, Modality.ASSERTED]


def test_a_claim_and_its_denial_are_two() -> None:
    reading = said(
        "أعلنت قوات النظام أنها سيطرت على مدينة البوكمال، فيما نفى المرصد السوري سيطرة قوات النظام على مدينة البوكمال."
    )
    assert [statement.modality for statement in reading.statements] == [Modality.REPORTED, Modality.DENIED]


def test_a_speaker_is_quoted() -> None:
    statement = only("قال المرصد السوري لحقوق الإنسان إن قوات النظام سيطرت على مدينة الميادين.")
    span = statement.attribution[-1].span
    assert span is not None
    assert span.quote("قال المرصد السوري لحقوق الإنسان إن") == "المرصد السوري لحقوق الإنسان"


@pytest.mark.parametrize(
    ("publisher", "holder"),
    [
        pytest.param("Houthi military spokesman", ("HOUTHIS",), id="the-party"),
        pytest.param("SDF", ("SDF",), id="another-party"),
    ],
)
def test_in_a_partys_own_media_our_forces_are_its_own(publisher: str, holder: tuple[str, ...]) -> None:
    (statement,) = (
        each
        for each in said("سيطرت قواتنا على قرية البحرة.", publisher=publisher).statements
        if isinstance(each, Control)
    )
    assert statement.holder == holder


def test_in_others_media_our_forces_are_unknown() -> None:
    found = said("سيطرت قواتنا على قرية البحرة.", publisher="Reuters").statements
    assert not [each for each in found if isinstance(each, Control)]


def test_a_speakers_list_is_his() -> None:
    reading = said(
        "قال العقيد سامر خليل في بيان إن قواته حققت الآتي:\n"
        "1- سيطرت قوات النظام على بلدة داعل.\n2- سيطرت قوات النظام على بلدة طفس."
    )
    assert {statement.modality for statement in reading.statements} == {Modality.REPORTED}


def test_the_source_named_before_speaks_with_its_whole_chain() -> None:
    reading = said(
        "نقلت صحيفة الوطن عن مصدر عسكري أن الطريق قطع. وأضاف المصدر أن الجيش السوري سيطر على مدينة الميادين."
    )
    chain = [speaker.source for speaker in reading.statements[-1].attribution]
    assert chain == [OUR_OWN, "Al-Watan", "military source"]
