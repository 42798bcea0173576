"""Whether a report's words are its publisher's own, or laid to somebody else."""

import pytest
from extract_values import said

_TOLD = "مقتل ستة مدنيين في بلدة طفس"

CASES = [
    # What a monitor's own report calls by its noun alone is itself; a newspaper's is somebody else.
    pytest.param("SNHR", f"وفق التقرير، سجل الشهر الماضي {_TOLD}.", 1, id="a_monitors_report_is_its_own"),
    pytest.param("SNHR", "وتشير سجلاتنا إلى أن 40 مدنيا قتلوا في بلدة طفس.", 1, id="our_records"),
    pytest.param("Reuters", "وأفاد البيان بأن ستة مدنيين قتلوا في بلدة طفس.", 2, id="a_papers_statement_is_not"),
    pytest.param(
        "SNHR", "قالت لجنة محلية إن الطريق مغلق. وأفادت اللجنة بأن ستة مدنيين قتلوا في بلدة طفس.", 2, id="named_before"
    ),
    # A body that no list has finds what it tells: for an agency that is somebody else.
    pytest.param("Reuters", f"وثقت لجنة محلية للرصد {_TOLD}.", 2, id="an_agency_tells_what_a_committee_finds"),
    pytest.param("SNHR", f"وثق فريق الرصد الميداني {_TOLD}.", 1, id="a_monitor_tells_what_its_team_finds"),
    pytest.param("Reuters", f"وتحققت البعثة من {_TOLD}.", 2, id="verified"),
    pytest.param("Reuters", f"أقر الجيش الإسرائيلي، مساء السبت، بـ{_TOLD}.", 2, id="admitted_by_its_noun"),
    pytest.param("Reuters", f"حصرت غرفة الطوارئ {_TOLD}.", 2, id="counted_up"),
    # The turns of phrase by which a report itself goes on.
    pytest.param(
        "Reuters", f"قال ناشطون إن الطريق مغلق. يذكر أن الأسبوع الماضي شهد {_TOLD}.", 1, id="worth_mentioning"
    ),
    pytest.param("Reuters", "يذكر التقرير أن ستة مدنيين قتلوا في بلدة طفس.", 2, id="but_the_report_mentions"),
    # Live pages and channels: the hour, a mark and who speaks.
    pytest.param("Al Jazeera", f"14:20 | وزارة الصحة: {_TOLD}.", 2, id="behind_the_hour"),
    pytest.param("Al Jazeera", f"🔴 وزارة الصحة: {_TOLD}.", 2, id="behind_a_mark"),
    pytest.param("Al Jazeera", f"14:20 | {_TOLD}.", 1, id="an_hour_alone_says_nothing"),
]


@pytest.mark.parametrize(("publisher", "text", "speakers"), CASES)
def test_the_chain_has_all_who_speak_and_nobody_else(publisher: str, text: str, speakers: int) -> None:
    (told,) = {len(each.attribution) for each in said(text, publisher=publisher).statements}
    assert told == speakers
