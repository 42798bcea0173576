"""Which reader is asked for on the command line: the options of every verb that reads, described once."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer
from msgspec import structs

from marsad import verbs
from marsad.address import Where
from marsad.cli.output import SOME_FAILED, USAGE, Messages, write_row
from marsad.endpoint.paid import PaidModel
from marsad.endpoint.place import Allowed, refuse
from marsad.errors import Issue
from marsad.extract.model.asking import Model
from marsad.report.document import Document


class ReaderChoice(Enum):
    """Who reads."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


def amount(text: str) -> Decimal:
    """Return `text` as an amount of money.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or found < 0:
        raise typer.BadParameter(f"{text!r} is no amount such as 5.00")
    return found


def _option(name: str, metavar: str, words: str, **more: Any) -> Any:  # noqa: ANN401  # as typer takes them
    return typer.Option(name, metavar=metavar, help=words, show_default=False, **more)


def remark(model: Model | None) -> Callable[[], str] | None:
    """Return what says what the model has cost so far, None where nothing does."""
    return (lambda: model.spent.brief) if isinstance(model, PaidModel) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReader:
    """Which reader is asked for, and how its model is asked: a verb takes one as `second` and is `with_model`."""

    reader: Annotated[
        ReaderChoice,
        typer.Option("--reader", help="Who reads: the rules, a language model over what the rules find, or both."),
    ] = ReaderChoice.RULES
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Where a model's answers are, each in a file under its prompt's id (see --dump-prompts).",
        ),
    ] = None
    base_url: Annotated[
        str | None,
        _option("--base-url", "URL", "Whose model reads: a server's address, up to /v1.", envvar="MARSAD_MODEL_URL"),
    ] = None
    model: Annotated[
        str | None, _option("--model", "NAME", "What that server calls the model.", envvar="MARSAD_MODEL")
    ] = None
    at_once: Annotated[
        int | None, _option("--at-once", "N", "Requests at a time. [default: 1 on this machine, else 4]", min=1, max=64)
    ] = None
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, help="How long an answer may take.")
    ] = 600.0
    max_tokens: Annotated[
        int, typer.Option("--max-tokens", metavar="N", min=16, help="Tokens of an answer at the most.")
    ] = 8_192
    price_in: Annotated[
        Decimal | None, _option("--price-in", "AMOUNT", "What a million tokens read by the model cost.", parser=amount)
    ] = None
    price_out: Annotated[
        Decimal | None, _option("--price-out", "AMOUNT", "What a million that it writes cost.", parser=amount)
    ] = None
    budget: Annotated[
        Decimal | None,
        _option("--budget", "AMOUNT", "Ask nothing that could cost more; the rules read the rest.", parser=amount),
    ] = None
    budget_tokens: Annotated[
        int | None, _option("--budget-tokens", "N", "The same, in tokens read and written.", min=1)
    ] = None
    keep_answers: Annotated[
        Path | None,
        _option("--keep-answers", "DIR", "Where its answers are kept. [default: your data folder]", file_okay=False),
    ] = None
    ask_anew: Annotated[
        bool, typer.Option("--ask-anew", help="Ask again for answers that were kept and could not be used.")
    ] = False
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Send and read nothing; say how many tokens it would take.")
    ] = False
    yes_send: Annotated[
        bool, typer.Option("--yes-send", help="Send the reports to a server that is not this machine, without asking.")
    ] = False

    @property
    def is_both(self) -> bool:
        """Whether rules and model both read, and are reconciled."""
        return self.reader is ReaderChoice.BOTH

    @property
    def asked(self) -> verbs.ModelAsked | None:
        """The server's model that is to read; None where rules do, or answers that were kept.

        Raises:
            typer.BadParameter: a model is to read and nothing answers for it, or the other way round.
        """
        if self.reader is ReaderChoice.RULES:
            if self.answers is not None or self.dry_run:
                raise typer.BadParameter("--answers and --dry-run are a model's: add --reader model or both")
            return None
        if self.answers is not None:
            return None
        if self.base_url is None or self.model is None:
            needs = "a server, --base-url and --model, or a model's answers: --answers DIR"
            raise typer.BadParameter(f"--reader {self.reader.value} needs {needs}")
        return verbs.ModelAsked(
            base_url=self.base_url,
            model=self.model,
            at_once=self.at_once,
            most_tokens=self.max_tokens,
            timeout_s=self.timeout,
            price_read=self.price_in,
            price_written=self.price_out,
            budget=self.budget,
            budget_tokens=self.budget_tokens,
            answers=self.keep_answers,
            anew=self.ask_anew,
        )

    @property
    def at_a_time(self) -> int:
        """How many reports are read at a time: as many as are asked about."""
        asked = self.asked
        return asked.requests_at_once if asked else 1

    @contextmanager
    def opened(
        self, messages: Messages, *, reports: int | None = None, allowed: Allowed = Allowed.ALL
    ) -> Iterator[Model | None]:
        """Yield the model that reads, None where rules do; at the end what it cost is said.

        The user is asked for leave before the first `reports` (None: nobody knows how many) go to another machine.

        Raises:
            typer.BadParameter: as `asked`.
            typer.Exit: there is no leave, or the server cannot be asked at all.
        """
        asked = self.asked
        if asked is None:
            with messages.usage():
                refuse(None, allowed) if self.answers else None
            yield verbs.kept_answers(self.answers) if self.answers else None
            return
        with ExitStack() as stack:
            with messages.usage():
                leave = self.yes_send or self._has_leave(asked, messages, reports)
                server = stack.enter_context(verbs.served_model(asked, allowed=allowed, may_send=leave))
            try:
                yield server
            finally:
                messages.say(f"{server.name} at {asked.base_url}: {server.spent}")

    def by(self, model: Model | None) -> verbs.ByModel | None:
        """Return that `model` reads, or it and the rules, as is asked for; None where the rules do."""
        return verbs.ByModel(model=model, both=self.is_both, at_once=self.at_a_time) if model else None

    @contextmanager
    def reading(
        self, messages: Messages, db: Where | None, *, reports: int | None = None
    ) -> Iterator[verbs.ByModel | None]:
        """Yield the model that reads what is in the database, or comes into it; at the end what it cost is said.

        Raises:
            typer.BadParameter: as `asked`.
            typer.Exit: there is no leave, the team of the database allows no such model, or it cannot be asked at all.
        """
        allowed = Allowed.ALL if self.reader is ReaderChoice.RULES else verbs.allowed(db=db)
        with self.opened(messages, reports=reports, allowed=allowed) as model:
            yield self.by(model)

    def tell_forecast(self, reports: Iterable[Document | Issue], messages: Messages, *, theatre: str | None) -> None:
        """Leave on stdout what reading the reports by the model would take, and on stderr which cannot be read.

        Raises:
            typer.BadParameter: as `asked`, or no server is named.
            typer.Exit: some reports cannot be read, or the server cannot be asked at all.
        """
        asked = self.asked
        if asked is None:
            raise typer.BadParameter("--dry-run is for a server's model: name it by --base-url and --model")
        with messages.usage():
            found = verbs.forecast(asked, reports, announce=messages.say_issue, theatre=theatre)
        messages.say(
            f"{found.reports:,} reports have {found.prompts:,} prompts, of which {found.kept:,} are answered already; "
            f"the others are about {found.tokens_read:,} tokens to read and {found.tokens_written:,} to write"
            + ("" if found.cost is None else f", which cost {found.cost:.2f}")
            + " (guessed by their letters; nothing was sent)"
        )
        cost = None if found.cost is None else float(found.cost)
        write_row({**structs.asdict(found), "cost": cost})
        if found.unread:
            raise typer.Exit(SOME_FAILED)

    def _has_leave(self, asked: verbs.ModelAsked, messages: Messages, reports: int | None) -> bool:
        """Return whether reports may be sent to the server, now that the user was told what would be, and asked."""
        to = verbs.sending(asked.base_url)
        if to.has_leave:
            return True
        many = "the reports" if reports is None else f"{reports:,} report{'s' if reports != 1 else ''}"
        messages.say(
            f"The text of {many}, with publisher and day, would be sent to {to.origin}, which is another machine, "
            f"to be read by {asked.model}. What becomes of it there is up to whoever runs it."
            + ("" if to.is_encrypted else " The line is not encrypted: others on the way can read it, and your key.")
        )
        if not sys.stdin.isatty():
            messages.say("marsad: nobody can be asked here for leave: give it by --yes-send, or once on a terminal")
            raise typer.Exit(USAGE)
        if not typer.confirm(f"Send it, and all later reports that {to.origin} is to read?", err=True):
            messages.say("marsad: nothing was sent")
            raise typer.Exit(USAGE)
        verbs.give_leave(asked.base_url)
        messages.say("This is remembered; `marsad sending` shows it and takes it back.")
        return True


def with_model(verb: Callable[..., None]) -> Callable[..., None]:
    """Return the verb with the options of a second reader, which it is handed as `second`."""
    hints = get_type_hints(SecondReader, include_extras=True)
    options = [
        Parameter(each.name, Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name])
        for each in fields(SecondReader)
    ]
    own = [each for each in signature(verb, eval_str=True).parameters.values() if each.name != "second"]

    @wraps(verb)
    def run(**given: Any) -> None:  # noqa: ANN401  # whatever the verb takes
        second = SecondReader(**{each.name: given.pop(each.name) for each in options})
        verb(**given, second=second)

    run.__signature__ = Signature([*own, *options])  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in (*own, *options)} | {"return": None}
    del run.__wrapped__
    return run
