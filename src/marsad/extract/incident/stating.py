"""Events: one statement for each."""

from collections.abc import Iterator

from marsad.extract.scene import Scene
from marsad.extract.statement import Incident


def incidents(scene: Scene) -> Iterator[Incident]:
    """Yield every statement of the kind, in the order of the words."""
    del scene
    yield from ()
