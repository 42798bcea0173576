"""What a fetched body is, whatever its server calls it."""

from marsad.intake.form import SAMPLE, Form, by_beginning, by_content, by_media, by_name

# What the beginning of bytes shows beyond doubt, before any word of the server or any ending; feeds are often sent as
# plain XML or as web pages.
_SHOWN = frozenset((Form.FEED, Form.PDF, Form.PARQUET, Form.WARC, Form.MBOX, Form.PACKED))
_NAMES = {Form.HTML: "a web page", Form.FEED: "a feed", Form.JSON_FEED: "a JSON feed", Form.TEXT: "a text"}


def form_of(target: str, media: str, raw: bytes) -> Form:
    """Return the form of `raw`, sent as `media` from the path `target`."""
    head = raw[:SAMPLE]
    shown = by_beginning(head)
    if shown in _SHOWN:
        return shown
    named = by_name(target.partition("?")[0])
    told = by_media(media)
    # A server that knows no better calls everything a text; an ending then tells more.
    form = named if told in (None, Form.TEXT) and named else told or shown
    if form is Form.JSONL and shown is Form.JSONL and _is_json(media, target):
        form = Form.JSON
    # A page that is sent in place of something else.
    if shown is Form.HTML and form not in (Form.HTML, Form.MHTML, Form.MARKDOWN):
        return Form.HTML
    return by_content(form, head)


def called(form: Form) -> str:
    """Return what the form is, in words."""
    return _NAMES.get(form, f"a {form.value} file")


def _is_json(media: str, target: str) -> bool:
    return "json" in media.lower() and not target.lower().endswith(".jsonl") and "ndjson" not in media.lower()
