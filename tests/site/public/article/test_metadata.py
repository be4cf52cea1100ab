"""The head of an article has metadata for sharing and for reference managers."""

import io
import struct
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from PIL import Image as Pillow

from articles.domain.pictures import social_rendition
from articles.editing.publishing import move
from articles.foundation.theme import source
from articles.models import Masthead
from tests.site.public.reading import meta, page_of, tree
from tests.support.contents import full_content
from tests.support.factories import chief, picture, published, republished, translated

pytestmark = pytest.mark.django_db


def metas(page, start: str) -> list[tuple[str, str]]:
    """Return names and contents of those whose name begins with `start`."""
    named = ((m.get("property") or m.get("name"), m) for m in page.iter("meta"))
    return [(n, m.get("content")) for n, m in named if n and n.startswith(start)]


def test_an_article_is_shared_with_its_dates_section_labels_and_author(client):
    with time_machine.travel("2020-02-12T09:00:00+01:00", tick=False) as clock:
        article = published(**full_content())
        first = [
            ("article:published_time", "2020-02-12T09:00:00+01:00"),
            ("article:section", "Wirtschaft"),
            *(("article:tag", tag) for tag in ("Zölle", "Ausfuhr")),
            *(("article:tag", tag) for tag in ("USA", "Deutschland", "EU")),
            ("article:author", "Erika Muster, Musterinstitut"),
        ]
        assert metas(page_of(client, article), "article:") == first
        clock.shift(timedelta(days=1))
        republished(article, change_kind="update")
        modified = ("article:modified_time", "2020-02-13T09:00:00+01:00")
        assert metas(page_of(client, article), "article:") == [
            first[0],
            modified,
            *first[1:],
        ]


def test_a_page_is_shared_with_a_picture_that_is_there(client, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    Masthead.objects.create(language="de", name="Kooperation & Wissen")
    page = tree(client.get("/de/").text)
    address = meta(page, "og:image")
    assert address.startswith("https://news.example.org/static/articles/share")
    picture = Path(finders.find("articles/share.png")).read_bytes()
    assert len(picture) <= 20_000
    width, height = struct.unpack(">II", picture[16:24])
    assert meta(page, "og:image:width") == str(width) == "1200"
    assert meta(page, "og:image:height") == str(height) == "630"
    assert meta(page, "og:image:alt") == "Kooperation & Wissen"
    assert meta(page, "twitter:card") == "summary"


def test_a_shared_page_names_its_language_and_the_others(client):
    german = published(slug="beispiel")
    assert metas(page_of(client, german), "og:locale") == [("og:locale", "de_DE")]
    english = translated(german, slug="example")
    move(english, "submit", by=english.author)
    move(english, "publish", by=chief())
    assert metas(page_of(client, english), "og:locale") == [
        ("og:locale", "en_GB"),
        ("og:locale:alternate", "de_DE"),
    ]


def test_reference_managers_find_the_citation_in_the_head(client):
    article = published(**full_content())
    assert metas(page_of(client, article), "citation_") == [
        ("citation_title", "Ausfuhren in die USA wachsen"),
        ("citation_author", "Erika Muster"),
        ("citation_author_institution", "Musterinstitut"),
        ("citation_publication_date", "2020/02/12"),
        ("citation_language", "de"),
        ("citation_publisher", "Newsroom"),
        ("citation_public_url", article.permalink),
        ("citation_keywords", "Zölle"),
        ("citation_keywords", "Ausfuhr"),
    ]


def test_an_organisation_alone_is_cited_as_author(client):
    page = page_of(client, published(credit_organisation="Musterinstitut"))
    assert metas(page, "citation_author") == [("citation_author", "Musterinstitut")]


def test_the_browser_takes_the_colours_of_the_page(client):
    page = tree(client.get("/de/").text)
    colours = [m for m in page.iter("meta") if m.get("name") == "theme-color"]
    assert [m.get("media") for m in colours] == [
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    ]
    tokens = source("tokens.css")
    places = [tokens.index(f"--paper: {m.get('content')};") for m in colours]
    assert places == sorted(places)
    assert len(set(places)) == 2


def test_an_article_is_shared_with_its_lead_picture_cut_for_that(client, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    image = picture("Kran", size=(1300, 1300), focus_y=0)
    article = published(lead_image=str(image.key), lead_alt="Ein Kran im Wind")
    page = page_of(client, article)
    address = f"https://news.example.org{social_rendition(image).url}"
    assert metas(page, "og:image") == [
        ("og:image", address),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "Ein Kran im Wind"),
    ]
    assert meta(page, "twitter:card") == "summary_large_image"
    response = client.get(social_rendition(image).url)
    with Pillow.open(io.BytesIO(response.content)) as cut:
        assert cut.size == (1200, 630)


def test_a_decorative_picture_is_shared_without_words(client):
    image = picture("Muster", is_decorative=True, alt="", alt_en="")
    page = page_of(client, published(lead_image=str(image.key)))
    assert meta(page, "og:image:alt") is None
    assert meta(page, "og:image").endswith("social-64-50-50.jpg")
