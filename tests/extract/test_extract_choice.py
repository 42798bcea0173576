"""Open roles of events: whom the words around make likeliest, and when they stay open."""

from dataclasses import replace

from extract_values import document

from marsad.extract.incident.choice.around import Slot
from marsad.extract.incident.choice.choosing import weights
from marsad.extract.reading import prepared
from marsad.extract.statement import Incident

ATTACKED = (
    'هاجم مقاتلو تنظيم "الدولة الإسلامية" مواقع قوات سوريا الديمقراطية في بلدة هجين، ودارت اشتباكات بين الطرفين. '
    "ثم شنت قوات سوريا الديمقراطية هجوما معاكسا في بلدة هجين."
)
SHELLED = "قصفت قوات النظام بالمدفعية منازل المدنيين في بلدة اللطامنة، ما أدى إلى مقتل ثلاثة أطفال وامرأة."


def incidents(text: str, *, guesses: bool) -> list[Incident]:
    reader, report = prepared(document(text))
    drafts = replace(reader, guesses=guesses).drafts(reader.scene(report))
    return [draft for draft in drafts if isinstance(draft, Incident)]


def test_a_guess_is_marked_and_can_be_left_out() -> None:
    guessed = [one for one in incidents(ATTACKED, guesses=True) if one.rule.endswith(".chosen")]
    assert guessed
    for one in guessed:
        chosen = [words for words in one.filled if words.because]
        assert {words.field for words in chosen} <= {slot.value for slot in Slot}
        assert chosen[0].because == tuple(sorted(chosen[0].because, key=lambda part: (-abs(part[1]), part[0])))
    plain = incidents(ATTACKED, guesses=False)
    assert not any(words.because for one in plain for words in one.filled)
    assert len(plain) == len(incidents(ATTACKED, guesses=True))


def test_the_other_side_of_the_battle_is_chosen() -> None:
    (counter,) = [one for one in incidents(ATTACKED, guesses=True) if one.rule.endswith(".chosen")]
    assert (counter.actors, counter.targets) == (("SDF",), ("IS",))


def test_nobody_does_it_to_himself() -> None:
    for one in (*incidents(ATTACKED, guesses=True), *incidents(SHELLED, guesses=True)):
        assert not set(one.actors) & set(one.targets)


def test_the_weights_are_of_roles_and_name_no_party() -> None:
    names = weights().weights
    assert {name.split()[0] for name in names} == {slot.value for slot in Slot}
    reader, _ = prepared(document(ATTACKED))
    parties = {party.id for party in reader.gazetteer.theatre.parties}
    assert not [name for name in names if parties & set(name.split())]
