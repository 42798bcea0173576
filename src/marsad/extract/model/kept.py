"""Prompts and answers in folders, so that any model can be tried without a server."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from marsad.errors import ModelError
from marsad.extract.model.asking import Prompt
from marsad.extract.model.parsing import LONGEST

# In a folder of answers: what the model is called, on one line.
NAMED = "model.txt"
_UNNAMED = "unnamed"
# Bytes of the longest answer: four for each of its code points.
_MOST_BYTES = 4 * LONGEST


def write(prompts: Iterable[Prompt], folder: Path) -> tuple[str, ...]:
    """Return the ids of the prompts, each of which stands now in `folder`, in a file under its id.

    Raises:
        ModelError: the folder cannot be written to.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for prompt in prompts:
            shown = msgspec.json.format(msgspec.json.encode(prompt), indent=1)
            (folder / f"{prompt.id}.json").write_bytes(shown + b"\n")
            written.append(prompt.id)
    except OSError as error:
        raise ModelError(f"{folder}: {error.strerror}") from error
    return tuple(written)


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """Answers that stand in a folder, each in a file under its prompt's id: `ID.json`, or `ID.txt`."""

    folder: Path

    @property
    def name(self) -> str:
        """What `model.txt` in the folder says the model is called."""
        try:
            told = (self.folder / NAMED).read_text("utf-8").split()
        except (OSError, UnicodeDecodeError):
            return _UNNAMED
        return " ".join(told)[:80] or _UNNAMED

    @property
    def is_local(self) -> bool:
        """That no report leaves this machine."""
        return True

    def answer(self, prompt: Prompt) -> str:
        """Return the answer that is kept for `prompt`.

        Raises:
            ModelError: there is none, or it cannot be read.
        """
        for ending in (".json", ".txt"):
            path = self.folder / f"{prompt.id}{ending}"
            try:
                with path.open("rb") as file:
                    return file.read(_MOST_BYTES + 1).decode("utf-8", "replace")
            except FileNotFoundError:
                continue
            except OSError as error:
                raise ModelError(f"{path}: {error.strerror}") from error
        raise ModelError(f"no answer to {prompt.id} in {self.folder}")
