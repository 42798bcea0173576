"""The arguments and options that several commands share, each described once."""

from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from marsad.address import Address
from marsad.extract.term import Kind, Modality, Outcome
from marsad.theatre.loading import available
from marsad.verbs import default_db


class Form(Enum):
    """How an answer is written."""

    JSON = "json"
    TABLE = "table"


class Language(Enum):
    """In which language a table names places and parties."""

    AR = "ar"
    EN = "en"


def day(text: str) -> date:
    """Return the day that `text` names as YYYY-MM-DD.

    Raises:
        typer.BadParameter: it is no day of the calendar.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no day written as YYYY-MM-DD ({error})") from None


def theatre(name: str) -> str:
    """Return `name` where it is the id of a theatre.

    Raises:
        typer.BadParameter: there is no such theatre.
    """
    if name not in available():
        raise typer.BadParameter(f"there is no theatre {name!r}; there is {', '.join(available())}")
    return name


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Reports (texts, pages, PDF, Word, mails), tables and archives of them, folders, or - for stdin.",
        show_default=False,
    ),
]
PathsAndAddresses = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Reports, tables and archives of them, folders, - for stdin; or addresses of pages and feeds (https://…).",
        show_default=False,
    ),
]
SourceName = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="A source that was added: what is new there.", show_default=False),
]
Anew = Annotated[bool, typer.Option("--anew", help="Of a source all that is there, not only what is new.")]
Contact = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="WORDS",
        envvar="MARSAD_CONTACT",
        help="Whom servers may ask about what is fetched, told to each: a mail address or a page.",
        show_default=False,
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses too that are not open to everybody.")
]
MetadataFile = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="JSON Lines with source, publisher, published; a folder's own metadata.jsonl is found by itself.",
    ),
]
PublisherName = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who published all these reports.")
]
PublishedDay = Annotated[
    date | None,
    typer.Option("--published", metavar="DAY", parser=day, help="The day on which they all came out, YYYY-MM-DD."),
]
TheatreName = Annotated[
    str | None,
    typer.Option(
        "--theatre",
        metavar="NAME",
        parser=theatre,
        help="Where all these reports are about; without it, each report's own names tell.",
    ),
]
NoGuesses = Annotated[
    bool,
    typer.Option("--no-guesses", help="Leave open who did an event, and to whom, where its own words name nobody."),
]
Database = Annotated[
    Address | None,
    typer.Option(
        "--db",
        metavar="FILE",
        parser=Address.of,
        help=f"The database: a file or a PostgreSQL address. [default: {default_db()}]",
    ),
]
OnDay = Annotated[
    date | None,
    typer.Option("--on", metavar="DAY", parser=day, help="On that day, YYYY-MM-DD; without it, the whole history."),
]
MapDay = Annotated[
    date, typer.Option("--on", metavar="DAY", parser=day, help="On that day, YYYY-MM-DD.", show_default=False)
]
AsOfDay = Annotated[
    date | None,
    typer.Option("--as-of", metavar="DAY", parser=day, help="As it was known on that day: later reports do not count."),
]
FromDay = Annotated[
    date | None, typer.Option("--from", metavar="DAY", parser=day, help="From this day on, itself included.")
]
ToDay = Annotated[date | None, typer.Option("--to", metavar="DAY", parser=day, help="Up to this day, itself included.")]
JudgementsAsOf = Annotated[
    date | None,
    typer.Option(
        "--judgements-as-of",
        metavar="DAY",
        parser=day,
        help="Only with the judgements made by that day. [default: all, whenever made]",
    ),
]
PlaceName = Annotated[
    str | None,
    typer.Option(
        "--place",
        metavar="PLACE",
        help="A place or an area and all in it: an Arabic or English name (محافظة دير الزور), or an id.",
    ),
]
Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--group",
        metavar="PARTY",
        help="A party: its id, Arabic or English name. May be repeated, and then means all of them together.",
    ),
]
StatementKinds = Annotated[
    list[Kind] | None, typer.Option("--kind", help="Statements of this kind alone; may be repeated.")
]
PublisherNames = Annotated[
    list[str] | None,
    typer.Option("--publisher", metavar="NAME", help="Reports of this publisher alone; may be repeated."),
]
SpeakerNames = Annotated[
    list[str] | None,
    typer.Option("--speaker", metavar="NAME", help="What is laid to this speaker, by whomever; may be repeated."),
]
Modalities = Annotated[
    list[Modality] | None, typer.Option("--modality", help="Only what is said so surely; may be repeated.")
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="NAME",
        help="Claims of this origin alone, the last who is named as saying so; may be repeated.",
    ),
]
Outcomes = Annotated[list[Outcome] | None, typer.Option("--outcome", help="What befell them; may be repeated.")]
OneLanguage = Annotated[
    Language | None, typer.Option("--lang", help="Name places and parties in this language alone in tables.")
]
Explained = Annotated[
    bool, typer.Option("--explain", help="Show the chain: answer, bounds or rule, statements, sentences.")
]
Written = Annotated[Form | None, typer.Option("--format", help="[default: table on a terminal, json in a pipe]")]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="How many processes read.", show_default="one a core"),
]
Port = Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help="Where to listen.")]
Host = Annotated[
    str,
    typer.Option("--host", metavar="HOST", help="On which address; one that other machines see is refused."),
]
TileServer = Annotated[
    str | None,
    typer.Option(
        "--tiles",
        metavar="URL",
        envvar="MARSAD_TILES",
        help="A tile server of your own, with {z}, {x} and {y}, shown under the map; without it none is asked.",
    ),
]
TileCredit = Annotated[
    str,
    typer.Option(
        "--tiles-credit",
        metavar="TEXT",
        envvar="MARSAD_TILES_CREDIT",
        help="Whose tiles they are, as the map says it.",
        show_default=False,
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Log every request, not warnings alone.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Log as JSON, a line each.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
