"""What every answer shares."""

from datetime import date

from pydantic import BaseModel, ConfigDict

# [start, end) in Unicode code points of the report's text, as docs/statement.md has it.
Offsets = tuple[int, int]


class Answer(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Refusal(Answer):
    """Why a request was not answered."""

    detail: str


class Days(Answer):
    """Inclusive days; null at one end means that nothing bounds it there."""

    start: date | None
    end: date | None
