"""No address, however it is written, leads to a place outside the public internet."""

import pytest

from articles.inbox.fetching import Kind, NotFetched, RefusedAddress, fetch, turn_at
from articles.inbox.fetching.names import ip_address, is_public
from articles.inbox.fetching.places import read_place
from tests.inbox.fetching.addresses import ADDRESSES, HOSTS, NAMES
from tests.inbox.fetching.hostile import FEED

NOWHERE = {Kind.REFUSED_ADDRESS, Kind.NO_SUCH_HOST}


@pytest.fixture(autouse=True)
def _hostile_names(names):
    names |= {name: [found] for name, found in NAMES.items()}


def test_i7_there_are_enough_of_them():
    assert len(HOSTS) * 2 + len(ADDRESSES) >= 83


def test_i7_s38_no_host_inside_is_asked(inside, connected, names):
    failures = {}
    for host in HOSTS:
        with pytest.raises(NotFetched) as refused:
            fetch(f"http://{host}:{inside.port}/secret")
        failures[host] = refused.value.kind
    assert {*failures.values()} <= NOWHERE, failures
    assert connected == []
    # A resolver reads many forms of numbers.
    assert not [
        host for host in names["asked"] if host.rpartition(".")[2][:1].isdigit()
    ]


def test_i7_s39_no_redirect_leads_inside(inside, outside, connected):
    failures = {}
    for host in HOSTS:
        told = f"http://{host}:{inside.port}/secret"
        # As servers send it: whatever is beyond ASCII, in UTF-8.
        outside.plays["/inside"] = (
            f"HTTP/1.1 302 Found\r\nLocation: {told}\r\n\r\n".encode()
        )
        with pytest.raises(NotFetched) as refused:
            fetch(outside.at("/inside"))
        failures[host] = refused.value.kind
    assert {*failures.values()} <= NOWHERE, failures
    assert connected == [("127.0.0.1", outside.port)] * len(HOSTS)


def test_s41_what_is_no_plain_web_address_is_refused_unasked(
    inside, outside, connected, names
):
    ports = {"{out}": str(outside.port), "{in}": str(inside.port)}
    for address in ADDRESSES:
        for name, port in ports.items():
            address = address.replace(name, port)
        with pytest.raises(RefusedAddress) as refused:
            fetch(address)
        assert refused.value.address == address
        assert refused.value.reason
        with pytest.raises(RefusedAddress), turn_at(address):
            pass
    assert connected == []
    assert names["asked"] == []


@pytest.mark.parametrize(
    "scheme", ["file:///etc/passwd", "gopher://x.test/", "//x.test/"]
)
def test_s39_no_redirect_leads_to_another_scheme(outside, scheme):
    with pytest.raises(NotFetched) as refused:
        fetch(outside.at(f"/to/{scheme}"))
    assert refused.value.kind in NOWHERE


def test_the_exception_is_an_address_with_its_port(outside, inside, settings):
    assert fetch(outside.at("/feed")).body == FEED
    with pytest.raises(RefusedAddress) as refused:
        fetch(inside.at("/secret"))
    assert refused.value.reason == (
        "127.0.0.1 liegt nicht im öffentlichen Internet, deshalb wird dort nichts "
        "abgerufen."
    )
    settings.NEWSROOM_FETCH_LOCAL = ()
    with pytest.raises(RefusedAddress, match="Port"):
        fetch(outside.at("/feed"))


def test_i7_s40_a_name_that_changes_its_mind_is_looked_up_once(
    outside, names, connected
):
    names["rebind.test"] = [["127.0.0.1"], ["10.0.0.1"]]
    assert fetch(outside.at("/feed", host="rebind.test")).body == FEED
    assert names["asked"] == ["rebind.test"]
    with pytest.raises(RefusedAddress):
        fetch(outside.at("/feed", host="rebind.test"))
    assert connected == [("127.0.0.1", outside.port)]


def test_s40_each_hop_is_looked_up_and_judged(outside, names):
    names["rebind.test"] = [["127.0.0.1"], ["10.0.0.1"]]
    with pytest.raises(RefusedAddress) as refused:
        fetch(outside.at("/to/" + outside.at("/feed", "rebind.test"), "rebind.test"))
    assert names["asked"] == ["rebind.test"] * 2
    assert refused.value.address == outside.at("/feed", "rebind.test")


def test_another_address_is_tried_if_one_does_not_answer(
    outside, names, settings, listed
):
    dead = "127.0.0.9"
    listed.add((dead, outside.port))
    settings.NEWSROOM_FETCH_LOCAL += (f"{dead}:{outside.port}",)
    names["two.test"] = [[dead, "127.0.0.1"]]
    assert fetch(outside.at("/feed", "two.test")).body == FEED


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        (" https://example.org./a?b#c\n", "https://example.org/a?b"),
        (
            "https://bücher.example/ä?ö=ü",
            "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC",
        ),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://STRASSE.example/a b", "https://strasse.example/a%20b"),
        ("https://ＥＸＡＭＰＬＥ。org/%2f%7E", "https://example.org/%2f%7E"),
        ("http://[2606:2800:0220:0001::1]/", "http://[2606:2800:220:1::1]/"),
        ("https://a_b.example:443/;x=1?q=[1]", "https://a_b.example/;x=1?q=%5B1%5D"),
        ("http://93.184.216.34/x\\y", "http://93.184.216.34/x%5Cy"),
    ],
)
def test_an_address_has_one_spelling(address, read):
    assert read_place(address).address == read


def test_public_addresses_are_asked():
    public = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1", "2a00::1"]
    assert all(is_public(ip_address(one)) for one in public)
