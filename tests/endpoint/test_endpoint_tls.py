"""A server that does not prove who it is, is not told anything."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from model_server import says, serving

from marsad.endpoint.key import Key
from marsad.endpoint.parameters import Parameters
from marsad.endpoint.place import endpoint_of
from marsad.endpoint.served import ServedModel
from marsad.errors import ModelError
from marsad.extract.model.asking import Message, Prompt
from marsad.source.clock import Clock

PROMPT = Prompt(id="a1", source="r", version="v", messages=(Message(role="user", content="?"),), schema={})


def context(folder: Path) -> ssl.SSLContext:
    """Return what a server needs that vouches for itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "own.pem").write_bytes(plain + made.public_bytes(serialization.Encoding.PEM))
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(folder / "own.pem")
    return own


@pytest.mark.parametrize(
    "has_certificate", [pytest.param("own", id="vouches for itself"), pytest.param("", id="plain")]
)
def test_who_does_not_prove_who_he_is_is_asked_once_and_told_nothing(tmp_path: Path, has_certificate: str) -> None:
    slept: list[float] = []
    own = context(tmp_path) if has_certificate else None
    with serving(says(), context=own) as known:
        place = endpoint_of(known.url.replace("http://", "https://").replace("127.0.0.1", "localhost"))
        clock = Clock(sleep=slept.append)
        with ServedModel(place, Parameters(model="m"), key=Key("sk-invented"), clock=clock) as model:
            for words in ("cannot be reached", "not asked any more"):
                with pytest.raises(ModelError, match=words) as raised:
                    model.answer(PROMPT)
                assert raised.value.code == "model-unreachable"
    assert (known.asked, slept) == ([], [])
