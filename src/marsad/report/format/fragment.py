"""A piece of HTML that is no page (a mail, a feed's entry) to its text: nothing weighed, nothing left out."""

from collections.abc import Iterator

_BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
_UNSEEN = frozenset("head script style template title noscript svg math".split())


def fragment_text(markup: str) -> str:
    """Return the text that `markup` shows, a block a line; empty where it shows none."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    try:
        # The text is decoded already; a declaration of an encoding in it would be believed.
        tree = document_fromstring(markup.encode("utf-8"), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except (LxmlError, ValueError):
        return ""
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(tree: object) -> Iterator[str]:
    from lxml.etree import iterwalk

    unseen = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if name in _BLOCKS:
            yield "\n"
        text = element.text if event == "start" else element.tail
        if text and not unseen:
            yield text.replace("\n", " ")
