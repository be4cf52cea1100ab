"""The library is a grid of pictures, searched by any word, filtered and ordered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Image
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def library():
    """Return a browser, with pictures that differ in all by which they are found."""
    today, erika = timezone.localdate(), factories.author("erika")
    day = timedelta(days=1)
    words = {"credit": "Agentur Übersee", "source_url": "https://example.org/herkunft"}
    factories.picture("Hafen", by=erika, **words)
    factories.picture("Stumm", alt="", alt_en="", credit="")
    factories.picture("Nur deutsch", alt_en="", caption="Schiffe am Kai")
    factories.picture("Zierde", alt="", alt_en="", is_decorative=True)
    factories.picture("Endet heute", licensed_until=today)
    factories.picture("Endet bald", licensed_until=today + 29 * day)
    factories.picture("Endet spät", licensed_until=today + 30 * day)
    factories.picture("Abgelaufen", licensed_until=today - day)
    hafen = Image.objects.get(title="Hafen")
    factories.published(lead_image=str(hafen.key))
    zierde = Image.objects.get(title="Zierde")
    factories.draft(body=f'<p>Text</p><img data-image="{zierde.key}">')
    return at_desk(factories.editor())


def titles(client, query: str) -> list[str]:
    page = client.get(url(Image, "changelist") + query)
    assert page.status_code == 200, query
    return [card.image.title for card in page.context["cards"]]


def test_pictures_are_kept_by_what_they_lack(library):
    everything, erika = set(titles(library, "")), factories.author("erika")
    kept = {
        "?use=unused": everything - {"Hafen", "Zierde"},
        "?use=used": {"Hafen", "Zierde"},
        "?use=public": {"Hafen"},
        "?alt=missing": {"Stumm", "Nur deutsch"},
        "?credit=missing": {"Stumm"},
        "?licence=expiring": {"Endet heute", "Endet bald", "Abgelaufen"},
        "?licence=ended": {"Abgelaufen"},
        f"?uploaded_by__id__exact={erika.pk}": {"Hafen"},
        "?use=nothing": everything,
    }
    for query, names in kept.items():
        assert set(titles(library, query)) == names, query


def test_pictures_are_found_by_any_of_their_words(library):
    found = {
        "hafen": {"Hafen"},
        "übersee": {"Hafen"},
        "ÜBERSEE agentur": {"Hafen"},
        "herkunft": {"Hafen"},
        "spät above": {"Endet spät"},
        "schiffe kai": {"Nur deutsch"},
        "schiffe flugzeuge": set(),
        "\0": set(titles(library, "")),
    }
    for words, names in found.items():
        query = f"?q={words}".replace("\0", "%00")
        assert set(titles(library, query)) == names, words


def test_pictures_stand_in_the_order_that_was_chosen(library):
    newest = titles(library, "")
    assert newest[0] == "Abgelaufen"
    assert titles(library, "?order=oldest") == newest[::-1]
    assert titles(library, "?order=title") == sorted(newest)
    ends = ["Abgelaufen", "Endet heute", "Endet bald", "Endet spät"]
    assert titles(library, "?order=licence")[:4] == ends
    assert titles(library, "?order=nothing") == newest


def test_the_library_is_counted_only_beside_what_was_found(library):
    address, number = url(Image, "changelist"), Image.objects.count()
    for query in ("", "?order=title", "?use=nothing"):
        assert "Treffer" not in library.get(address + query).text, query
    found = library.get(address + "?alt=missing").text
    assert "2 Treffer" in found
    assert f"{number} insgesamt" in found


def test_each_card_says_in_words_what_its_picture_lacks(library):
    page = library.get(url(Image, "changelist"))
    said = {
        card.image.title: [badge.text for badge in card.badges]
        for card in page.context["cards"]
    }
    assert said["Hafen"] == []
    assert said["Zierde"] == ["Schmuckbild"]
    assert said["Stumm"] == ["Kein Alternativtext", "Kein Bildnachweis", "Unbenutzt"]
    assert said["Nur deutsch"] == ["Kein Alternativtext: Englisch", "Unbenutzt"]
    assert said["Abgelaufen"][0].startswith("Lizenz am ")
    assert said["Endet heute"][0].startswith("Lizenz endet am ")
    assert said["Endet spät"] == ["Unbenutzt"]
    for texts in said.values():
        assert all(text in page.text for text in texts)


def test_more_than_a_page_of_pictures_is_paged():
    for number in range(26):
        factories.picture(f"Bild {number}")
    client = at_desk(factories.author())
    assert len(titles(client, "")) == 24
    assert titles(client, "?p=2") == ["Bild 1", "Bild 0"]
