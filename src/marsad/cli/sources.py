"""`marsad source`: where reports come from."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from marsad import verbs
from marsad.cli.options import AllowPrivate, Contact, Database, Written
from marsad.cli.output import SOME_FAILED, Messages, as_table, write_row, write_table
from marsad.errors import Issue
from marsad.source.customs import customs_of
from marsad.source.description import Source
from marsad.verbs.sourcing import KeptSource, Sample

SOURCE_ADD_EXAMPLES = ("marsad source add raqib.yaml", "marsad source add raqib.yaml --db syria.db")
SOURCE_LIST_EXAMPLES = ("marsad source list", "marsad source list --format json")
SOURCE_CHECK_EXAMPLES = ("marsad source check raqib.yaml", "marsad source check raqib")
SOURCE_EXAMPLES = (SOURCE_CHECK_EXAMPLES[0], SOURCE_ADD_EXAMPLES[0], SOURCE_LIST_EXAMPLES[0])

File = Annotated[Path, typer.Argument(metavar="FILE", help="The source's description, YAML.", show_default=False)]
FileOrName = Annotated[
    str, typer.Argument(metavar="FILE|NAME", help="A description, or a source that was added.", show_default=False)
]


def add(file: File, *, db: Database = None) -> None:
    """Keep the source that a file describes; marsad ingest --source NAME and marsad watch ask it.

    A description of the same name takes the place of the one before, which stays in the database. Exits 2 where it
    describes none.
    """
    messages = Messages()
    with messages.usage():
        source = verbs.described_source(file)
    is_new = verbs.add_source(source, db=db)
    messages.say(f"{source.name}: {'added' if is_new else 'is there already as it is described'}")
    write_row(_described(source) | {"new": is_new})


def list_(*, db: Database = None, form: Written = None) -> None:
    """Print the sources that were added, and how each went when it was asked last."""
    found = verbs.sources(db=db)
    if not as_table(form):
        for each in found:
            write_row(_kept(each))
        return
    table = Table("name", "kind", "publisher", "where", "every", "asked last", "due", "failed")
    for each in found:
        source, last = each.source, each.last
        moments = (f"{last.ended:%Y-%m-%d %H:%M}", f"{last.due:%Y-%m-%d %H:%M}") if last else ("never", "now")
        wrong = f"{last.failures} times: {last.message}" if last and last.failures else ""
        due = "paused" if source.paused else moments[1]
        known = (source.name, source.kind.value, source.publisher or "", source.where, source.every)
        table.add_row(*known, moments[0], due, wrong)
    write_table(table)


def check(
    what: FileOrName,
    *,
    db: Database = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    form: Written = None,
) -> None:
    """Ask a source, and show what its first reports would be: title, day, publisher, length. Nothing is kept.

    Exits 1 where something of it cannot be fetched or read, or it brings nothing.
    """
    messages = Messages()
    with messages.usage():
        file = Path(what)
        source = verbs.described_source(file) if file.exists() else verbs.find_source(what, db=db)
    told = list(messages.track(verbs.check_source(source, customs_of(contact, allow_private=allow_private)), None))
    issues = [each for each in told if isinstance(each, Issue)]
    samples = [each for each in told if isinstance(each, Sample)]
    for issue in issues:
        messages.say_issue(issue)
    if as_table(form):
        table = Table("title", "day", "publisher", "letters", "where")
        for each in samples:
            table.add_row(each.title or "?", _days(each), each.publisher or "?", f"{each.letters:,}", each.source)
        write_table(table)
    else:
        for each in samples:
            write_row(_sampled(each))
    if issues or not samples:
        messages.say(f"{source.name}: {len(samples)} of its first reports can be read, {len(issues)} cannot")
        raise typer.Exit(SOME_FAILED)


def _days(each: Sample) -> str:
    if each.earliest is None or each.latest is None:
        return "?"
    return str(each.earliest) if each.earliest == each.latest else f"{each.earliest} … {each.latest}"


def _sampled(each: Sample) -> dict[str, object]:
    days = {"earliest": _written(each.earliest), "latest": _written(each.latest)}
    known = {"source": each.source, "title": each.title, "publisher": each.publisher}
    return {**known, "published": days, "letters": each.letters}


def _described(source: Source) -> dict[str, object]:
    return {"name": source.name, "kind": source.kind.value, "publisher": source.publisher, "where": source.where}


def _kept(each: KeptSource) -> dict[str, object]:
    last = each.last
    asked = {"ended": last.ended.isoformat(), "due": last.due.isoformat()} if last else {"ended": None, "due": None}
    went = {"failures": last.failures if last else 0, "message": last.message if last else None}
    source = each.source
    return {**_described(source), "every": source.every, "paused": source.paused, **asked, **went}


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
