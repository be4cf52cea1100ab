"""Settings name the ports and the local places that may be asked, and who asks."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf.outside import fetching
from newsroom.monitoring import monitoring_settings
from tests.newsroom.settled import PRODUCTION


def test_without_a_setting_two_ports_and_no_local_place_are_asked(settings_with):
    settings = settings_with(**PRODUCTION)
    assert settings["NEWSROOM_FETCH_PORTS"] == [80, 443]
    assert settings["NEWSROOM_FETCH_LOCAL"] == []
    agent = settings["NEWSROOM_USER_AGENT"]
    assert agent.startswith("Newsroom/")
    assert agent.endswith(" (+https://news.example.org)")


def test_an_operator_adds_ports_local_places_and_a_contact(settings_with):
    settings = settings_with(
        NEWSROOM_FETCH_PORTS="8080, 8443",
        NEWSROOM_FETCH_LOCAL="127.0.0.1:8109,[::1]:8109,[FD00:0::1]:80",
        NEWSROOM_FETCH_CONTACT="https://example.org/bots",
    )
    assert settings["NEWSROOM_FETCH_PORTS"] == [80, 443, 8080, 8443]
    local = ["127.0.0.1:8109", "[::1]:8109", "[fd00::1]:80"]
    assert settings["NEWSROOM_FETCH_LOCAL"] == local
    assert settings["NEWSROOM_USER_AGENT"].endswith(" (+https://example.org/bots)")


@pytest.mark.parametrize(
    "said",
    [
        "127.0.0.1",
        "127.0.0.1:",
        ":8109",
        "8109",
        "localhost:8109",
        "::1:8109",
        "[127.0.0.1]:8109",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "127.0.0.1:80 80",
        "127.1:80",
        "10.0.0.0/8:80",
        "127.0.0.1:٨٠",
    ],
)
def test_a_local_place_is_an_address_with_a_port(said):
    with pytest.raises(ImproperlyConfigured, match=r"such as 127\.0\.0\.1:8109"):
        fetching.local_places("NEWSROOM_FETCH_LOCAL", [said])


@pytest.mark.parametrize("said", ["0", "65536", "-1", "x", "80-90", "999999"])
def test_a_port_is_a_number(said):
    with pytest.raises(ImproperlyConfigured, match="such as 8080,8443"):
        fetching.ports("NEWSROOM_FETCH_PORTS", ["8080", said])


def test_the_name_is_a_header_whatever_the_host_is_called():
    agent = fetching.user_agent("https://bücher.example")
    assert agent.endswith("(+https://b%C3%BCcher.example)")
    assert agent.isascii()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "https://hub.example.org/",
        "https://hub.example.org:8443/publish?key=a",
        "http://127.0.0.1:8110/hub",
        "http://[fd00::1]:8110/",
    ],
)
def test_a_hub_is_an_address_that_may_be_asked(said, monkeypatch):
    monkeypatch.setattr(fetching, "PORTS", (80, 443, 8443))
    monkeypatch.setattr(fetching, "LOCAL", ("127.0.0.1:8110", "[fd00::1]:8110"))
    assert fetching.hub("NEWSROOM_WEBSUB_HUB", said) == said


@pytest.mark.parametrize(
    "said",
    [
        "hub.example.org",
        "http://hub.example.org/",
        "https://",
        "https://:443/",
        "https://hub.example.org:8080/",
        "https://hub.example.org:x/",
        "https://user:word@hub.example.org/",
        "https://hub.example.org/#part",
        "https://hub.example.org/a b",
        'https://hub.example.org/">',
        "https://hub.example.org/\r\nX: y",
        "https://höb.example.org/",
        "https://[::1/",
        "ftp://127.0.0.1:8110/",
        "http://127.0.0.1:8111/",
    ],
)
def test_what_is_no_hub_is_refused(said, monkeypatch):
    monkeypatch.setattr(fetching, "LOCAL", ("127.0.0.1:8110",))
    with pytest.raises(ImproperlyConfigured, match=r"https://hub\.example\.org/"):
        fetching.hub("NEWSROOM_WEBSUB_HUB", said)


@pytest.mark.parametrize(
    "wrong",
    ["hc-ping.com/abc", "http://hc-ping.com/abc", "https://hc-ping.com/abc?x=1"],
)
def test_an_address_for_signs_of_life_is_https_and_no_error_repeats_it(wrong):
    with pytest.raises(ImproperlyConfigured, match="UUID") as said:
        fetching.ping("NEWSROOM_PING", wrong)
    assert "abc" not in str(said.value)
    right = "https://hc-ping.com/abc/"
    assert fetching.ping("NEWSROOM_PING", right) == "https://hc-ping.com/abc"


def test_an_operator_has_an_address_and_a_language_of_the_desk():
    name = "NEWSROOM_OPERATOR"
    assert monitoring_settings.operator(name, "") == ""
    with pytest.raises(ImproperlyConfigured, match="operator@"):
        monitoring_settings.operator(name, "nobody")
    assert monitoring_settings.desk_language(name, "en") == "en"
    with pytest.raises(ImproperlyConfigured, match="Set it to one of de"):
        monitoring_settings.desk_language(name, "pl")
