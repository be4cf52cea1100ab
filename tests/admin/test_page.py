"""Pages on the desk: chief editors write them, and an address stays what it is."""

import pytest

from articles.models import Page
from tests import factories
from tests.admin.desk import at_desk, errors, save, url

pytestmark = pytest.mark.django_db
TYPED = {"language": "de", "kind": "about", "title": "Über uns", "body": "<p>Wir.</p>"}


@pytest.fixture
def client():
    return at_desk(factories.chief())


def test_the_address_is_made_from_the_title_and_numbered_if_it_is_taken(client):
    save(client, url(Page, "add"), **TYPED)
    save(client, url(Page, "add"), **TYPED | {"kind": "other"})
    save(client, url(Page, "add"), **TYPED | {"kind": "other", "title": "日本"})
    slugs = Page.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["ueber-uns", "ueber-uns-2", "other"]
    form = client.get(url(Page, "change", Page.objects.first().pk))
    assert '<a href="/de/seite/ueber-uns/">' in form.text


def test_a_second_page_of_a_kind_is_refused_in_words(client):
    save(client, url(Page, "add"), **TYPED)
    answer = save(client, url(Page, "add"), **TYPED | {"slug": "neu"})
    assert "gibt es in dieser Sprache schon" in errors(answer)
    assert Page.objects.count() == 1


def test_language_kind_and_address_stay_whatever_is_sent(client):
    page = factories.site_page("about")
    forged = {"language": "en", "kind": "imprint", "slug": "anders"}
    save(client, url(Page, "change", page.pk), title="Neu", **forged)
    page.refresh_from_db()
    assert (page.title, page.language, page.kind, page.slug) == (
        "Neu", "de", "about", "about",
    )  # fmt: skip


def test_the_text_has_the_editor_of_articles_and_their_rules(client):
    page = factories.site_page("about", reviewed_on="2027-02-03")
    form = client.get(url(Page, "change", page.pk))
    assert "data-rich-text" in form.text
    assert 'value="2027-02-03"' in form.text
    save(
        client,
        url(Page, "change", page.pk),
        body="<p onclick=x>a<script>b</script></p>",
    )
    page.refresh_from_db()
    assert page.body == "<p>a</p>"
