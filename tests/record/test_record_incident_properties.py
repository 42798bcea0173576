"""What holds of the incident records of any statements whatever."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from record_incident_values import day, event, out, speakers, toll, turn

from marsad.extract.statement import Control, Statement
from marsad.record.filed import Filed
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.linking import incidents
from marsad.record.incident.told import Part, part_of

numbers = st.integers(1, 6)
spans = st.one_of(
    numbers.map(lambda n: (n, n)),
    st.tuples(numbers, numbers).map(lambda pair: (min(pair), max(pair))),
    numbers.map(lambda n: (None, n)),
    st.just((None, None)),
)
parties = st.sampled_from(["", "R", "S", "RS", "T"])
places = st.sampled_from(["", "p", "q", "r", "z", "pq"])
QUOTES = [
    "",
    "استهدفت الطائرات الحربية سوق الخضار وسط البلدة بعدة غارات متتالية صباح الأحد",
    "اشتباكات أخرى دارت مساء عند المدخل الشمالي قرب الجسر القديم",
]


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    days, at = draw(spans), draw(st.integers(0, 40)) * 50
    kind = draw(st.integers(0, 5))
    if kind <= 2:
        return event(
            draw(st.sampled_from(["clash", "airstrike", "shelling", "ground_attack", "explosion"])),
            draw(places),
            *days,
            by=draw(parties),
            to=draw(parties),
            loose=draw(st.booleans()),
            quote=draw(st.sampled_from(QUOTES)),
            source=draw(st.sampled_from(["X", "Y", "", "local sources"])),
            through=draw(st.sampled_from(["", "Z"])),
            modality=draw(st.sampled_from(["asserted", "reported", "denied", "intended"])),
            at=at,
        )
    if kind <= 4:
        low = draw(st.one_of(st.none(), st.integers(0, 60)))
        return toll(low, draw(places), *days, of=draw(parties), by=draw(parties), at=at, approx=draw(st.booleans()))
    return turn("captured", draw(st.sampled_from("pqr")), *days, holder="R", at=at)


reports = st.lists(st.tuples(st.integers(1, 6), st.lists(statements(), max_size=5)), max_size=4)
filings = reports.map(
    lambda rows: [item for i, (number, told) in enumerate(rows) for item in out(number, "abcdef"[i], *told)]
)
# A machine that does other work besides is no failure.
often = settings(max_examples=60, deadline=None)


@st.composite
def filings_with_groups(draw: st.DrawFn, least: int = 2) -> tuple[list[Filed], list[list[str]]]:
    items = draw(filings.filter(lambda found: len(found) >= least))
    ids = st.lists(st.sampled_from([item.id for item in items]), min_size=2, max_size=3, unique=True)
    return items, draw(st.lists(ids, min_size=1, max_size=3))


def members(records: tuple[IncidentRecord, ...]) -> list[str]:
    return [each for record in records for each in record.statements]


@given(filings)
@often
def test_every_statement_of_an_event_is_in_one_record_and_no_other_in_any(items: list[Filed]) -> None:
    wanted = [item.id for item in items if part_of(item.statement) in (Part.EVENT, Part.TOLL)]
    records = incidents(items)
    assert sorted(members(records)) == sorted(wanted)
    turns = {item.id for item in items if isinstance(item.statement, Control)}
    context = [each for record in records for each in record.context]
    assert turns.issuperset(context)
    assert len(context) == len(set(context))


@given(filings.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
@often
def test_the_order_of_intake_is_nothing_and_nothing_counts_twice(orders: tuple[list[Filed], list[Filed]]) -> None:
    items, mixed = orders
    assert incidents(items) == incidents(mixed)
    assert incidents([*items, *mixed]) == incidents(items)


@given(filings, numbers)
@often
def test_what_was_known_on_a_day_is_not_moved_by_later_reports(items: list[Filed], number: int) -> None:
    known = day(number)
    assert known is not None
    by_then = [item for item in items if item.known is not None and item.known <= known]
    assert incidents(items, as_of=known) == incidents(by_then)


@given(filings_with_groups())
@often
def test_a_merge_always_holds(drawn: tuple[list[Filed], list[list[str]]]) -> None:
    items, merges = drawn
    home = {each: record.id for record in incidents(items, merges=merges) for each in record.statements}
    for merge in merges:
        assert len({home[each] for each in merge}) == 1


@given(filings_with_groups())
@often
def test_a_split_always_holds(drawn: tuple[list[Filed], list[list[str]]]) -> None:
    items, splits = drawn
    for record in incidents(items, splits=splits):
        for split in splits:
            assert len({*split}.intersection((*record.statements, *record.context))) <= 1


@given(filings_with_groups(), st.data())
@often
def test_a_split_holds_beside_merges_that_do_not_undo_it(
    drawn: tuple[list[Filed], list[list[str]]], data: st.DataObject
) -> None:
    items, merges = drawn
    home = _closed(merges)
    pair = data.draw(st.lists(st.sampled_from([item.id for item in items]), min_size=2, max_size=2, unique=True))
    if home.get(pair[0], pair[0]) == home.get(pair[1], pair[1]):
        return
    for record in incidents(items, merges=merges, splits=[pair]):
        assert not set(pair) <= {*record.statements, *record.context}


def _closed(merges: list[list[str]]) -> dict[str, str]:
    home: dict[str, str] = {}
    for merge in merges:
        joined = {home.get(each, each) for each in merge}
        least = min(joined)
        home |= dict.fromkeys(merge, least)
        home = {each: least if root in joined else root for each, root in home.items()}
    return home


@given(filings.filter(lambda items: any(part_of(item.statement) for item in items)))
@often
def test_a_copy_adds_no_independent_publisher(items: list[Filed]) -> None:
    first = [brought_out_by("X", item) for item in items if item.report_id == items[0].report_id]
    copied = out(6, "copy", *(brought_out_by("W", item).statement for item in first))
    ids = [item.id for item in (*first, *copied) if part_of(item.statement) in (Part.EVENT, Part.TOLL)]
    if len(ids) > 1:
        alone = incidents(first, merges=[ids])
        (both,) = incidents([*first, *copied], copies=[(items[0].report_id, "copy")], merges=[ids])
        assert both.independent == alone[0].independent


def brought_out_by(name: str, item: Filed) -> Filed:
    statement = item.statement
    return msgspec.structs.replace(
        item,
        statement=msgspec.structs.replace(statement, attribution=(*speakers(name, ""), *statement.attribution[1:])),
    )


@given(filings)
@often
def test_a_record_names_nothing_that_its_statements_do_not(items: list[Filed]) -> None:
    by_id = {item.id: item.statement for item in items}
    for record in incidents(items):
        told = [by_id[each] for each in record.statements]
        assert {p.place_id for p in record.places} <= {p.place_id for s in told for p in s.places}
        assert record.independent >= 1
        assert len(record.links) >= len(record.statements) - 1 + len(record.context)
        assert {link.a for link in record.links} | {link.b for link in record.links} <= {
            *record.statements,
            *record.context,
        }
        for contradiction in record.contradictions:
            assert set(contradiction.statements) <= set(record.statements)
