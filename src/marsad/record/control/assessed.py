"""What the record says of a place on one day: its tenure, and how old the news of it is by then."""

from datetime import date

from msgspec import Struct

from marsad.record.control.tenure import Tenure


class Assessed(Struct, frozen=True, kw_only=True):
    """On day `on` the place is as `tenure` says, with `confidence`.

    `age_days` is how far the nearest news of the tenure lies from the day, None where there is none. The confidence is
    the tenure's own, less what its age takes (row `ageing` of `assessment.yaml`); the status stays. `is_old`: by row
    `old`, no more than "last known" can be said.
    """

    on: date
    tenure: Tenure
    age_days: int | None
    confidence: float
    is_old: bool
