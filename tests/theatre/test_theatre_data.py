"""Syria as it is shipped: every row is sound, and the rows fit together."""

import json
import re
import time
from datetime import date
from importlib.resources import files

import pytest

from marsad.record.alliance import Alliances
from marsad.text.fold import fold
from marsad.text.folding import folded
from marsad.text.matcher import Form, Matcher
from marsad.theatre.district import subdistrict_id
from marsad.theatre.entries import OutletEntry, PartyEntry
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.loading import EVERYWHERE, available, load, sound
from marsad.theatre.outlet import OutletKind
from marsad.theatre.place import PlaceKind
from marsad.theatre.shapes import banks
from marsad.theatre.theatre import Theatre

PACKAGE = "marsad.theatre.syria"
# The parties of the statement contract.
CONTRACT = [
    "IS", "REGIME", "PRO_REGIME", "HEZBOLLAH", "PMF", "IRGC", "NUJABA", "FATEMIYOUN", "IRAQI_HEZBOLLAH", "RUSSIA",
    "IRAN", "SDF", "PYD", "COALITION", "USA", "TURKEY", "SNA", "FSA", "REBELS", "HTS", "NUSRA", "TNA_MAGHAWIR",
    "AHMAD_ABDO", "SYRIA_TRANSITIONAL", "ISRAEL", "HAMAS", "IRAQI_ARMY", "PESHMERGA", "HOUTHIS", "YEMEN_GOV",
    "SAUDI_COALITION", "STC", "LNA", "GNA", "SAF", "RSF", "LEBANESE_ARMY", "SECURITY_FORCES", "YPG", "ASAYISH",
    "AHRAR_SHAM", "JAYSH_ISLAM", "FAYLAQ_RAHMAN", "SHAITAT", "TRIBES", "TRIBAL_FIGHTERS", "DRUZE", "IRAQI_GOV",
    "IRAQI_POLICE", "CIVILIANS", "IS_FAMILIES", "DETAINEES", "UNKNOWN", "MIXED", "FRANCE", "UAE", "QATAR",
    "SAUDI_ARABIA", "UN", "UN_PEACEKEEPERS", "PKK", "YBS", "PFLP_GC", "PIJ", "FATAH", "PALESTINIAN_FACTIONS",
    "SETTLERS", "ANSAR_SUNNA", "HURRAS_AL_DIN", "JUND_AQSA", "JAYSH_FATH", "JAYSH_KHALID", "JAYSH_MUHAJIRIN",
    "FOREIGN_FIGHTERS", "REGIME_REMNANTS", "SARAYA_QASIOUN", "SARAYA_AHL_SHAM", "EIGHTH_BRIGADE",
    "SYRIAC_MILITARY_COUNCIL", "SYRIAN_COALITION", "SYRIAN_OPPOSITION", "DEIR_EZZOR_MC", "YAZIDIS", "BANI_TAMIM",
    "LOCAL_NOTABLES", "LOYALIST_GUNMEN", "IRAQI_CTS", "IRAQI_RAPID_RESPONSE", "IRAQI_SECURITY",
    "YEMEN_JOINT_FORCES", "YEMEN_TRIBES", "GIANTS_BRIGADES", "SHABWA_DEFENCE", "SECURITY_BELT", "AQAP", "GNU",
    "RADA", "BRIGADE_444", "SSA", "DERNA_PROTECTION_FORCE", "SAF_ALLIED_MILITIAS", "SUDAN_SHIELD",
    "DARFUR_JOINT_FORCE", "ARAB_MILITIAS", "WEST_DARFUR_GOV", "ISLAMISTS_AIN_HILWEH", "LEBANON_GOV",
]  # fmt: skip
GOVERNORATES = {
    "Deir ez-Zor", "Raqqa", "Hasakah", "Aleppo", "Idlib", "Hama", "Homs", "Damascus", "Rif Dimashq", "Daraa", "Suwayda",
    "Quneitra", "Latakia", "Tartus",
}  # fmt: skip
FOLDERS = [EVERYWHERE, *(f"marsad.theatre.{theatre}" for theatre in available())]
PARTIES = [entry for folder in FOLDERS for entry in sound(folder, "parties.yaml", PartyEntry)]
OUTLETS = [entry for folder in FOLDERS for entry in sound(folder, "outlets.yaml", OutletEntry)]


def test_syria_is_available() -> None:
    assert "syria" in available()
    assert available() == tuple(sorted(available()))


def test_it_loads_once() -> None:
    assert load("syria") is load("syria")


def test_its_load_time_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    start = time.process_time()
    theatre = load.__wrapped__("syria")
    loaded = time.process_time()
    Gazetteer(theatre)
    with capsys.disabled():
        print(f"\nsyria loads in {loaded - start:.3f} s, its gazetteer in {time.process_time() - loaded:.3f} s of CPU")


