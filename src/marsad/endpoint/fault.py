"""Why a server gave no answer, and what follows from that."""

from enum import Enum

from marsad.endpoint.price import Tokens
from marsad.errors import ModelError


class Follows(Enum):
    """What is to be done: ask again, leave this prompt, ask nothing any more."""

    AGAIN = "again"
    LEAVE = "leave"
    END = "end"


class FaultError(ModelError):
    """A server gave no answer: `code` names the reason, `wait_s` is how long it asks to wait, None where it does not.

    `status` is that of HTTP and `told` what the server said, where it said anything. `is_charged`: the request may
    have been worked on, and be billed, all the same, for `tokens` where the server counted them.
    """

    def __init__(
        self,
        reason: str,
        *,
        code: str,
        follows: Follows,
        status: int | None = None,
        told: str = "",
        wait_s: float | None = None,
        is_charged: bool = False,
        tokens: Tokens | None = None,
    ) -> None:
        super().__init__(reason, code=code)
        self.follows, self.status, self.told = follows, status, told
        self.wait_s, self.is_charged, self.tokens = wait_s, is_charged, tokens
