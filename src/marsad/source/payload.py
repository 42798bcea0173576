"""An answer's body: read to its end under limits, and unpacked as its server packed it."""

from marsad.errors import DocumentError
from marsad.intake.allowance import Allowance
from marsad.intake.guard import guarded
from marsad.intake.limits import Limits
from marsad.intake.packing import decoded
from marsad.source.address import Address
from marsad.source.connection import Answer

# What may be packed in what: more than two no server does.
_MOST_PACKINGS = 2


def payload(address: Address, answer: Answer, most_bytes: int, limits: Limits) -> bytes:
    """Return the body as it was before it was packed for the way.

    Raises:
        DocumentError: more than `most_bytes`, on the way or unpacked; damaged, cut off, or too slow.
    """
    raw = beginning(address, answer, most_bytes + 1, limits)
    if len(raw) > most_bytes:
        raise DocumentError(address.text, f"more than {most_bytes:,} bytes", code="too_large")
    return raw


def beginning(address: Address, answer: Answer, most_bytes: int, limits: Limits) -> bytes:
    """Return the first `most_bytes` bytes of the body as it was before it was packed for the way.

    Raises:
        DocumentError: damaged, cut off, too slow, or packed in a way that is not known.
    """
    given = answer.headers.get("content-encoding", "").lower().split(",")
    packings = [how.strip() for how in given if how.strip() not in ("", "identity")]
    if len(packings) > _MOST_PACKINGS:
        raise DocumentError(address.text, f"packed {len(packings)} times over", code="packing")
    stream = guarded(address.text, answer.body)
    allowance = Allowance(limits, most_bytes)
    for how in reversed(packings):
        stream = decoded(address.text, stream, how, allowance)
    return stream.read(most_bytes)
