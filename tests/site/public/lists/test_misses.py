"""Lists without articles lead on: other words, less of a choice, another time or
language, the newest; none of it to an empty list.
"""

import pytest

from tests.domain.search.library import library
from tests.site.public.reading import links_of, meta, text_of, tree
from tests.site.shared.listening import asked
from tests.support.contents import keys
from tests.support.factories import country, draft, published, topic

pytestmark = pytest.mark.django_db
LIST = "/de/artikel/?q="


def page_of(client, path: str, status: int = 200):
    response = client.get(path)
    assert response.status_code == status
    return tree(response.text)


def help_of(page) -> dict[str, list[tuple[str, str]]]:
    """Return the links of each part of the help by its heading."""
    return {
        text_of(next(section.iter("h2"))): [
            (text_of(a), a.get("href")) for a in section.iter("a")
        ]
        for section in page.iter("section")
        if section.get("class") == "list-help"
    }


def tried(page) -> list[tuple[str, str]]:
    """Return what is to be tried but what all searches are told."""
    found = help_of(page).get("Was Sie versuchen können", [])
    return [
        pair for pair in found if "themen/" not in pair[1] and "laender" not in pair[1]
    ]


def suggested(page) -> list[tuple[str, str]]:
    return [
        (text_of(a), a.get("href"))
        for p in page.iter("p")
        if p.get("class") == "search-suggestion"
        for a in p.iter("a")
    ]


@pytest.fixture
def stock():
    innovation, networks = topic("Innovation"), topic("Netzwerke", name_en="Networks")
    for number in (1, 2):
        published(
            headline=f"Aufbruch {number}",
            dated=f"202{number}-01-01",
            topics=keys(innovation),
            countries=keys(country("FR")),
        )
    published(headline="Verbund", dated="2019-05-01", countries=keys(country("US")))
    for number in range(4):
        published(
            language="en",
            headline=f"Cluster {number}",
            dated="2018-01-01",
            topics=keys(networks),
        )


NEWEST = [
    ("Aufbruch 2", "/de/artikel/aufbruch-2/"),
    ("Aufbruch 1", "/de/artikel/aufbruch-1/"),
    ("Verbund", "/de/artikel/verbund/"),
]


def test_an_empty_label_page_leads_to_the_other_language_and_the_newest(client, stock):
    page = page_of(client, "/de/themen/netzwerke/")
    assert help_of(page) == {
        "Was Sie versuchen können": [
            ("4 articles in English", "/en/topics/netzwerke/")
        ],
        "Neueste Artikel": NEWEST,
    }
    [other] = [a for a in page.find("body/main").iter("a") if a.get("hreflang") == "en"]
    assert other.get("lang") == "en"
    english = page_of(client, "/en/topics/innovation/")
    assert ("2 Artikel auf Deutsch", "/de/themen/innovation/") in (
        help_of(english)["What you can try"]
    )
    assert "Alle Artikel" in links_of(page)


def test_an_empty_filter_leads_to_each_list_with_one_value_less(client, stock):
    page = page_of(client, "/de/artikel/?topic=innovation&country=usa&year=2021")
    # The two others would be empty again.
    assert tried(page) == [
        (
            "1 Artikel zum Thema Innovation, aus dem Jahr 2021",
            "/de/artikel/?topic=innovation&year=2021",
        ),
    ]
    assert help_of(page)["Neueste Artikel"] == NEWEST


def test_a_time_without_articles_leads_to_the_nearest(client, stock):
    page = page_of(client, "/de/artikel/?year=2018")
    assert tried(page) == [
        ("1 Artikel aus dem Jahr 2019", "/de/archiv/2019/"),
        ("4 articles in English", "/en/archive/2018/"),
    ]
    page = page_of(client, "/de/artikel/?year=2020&month=7")
    assert tried(page) == [
        ("1 Artikel aus dem Mai 2019", "/de/archiv/2019/05/"),
        ("1 Artikel aus dem Januar 2021", "/de/archiv/2021/01/"),
    ]


