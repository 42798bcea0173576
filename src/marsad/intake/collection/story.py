"""An entry of a feed, whatever the feed is written in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a feed says in one entry: `body` has its words; `is_summary` where that is all the feed gives of it.

    `address` is the guid, which stays the same, else the link.
    """

    title: str | None
    body: str
    is_summary: bool
    address: str | None
    link: str | None
    author: str | None
    publisher: str | None
    language: str | None
    published: datetime | None
    edited: datetime | None

    @property
    def text(self) -> str:
        """The title as the first line, unless the words begin with it."""
        title = self.title or ""
        return self.body if self.body.startswith(title) else f"{title}\n{self.body}".strip()
