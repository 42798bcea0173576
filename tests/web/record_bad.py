"""Records that would disturb a page that let them: hostile names and words, no day known, nothing at all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import msgspec
from web_events import incident
from web_record import BUKAMAL, HAJIN, Draft

import marsad
from marsad.extract.contract import Reading
from marsad.extract.statement import NamedPlace
from marsad.extract.term import IncidentType
from marsad.report.report import Basis, Publisher
from marsad.text.span import Span
from marsad.theatre.theatre import Theatre

DAY = date(2017, 11, 9)
# The override turns what follows around; the lonely end would close an isolation that is not its own.
PUBLISHER = "\u202e\u2069<b>ناشر</b> " + "w" * 400
PLACE = "<img src=x onerror=alert(1)>\u202eقرية" + "ب" * 300
SPEAKER = "\u202e<script>alert(2)</script>" + "m" * 200
NOWHERE = "غازي عنتاب"


def hostile(theatre: Theatre) -> Iterator[Reading]:
    """Yield two reports by one hostile publisher, of a town, of a place without coordinates, and of one unheard of."""
    taken, struck, killed = (
        f"سيطرت القوات على {BUKAMAL}",
        f"قصف الطيران {PLACE}",
        f"قتل 7 مدنيين في {HAJIN}",
    )
    text = f"<script>alert(3)</script>\u202e\n\n{taken}. {struck}. {killed}."
    draft = Draft(source="\u202e" + "s" * 300, text=text, day=DAY, theatre=theatre, publisher=PUBLISHER)
    strike = incident(draft, struck, place=None, sort=IncidentType.AIRSTRIKE, actors=("RUSSIA",))
    toll = draft.killed(killed, 7)
    speaker = msgspec.structs.replace(toll.attribution[0], source=SPEAKER)
    yield draft.reading(
        draft.control(taken, BUKAMAL, holder="REGIME"),
        msgspec.structs.replace(strike, places=(_unheard(draft),)),
        msgspec.structs.replace(
            toll, attribution=(*toll.attribution, speaker), places=(draft.place(HAJIN, toll.span),)
        ),
    )
    found = marsad.extract(
        f"وقع انفجار في مدينة {NOWHERE} أمس وأدى إلى مقتل 3 مدنيين. ونزحت 40 عائلة من {BUKAMAL} إلى {HAJIN}.",
        publisher="SOHR",
        published=DAY,
    )
    report = replace(found.report, publisher=Publisher(name=PUBLISHER, basis=Basis.METADATA))
    yield replace(found, report=report)


def _unheard(draft: Draft) -> NamedPlace:
    start = draft.text.index(PLACE)
    return NamedPlace(span=Span(start, start + len(PLACE)), text=PLACE)


def undated(theatre: Theatre) -> Iterator[Reading]:
    """Yield a report of which nobody knows when it came out, nor of which days it tells."""
    yield marsad.extract(
        f"سيطرت قوات سوريا الديمقراطية على بلدة {HAJIN} شرق دير الزور. وقتل 7 مدنيين في قصف على {BUKAMAL}. "
        f"ونزحت 40 عائلة من {BUKAMAL} إلى {HAJIN}.",
        theatre=theatre.id,
    )
