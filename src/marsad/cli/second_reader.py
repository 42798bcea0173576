"""Which reader is asked for on the command line."""

from enum import Enum
from pathlib import Path

import typer

from marsad import verbs
from marsad.extract.model.asking import Model


class ReaderChoice(Enum):
    """Who reads."""

    RULES = "rules"
    MODEL = "model"
    BOTH = "both"


def model_of(reader: ReaderChoice, answers: Path | None) -> Model | None:
    """Return the model that reads, None where the rules do.

    Raises:
        typer.BadParameter: a model is to read and nothing answers for it, or the other way round.
    """
    if reader is ReaderChoice.RULES:
        if answers is not None:
            raise typer.BadParameter("--answers are a model's: add --reader model or both")
        return None
    if answers is None:
        raise typer.BadParameter(f"--reader {reader.value} needs a model's answers: --answers DIR")
    return verbs.kept_answers(answers)
