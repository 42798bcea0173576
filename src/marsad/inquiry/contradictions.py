"""Everything that cannot all be true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from marsad.record.contradiction import Contradiction
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.judgement import Judgement
from marsad.theatre.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionList:
    """The contradictions asked for, as known on day `as_of`; `sentences` and `judgements` are those behind, by id."""

    place: Place | None
    as_of: date | None
    contradictions: tuple[Contradiction, ...]
    sentences: Mapping[str, Filed]
    judgements: Mapping[str, Judgement]
    coverage: Coverage
