"""To whom this user lets reports be sent: remembered by host, and taken back when he wants."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec
import platformdirs

from marsad.endpoint.place import Endpoint
from marsad.errors import EndpointError


def default_file() -> Path:
    """Return where leave is remembered: `sending.json` in the user's folder of settings."""
    return platformdirs.user_config_path("marsad", appauthor=False) / "sending.json"


def given(file: Path) -> Mapping[str, date]:
    """Return to which origins reports may be sent, and since when; a file that is none gives nothing."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, date])
    except (OSError, msgspec.DecodeError):
        return {}


def give(endpoint: Endpoint, today: date, file: Path) -> None:
    """From now on reports may be sent to the server.

    Raises:
        EndpointError: that cannot be remembered.
    """
    _write({**given(file), endpoint.origin: today}, file)


def take_back(asked: str, file: Path) -> tuple[str, ...]:
    """Return the servers of that host, or that origin, to which reports may not be sent any more.

    Raises:
        EndpointError: that cannot be remembered.
    """
    there = given(file)
    gone = tuple(origin for origin in there if asked.rstrip("/") in (origin, origin.partition("://")[2]))
    if gone:
        _write({origin: day for origin, day in there.items() if origin not in gone}, file)
    return gone


def _write(all_given: Mapping[str, date], file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f".{file.name}.part")
        part.write_bytes(msgspec.json.format(msgspec.json.encode(all_given, order="sorted"), indent=1) + b"\n")
        part.replace(file)
    except OSError as error:
        raise EndpointError(f"{file}: {error.strerror}") from error
