"""Every theatre as it is shipped: its rows are sound and lie where they should, and names lead to their places."""

import subprocess
import sys
import zlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from marsad.text.fold import fold
from marsad.text.folding import folded
from marsad.text.lexicon import load as entries
from marsad.theatre.abroad import known
from marsad.theatre.entries import AreaEntry
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.loading import available, load
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.resolution import NameUse, resolve

TOOLS = Path(__file__).resolve().parents[2] / "tools"
SRC = TOOLS.parent / "src"
# West, south, east, north, in degrees; and how many places there are at least.
BOUNDS = {
    "iraq": (38.7, 29.0, 48.7, 37.4, 15_000),
    "yemen": (41.5, 12.0, 54.6, 19.1, 15_000),
    "libya": (9.2, 19.4, 25.3, 33.3, 350),
    "sudan": (21.7, 8.5, 38.7, 23.2, 400),
    "lebanon": (35.0, 33.0, 36.7, 34.8, 1_700),
    "palestine": (34.1, 31.1, 35.7, 32.7, 700),
}
OTHERS = sorted(BOUNDS)


@cache
def gazetteer(theatre: str) -> Gazetteer:
    return Gazetteer(load(theatre))


def own(theatre: str) -> list[Place]:
    places = load(theatre).places
    areas = {place.admin1 for place in places if place.kind is PlaceKind.ADMIN1}
    return [place for place in places if place.admin1 in areas]


def test_the_theatres_are_seven() -> None:
    assert available() == tuple(sorted(["syria", *BOUNDS]))


@pytest.mark.parametrize("theatre", OTHERS)
def test_every_place_lies_in_its_part_of_the_world(theatre: str) -> None:
    west, south, east, north, least = BOUNDS[theatre]
    rows = own(theatre)
    assert len(rows) > least
    for place in rows:
        if place.lat is not None and place.lon is not None:
            assert south < place.lat < north, place
            assert west < place.lon < east, place


@pytest.mark.parametrize("theatre", OTHERS)
def test_a_place_is_called_by_its_own_name_first(theatre: str) -> None:
    for place in load(theatre).places:
        assert place.name_ar == place.names[0]
        assert place.name_en
        assert len(frozenset(folded(place.names))) == len(place.names), place


@pytest.mark.parametrize("theatre", OTHERS)
def test_every_governorate_has_one_seat_and_a_source(theatre: str) -> None:
    areas = entries(f"marsad.theatre.{theatre}", "areas.yaml", AreaEntry)
    assert {area.id for area in areas} == {p.name_en for p in load(theatre).places if p.kind is PlaceKind.ADMIN1}
    seats = [p.admin1 for p in own(theatre) if p.rank == 0 and p.kind is PlaceKind.COMMUNITY]
    assert len(seats) == len(frozenset(seats))


@pytest.mark.parametrize("theatre", OTHERS)
def test_every_quarter_has_its_city(theatre: str) -> None:
    ids = {place.id for place in load(theatre).places}
    assert all(p.parent in ids for p in load(theatre).places if p.kind is PlaceKind.NEIGHBOURHOOD)