def test_the_archive_has_no_such_page_but_says_where_others_are(client, stock):
    page = page_of(client, "/de/archiv/2018/", 404)
    assert text_of(page.find("body/main//h1")) == "2018"
    assert tried(page)[-1] == ("4 articles in English", "/en/archive/2018/")
    assert meta(page, "robots") == "noindex, follow"
    page = page_of(client, "/de/archiv/2020/07/", 404)
    assert links_of(page)["← Früher: Mai 2019"] == "/de/archiv/2019/05/"


@pytest.mark.both
def test_a_search_without_hits_leads_to_what_has_some(client, stock):
    page = page_of(client, f"{LIST}Verbund&topic=innovation")
    assert tried(page) == [("1 Artikel zu „Verbund“", f"{LIST}Verbund")]
    page = page_of(client, f"{LIST}cluster")
    assert tried(page) == [("4 articles in English", "/en/articles/?q=cluster")]
    assert help_of(page)["Neueste Artikel"] == NEWEST
    text = text_of(page.find("body/main"))
    assert "mit einem Wort weniger" not in text
    two = text_of(page_of(client, f"{LIST}cluster+Qzx").find("body/main"))
    assert "mit einem Wort weniger" in two
    assert "Schreibweise" in text


def test_fewer_words_are_offered_that_find_something(client, stock):
    # These articles stand on the page of words alone.
    page = page_of(client, f"{LIST}Aufbruch+unauffindbar")
    assert tried(page) == []
    # In the selection if they are found there, else everywhere.
    page = page_of(client, f"{LIST}Aufbruch+unauffindbar&topic=innovation")
    assert "/de/artikel/?topic=innovation&q=Aufbruch" in dict(tried(page)).values()
    page = page_of(client, f"{LIST}Verbund+unauffindbar&topic=innovation")
    assert f"{LIST}Verbund" in dict(tried(page)).values()


@pytest.mark.both
def test_what_was_meant_is_offered_never_applied(client):
    library()
    page = page_of(client, f"{LIST}Elektrolyseuern")
    assert suggested(page) == [("Elektrolyseuren", f"{LIST}Elektrolyseuren")]
    text = text_of(page.find("body/main"))
    assert "Keine Artikel zu „Elektrolyseuern“" in text
    assert "Meinten Sie Elektrolyseuren? 1 Artikel" in text
    assert suggested(page_of(client, f"{LIST}Elektrolyseure")) == []


def test_a_page_that_suggests_words_may_show_any_articles(client):
    library()
    assert asked(f"{LIST}Elektrolyseuern")[1].keys is None
    assert asked(f"{LIST}unauffindbar")[1].keys is not None


@pytest.mark.both
def test_what_nobody_may_read_is_suggested_to_nobody(client):
    published(headline="Bekanntes")
    secret = topic("Geheimvorhaben", aliases="Decknamen")
    draft(headline="Sonderauftrag", topics=keys(secret), body="<p>Nachtflug.</p>")
    for typed in ("Geheimvorhabn", "Sonderauftrga", "Nachtfulg", "Deckanmen"):
        page = page_of(client, f"{LIST}{typed}")
        assert suggested(page) == []
    page = page_of(client, f"{LIST}Sonderauftrag+unauffindbar")
    assert tried(page) == []


def test_every_link_of_the_help_leads_to_articles(client, stock):
    for path in (
        "/de/themen/netzwerke/",
        "/de/artikel/?topic=innovation&country=usa&year=2021",
        "/de/artikel/?year=2018",
        f"{LIST}cluster",
        f"{LIST}Aufbruch+unauffindbar&country=usa",
        "/en/articles/?q=Aufbruch&topic=innovation",
    ):
        main = page_of(client, path).find("body/main")
        found = {a.get("href") for a in main.iter("a")}
        for address in found - {None}:
            if not address.startswith("#"):
                assert client.get(address).status_code == 200, (path, address)


def test_an_empty_newsroom_is_answered(client):
    page = page_of(client, "/de/artikel/")
    assert help_of(page) == {}
    assert "Neueste Artikel" not in help_of(page_of(client, f"{LIST}nichts"))
