"""The key by which a server knows who asks: from the environment or the system's keyring, and kept nowhere else."""

import os
from collections.abc import Mapping

from marsad.endpoint.place import Endpoint
from marsad.errors import EndpointError

# The first is for whichever server is asked; the other is for its owner's alone: others must not see it.
VARIABLE = "MARSAD_MODEL_KEY"
_OWNERS: Mapping[str, str] = {"api.openai.com": "OPENAI_API_KEY"}
# Under this name, and the server's host as the user, the keyring has it.
SERVICE = "marsad"


class Key:
    """A key that shows itself to nobody but whom it is sent to."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def told(self) -> str:
        """Return the key itself."""
        return self._text

    def hidden(self, text: str) -> str:
        """Return `text` without the key in it: servers say it back."""
        return text.replace(self._text, "…")

    def __repr__(self) -> str:
        return "Key(…)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")


def key_of(endpoint: Endpoint, environment: Mapping[str, str] | None = None) -> Key | None:
    """Return the key for the server: from the environment, else from the keyring; None where it has none.

    Raises:
        EndpointError: it could not be sent in a header.
    """
    there = os.environ if environment is None else environment
    owner = _OWNERS.get(endpoint.host)
    text = there.get(VARIABLE) or (there.get(owner) if owner else None) or _from_keyring(endpoint.host)
    text = (text or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isprintable()) or " " in text:
        raise EndpointError(f"the key for {endpoint.host} has letters in it that no key has")
    return Key(text)


def _from_keyring(host: str) -> str | None:
    """Return what the keyring has, None where there is no keyring, or none that can be opened here."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(SERVICE, host)
    except (KeyringError, RuntimeError):
        return None
