"""Pictures and documents of a text come by its review link, and end with it."""

import re

import pytest

from articles.editing.guests import revoke
from tests.editing.guests.linking import linked
from tests.site.guests.test_page import is_private, text_in_review
from tests.support import factories
from tests.support.factories import chief, edited, editor
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db


def test_pictures_and_documents_come_by_the_link_and_end_with_it(client):
    lead, inside = factories.picture("Hafen"), factories.picture("Brücke")
    public = factories.published(
        headline="Andere", lead_image=factories.picture("Feld")
    )
    article = text_in_review(
        lead_image=lead,
        body=f'<p>Text</p><img data-image="{inside.key}">',
        attachments=[made.attachment()],
    )
    link, secret = linked(article)
    page = client.get(f"/review/{secret}/").text
    own = re.findall(rf"/review/{secret}/((?:pictures|documents)/[^\s\",]+)", page)
    assert any(lead.token in one for one in own)
    assert any(inside.token in one for one in own)
    assert any(one.startswith("documents/") for one in own)
    assert not re.search(rf'["\s]/pictures/({lead.token}|{inside.token})', page)
    for one in own:
        assert client.get(f"/{one}").status_code == 404
        found = client.get(f"/review/{secret}/{one}")
        assert found.status_code == 200
        assert is_private(found)
    # Another article's picture isn't shown by it.
    foreign = client.get(public.get_absolute_url()).text
    [other, *_rest] = re.findall(r"(pictures/[^\s\",]+)", foreign)
    assert client.get(f"/{other}").status_code == 200
    assert client.get(f"/review/{secret}/{other}").status_code == 404
    revoke(link, by=chief())
    for one in own:
        assert client.get(f"/review/{secret}/{one}").status_code == 404
    link, secret = linked(article)
    edited(article, by=editor("Zweiter"), teaser="Neu.")
    for one in own:
        assert client.get(f"/review/{secret}/{one}").status_code == 404
