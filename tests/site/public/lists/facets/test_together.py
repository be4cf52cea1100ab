"""Lists of articles that have several labels of a kind at once."""

import pytest

from articles.site.feeds import FORMATS
from tests.site.feeds.reading import head, titles
from tests.site.public.lists.shown import sentence
from tests.site.public.reading import canonical, headlines, links, meta, text_of, tree
from tests.support.contents import keys
from tests.support.factories import country, published, topic
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
BOTH = "country=deutschland,frankreich"
ORIGIN = "http://127.0.0.1:8000"


@world
def four():
    """Publish articles about Germany, France, both, and both and Switzerland."""
    germany, france, swiss = country("DE"), country("FR"), country("CH")
    for headline, about in {
        "Deutsch": [germany],
        "Französisch": [france],
        "Beides": [germany, france],
        "Alle drei": [germany, france, swiss],
    }.items():
        published(headline=headline, countries=keys(*about), dated="2020-02-01")


def test_it_holds_what_has_all_of_them(client, four):
    shown = {
        BOTH: {"Beides", "Alle drei"},
        "country=deutschland,frankreich,schweiz": {"Alle drei"},
        "country=deutschland&country=frankreich": {
            "Deutsch", "Französisch", "Beides", "Alle drei",
        },
        f"{BOTH}&country=schweiz&year=2020": {"Beides", "Alle drei"},
        f"{BOTH}&q=drei": {"Alle drei"},
    }  # fmt: skip
    for query, expected in shown.items():
        found = headlines(client.get(f"/de/artikel/?{query}").text)
        assert set(found) == expected, query
        for form in FORMATS:
            assert set(titles(client, form, query=f"?{query}")) == expected, query


def test_it_says_so_in_words_and_has_a_name(client, four):
    path = f"/de/artikel/?{BOTH}"
    said = "Artikel mit den Schlagwörtern Deutschland und Frankreich"
    assert sentence(client, path) == f"2 {said}"
    page = tree(client.get(path).text)
    assert said in text_of(next(page.iter("title")))
    assert canonical(page) == ORIGIN + path
    english = sentence(client, "/en/articles/?country=france,germany")
    assert english == "No articles filed under France and Germany"


def test_what_is_chosen_says_how_it_is_joined_and_goes_one_by_one(client, four):
    page = tree(client.get(f"/de/artikel/?{BOTH}&country=schweiz").text)
    [tags] = [ul for ul in page.iter("ul") if ul.get("aria-label") == "Auswahl"]
    removed = "Aus der Auswahl entfernen: "
    assert [(text_of(a), a.get("href")) for a in tags.iter("a")] == [
        (f"{removed}Deutschland×", "/de/artikel/?country=frankreich&country=schweiz"),
        (
            f"{removed}und Frankreich×",
            "/de/artikel/?country=deutschland&country=schweiz",
        ),
        (f"{removed}oder Schweiz×", f"/de/artikel/?{BOTH}"),
    ]


def test_another_spelling_leads_to_its_one_address(client, four):
    for asked in (
        "country=frankreich,deutschland",
        "country=deutschland,frankreich,deutschland",
        "country=deutschland,frankreich,schweiz&country=frankreich,deutschland",
    ):
        answer = client.get(f"/de/artikel/?{asked}")
        assert (answer.status_code, answer["Location"]) == (301, f"/de/artikel/?{BOTH}")
        for form in FORMATS:
            feed = client.get(f"/de/artikel/feed.{form}?{asked}")
            own = f"/de/artikel/feed.{form}?{BOTH}"
            assert (feed.status_code, feed["Location"]) == (301, own)
    assert client.get(f"/de/artikel/?{BOTH}").status_code == 200


def test_search_engines_are_told_to_leave_it_alone(client, four):
    page = tree(client.get(f"/de/artikel/?{BOTH}").text)
    assert meta(page, "robots") == "noindex, follow"


def test_its_feeds_say_what_it_is_and_lead_to_it(client, four):
    page = tree(client.get(f"/de/artikel/?{BOTH}").text)
    own = [f"/de/artikel/feed.{form}?{BOTH}" for form in FORMATS]
    heads = [one["href"] for one in links(page, "alternate") if "type" in one]
    assert heads[: len(own)] == [ORIGIN + path for path in own]
    for form in FORMATS:
        told = head(client, form, query=f"?{BOTH}")
        assert told["page"] == f"{ORIGIN}/de/artikel/?{BOTH}"
        text = client.get(f"/de/artikel/feed.{form}?{BOTH}").text
        assert f"{ORIGIN}/de/artikel/feed.{form}?{BOTH}" in text
        assert "Artikel mit den Schlagwörtern Deutschland und Frankreich" in text


def test_a_feed_of_both_is_another_one_whatever_labels_are_called(client, four):
    def identity(query: str) -> str:
        text = client.get(f"/de/artikel/feed.atom?{query}").text
        return text.partition("<id>")[2].partition("</id>")[0]

    found = [identity(BOTH), identity("country=deutschland&country=frankreich")]
    assert len(set(found)) == 2
    france = country("FR")
    france.slug = "frankreich-neu"
    france.save()
    assert identity("country=deutschland,frankreich-neu") == found[0]


def test_a_merged_label_leads_to_what_it_became(client, four):
    old, new = topic("Vernetzung"), topic("Netzwerke")
    published(headline="Alt", topics=keys(old, topic("Handel")))
    published(headline="Neu", topics=keys(new, topic("Handel")))
    old.merged_into = new
    old.save()
    answer = client.get("/de/artikel/?topic=vernetzung,handel")
    assert answer.status_code == 301
    assert answer["Location"] == "/de/artikel/?topic=handel,netzwerke"
    assert set(headlines(client.get(answer["Location"]).text)) == {"Alt", "Neu"}
    answer = client.get("/de/artikel/?topic=vernetzung,netzwerke")
    assert answer["Location"] == "/de/themen/netzwerke/"


def test_a_search_in_it_keeps_it(client, four):
    page = tree(client.get(f"/de/artikel/?{BOTH}").text)
    kept = {box.get("name"): box.get("value") for box in page.iter("input")}
    assert kept["country"] == "deutschland,frankreich"


def test_what_makes_a_list_longer_is_folded(client, four):
    folds = folded_ways(client, "/de/artikel/?country=deutschland")
    assert folds, "nothing is offered"
    assert all(text.startswith("oder …") for text in folds)
    assert not folded_ways(client, "/de/artikel/")


def folded_ways(client, path: str) -> list[str]:
    page = tree(client.get(path).text)
    return [
        text_of(one) for one in page.iter("details") if one.get("class") == "facet-or"
    ]
