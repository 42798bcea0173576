"""The patterns' little language: what it compiles to, and what it refuses."""

import re

import pytest

from marsad.errors import LexiconError
from marsad.when.kind import Kind
from marsad.when.pattern import Compiler


def letters(*kinds: Kind) -> str:
    return "".join(kind.letter for kind in kinds)


def test_a_pattern_finds_kinds_and_keeps_them_by_name() -> None:
    compiler = Compiler({"date": "day=<number> <of>? month=<month>"})
    node = compiler.compile("{date} (?: <dash> {last:date} )?")
    found = re.fullmatch(node.text, letters(Kind.NUMBER, Kind.MONTH, Kind.DASH, Kind.NUMBER, Kind.OF, Kind.MONTH))
    assert found is not None
    kept = {name: found.start(group) for group, name in compiler.names.items()}
    assert kept == {"day": 0, "month": 1, "last_day": 3, "last_month": 5}


def test_a_pattern_knows_its_first_letters() -> None:
    node = Compiler({}).compile("<of>? (?: <day> | name=<weekday> ) (?! <and> )")
    assert node.first == {Kind.OF.letter, Kind.DAY.letter, Kind.WEEKDAY.letter}
    assert not node.empty
    assert "(?P<" not in node.plain


@pytest.mark.parametrize("pattern", ["<of>?", "(?= <of> )", "<of>{0,2}", "(?: <of> | <in>? )"])
def test_a_pattern_that_may_match_nothing_says_so(pattern: str) -> None:
    assert Compiler({}).compile(pattern).empty


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        pytest.param("<no-such-kind>", "no-such-kind", id="kind"),
        pytest.param("{no-such-piece}", "no-such-piece", id="piece"),
        pytest.param("(?: <of>", "not closed", id="open"),
        pytest.param("<of> )", "too many", id="close"),
        pytest.param("<of> *", "cannot read", id="sign"),
        pytest.param("? <of>", "nothing to repeat", id="repeat"),
    ],
)
def test_a_wrong_pattern_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        Compiler({}).compile(pattern)


def test_every_kind_has_its_own_letter() -> None:
    assert len({kind.letter for kind in Kind}) == len(Kind)
