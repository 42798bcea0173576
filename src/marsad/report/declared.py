"""What a web page declares of itself, in its head and in its linked data."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import msgspec

_META = re.compile(r"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_LINK = re.compile(r"<link\s([^<>]{1,2000})>", re.IGNORECASE)
_ROOT = re.compile(r"<html\s([^<>]{1,2000})>", re.IGNORECASE)
_LINKED = re.compile(r"<script[^<>]{0,200}application/ld\+json[^<>]{0,200}>", re.IGNORECASE)
_SCRIPT_END = re.compile("</script", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:_.-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED_DATE = re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d{2}-\d{2}[^\"]{0,40})")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
# The names that can only mean the day on which a page came out: Open Graph's and schema.org's. `date`, `pubdate` and
# the like are also given to days on which it was made, changed or fetched.
_PUBLISHED = frozenset(("article:published_time", "datepublished"))
_EDITED = frozenset(("article:modified_time", "og:updated_time", "datemodified"))
_AUTHOR = frozenset(("author", "article:author"))
_WEB = ("http://", "https://")
# Code points of a name, an address or a language beyond which it is none.
_LONGEST_NAME, _LONGEST_ADDRESS, _LONGEST_LANGUAGE = 200, 2_000, 35
# Nodes of linked data that are looked at.
_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a page declares; None where it declares nothing, or several things that differ."""

    published: date | None
    edited: datetime | None
    author: str | None
    address: str | None
    language: str | None


def declared(markup: str, zone: tzinfo | None = None) -> Declared:
    """Return what the page `markup` declares of itself; in `zone` its moments become days."""
    named = [(name.lower(), content.strip()) for name, content in _named(markup)]
    linked = list(_linked(markup))
    return Declared(
        published=published(markup, zone),
        edited=_only_time({content for name, content in named if name in _EDITED} | _texts(linked, "dateModified")),
        author=_author(named, linked),
        address=_address(markup, named),
        language=_language(markup),
    )


def published(markup: str, zone: tzinfo | None = None) -> date | None:
    """Return the day on which, as the page itself states, it came out; None where it states none or several.

    Of a moment it is the day that is written, or that of `zone` where both are given.
    """
    stated = _LINKED_DATE.findall(markup)
    stated += [content for name, content in _named(markup) if name.lower() in _PUBLISHED]
    days = {day for text in stated if (day := _day(text.strip(), zone))}
    if len(days) != 1:
        return None
    try:
        return date.fromisoformat(days.pop())
    except ValueError:
        return None


def _day(text: str, zone: tzinfo | None) -> str | None:
    found = _ISO_DAY.match(text)
    try:
        moment = datetime.fromisoformat(text) if zone else None
    except ValueError:
        moment = None
    if moment and moment.tzinfo:
        return moment.astimezone(zone).date().isoformat()
    return found.group(1) if found else None


def _named(markup: str) -> Iterator[tuple[str, str]]:
    """Return the name and the content of each meta element."""
    for found in _META.finditer(markup):
        given = _attributes(found[1])
        name = given.get("property") or given.get("name") or given.get("itemprop")
        if name and given.get("content"):
            yield name, given["content"]


def _attributes(text: str) -> Mapping[str, str]:
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(text)}


def _linked(markup: str) -> Iterator[Mapping[str, object]]:
    """Return the objects in the page's linked data, breadth first."""
    at = 0
    while (opened := _LINKED.search(markup, at)) and (closed := _SCRIPT_END.search(markup, opened.end())):
        at = closed.end()
        try:
            nodes: list[object] = [
                msgspec.json.decode(markup[opened.end() : closed.start()].encode("utf-8", "replace"))
            ]
        except (msgspec.DecodeError, RecursionError):
            continue
        for node in nodes:
            if isinstance(node, dict):
                yield node
            inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
            if len(nodes) < _MOST_NODES:
                nodes.extend(inner)


def _texts(nodes: list[Mapping[str, object]], key: str) -> set[str]:
    return {value for node in nodes if isinstance(value := node.get(key), str)}


def _author(named: list[tuple[str, str]], linked: list[Mapping[str, object]]) -> str | None:
    """Return the one name that is given for the author, by whichever of the two ways gives any."""
    people = (person for node in linked for person in _each(node.get("author")))
    names = {str(person.get("name", "")) if isinstance(person, dict) else str(person) for person in people}
    given = {name.strip() for name in (names or {content for name, content in named if name in _AUTHOR})}
    plausible = {name for name in given if 0 < len(name) <= _LONGEST_NAME and not name.startswith(_WEB)}
    return plausible.pop() if len(plausible) == 1 else None


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _address(markup: str, named: list[tuple[str, str]]) -> str | None:
    """Return the address under which the page itself wants to be known."""
    links = (_attributes(found[1]) for found in _LINK.finditer(markup))
    canonical = {link.get("href", "").strip() for link in links if link.get("rel", "").lower() == "canonical"}
    for given in (canonical, {content for name, content in named if name == "og:url"}):
        addresses = {one for one in given if one.startswith(_WEB) and len(one) <= _LONGEST_ADDRESS}
        if len(addresses) == 1:
            return addresses.pop()
    return None


def _language(markup: str) -> str | None:
    root = _ROOT.search(markup)
    given = _attributes(root[1]) if root else {}
    language = (given.get("lang") or given.get("xml:lang") or "").strip()
    return language if 0 < len(language) <= _LONGEST_LANGUAGE else None


def _only_time(given: set[str]) -> datetime | None:
    """Return the one moment that is `given`, None where several are or it is no moment."""
    moments: set[datetime] = set()
    for text in given:
        try:
            moments.add(datetime.fromisoformat(text.strip()))
        except ValueError:
            continue
    return moments.pop() if len(moments) == 1 else None
