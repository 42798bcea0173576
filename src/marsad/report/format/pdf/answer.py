"""What the process that reads a PDF says of it."""

from msgspec import Struct


class Answer(Struct, frozen=True, kw_only=True):
    """The text of a PDF of so many `pages` and what it says of itself, or the `code` and `reason` of a refusal."""

    text: str = ""
    pages: int = 0
    title: str | None = None
    author: str | None = None
    language: str | None = None
    code: str | None = None
    reason: str = ""
