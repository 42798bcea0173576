"""The colours of those who hold most of the land are told apart by colour-blind people too."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from marsad.theatre.loading import load

Colour = npt.NDArray[np.float64]

# Main holders of land in Syria; others share the hue of their camp and are told apart by their names.
MAIN = ("IS", "REGIME", "SDF", "REBELS", "HTS", "SNA", "TURKEY", "SYRIA_TRANSITIONAL")
# Distances in Oklab, where .02 is about what a good eye just sees; small marks need several times that.
LEAST = 0.1
# Machado, Oliveira and Fernandes 2009, severity 1, in linear light.
VISIONS: Mapping[str, list[list[float]]] = {
    "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
# Björn Ottosson's Oklab: from linear light to cones, and from their cube roots to lightness and two axes of hue.
_CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
_OKLAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def light(colour: str) -> Colour:
    """Return the linear light of "#rrggbb"."""
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def seen(colour: str, vision: str) -> Colour:
    """Return where in Oklab an eye of that vision sees the colour."""
    felt = np.clip(np.array(VISIONS[vision]) @ light(colour), 0, 1)
    place: Colour = np.array(_OKLAB) @ np.cbrt(np.array(_CONES) @ felt)
    return place


@pytest.mark.parametrize("vision", VISIONS)
def test_the_main_parties_are_told_apart(vision: str) -> None:
    colours = {party.id: party.colour for party in load("syria").parties}
    places = {party: seen(colours[party], vision) for party in MAIN}
    near = {
        (one, other): round(float(np.linalg.norm(places[one] - places[other])), 3)
        for one, other in combinations(MAIN, 2)
        if np.linalg.norm(places[one] - places[other]) < LEAST
    }
    assert near == {}


def test_the_measure_knows_what_colour_blind_people_confuse() -> None:
    red, green = "#b05050", "#7a7030"
    apart = {vision: np.linalg.norm(seen(red, vision) - seen(green, vision)) for vision in VISIONS}
    assert apart["deuteranopia"] < apart["all cones"] / 2