def test_what_is_known_abroad_is_up_to_date(tmp_path: Path) -> None:
    code = "import build_known, msgspec; print(b'\\n'.join(map(msgspec.json.encode, build_known.known())).decode())"
    made = subprocess.run(
        [sys.executable, "-c", code],
        cwd=TOOLS,
        env={"PATH": "", "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    shipped = zlib.decompress(files("marsad.theatre.everywhere").joinpath("known.jsonl.gz").read_bytes(), 31)
    assert made.stdout.strip().splitlines() == shipped.decode().strip().splitlines()
    assert {row.theatre for row in known()} == frozenset(available())


@pytest.mark.parametrize(
    ("theatre", "name", "english", "admin1"),
    [
        ("iraq", "الفلوجة", "Fallujah", "Anbar"),
        ("iraq", "تلعفر", "Tal Afar", "Nineveh"),
        ("iraq", "بعقوبة", "Baqubah", "Diyala"),
        ("iraq", "الدجيل", "Dujail", "Salah al-Din"),
        ("iraq", "طوز خورماتو", "Tuz Khurmatu", "Salah al-Din"),
        ("iraq", "الحويجة", "Hawija", "Kirkuk"),
        ("iraq", "هولير", "Erbil", "Erbil"),
        ("iraq", "جرف الصخر", "Jurf al-Sakhr", "Babil"),
        ("iraq", "كوجو", "Kocho", "Nineveh"),
        ("iraq", "القائم", "Al-Qaim", "Anbar"),
        ("iraq", "دير الزور", "Deir ez-Zor", "Deir ez-Zor"),
        ("yemen", "مأرب", "Marib", "Marib"),
        ("yemen", "المخاء", "Mocha", "Taiz"),
        ("yemen", "صرواح", "Sirwah", "Marib"),
        ("yemen", "الحديدة", "Hodeidah", "Al Hudaydah"),
        ("yemen", "بيحان", "Bayhan", "Shabwah"),
        ("yemen", "زنجبار", "Zinjibar", "Abyan"),
        ("yemen", "خورمكسر", "Khormaksar", "Aden"),
        ("yemen", "نهم", "Nihm", "Sana'a"),
        ("yemen", "حرض", "Haradh", "Hajjah"),
        ("yemen", "دماج", "Dammaj", "Saada"),
        ("libya", "طرابلس", "Tripoli", "Tripoli"),
        ("libya", "ترهونة", "Tarhuna", "Al Marqab"),
        ("libya", "أبوسليم", "Abu Salim", "Tripoli"),
        ("libya", "الوطية", "Al-Watiya", "Nuqat al Khams"),
        ("libya", "درنة", "Derna", "Derna"),
        ("libya", "أوباري", "Ubari", "Wadi al Hayaa"),
        ("libya", "تاورغاء", "Tawergha", "Misrata"),
        ("libya", "رأس لانوف", "Ras Lanuf", "Al Wahat"),
        ("libya", "غريان", "Gharyan", "Jabal al Gharbi"),
        ("libya", "بوعطني", "Boatni", "Benghazi"),
        ("sudan", "الفاشر", "El Fasher", "North Darfur"),
        ("sudan", "أمدرمان", "Omdurman", "Khartoum"),
        ("sudan", "ود مدني", "Wad Madani", "Gezira"),
        ("sudan", "الجنينة", "El Geneina", "West Darfur"),
        ("sudan", "نيالا", "Nyala", "South Darfur"),
        ("sudan", "كادوقلي", "Kadugli", "South Kordofan"),
        ("sudan", "بابنوسة", "Babanusa", "West Kordofan"),
        ("sudan", "سنجة", "Singa", "Sennar"),
        ("sudan", "بورتسودان", "Port Sudan", "Red Sea"),
        ("sudan", "زالنجي", "Zalingei", "Central Darfur"),
        ("lebanon", "عرسال", "Arsal", "Baalbek-Hermel"),
        ("lebanon", "الخيام", "Khiam", "Nabatieh"),
        ("lebanon", "طرابلس", "Tripoli", "North Lebanon"),
        ("lebanon", "صور", "Tyre", "South Lebanon"),
        ("lebanon", "ميس الجبل", "Mays al-Jabal", "Nabatieh"),
        ("lebanon", "حارة حريك", "Haret Hreik", "Mount Lebanon"),
        ("lebanon", "عين الحلوة", "Ain al-Hilweh", "South Lebanon"),
        ("lebanon", "كفر كلا", "Kafr Kila", "Nabatieh"),
        ("lebanon", "النبي شيت", "Nabi Chit", "Baalbek-Hermel"),
        ("lebanon", "باب التبانة", "Bab al-Tabbaneh", "North Lebanon"),
        ("palestine", "خان يونس", "Khan Yunis", "Gaza Strip"),
        ("palestine", "خانيونس", "Khan Yunis", "Gaza Strip"),
        ("palestine", "مخيم جنين", "Jenin camp", "Jenin"),
        ("palestine", "حوارة", "Huwara", "Nablus"),
        ("palestine", "نور شمس", "Nur Shams camp", "Tulkarm"),
        ("palestine", "الشجاعية", "Al-Shujaiya", "Gaza Strip"),
        ("palestine", "ترمسعيا", "Turmus Ayya", "Ramallah and al-Bireh"),
        ("palestine", "مسافر يطا", "Masafer Yatta", "Hebron"),
        ("palestine", "النصيرات", "Nuseirat", "Gaza Strip"),
        ("palestine", "بيت لحم", "Bethlehem", "Bethlehem"),
        ("syria", "الرمادي", "Ramadi", "Anbar"),
        ("syria", "مرجعيون", "Marjayoun", "Nabatieh"),
        ("syria", "الفاشر", "El Fasher", "North Darfur"),
    ],
)
def test_a_usual_name_leads_to_its_place(theatre: str, name: str, english: str, admin1: str) -> None:
    bearers = [bearer.place for bearer in gazetteer(theatre).bearers(fold(name).text)]
    assert (english, admin1) in {(place.name_en, place.admin1) for place in bearers}


@pytest.mark.parametrize(
    ("theatre", "names", "english"),
    [
        ("iraq", ["الموصل", "تلعفر"], ["Mosul", "Tal Afar"]),
        ("iraq", ["الأنبار", "هيت", "حديثة"], ["Anbar", "Hit", "Haditha"]),
        ("yemen", ["تعز", "الراهدة"], ["Taiz", "Al-Rahidah"]),
        ("libya", ["طرابلس", "تاجوراء"], ["Tripoli", "Tajoura"]),
        ("sudan", ["الفاشر", "طويلة"], ["El Fasher", "Tawila"]),
        ("lebanon", ["طرابلس", "عكار"], ["Tripoli", "Akkar"]),
        ("palestine", ["نابلس", "دوما"], ["Nablus", "Duma"]),
    ],
)
def test_names_beside_each_other_are_tied_at_home(theatre: str, names: list[str], english: list[str]) -> None:
    uses = [NameUse(text=fold(name).text, start=i * 20, end=i * 20 + len(name)) for i, name in enumerate(names)]
    tied = resolve(uses, gazetteer(theatre))
    assert [found.place.name_en if found.place else None for found in tied] == english
