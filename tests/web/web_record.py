"""A record of three invented reports on three real towns, for the API and for the page."""

from dataclasses import dataclass
from datetime import date

from marsad.extract.contract import Reading
from marsad.extract.statement import Casualties, Control, Dating, Figure, NamedPlace, Speaker, Statement
from marsad.extract.term import Counting, DateBasis, Holding, Modality, Outcome, Resolution
from marsad.report.document import Document, Metadata
from marsad.report.report import Basis, Freshness, Passage, Publication, Publisher, Report
from marsad.text.span import Span
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre
from marsad.when.interval import Interval, Precision

FIRST, SECOND, THIRD = date(2017, 11, 3), date(2017, 11, 9), date(2017, 11, 20)
BUKAMAL, MAYADIN, HAJIN = "البوكمال", "الميادين", "هجين"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report in the making: statements are laid to words of its text."""

    source: str
    text: str
    day: date
    theatre: Theatre
    publisher: str = "SOHR"

    def span(self, words: str) -> Span:
        """Return where `words` stand in the text, the first time."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def place(self, name: str, within: Span) -> NamedPlace:
        """Return the mention of town `name` inside `within`, resolved."""
        start = self.text.index(name, within.start)
        found = town(self.theatre, name)
        return NamedPlace(
            span=Span(start, start + len(name)),
            text=name,
            place_id=found.id,
            name=found.name_en,
            name_ar=found.name_ar,
            admin1=found.admin1,
            lat=found.lat,
            lon=found.lon,
            resolution=Resolution.RESOLVED,
        )

    def control(
        self,
        words: str,
        name: str,
        *,
        holder: str,
        status: Holding = Holding.CAPTURED,
        previous: tuple[str, ...] = (),
        by: tuple[str, ...] = (),
        modality: Modality = Modality.ASSERTED,
    ) -> Control:
        """Return the statement that `holder` controls the town, carried by `words`."""
        span = self.span(words)
        return Control(
            span=span,
            quote=words,
            modality=modality,
            attribution=(Speaker(source=self.publisher),),
            as_of=self.day,
            places=(self.place(name, span),),
            rule="control.test",
            confidence=0.9,
            date=Dating(days=Interval.day(self.day), precision=Precision.DAY, basis=DateBasis.AS_OF),
            status=status,
            holder=(holder,) if holder else (),
            previous=previous,
            by=by,
        )

    def killed(self, words: str, number: int) -> Casualties:
        """Return the statement that `number` of unnamed people were killed, carried by `words`."""
        return Casualties(
            span=self.span(words),
            quote=words,
            modality=Modality.ASSERTED,
            attribution=(Speaker(source=self.publisher),),
            as_of=self.day,
            places=(),
            rule="casualties.test",
            confidence=0.8,
            outcome=Outcome.KILLED,
            victims=("CIVILIANS",),
            figure=Figure(low=number, high=number),
            counting=Counting.INCIDENT,
            window=Interval.day(self.day),
        )

    def reading(self, *statements: Statement, noise: tuple[Span, ...] = ()) -> Reading:
        """Return the report with what it states; its first line is its title."""
        report = Report(
            document=Document(source=self.source, id=f"sha256:{self.source}", text=self.text, metadata=Metadata()),
            publisher=Publisher(name=self.publisher, basis=Basis.METADATA),
            published=Publication(days=Interval.day(self.day), basis=Basis.METADATA),
            title=Span(0, self.text.index("\n")),
            noise=noise,
            passages=(Passage(span=Span(0, len(self.text)), status=Freshness.FRESH, as_of=self.day),),
        )
        return Reading(report=report, statements=statements)


def town(theatre: Theatre, name: str) -> Place:
    """Return the town of Deir ez-Zor governorate that is displayed as `name`."""
    return next(p for p in theatre.places if p.name_ar == name and p.admin1 == "Deir ez-Zor" and p.lat is not None)


def readings(theatre: Theatre) -> tuple[Reading, ...]:
    """Return three readings: Bukamal held, taken, retaken; Mayadin besieged; Hajin taken after a denial."""
    return first(theatre), second(theatre), third(theatre)


def first(theatre: Theatre) -> Reading:
    """Return the report of 3 November, which begins with a picture's sign, beyond U+FFFF."""
    text = (
        "📷 أخبار البادية\n\n"
        "لا تزال مدينة البوكمال تحت سيطرة التنظيم، فيما تحاصر القوات بلدة الميادين من ثلاث جهات. "
        "ونفى مصدر محلي دخول أي قوة إلى هجين. وقتل 4 مدنيين في الغارات.\nشارك على فيسبوك"
    )
    draft = Draft(source="first.txt", text=text, day=FIRST, theatre=theatre)
    return draft.reading(
        draft.control("مدينة البوكمال تحت سيطرة التنظيم", BUKAMAL, holder="IS", status=Holding.HELD),
        draft.control("تحاصر القوات بلدة الميادين", MAYADIN, holder="IS", status=Holding.BESIEGED, by=("REGIME",)),
        draft.control("نفى مصدر محلي دخول أي قوة إلى هجين", HAJIN, holder="SDF", modality=Modality.DENIED),
        draft.killed("قتل 4 مدنيين", 4),
        noise=(draft.span("شارك على فيسبوك"),),
    )


def second(theatre: Theatre) -> Reading:
    """Return the report of 9 November: one sentence that takes two towns."""
    text = "السيطرة على البوكمال والميادين\n\nسيطرت القوات على مدينتي البوكمال والميادين بعد معارك."
    draft = Draft(source="second.txt", text=text, day=SECOND, theatre=theatre, publisher="SANA")
    words = "سيطرت القوات على مدينتي البوكمال والميادين"
    return draft.reading(
        draft.control(words, BUKAMAL, holder="REGIME", previous=("IS",)),
        draft.control(words, MAYADIN, holder="REGIME", previous=("IS",)),
    )


def third(theatre: Theatre) -> Reading:
    """Return the report of 20 November, with markup and a control of direction in its words."""
    text = "من <b>شرق</b> الفرات\n\nسيطرت قسد على بلدة هجين \u202eabc\u202c شرق الفرات.<script>alert(1)</script>"
    draft = Draft(source="third.txt", text=text, day=THIRD, theatre=theatre)
    return draft.reading(draft.control("سيطرت قسد على بلدة هجين", HAJIN, holder="SDF"))
