"""The closed vocabularies of the contract."""

from enum import Enum


class Kind(Enum):
    """What a statement is about."""

    INCIDENT = "incident"
    CONTROL = "control"
    CASUALTIES = "casualties"
    DISPLACEMENT = "displacement"


class Modality(Enum):
    """How surely a report says something."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"

    @property
    def happened(self) -> bool:
        """Whether the report says that it happened."""
        return self in (Modality.ASSERTED, Modality.REPORTED, Modality.UNCONFIRMED)


class Resolution(Enum):
    """How a place name was tied to the gazetteer."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    AREA = "area"


class DateBasis(Enum):
    """Why a statement has its date."""

    EXPRESSION = "expression"
    AS_OF = "as_of"
    UPPER_BOUND = "upper_bound"
    STATEMENT_DATE = "statement_date"
    NOT_OCCURRED = "not_occurred"


class Holding(Enum):
    """What a report says of who holds a place."""

    CAPTURED = "captured"
    RECAPTURED = "recaptured"
    HELD = "held"
    LOST = "lost"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    ENCIRCLED = "encircled"
    ENTERED_AND_EXPELLED = "entered_and_expelled"


class Extent(Enum):
    """How much of a place."""

    FULL = "full"
    ALMOST_FULL = "almost_full"
    HALF = "half"
    PART = "part"


class Outcome(Enum):
    """What befell people."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    SURRENDERED = "surrendered"
    NEUTRALISED = "neutralised"


class Counting(Enum):
    """What a figure counts over."""

    INCIDENT = "incident"
    WINDOW = "window"
    CUMULATIVE = "cumulative"


class IncidentType(Enum):
    """What sort of event a report tells."""

    CLASH = "clash"
    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    GROUND_ATTACK = "ground_attack"
    AMBUSH = "ambush"
    SUICIDE_BOMBING = "suicide_bombing"
    IED_OR_MINE = "ied_or_mine"
    ASSASSINATION = "assassination"
    EXPLOSION = "explosion"
    DRONE_STRIKE = "drone_strike"
    ARREST = "arrest"
    ABDUCTION = "abduction"
    RELEASE = "release"
    EXECUTION = "execution"
    DEPLOYMENT = "deployment"
    WITHDRAWAL = "withdrawal"
    ADVANCE = "advance"
    SIEGE = "siege"
    SIEGE_BROKEN = "siege_broken"
    CLEARING = "clearing"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    STATEMENT = "statement"
    SURRENDER = "surrender"
    FLIGHT = "flight"
    OTHER = "other"


class Movement(Enum):
    """What became of people who live somewhere."""

    FLED = "fled"
    EVACUATED = "evacuated"
    RETURNED = "returned"
    TRAPPED = "trapped"


class Unit(Enum):
    """What a figure of displacement counts; never converted."""

    PERSONS = "persons"
    FAMILIES = "families"


class Measure(Enum):
    """Whether a figure counts people who moved, or people who are somewhere."""

    FLOW = "flow"
    STOCK = "stock"
