"""How much may still come out of one file on disk, however often things in it are packed."""

from marsad.errors import DocumentError
from marsad.intake.limits import Limits


class Allowance:
    """What one file of `size` bytes may give: counted down by whoever unpacks; the one value here that changes."""

    __slots__ = ("_bytes", "_members", "_most")

    def __init__(self, limits: Limits, size: int) -> None:
        self._bytes = self._most = min(limits.unpacked_bytes, max(limits.free_bytes, limits.ratio * size))
        self._members = limits.members

    def again(self) -> "Allowance":
        """Return one like this, for the same bytes to be gone through twice."""
        copy = Allowance.__new__(Allowance)
        copy._bytes, copy._members, copy._most = self._bytes, self._members, self._most
        return copy

    def spend(self, source: str, count: int) -> None:
        """Take `count` unpacked bytes off.

        Raises:
            DocumentError: more has come out than the file may give.
        """
        self._bytes -= count
        if self._bytes < 0:
            reason = f"unpacks to more than {self._most:,} bytes, which is more than its file may give"
            raise DocumentError(source, reason, code="bomb")

    def count(self, source: str) -> None:
        """Take one member off.

        Raises:
            DocumentError: there are more members than one file may hold, or its bytes are used up.
        """
        self._members -= 1
        if self._members < 0:
            raise DocumentError(source, "holds more members than one file may", code="bomb")
        if self._bytes < 0:
            reason = f"not read any further: its members came to more than {self._most:,} bytes"
            raise DocumentError(source, reason, code="bomb")
