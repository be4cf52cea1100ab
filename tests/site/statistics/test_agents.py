"""People and programs are told apart, and what programs state is read."""

import pytest

from articles.site.statistics import agents
from articles.site.statistics.agents import Stated, is_program, stated_in
from tests.site.statistics.counted import PERSON, PROGRAM

PEOPLE = [
    PERSON,
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; CUBOT NOTE 50) AppleWebKit/537.36 (KHTML, like "
    "Gecko) Chrome/150.0.0.0 Mobile Safari/537.36",
    "Opera/9.80 (Windows NT 6.1) Presto/2.12 Version/12.18",
    "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1",
]
PROGRAMS = [
    "",
    PROGRAM,
    "curl/8.14.1",
    "python-requests/2.34",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 42 subscribers)",
    "WhatsApp/2.25.1 A",
    "Mozilla/5.0 (compatible; Yahoo! Slurp)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/150.0.0.0",
    "Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 Chrome-Lighthouse",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0",
    "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
]
STATED = [
    (
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 42 subscribers; like Gecko)",
        Stated("Feedly", 42),
    ),
    (
        "Mozilla/5.0 (compatible; inoreader.com; 7 subscribers; +https://inoreader.com)",
        Stated("inoreader", 7),
    ),
    (
        "NewsBlur Feed Fetcher - 1 subscriber - http://www.newsblur.com/site/1/news",
        Stated("NewsBlur Feed Fetcher", 1),
    ),
    ("Feedbin feed-id:1373711 - 3 subscribers", Stated("Feedbin", 3)),
    (
        "Mozilla/5.0 (compatible; theoldreader.com; 12 subscribers; feed-id=5f0)",
        Stated("theoldreader", 12),
    ),
    (
        "Netvibes (http://www.netvibes.com/; 5 subscribers; feedId: 17)",
        Stated("Netvibes", 5),
    ),
    ("FreshRSS/1.27.0 (Linux; https://freshrss.org) 2 readers", Stated("FreshRSS", 2)),
    (
        "Inoreader/1.0 (+http://www.inoreader.com; 3 subscribers; )",
        Stated("Inoreader", 3),
    ),
    ("Bloglovin/1.0 (http://www.bloglovin.com; 5 subscribers)", Stated("Bloglovin", 5)),
    ("BazQux/2.4 (+https://bazqux.com/fetcher; 1 subscribers)", Stated("BazQux", 1)),
    ("theoldreader.com; 3 subscribers; feed-id=17", Stated("theoldreader", 3)),
    (
        "Tiny Tiny RSS/21.05 (https://tt-rss.org/) 4 subscribers",
        Stated("Tiny Tiny RSS", 4),
    ),
    ("Feed Wrangler/1.0 (3 subscribers; feed-id=1)", Stated("Feed Wrangler", 3)),
    (
        "Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 4 subscribers)",
        Stated("Feedfetcher-Google", 4),
    ),
    (
        "G2Reader-Bot/1.0 (+http://g2reader.com; 3 subscribers)",
        Stated("G2Reader-Bot", 3),
    ),
    ("Neuling/2 (subscribers=1,042)", Stated("Neuling", 1042)),
    (
        "Mozilla/5.0 (compatible; Neuling/2; 8 subscribers)",
        Stated("Neuling", 8),
    ),
]
# None of these is stored with a name, as it may be a user's name or location.
NAMELESS = [
    "Erika Mustermann 3 subscribers",
    "Erika 3 subscribers",
    "Erika - 3 subscribers",
    "Erika Mustermann/1.0 (3 subscribers)",
    "erika@secret.example 3 subscribers",
    "erika@secret/1.0 3 subscribers",
    "erika.mustermann/1.0 3 subscribers",
    "secret.example/1.0 3 subscribers",
    "192.168.17.201 3 subscribers",
    "192.168.17.201/1 3 subscribers",
    "t01701234567/1.0 3 subscribers",
    "x5f0a1b2c9/1.0 3 subscribers",
    "Reader of http://erika/1.0 3 subscribers",
    "Mozilla/5.0 (compatible; Erika Mustermann; 3 subscribers)",
    "Mozilla/5.0 (compatible; erika@secret.example; 3 subscribers)",
    "Mozilla/5.0 (X11; Linux) AppleWebKit/537 (KHTML; Lesegerät; 3 subscribers)",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 3 readers",
    '=cmd|" <b>x\x00</b> ' + "y" * 100 + " - 3 subscribers",
    f"{'y' * 41}/1 (3 subscribers)",
    "((( 3 subscribers",
    "3 subscribers",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_a_browser_is_somebody(agent):
    assert not is_program(agent)


@pytest.mark.parametrize("agent", PROGRAMS)
def test_what_says_that_it_is_a_program_is_one_and_so_is_what_says_nothing(agent):
    assert is_program(agent)


@pytest.mark.parametrize(("agent", "stated"), STATED)
def test_the_number_of_subscribers_is_read_as_programs_write_it(agent, stated):
    assert stated_in(agent) == stated


@pytest.mark.parametrize(
    "agent",
    [
        PERSON,
        "Reader/1.0",
        "Reader/1.0 (0 subscribers)",
        "Reader/1.0 (99999999 subscribers)",
    ],
)
def test_what_states_nothing_sensible_states_nothing(agent):
    assert stated_in(agent) is None


@pytest.mark.parametrize("agent", NAMELESS)
def test_s35_what_may_be_a_persons_name_counts_without_it(agent):
    assert stated_in(agent) == Stated("", 3)


def test_s35_a_name_that_is_kept_is_one_that_may_be_kept():
    assert {
        one.program for _agent, one in STATED if not agents.is_name(one.program)
    } == set()
    for name in ("", "Erika Mustermann", "erikasecret.example", "192.168.17.201"):
        assert not agents.is_name(name)


def test_verdicts_are_remembered_without_the_name_and_not_without_end(monkeypatch):
    monkeypatch.setattr(agents, "MOST_KNOWN", 3)
    agents.verdicts.clear()
    for number in range(20):
        assert is_program(f"curl/{number}")
    assert len(agents.verdicts) <= 3
    assert all(isinstance(key, int) for key in agents.verdicts)
