"""What is an address, and which numbers of hosts are open to everybody."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import DocumentError
from marsad.source.address import address_of, is_public
from marsad.source.customs import numbers

PRIVATE = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
    *("192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4"),
    *("240.0.0.0/4", "168.63.129.16/32"),
)
PRIVATE_6 = ("::/96", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")


def inside(network: str) -> st.SearchStrategy[int]:
    """Return numbers of the network, its ends among them."""
    whole = ip_network(network)
    return st.integers(int(whole.network_address), int(whole.broadcast_address))


private_4 = st.one_of([inside(network) for network in PRIVATE]).map(IPv4Address)
private_6 = st.one_of([inside(network) for network in PRIVATE_6]).map(IPv6Address)


@given(private_4)
def test_no_number_of_a_private_network_is_public_in_any_dress(number: IPv4Address) -> None:
    value = int(number)
    assert not is_public(str(number))
    assert not is_public(f"::ffff:{number}")
    assert not is_public(str(IPv6Address((0xFFFF << 32) | value)))
    assert not is_public(str(IPv6Address(int(IPv6Address("64:ff9b::")) | value)))
    assert not is_public(str(IPv6Address((0x2002 << 112) | (value << 80))))
    assert not is_public(str(IPv6Address((0x20010000 << 96) | (value ^ 0xFFFFFFFF))))


@given(private_6)
def test_no_private_number_of_ipv6_is_public(number: IPv6Address) -> None:
    assert not is_public(str(number))
    assert not is_public(f"{number}%eth0")


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "203.0.114.1", "2a00:1450:4001:81b::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_a_number_that_is_open_to_everybody_is_public(number: str) -> None:
    assert is_public(number)


@given(st.text(max_size=40))
def test_what_is_no_number_is_not_public(text: str) -> None:
    try:
        socket.inet_pton(socket.AF_INET, text)
    except (OSError, ValueError):
        assert not is_public(text) or ":" in text


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("2130706433", id="decimal"),
        pytest.param("0x7f000001", id="hexadecimal"),
        pytest.param("0177.0.0.1", id="octal"),
        pytest.param("127.1", id="short"),
        pytest.param("0", id="zero"),
        pytest.param("[::ffff:127.0.0.1]", id="mapped"),
        pytest.param("[::1]", id="six"),
        pytest.param("localhost", id="name"),
        pytest.param("127.0.0.1.", id="dot"),
        pytest.param("①②⑦.⓪.⓪.①", id="digits"),
        pytest.param("%31%32%37.0.0.1", id="escaped"),
    ],
)
def test_however_a_private_host_is_written_it_is_none_that_is_open(host: str) -> None:
    try:
        address = address_of(f"http://{host}/")
        found = numbers(address.host.strip("[]"), address.port)
    except (DocumentError, OSError, UnicodeError):
        return
    assert not any(is_public(number) for number in found)


@pytest.mark.parametrize(
    "text",
    [
        *("ftp://a.example/", "file:///etc/passwd", "gopher://a.example", "https://", "https:///x", "//a.example/"),
        *("https://name:secret@a.example/", "https://a.example:0/", "https://a.example:99999/", "https://a b/"),
        *(
            "https://a.example/\r\nHost: b",
            "javascript:alert(1)",
            "",
            "https://[::1",
            "https://a..example/" + "x" * 9000,
        ),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_without_its_password(text: str) -> None:
    with pytest.raises(DocumentError) as refused:
        address_of(text)
    assert refused.value.code == "address"
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for each in (text, f"https://{text}", f"http://a.example/{text}"):
        try:
            address = address_of(each)
        except DocumentError:
            continue
        assert address.text.isascii()
        assert address_of(address.text) == address
        assert "#" not in address.text


def test_a_link_is_taken_from_where_it_stands() -> None:
    address = address_of("HTTPS://Raqib.Example:443/a/b?c=1#d")
    assert address.text == "https://raqib.example/a/b?c=1"
    assert address.to("../e").text == "https://raqib.example/e"
    assert address.to("//b.example/x").text == "https://b.example/x"
    assert address_of("https://راقب.example/خبر").text.startswith("https://xn--")
    with pytest.raises(DocumentError):
        address.to("file:///etc/passwd")
