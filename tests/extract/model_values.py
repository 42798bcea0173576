"""What the tests of the second reader share: a model that says what it is told to, and answers in a few words."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from extract_values import document

from marsad.extract.model.asking import Prompt
from marsad.extract.model.grounding import Told
from marsad.extract.model.reader import ModelReader
from marsad.extract.model.trust import trust
from marsad.extract.reading import rule_reader
from marsad.extract.scene import Scene
from marsad.report.composing import compose

DAY = date(2017, 11, 14)
PUBLISHER = "شبكة السهل"
TEXT = (
    "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل، وقتل 34 من عناصر تنظيم الدولة بينهم ثلاثة قادة. "
    "وقال ناشطون إن 12 مدنياً أصيبوا بجروح في قصف على مدينة الميادين، ونزحت 40 عائلة إلى مدينة البصيرة."
)


@dataclass(frozen=True)
class Says:
    """A model that says the same to every prompt."""

    text: str
    name: str = "says"
    is_local: bool = True

    def answer(self, prompt: Prompt) -> str:
        """Return what it says."""
        assert prompt.messages
        return self.text


@cache
def scene(text: str = TEXT, *, publisher: str | None = PUBLISHER, published: date | None = DAY) -> Scene:
    """Return `text` with what the rules find in it."""
    return rule_reader().scene(compose(document(text, publisher=publisher, published=published), ()))


def item(kind: str, quote: str, **slots: Any) -> dict[str, Any]:  # noqa: ANN401  # whatever a model says
    """Return an answer of one item."""
    return {kind: [{"quote": quote, **slots}]}


def told(answer: object, text: str = TEXT, *, published: date | None = DAY) -> Told:
    """Return what comes of an answer about `text`."""
    said = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return ModelReader(rules=rule_reader(), model=Says(said), table=trust("")).told(scene(text, published=published))


def flaws(answer: object, text: str = TEXT) -> list[str]:
    """Return why something of an answer is left out."""
    return [each.flaw.value for each in told(answer, text).dropped]
