"""When a server may be asked again, for all who ask it in one run."""

from threading import Event, Lock

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from marsad.endpoint.fault import FaultError, Follows
from marsad.endpoint.parameters import Bounds
from marsad.source.clock import Clock

_OVER = FaultError("nothing is asked any more", code="model-unanswered", follows=Follows.END)
# Seconds of the first wait at the most, doubled with every further one, and the longest.
_growing = wait_random_exponential(multiplier=2, max=60)


class Pace:
    """What is remembered of a server in one run: until when it is left alone, and whether it answers at all."""

    def __init__(self, bounds: Bounds, clock: Clock | None = None) -> None:
        self._bounds, self._lock, over = bounds, Lock(), Event()

        def sleep(seconds: float) -> None:
            over.wait(seconds)

        # Whoever waits is woken where nobody waits for him any more.
        self._clock, self._over = clock or Clock(sleep=sleep), over
        self._failures = 0
        self._rest_until: float | None = None
        self._ended: FaultError | None = None

    def attempts(self) -> Retrying:
        """Return the attempts of one request; a server that gave no answer lately has but one.

        Raises:
            FaultError: it is not to be asked any more.
        """
        with self._lock:
            if self._ended:
                raise self._ended
            tries = 1 if self._failures else self._bounds.tries
        return Retrying(
            stop=stop_after_attempt(tries),
            wait=self._wait,
            retry=retry_if_exception(self._is_worth_it),
            sleep=self._clock.sleep,
            reraise=True,
        )

    def rest(self) -> None:
        """Return when the server may be asked.

        Raises:
            FaultError: it is not to be asked any more.
        """
        with self._lock:
            if self._ended:
                raise self._ended
            until = self._rest_until
        wait_s = (until - self._clock.now().timestamp()) if until else 0.0
        if wait_s > 0:
            self._clock.sleep(wait_s)

    def end(self) -> None:
        """Nobody may ask any more."""
        with self._lock:
            self._ended = _OVER
        self._over.set()

    def answered(self) -> None:
        """Remember that the server answers."""
        with self._lock:
            self._failures = 0

    def failed(self, fault: FaultError) -> None:
        """Remember that a request had no answer after all its attempts."""
        # What is said of a prompt tells nothing of the next.
        is_silent = fault.follows is Follows.AGAIN or fault.code in ("model-slow", "model-fault")
        with self._lock:
            self._failures += is_silent
            is_over = self._failures >= self._bounds.failures or (fault.wait_s or 0.0) > self._bounds.patience_s
            if self._ended is None and (fault.follows is Follows.END or is_over):
                why = f"the model is not asked any more in this run: {fault}"
                self._ended = FaultError(why, code=fault.code, follows=Follows.END, status=fault.status)

    def _is_worth_it(self, error: BaseException) -> bool:
        return (
            isinstance(error, FaultError)
            and error.follows is Follows.AGAIN
            and (error.wait_s or 0.0) <= self._bounds.patience_s
        )

    def _wait(self, state: RetryCallState) -> float:
        """Return how long to wait; what a server asks for itself holds for all who ask it."""
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.wait_s if isinstance(fault, FaultError) else None
        if asked is None:
            return _growing(state)
        with self._lock:
            self._rest_until = max(self._rest_until or 0.0, self._clock.now().timestamp() + asked)
        return asked