def test_every_party_of_the_contract_is_there(syria: Theatre) -> None:
    assert sorted(CONTRACT) == sorted(frozenset(CONTRACT))
    assert {party.id for party in syria.parties} >= frozenset(CONTRACT)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in PARTIES])
def test_every_form_of_a_party_is_found_and_no_near_miss_is(entry: PartyEntry) -> None:
    matcher = Matcher([Form(text=form, payload=entry.id, enclitic=True) for form in entry.forms])
    for form in entry.forms:
        assert matcher.find(fold(f"قال إن {form} هناك").text), form
    for miss in entry.never:
        text = fold(miss).text
        assert all((match.start, match.end) != (0, len(text)) for match in matcher.find(text)), miss


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in PARTIES])
def test_a_party_is_named_neutrally_in_both_languages(entry: PartyEntry) -> None:
    assert re.search("[\u0621-\u064a]", entry.name_ar)
    assert re.search("[A-Za-z]", entry.name_en)
    assert not re.search("داعش|إرهابي|ميليشي|شبيحة|مرتزقة|terrorist|regime", f"{entry.name_ar} {entry.name_en.lower()}")


def test_at_least_120_sources_are_known(syria: Theatre) -> None:
    assert len(syria.outlets) >= 120
    assert {outlet.kind for outlet in syria.outlets} == frozenset(OutletKind)


@pytest.mark.parametrize(
    "outlet",
    ["SOHR", "SNHR", "AFP", "Reuters", "AP", "dpa", "SANA", "Anadolu", "Amaq", "Al-Manar", "Al-Araby Al-Jadeed",
     "Asharq al-Awsat", "An-Nahar", "Al-Hayat", "Enab Baladi", "Al Jazeera", "BBC Arabic", "RT Arabic", "local sources",
     "activists", "trusted sources", "military source", "witnesses", "medical source", "residents"],
)  # fmt: skip
def test_an_outlet_has_the_id_that_attributions_use(syria: Theatre, outlet: str) -> None:
    assert outlet in {known.id for known in syria.outlets}


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in OUTLETS])
def test_every_form_of_an_outlet_is_found(entry: OutletEntry) -> None:
    matcher = Matcher([Form(text=form, payload=entry.id) for form in entry.forms])
    for form in entry.forms:
        assert matcher.find(fold(f"وقالت {form} اليوم").text), form


def test_the_governorates_have_their_usual_english_names(syria: Theatre) -> None:
    assert {place.name_en for place in syria.places if place.kind is PlaceKind.ADMIN1} == GOVERNORATES
    own = {place.admin1 for place in syria.places if place.id.startswith("ocha:")}
    assert own == GOVERNORATES


def test_the_gazetteer_is_whole(syria: Theatre) -> None:
    assert len(syria.places) > 12_000
    communities = [p for p in syria.places if p.kind is PlaceKind.COMMUNITY and p.admin1 in GOVERNORATES]
    assert len(communities) > 7_500
    assert all(place.lat is not None and place.lon is not None for place in communities)


def test_every_place_lies_in_its_part_of_the_world(syria: Theatre) -> None:
    for place in syria.places:
        if place.admin1 in GOVERNORATES and place.lat is not None and place.lon is not None:
            assert 32.0 < place.lat < 37.5, place
            assert 35.4 < place.lon < 42.5, place


def test_every_quarter_has_its_city(syria: Theatre) -> None:
    known = {place.id for place in syria.places}
    quarters = [place for place in syria.places if place.kind is PlaceKind.NEIGHBOURHOOD]
    assert len(quarters) > 400
    assert all(place.parent in known for place in quarters if place.id.startswith("ocha:"))


def test_a_place_is_called_by_its_own_name_first(syria: Theatre) -> None:
    for place in syria.places:
        assert place.name_ar == place.names[0]
        assert place.name_en, place
        assert len(frozenset(folded(place.names))) == len(place.names), place


