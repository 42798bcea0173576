"""The command `marsad`, put together from its verbs, and the edge of its process."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

import marsad
from marsad.cli.allowing import SETTINGS_EXAMPLES, settings
from marsad.cli.archiving import (
    BACKUP_EXAMPLES,
    EXPORT_ARCHIVE_EXAMPLES,
    IMPORT_ARCHIVE_EXAMPLES,
    RESTORE_EXAMPLES,
    backup,
    export_archive,
    import_archive,
    restore,
)
from marsad.cli.contradicting import CONTRADICTIONS_EXAMPLES, contradictions
from marsad.cli.controlling import CONTROL_EXAMPLES, control
from marsad.cli.counting import COUNTERS_EXAMPLES, counters
from marsad.cli.covering import COVERAGE_EXAMPLES, coverage
from marsad.cli.demonstrating import DEMO_EXAMPLES, demo
from marsad.cli.evaluating import EVALUATE_EXAMPLES, evaluate
from marsad.cli.explaining import EXPLAIN_EXAMPLES, explain
from marsad.cli.extracting import EXTRACT_EXAMPLES, extract
from marsad.cli.guarding import FAILURES_EXAMPLES, STATS_EXAMPLES, VERIFY_EXAMPLES, failures, stats, verify
from marsad.cli.ingesting import INGEST_EXAMPLES, ingest
from marsad.cli.judging import ADD_EXAMPLES, EXPORT_EXAMPLES, IMPORT_EXAMPLES, JUDGE_EXAMPLES, add, export, import_
from marsad.cli.learning import DIFF_EXAMPLES, diff
from marsad.cli.listing_statements import STATEMENTS_EXAMPLES, statements
from marsad.cli.mapping import MAP_EXAMPLES, map_
from marsad.cli.output import SOME_FAILED, speak_utf8
from marsad.cli.reckoning import CASUALTIES_EXAMPLES, DISPLACEMENT_EXAMPLES, casualties, displacement
from marsad.cli.rereading import REREAD_EXAMPLES, reread
from marsad.cli.retracting import ERASE_EXAMPLES, WITHDRAW_EXAMPLES, erase, withdraw
from marsad.cli.sending import SENDING_EXAMPLES, sending
from marsad.cli.serving import SERVE_EXAMPLES, serve
from marsad.cli.sources import SOURCE_ADD_EXAMPLES, SOURCE_CHECK_EXAMPLES, SOURCE_EXAMPLES, SOURCE_LIST_EXAMPLES
from marsad.cli.sources import add as add_source
from marsad.cli.sources import check as check_source
from marsad.cli.sources import list_ as list_sources
from marsad.cli.telling_events import EVENTS_EXAMPLES, events
from marsad.cli.watching import WATCH_EXAMPLES, watch
from marsad.errors import MarsadError

EXAMPLES = (
    "marsad demo",
    "marsad extract reports/ > statements.jsonl",
    "marsad ingest reports/",
    'marsad control "دير الزور" --on 2017-11-03',
    "marsad serve",
)


def command() -> typer.Typer:
    """Return the command with all its verbs."""
    app = typer.Typer(
        name="marsad",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(epilog=_epilog(EXAMPLES))(_top)
    app.command(epilog=_epilog(EXTRACT_EXAMPLES))(extract)
    app.command(epilog=_epilog(EXPLAIN_EXAMPLES))(explain)
    app.command(epilog=_epilog(INGEST_EXAMPLES))(ingest)
    _add_keeping(app)
    app.command(epilog=_epilog(EVENTS_EXAMPLES))(events)
    app.command(epilog=_epilog(CONTROL_EXAMPLES))(control)
    app.command(name="map", epilog=_epilog(MAP_EXAMPLES))(map_)
    app.command(epilog=_epilog(CASUALTIES_EXAMPLES))(casualties)
    app.command(epilog=_epilog(DISPLACEMENT_EXAMPLES))(displacement)
    app.command(epilog=_epilog(COUNTERS_EXAMPLES))(counters)
    app.command(epilog=_epilog(STATEMENTS_EXAMPLES))(statements)
    app.command(epilog=_epilog(COVERAGE_EXAMPLES))(coverage)
    app.command(epilog=_epilog(CONTRADICTIONS_EXAMPLES))(contradictions)
    app.command(epilog=_epilog(DIFF_EXAMPLES))(diff)
    app.add_typer(_judging(), name="judge", epilog=_epilog(JUDGE_EXAMPLES))
    app.command(epilog=_epilog(SERVE_EXAMPLES))(serve)
    app.command(epilog=_epilog(EVALUATE_EXAMPLES))(evaluate)
    app.command(epilog=_epilog(DEMO_EXAMPLES))(demo)
    return app


def _add_keeping(app: typer.Typer) -> None:
    """Add the verbs that look after what is kept."""
    app.command(epilog=_epilog(FAILURES_EXAMPLES))(failures)
    app.command(epilog=_epilog(REREAD_EXAMPLES))(reread)
    app.command(epilog=_epilog(VERIFY_EXAMPLES))(verify)
    app.command(epilog=_epilog(STATS_EXAMPLES))(stats)
    app.command(epilog=_epilog(SETTINGS_EXAMPLES))(settings)
    app.add_typer(_sourcing(), name="source", epilog=_epilog(SOURCE_EXAMPLES))
    app.command(epilog=_epilog(WATCH_EXAMPLES))(watch)
    app.command(epilog=_epilog(SENDING_EXAMPLES))(sending)
    app.command(epilog=_epilog(WITHDRAW_EXAMPLES))(withdraw)
    app.command(epilog=_epilog(ERASE_EXAMPLES))(erase)
    app.command(epilog=_epilog(BACKUP_EXAMPLES))(backup)
    app.command(epilog=_epilog(RESTORE_EXAMPLES))(restore)
    app.command(name="export-archive", epilog=_epilog(EXPORT_ARCHIVE_EXAMPLES))(export_archive)
    app.command(name="import-archive", epilog=_epilog(IMPORT_ARCHIVE_EXAMPLES))(import_archive)


def _judging() -> typer.Typer:
    """Return the command `marsad judge` with its own verbs."""
    judge = typer.Typer(
        help="Keep what people decide on statements: add one judgement, import or export all.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    judge.command(epilog=_epilog(ADD_EXAMPLES))(add)
    judge.command(name="import", epilog=_epilog(IMPORT_EXAMPLES))(import_)
    judge.command(epilog=_epilog(EXPORT_EXAMPLES))(export)
    return judge


def _sourcing() -> typer.Typer:
    """Return the command `marsad source` with its own verbs."""
    source = typer.Typer(
        help="Keep where reports come from: add a source, list all, check what one would bring.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    source.command(epilog=_epilog(SOURCE_ADD_EXAMPLES))(add_source)
    source.command(name="list", epilog=_epilog(SOURCE_LIST_EXAMPLES))(list_sources)
    source.command(epilog=_epilog(SOURCE_CHECK_EXAMPLES))(check_source)
    return source


def main() -> None:
    """Run the command on the process's arguments; the process ends with its exit code."""
    speak_utf8()
    try:
        command()(prog_name="marsad")
    except MarsadError as error:
        print(f"marsad: {error}", file=sys.stderr)
        sys.exit(SOME_FAILED)


def _epilog(examples: Iterable[str]) -> str:
    """Return `examples` as the end of a help text; the mark before them keeps each on a line of its own."""
    return "\n".join(("\b", "Examples:", *(f"  {example}" for example in examples)))


def _print_version(*, wanted: bool) -> None:
    if wanted:
        print(f"marsad {marsad.__version__}")
        raise typer.Exit


def _top(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Read Arabic conflict reports and keep the record: who holds what, who was harmed, when, and who says so."""
