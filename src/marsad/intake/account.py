"""What is told of all that was kept: whether it holds, how much it is, what could not be read."""

from msgspec import Struct

from marsad.intake.errand import Errand


class Fault(Struct, frozen=True, kw_only=True):
    """What does not hold of `subject`: a report's key, an original's name, a link or a row."""

    subject: str
    what: str


class Verification(Struct, frozen=True, kw_only=True):
    """How much was looked over, and what does not hold.

    `before_custody` are the reports that an older program kept: they are held against their own ids and words. Of
    `without_original` nobody kept the bytes; `unspoken` originals lie there of which no row speaks, as after a kill.
    """

    reports: int
    originals: int
    links: int
    withdrawn: int
    erased: int
    before_custody: int
    without_original: int
    unspoken: int
    faults: tuple[Fault, ...]


class Failure(Struct, frozen=True, kw_only=True):
    """What `source` is called could not be read at `time`, for the reason of that `code`.

    It was met in the file on disk `file` ("-": stdin), on errand `errand`, each None where nobody knows; `original` is
    "sha256:…" of the bytes of that file, or of what was fetched, None where nobody has them.

    Where `report`, its key, is told, that was read by the rules, as a model that was to be its `reader` read nothing.
    """

    number: int
    time: str
    source: str
    file: str | None
    original: str | None
    code: str
    message: str
    errand: Errand | None
    report: str | None = None
    reader: str | None = None


class Dismissal(Struct, frozen=True, kw_only=True):
    """The failure `number` is waited for no more, since `time`, because of `reason`, as `by` said.

    Of what failed the rest is as in `Failure`.
    """

    number: int
    time: str
    by: str
    reason: str
    source: str
    file: str | None
    original: str | None
    code: str
    message: str


class Stock(Struct, frozen=True, kw_only=True):
    """How many reports there are, how many of them are new versions of others, and what they state.

    `copies` came and were not read again; `failures` still wait to be read; `original_bytes` are those of the originals
    as they came. `readers` has by whom how many reports were read last; in `review` statements two readers differ, and
    nobody has decided yet.
    """

    reports: int
    versions: int
    statements: int
    copies: int
    failures: int
    originals: int
    original_bytes: int
    judgements: int
    withdrawn: int
    erased: int
    readers: dict[str, int] = {}
    review: int = 0
