"""Models that servers answer for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import platformdirs
from msgspec import Struct

from marsad.endpoint.budget import Budget
from marsad.endpoint.paid import PaidModel
from marsad.endpoint.place import Allowed, endpoint_of, refuse
from marsad.endpoint.price import Price, Tokens, estimated
from marsad.errors import EndpointError, Issue
from marsad.report.document import Document

# What is read at once where nobody says: one report by a model of this machine, which has no more hands, else some.
_HERE, _ELSEWHERE = 1, 4
_INSTALL = "python -m pip install 'marsad[model]'"


class Sending(Struct, frozen=True, kw_only=True):
    """What would be sent: to which `origin`, whether that is another machine, whether over an encrypted line, by leave.

    `has_leave` is True where it is this machine.
    """

    origin: str
    is_local: bool
    is_encrypted: bool
    has_leave: bool


class Forecast(Struct, frozen=True, kw_only=True):
    """What reading `reports` by a model would take: `prompts`, of which `kept` are answered already.

    The others are about so many tokens read and written, guessed as `marsad.endpoint.price` says; what these cost is
    None without a price. `unread` have no text.
    """

    reports: int
    prompts: int
    kept: int
    tokens_read: int
    tokens_written: int
    cost: Decimal | None
    unread: int


class ModelAsked(Struct, frozen=True, kw_only=True):
    """Which model of which server is asked, how, and for how much.

    `at_once`: requests at a time, None: one of this machine, four of another. Prices are for a million tokens; `budget`
    is in their currency, `budget_tokens` in tokens, and no request begins that could pass either. `answers` is a folder
    in which answers are kept, None: in the user's data folder; those that could not be used are asked for `anew`.
    """

    base_url: str
    model: str
    at_once: int | None = None
    most_tokens: int = 8_192
    timeout_s: float = 600.0
    price_read: Decimal | None = None
    price_written: Decimal | None = None
    budget: Decimal | None = None
    budget_tokens: int | None = None
    answers: Path | None = None
    anew: bool = False

    @property
    def requests_at_once(self) -> int:
        """How many requests are made at a time."""
        return self.at_once or (_HERE if endpoint_of(self.base_url).is_local else _ELSEWHERE)


def default_answers() -> Path:
    """Return where a model's answers are kept unless a caller says otherwise."""
    return platformdirs.user_data_path("marsad", appauthor=False) / "answers"


def sending(base_url: str, *, file: Path | None = None) -> Sending:
    """Return what would be sent where, and whether this user gave leave for it.

    Raises:
        EndpointError: it is no address of a server.
    """
    from marsad.endpoint.leave import default_file, given

    place = endpoint_of(base_url)
    return Sending(
        origin=place.origin,
        is_local=place.is_local,
        is_encrypted=place.is_encrypted,
        has_leave=place.is_local or place.origin in given(file or default_file()),
    )


def give_leave(base_url: str, *, file: Path | None = None) -> None:
    """From now on this user's reports may be sent to that server.

    Raises:
        EndpointError: that cannot be remembered.
    """
    from marsad.endpoint.leave import default_file, give

    give(endpoint_of(base_url), datetime.now(UTC).date(), file or default_file())


def take_leave_back(host: str, *, file: Path | None = None) -> tuple[str, ...]:
    """Return the servers of that host, to which this user's reports may not be sent any more.

    Raises:
        EndpointError: that cannot be remembered.
    """
    from marsad.endpoint.leave import default_file, take_back

    return take_back(host, file or default_file())


def leaves(*, file: Path | None = None) -> dict[str, date]:
    """Return to which servers this user's reports may be sent, and since when."""
    from marsad.endpoint.leave import default_file, given

    return dict(given(file or default_file()))


@contextmanager
def served_model(asked: ModelAsked, *, allowed: Allowed = Allowed.ALL, may_send: bool = False) -> Iterator[PaidModel]:
    """Yield the model, which any number of threads may ask; at the end all that is under way ends with an error.

    To another machine reports are sent where the user gave leave once, or now, by `may_send`.

    Raises:
        EndpointError: there is no such address, no leave, no price for a budget, or the library is not installed.
        ModelError: answers cannot be kept.
    """
    place = endpoint_of(asked.base_url)
    refuse(place, allowed)
    if not may_send and not sending(asked.base_url).has_leave:
        raise EndpointError(f"{place.origin} is another machine, and nobody gave leave to send it reports")
    with _model(asked) as model:
        yield model


def forecast(
    asked: ModelAsked,
    reports: Iterable[Document | Issue],
    *,
    announce: Callable[[Issue], None] | None = None,
    theatre: str | None = None,
) -> Forecast:
    """Return what reading `reports` by the model would take; nothing is sent. `announce` hears which have no text.

    Raises:
        EndpointError: as `served_model`, but that no leave is needed.
        TheatreError: there is no such theatre.
    """
    from marsad.extract.model.reader import asked as prompts_of

    counted, prompts, kept, unread, tokens = 0, 0, 0, 0, Tokens()
    with _model(asked) as model:
        for report in reports:
            if isinstance(report, Issue):
                unread += 1
                if announce:
                    announce(report)
                continue
            counted += 1
            for prompt in prompts_of(report, theatre):
                prompts += 1
                if model.has(prompt):
                    kept += 1
                else:
                    tokens = tokens + estimated(prompt)
    price = _price(asked)
    return Forecast(
        reports=counted,
        prompts=prompts,
        kept=kept,
        tokens_read=tokens.read,
        tokens_written=tokens.written,
        cost=price.of(tokens) if price else None,
        unread=unread,
    )


@contextmanager
def _model(asked: ModelAsked) -> Iterator[PaidModel]:
    try:
        from marsad.endpoint.served import ServedModel
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "marsad":
            raise
        reason = f"to ask a model's server Marsad needs {error.name}: {_INSTALL} (in a clone '.[model]')"
        raise EndpointError(reason) from None
    from marsad.endpoint.key import key_of
    from marsad.endpoint.parameters import Bounds, Parameters

    place, price = endpoint_of(asked.base_url), _price(asked)
    if asked.budget is not None and price is None:
        raise EndpointError("a budget in money needs the prices of tokens read and written")
    with ServedModel(
        place,
        Parameters(model=asked.model, most_tokens=asked.most_tokens),
        key=key_of(place),
        bounds=Bounds(whole_s=asked.timeout_s),
        budget=Budget(price, cost=asked.budget, tokens=asked.budget_tokens),
        shelf=asked.answers or default_answers(),
        anew=asked.anew,
    ) as model:
        yield model


def _price(asked: ModelAsked) -> Price | None:
    if asked.price_read is None and asked.price_written is None:
        return None
    return Price(read=asked.price_read or Decimal(0), written=asked.price_written or Decimal(0))
