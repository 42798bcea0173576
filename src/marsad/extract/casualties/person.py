"""The one person whom a toll names: personal data, with the words that tell it."""

import re

from marsad.extract.casualties.told import Toll
from marsad.extract.role.headcount import Count
from marsad.extract.role.named import is_woman
from marsad.extract.scene import Scene
from marsad.extract.statement import Victim

# "(37 عاما)", "البالغ من العمر 37 عاما": behind the name, within so many code points.
_AGE_REACH = 50
_AGE = re.compile(r"[ ،(]*(?:البالغه? )?(?:من )?(?:العمر )?([0-9]{1,2}) (?:عام|سن)")
_FEMALE = "ة"


def named_victim(scene: Scene, toll: Toll) -> tuple[Victim, ...]:
    """Return whom the toll names, none where it names nobody."""
    return named_in(scene, toll.count)


def named_in(scene: Scene, count: Count) -> tuple[Victim, ...]:
    """Return who the one is that is counted, none where nobody is named."""
    at = count.name
    if at is None:
        return ()
    span = scene.folded.span(*at)
    role = None
    if count.noun is not None and count.start < at[0]:
        role = scene.folded.span(count.start, at[0]).quote(scene.folded.original).strip()
    age = _AGE.match(scene.text, at[1], at[1] + _AGE_REACH)
    return (
        Victim(
            name=span.quote(scene.folded.original),
            span=span,
            age=int(age[1]) if age else None,
            sex=_sex(scene.text[slice(*at)], role),
            role=role,
        ),
    )


def _sex(name: str, role: str | None) -> str | None:
    """Return "female" or "male" where a given name or the noun's gender tells it, None where nothing does."""
    if is_woman(name.split(maxsplit=1)[0]) or (role is not None and role.endswith(_FEMALE)):
        return "female"
    return "male" if role is not None else None
