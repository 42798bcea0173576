"""A tile server of the reader's own, for the map under the map: there is none unless it is configured."""

import re
from dataclasses import dataclass
from enum import Enum

from marsad.errors import ServingError

_PLACEHOLDERS = ("{z}", "{x}", "{y}")
# Nothing may stand in the origin that says more in a Content-Security-Policy, as a space or a semicolon would.
_ADDRESS = re.compile(r"(?P<origin>https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?)(?P<path>/[^?#\s]*)\S*")
_VECTOR = (".pbf", ".mvt")


class TileKind(Enum):
    """What a tile is: a picture, or lines and names to be drawn."""

    RASTER = "raster"
    VECTOR = "vector"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """The tiles at `url`, which has {z}, {x} and {y}, shown with the words of `attribution`.

    Raises:
        ServingError: the address is none at which tiles can be.
    """

    url: str
    attribution: str = ""

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.url):
            raise ServingError(f"tiles: {self.url!r} is no address like https://tiles.example/{{z}}/{{x}}/{{y}}.png")
        if missing := [each for each in _PLACEHOLDERS if each not in self.url]:
            raise ServingError(f"tiles: {self.url!r} lacks {' and '.join(missing)}")

    @property
    def origin(self) -> str:
        """The server alone, as a Content-Security-Policy names it."""
        return self._part("origin")

    @property
    def kind(self) -> TileKind:
        """What is there, by the name's end."""
        return TileKind.VECTOR if self._part("path").endswith(_VECTOR) else TileKind.RASTER

    def _part(self, name: str) -> str:
        found = _ADDRESS.fullmatch(self.url)
        return found[name] if found else ""
