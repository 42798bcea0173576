"""One request to a model's server, and what went wrong with it in Marsad's words."""

import ssl
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

import httpx2
from msgspec import structs
from openai import APIConnectionError, APIStatusError, APITimeoutError, OpenAI

from marsad.endpoint.ability import Ability
from marsad.endpoint.completion import Completion, brief, completion_of
from marsad.endpoint.fault import FaultError, Follows
from marsad.endpoint.key import Key
from marsad.endpoint.line import Line, TooLargeError
from marsad.endpoint.parameters import Bounds, Parameters
from marsad.endpoint.place import Endpoint
from marsad.extract.model.asking import Message
from marsad.source.pace import resume
from marsad.source.proxy import unused

# What statuses mean; of those that are not here, 5xx is another try's, and the rest tell of the prompt.
_STATUSES: Mapping[int, tuple[str, Follows]] = {
    401: ("model-denied", Follows.END),
    402: ("model-denied", Follows.END),
    403: ("model-denied", Follows.END),
    404: ("model-denied", Follows.END),
    405: ("model-denied", Follows.END),
    408: ("model-busy", Follows.AGAIN),
    413: ("model-too-long", Follows.LEAVE),
    425: ("model-busy", Follows.AGAIN),
    429: ("model-busy", Follows.AGAIN),
    501: ("model-denied", Follows.END),
    503: ("model-busy", Follows.AGAIN),
    529: ("model-busy", Follows.AGAIN),
}
# By this name OpenAI says that an account has nothing left: it is no less busy later.
_NO_QUOTA = "insufficient_quota"


class Client:
    """Asks the server at `endpoint`; the key is known to the line alone, and so stands in no request and no error."""

    def __init__(self, endpoint: Endpoint, key: Key | None, bounds: Bounds) -> None:
        self._endpoint, self._key = endpoint, key
        self._line = Line(endpoint, key, bounds)
        # Whatever the environment names, a proxy, another address, an organisation, is nobody's here.
        self._http = httpx2.Client(transport=self._line, trust_env=False, follow_redirects=False, timeout=None)
        self._openai = OpenAI(base_url=endpoint.text, api_key="none", max_retries=0, http_client=self._http)

    def complete(
        self, messages: tuple[Message, ...], schema: Mapping[str, Any], parameters: Parameters, ability: Ability
    ) -> Completion:
        """Return what the model says to the messages.

        Raises:
            FaultError: it says nothing.
        """
        asked = ability.request(parameters, schema)
        said = cast(Any, [{"role": each.role, "content": each.content} for each in messages])
        try:
            raw = self._openai.chat.completions.with_raw_response.create(
                model=parameters.model, messages=said, **asked
            ).http_response
        except APIStatusError as error:
            raise self._refused(error.response) from None
        except APITimeoutError:
            raise FaultError("no answer in time", code="model-slow", follows=Follows.LEAVE, is_charged=True) from None
        except APIConnectionError as error:
            raise self._broken(error.__cause__) from None
        said_back = self._key.hidden if self._key else str
        body = said_back(raw.content.decode("utf-8", "replace")).encode()
        found = completion_of(body, raw.headers.get("content-type", ""))
        return structs.replace(found, text=said_back(found.text))

    def close(self) -> None:
        """End all that is under way, with an error."""
        self._line.close()
        self._http.close()

    def _refused(self, response: httpx2.Response) -> FaultError:
        status, body = response.status_code, response.text
        told = brief(self._key.hidden(body) if self._key else body)
        if 300 <= status < 400:
            to = brief(response.headers.get("location", "nowhere"))
            reason = f"{self._endpoint.text} redirects to {to}, which is not followed: name that address itself"
            return FaultError(reason, code="model-denied", follows=Follows.END, status=status)
        usual = ("model-fault", Follows.AGAIN) if status >= 500 else ("model-rejected", Follows.LEAVE)
        code, follows = ("model-denied", Follows.END) if _NO_QUOTA in body else _STATUSES.get(status, usual)
        return FaultError(
            f"the server answered with status {status}: {told!r}",
            code=code,
            follows=follows,
            status=status,
            told=told,
            wait_s=_wait_s(response.headers.get("retry-after")),
        )

    def _broken(self, error: BaseException | None) -> FaultError:
        said = brief(str(error))
        if isinstance(error, TooLargeError):
            return FaultError(said, code="model-too-long", follows=Follows.LEAVE, is_charged=True)
        if isinstance(error, httpx2.ConnectError):
            follows = Follows.END if _is_of_tls(error) else Follows.AGAIN
            reason = f"{self._endpoint.origin} cannot be reached: {said}{unused(self._endpoint.origin.split(':')[0])}"
            return FaultError(reason, code="model-unreachable", follows=follows)
        reason = f"the server broke off: {said}"
        return FaultError(reason, code="model-fault", follows=Follows.AGAIN, is_charged=True)


def _is_of_tls(error: BaseException | None) -> bool:
    """Return whether a server does not prove who it is, or speaks no TLS: it will not the next time either."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error is not None


def _wait_s(asked: str | None) -> float | None:
    """Return how long a Retry-After asks to wait, None where there is none."""
    if asked is None:
        return None
    now = datetime.now(UTC)
    return max((resume(asked, now, 0) - now).total_seconds(), 0.0)
