"""A server that does not prove who it is, is not asked anything."""

import ssl
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from source_server import Said, Site, customs, served

from marsad.errors import DocumentError
from marsad.source.clock import Clock
from marsad.source.fetching import Fetcher


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Yield a site that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = Clock().now()
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "own.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with served({"/a": Said(body=b"a")}, context=context) as site:
        yield site


def test_a_server_whose_certificate_nobody_vouches_for_is_refused(site: Site) -> None:
    address = site.address.replace("127.0.0.1", "localhost")
    with pytest.raises(DocumentError, match="does not prove who it is"):
        Fetcher(customs()).fetch(f"{address}/a")
    assert site.asked == []
