"""Telegram's own export as JSON, of one chat or of all: a message is a report."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from marsad.errors import DocumentError, Issue
from marsad.intake.item import Item, Terms
from marsad.intake.rationed import BLOCK, Rationed
from marsad.intake.row import canonical
from marsad.report.document import Document, Metadata
from marsad.report.reading import written

# Where an export has its chats: itself, or in lists.
_CHATS = ("", "chats.list.item.", "left_chats.list.item.")
_MESSAGES = {f"{chat}messages.item": chat for chat in _CHATS}
_ABOUT = {f"{chat}{name}": name for chat in _CHATS for name in ("name", "type", "id")}
_OPENING, _CLOSING = frozenset(("start_map", "start_array")), frozenset(("end_map", "end_array"))
# The fields of a message that are what it says: another export of it differs in reactions and in names of files.
_SAID = ("id", "date", "date_unixtime", "edited", "edited_unixtime", "from", "forwarded_from", "text")

Event = tuple[str, str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """What an export tells of a chat in front of its messages."""

    name: str | None = None
    type: str | None = None
    id: str | None = None


def read(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return the messages of the export in `item`, one at a time in memory; those without words are left out.

    Service messages and media without a caption say nothing that could be read. A report goes by the export's name
    and the message's number, behind its chat's where there are several; the second of a number is `~2`.

    Raises:
        DocumentError: it is no JSON, or not to its end; a message is larger than a report may be; or there is none.
    """
    import ijson

    stream = Rationed(item.source, item.stream, terms.limits.report_bytes)
    count, told = 0, Counter[str]()
    try:
        for several, chat, message in _messages(ijson.parse(stream, use_float=True, buf_size=BLOCK), stream):
            count += 1
            if message.get("type") == "message" and (text := _text(message)).strip():
                name = _name(chat, message, several=several)
                told[name] += 1
                source = f"{item.source}#{name}" if told[name] == 1 else f"{item.source}#{name}~{told[name]}"
                yield _report((source, item), chat, (message, text), zone=terms.manner.zone)
    except (ijson.JSONError, ValueError, RecursionError) as error:
        raise DocumentError(item.source, f"damaged: not JSON: {error}"[:300], code="damaged") from error
    if not count:
        raise DocumentError(item.source, "an export of Telegram without messages", code="empty")


def refuse_pages(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return nothing: the same export as pages for reading does not say which of its words are whose.

    Raises:
        DocumentError: always.
    """
    yield from ()
    reason = "Telegram's export as pages is not read; export the chat again as machine-readable JSON"
    raise DocumentError(item.source, reason, code="format")


def _messages(events: Iterator[Event], stream: Rationed) -> Iterator[tuple[bool, Chat, Mapping[str, object]]]:
    """Return each message with its chat, and whether there are several chats."""
    chat = Chat()
    for prefix, event, value in events:
        if prefix in _ABOUT and event in {"string", "number"}:
            chat = replace(chat, **{_ABOUT[prefix]: str(value)})
        elif prefix in _MESSAGES and event == "start_map":
            message = _object(events)
            stream.renew()
            yield bool(_MESSAGES[prefix]), chat, message
        elif event == "end_map" and f"{prefix}." in _CHATS:
            chat = Chat()


def _object(events: Iterator[Event]) -> Mapping[str, object]:
    """Return the object that is open, its events taken."""
    import ijson

    builder = ijson.ObjectBuilder()
    builder.event("start_map", None)
    depth = 1
    while depth:
        _, event, value = next(events)
        depth += (event in _OPENING) - (event in _CLOSING)
        builder.event(event, value)
    found: Mapping[str, object] = builder.value
    return found


def _number(message: Mapping[str, object]) -> str:
    return _written(message.get("id")) or "?"


def _name(chat: Chat, message: Mapping[str, object], *, several: bool) -> str:
    return f"{chat.id}/{_number(message)}" if several else _number(message)


def _report(
    named: tuple[str, Item], chat: Chat, said: tuple[Mapping[str, object], str], *, zone: tzinfo | None
) -> Document | Issue:
    (source, item), (message, text) = named, said
    is_channel = chat.type is not None and chat.type.endswith("channel")
    known = replace(
        item.given.provenance,
        address=f"telegram:{chat.id}/{_number(message)}" if chat.id else None,
        author=_written(message.get("from")),
        edited=_moment(message, "edited"),
        forwarded_from=_written(message.get("forwarded_from")) or _written(message.get("saved_from")),
    )
    metadata = Metadata(publisher=chat.name if is_channel else None, published=_day(message, zone))
    original = canonical({"chat": chat.id, **{name: message.get(name) for name in _SAID}})
    try:
        return written(source, text, original, metadata, provenance=known)
    except DocumentError as error:
        return Issue(source=error.source, code=error.code, message=error.reason)


def _text(message: Mapping[str, object]) -> str:
    """Return the words of a message or of what is said of its media: one text, or pieces of which some are marked."""
    given = message.get("text")
    pieces = given if isinstance(given, list) else [given]
    texts = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(text for text in texts if isinstance(text, str))


def _written(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and str(value).strip() else None


def _day(message: Mapping[str, object], zone: tzinfo | None) -> date | None:
    """Return the day of a message in `zone`, else in UTC; where only the exporter's clock is given, the day by that."""
    moment = _moment(message, "date")
    if moment is None:
        return None
    return moment.astimezone(zone).date() if zone and moment.tzinfo else moment.date()


def _moment(message: Mapping[str, object], name: str) -> datetime | None:
    given, local = message.get(f"{name}_unixtime"), message.get(name)
    try:
        if isinstance(given, str | int) and not isinstance(given, bool):
            return datetime.fromtimestamp(int(given), UTC)
        return datetime.fromisoformat(local) if isinstance(local, str) else None
    except (ValueError, OverflowError, OSError):
        return None