@pytest.mark.parametrize(
    ("name", "english", "admin1"),
    [
        ("البوكمال", "Al-Bukamal", "Deir ez-Zor"),
        ("البو كمال", "Al-Bukamal", "Deir ez-Zor"),
        ("أبو كمال", "Al-Bukamal", "Deir ez-Zor"),
        ("ديرالزور", "Deir ez-Zor", "Deir ez-Zor"),
        ("الميادين", "Al-Mayadin", "Deir ez-Zor"),
        ("هجين", "Hajin", "Deir ez-Zor"),
        ("القريتين", "Al-Qaryatayn", "Homs"),
        ("تدمر", "Palmyra", "Homs"),
        ("سري كانيه", "Ras al-Ayn", "Hasakah"),
        ("كوباني", "Kobani", "Aleppo"),
        ("عين العرب", "Kobani", "Aleppo"),
        ("الطبقة", "Al-Tabqah", "Raqqa"),
        ("كفر نبل", "Kafr Nabl", "Idlib"),
        ("كفرنبل", "Kafr Nabl", "Idlib"),
        ("تلرفعت", "Tal Rifaat", "Aleppo"),
        ("مخيم الركبان", "Al-Rukban", "Rif Dimashq"),
        ("مطار التيفور", "T4 air base (Tiyas)", "Homs"),
        ("حقل العمر", "Al-Omar oil field", "Deir ez-Zor"),
        ("سجن صيدنايا", "Saydnaya prison", "Rif Dimashq"),
        ("معبر باب الهوى", "Bab al-Hawa crossing", "Idlib"),
        ("جبل الزاوية", "Jabal al-Zawiya", "Idlib"),
        ("السفافية", "Alsafafnah", "Deir ez-Zor"),
    ],
)
def test_a_usual_name_leads_to_its_place(gazetteer: Gazetteer, name: str, english: str, admin1: str) -> None:
    bearers = [bearer.place for bearer in gazetteer.bearers(fold(name).text)]
    assert (english, admin1) in {(place.name_en, place.admin1) for place in bearers}


@pytest.mark.parametrize("name", ["الصناعة", "الجبيلة"])
def test_an_alias_of_low_confidence_is_not_applied(gazetteer: Gazetteer, name: str) -> None:
    ids = {bearer.place.id for bearer in gazetteer.bearers(fold(name).text)}
    assert not ids & {place.id for place in gazetteer.theatre.places if place.pcode in ("N0427", "N0421")}


@pytest.mark.parametrize(
    "name",
    ["العمال", "تل", "عدة", "الباب", "محمد", "الشيخ محمد", "أبو عمر", "علي حسن", "ابل", "النهر", "مديره", "مديراً"],
)
def test_a_name_that_is_an_everyday_word_is_weak(gazetteer: Gazetteer, name: str) -> None:
    forms = dict(gazetteer.forms())
    assert forms.get(fold(name).text, True), name


@pytest.mark.parametrize(
    "name", ["البوكمال", "الميادين", "دير الزور", "حقل العمر", "كفرنبل", "غرانيج", "السخنة", "كفرنبودة"]
)
def test_a_name_that_is_only_a_place_is_strong(gazetteer: Gazetteer, name: str) -> None:
    assert dict(gazetteer.forms())[fold(name).text] is False


def test_forms_are_folded_and_each_comes_once(gazetteer: Gazetteer) -> None:
    names = [form.name for form in gazetteer.forms()]
    assert len(names) == len(frozenset(names)) > 15_000
    assert list(folded(names)) == names


@pytest.mark.parametrize(
    ("party", "ally", "day", "allied"),
    [
        ("RUSSIA", "REGIME", date(2015, 9, 29), False),
        ("RUSSIA", "REGIME", date(2015, 9, 30), True),
        ("TURKEY", "SNA", date(2016, 8, 24), True),
        ("TURKEY", "SNA", date(2016, 8, 1), False),
        ("REGIME", "RUSSIA", date(2024, 12, 9), False),
        ("SDF", "COALITION", date(2017, 10, 17), True),
    ],
)
def test_an_alliance_has_its_days(syria: Theatre, party: str, ally: str, day: date, *, allied: bool) -> None:
    assert (ally in Alliances.of(syria.parties).allies(party, day)) is allied


@pytest.mark.parametrize("name", ["admin1", "country", "neighbours", "rivers"])
def test_a_layer_is_credited_and_rounded(name: str) -> None:
    text = files(PACKAGE).joinpath(f"geometry/{name}.geojson").read_text("utf-8")
    layer = json.loads(text)
    assert layer["credit"]
    assert layer["features"]
    assert all(feature["properties"]["name_en"] for feature in layer["features"])
    assert not re.search(r"\d\.\d{5}", text)


def test_the_banks_are_credited_and_name_subdistricts_of_the_gazetteer(syria: Theatre) -> None:
    text = files(PACKAGE).joinpath("geometry/banks.geojson").read_text("utf-8")
    assert json.loads(text)["credit"]
    assert not re.search(r"\d\.\d{5}", text)
    known = {subdistrict_id(place) for place in syria.places}
    assert [bank.name for bank in banks("syria")] == ["left", "right"]
    assert all(bank.subdistricts <= known for bank in banks("syria"))


def test_the_layers_are_light() -> None:
    folder = files(PACKAGE).joinpath("geometry")
    assert sum(len(layer.read_bytes()) for layer in folder.iterdir()) < 900_000


def test_the_governorates_of_the_map_are_those_of_the_gazetteer() -> None:
    layer = json.loads(files(PACKAGE).joinpath("geometry/admin1.geojson").read_text("utf-8"))
    assert {feature["properties"]["name_en"] for feature in layer["features"]} == GOVERNORATES
