import pytest

from marsad.report.layout import lines
from marsad.report.noise import Kind, is_credited, is_noise, kinds, noise
from marsad.report.title import title
from marsad.text.fold import fold

TITLE = "انسحاب القوات من القرية بعد معارك استمرت يومين"
PARAGRAPH = (
    "أفادت مصادر محلية بأن القوات انسحبت من القرية بعد اشتباكات متقطعة، وسط تحليق للطائرات في سماء المنطقة. " * 3
)
rows = [pytest.param(row, id=row.id) for row in kinds()]


def found(text: str) -> list[str]:
    folded = fold(text).text
    every = lines(folded)
    return [line.text for line in noise(every, title(every))]


@pytest.mark.parametrize("row", rows)
def test_every_whole_line_is_noise(row: Kind) -> None:
    for form in row.whole:
        assert is_noise(fold(form.replace("#", "1,204")).text), form


@pytest.mark.parametrize("row", rows)
def test_every_example_is_noise_and_no_near_miss_is(row: Kind) -> None:
    for example in row.examples:
        folded = fold(example).text
        assert is_noise(folded) or is_credited(folded), example
    for line in row.never:
        folded = fold(line).text
        assert not is_noise(folded), line
        assert not is_credited(folded), line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TITLE}\n\n٣٧\n\n{PARAGRAPH}", ["37"], id="a counter in Arabic digits"),
        pytest.param(f"{TITLE}\n\n«{TITLE}»\n\n{PARAGRAPH}", [f'"{fold(TITLE).text}"'], id="the title once more"),
        pytest.param(f"{TITLE}\n\nجسر على النهر (رويترز)\n{PARAGRAPH}", ["جسر علي النهر (رويترز)"], id="a caption"),
        pytest.param(f"{TITLE} (رويترز)\n\n{PARAGRAPH}", [], id="a title that ends like a caption"),
        pytest.param("قصف على البلدة صباحاً (رويترز)\nجرح مدنيين (سانا)", [], id="sources in a list of short news"),
        pytest.param(f"{TITLE}\n\n{PARAGRAPH}\n\nجرح 3 في الجسر (رويترز)", [], id="a figure with its source"),
        pytest.param(f"عاجل\n\n{TITLE}\n\n{PARAGRAPH}\nالمساهمون", ["عاجل", "المساهمون"], id="around everything"),
    ],
)
def test_the_noise_of_a_page_is_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TITLE}\n\n{PARAGRAPH}", TITLE, id="the first line"),
        pytest.param(f"12\n{TITLE}\n\n{PARAGRAPH}", TITLE, id="behind a counter"),
        pytest.param(f"{PARAGRAPH}\n\n{PARAGRAPH}", None, id="no title over a paragraph"),
        pytest.param(TITLE, None, id="a line alone is the report"),
        pytest.param(f"دمشق (أ ف ب) - قتل ثلاثة في قصف\n{PARAGRAPH}", None, id="a dateline begins the report"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_title_is_the_line_over_the_report(text: str, expected: str | None) -> None:
    line = title(lines(fold(text).text))
    assert (line.text if line else None) == (fold(expected).text if expected else None)
