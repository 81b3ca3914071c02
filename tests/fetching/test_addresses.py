"""Only addresses of the open internet are fetched, however they are written."""

from __future__ import annotations

import ipaddress
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.errors import FetchError
from crosswire.fetching.addresses import (
    find_numbers,
    is_private,
    is_public,
    read_target,
    resolve_name,
)
from crosswire.sources.wordlists import words

CLOSED = words("""
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.255 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1
    224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::ffff:169.254.169.254 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
    64:ff9b::10.0.0.1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:5db8:d822:: 3fff::1 4000::1
    fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 5f00::1 nothing
    """)
OPEN = words("93.184.216.34 8.8.8.8 2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808")


@pytest.mark.parametrize("number", sorted(CLOSED))
def test_numbers_of_this_network_are_closed(number: str) -> None:
    """Private, local, multicast, reserved, documentation, and what carries such a number."""
    assert not is_public(number)


@pytest.mark.parametrize("number", sorted(OPEN))
def test_numbers_of_the_internet_are_open(number: str) -> None:
    """So are mapped and translated ones whose inner number is open."""
    assert is_public(number)
    assert not is_private(number)


def test_no_closed_ipv4_range_is_open_in_any_dress() -> None:
    """Four dresses of each closed IPv4 number are closed too."""
    for number in (one for one in CLOSED if "." in one and ":" not in one):
        inner = int(ipaddress.IPv4Address(number))
        for prefix in ("::ffff:0:0", "64:ff9b::", "::", "::ffff:0:0:0"):
            dressed = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) + inner)
            assert not is_public(str(dressed)), dressed


@given(st.ip_addresses())
def test_public_and_private_exclude_each_other(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """Whatever is private is not public, and what Python calls not global is never public."""
    number = str(address)
    assert not (is_public(number) and is_private(number))
    is_dressed = isinstance(address, ipaddress.IPv6Address) and (
        address.ipv4_mapped is not None or address in ipaddress.ip_network("64:ff9b::/96")
    )
    if is_public(number) and not is_dressed:
        assert address.is_global


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://news.example/a", "Only http and https"),
        ("file:///etc/passwd", "Only http and https"),
        ("gopher://news.example/", "Only http and https"),
        ("javascript:alert(1)", "Only http and https"),
        ("https://user:secret@news.example/", "password"),
        ("https://user@news.example/", "password"),
        ("https://news.example\\@10.0.0.1/", "password"),
        ("https:///a", "no host"),
        ("https://", "no host"),
        ("https://new\ns.example/", "control characters"),
        ("https://news.example/a b", "spaces"),
        ("https://news.example:99999/", "no address"),
        ("https://[::1/", "no address"),
        ("https://" + "a" * 3_000, "longer than"),
        ("https://ne$ws.example/", "no host"),
    ],
)
def test_addresses_that_are_none_are_refused(url: str, said: str) -> None:
    """Each with one sentence, before anything is resolved."""
    with pytest.raises(FetchError, match=said):
        read_target(url)


def test_a_target_is_what_will_be_asked() -> None:
    """Case, fragment, port and letters beyond ASCII are put in order."""
    target = read_target("HTTPS://News.Example:443/Färöer?q=1 2#part".replace(" ", "%20"))
    assert target.url == "https://news.example/F%C3%A4r%C3%B6er?q=1%202"
    assert (target.site, target.port) == ("https://news.example", 443)
    assert read_target("http://bücher.example").host == "xn--bcher-kva.example"
    assert read_target("http://[2606:4700::1111]:8080/a").authority == "[2606:4700::1111]:8080"


@given(st.text(max_size=40) | st.text(max_size=30).map(lambda text: f"https://{text}"))
def test_no_text_raises_anything_else(url: str) -> None:
    """What is no address raises FetchError and nothing else."""
    try:
        target = read_target(url)
    except FetchError:
        return
    assert read_target(target.url) == target


@pytest.mark.parametrize("host", ["127.1", "0x7f.0.0.1", "2130706433", "017700000001", "localhost"])
def test_odd_spellings_of_this_machine_are_refused(host: str) -> None:
    """The system's resolver reads them as 127.0.0.1; the number is checked, not the spelling."""
    target = read_target(f"http://{host}/")
    with pytest.raises(FetchError, match=r"not on the open internet|no host"):
        find_numbers(target, resolve_name, allow_private=False, seconds=5)


def test_one_closed_number_among_open_ones_is_enough() -> None:
    """A name with an open and a private number is refused as a whole."""
    target = read_target("http://news.example/")
    with pytest.raises(FetchError, match=r"leads to 10\.0\.0\.1"):
        find_numbers(
            target, lambda *_: ("93.184.216.34", "10.0.0.1"), allow_private=False, seconds=1
        )


def test_where_private_is_allowed_link_local_is_not() -> None:
    """The addresses at which clouds keep secrets stay closed."""
    for number in ("127.0.0.1", "10.1.2.3", "fd12::1"):
        target = read_target("http://desk.example/")
        assert find_numbers(target, lambda *_, n=number: (n,), allow_private=True, seconds=1) == (
            number,
        )
    for number in ("169.254.169.254", "100.100.100.200", "fd00:ec2::254", "224.0.0.1", "0.0.0.0"):
        with pytest.raises(FetchError, match="not on the open internet"):
            find_numbers(target, lambda *_, n=number: (n,), allow_private=True, seconds=1)


def test_a_resolver_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait for a name is bounded."""
    release = threading.Event()

    def hang(*_: object, **__: object) -> list[object]:
        release.wait(30)
        return []

    monkeypatch.setattr("socket.getaddrinfo", hang)
    begun = time.monotonic()
    with pytest.raises(FetchError, match="not resolved within"):
        resolve_name("news.example", 80, 0.2)
    assert time.monotonic() - begun < 5
    release.set()
