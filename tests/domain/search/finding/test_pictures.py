"""The words about pictures are stored, found and counted, in this order."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain import search
from articles.models import Article, Image
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = pytest.mark.django_db


def page_of(images: list[Image], name: str) -> str:
    if name == "change":
        return url(Image, "change", images[0].pk)
    keys = "&".join(f"picture={image.pk}" for image in images)
    return f"/admin/articles/image/describe/?{keys}"


@pytest.mark.parametrize("name", ["change", "describe"])
def test_the_revision_waits_until_articles_are_found_by_what_is_said(name, settings):
    settings.NEWSROOM_FOUR_EYES = False  # stored at once, without a second person
    images = [factories.picture("Eins"), factories.picture("Zwei")]
    for image in images:
        factories.published(lead_image=str(image.key))
    client, page = at_desk(factories.editor()), page_of(images, name)
    form = read_form(client.get(page))
    said = {field: "Ein Kranich" for field in form if field.endswith("alts_de")}
    with CaptureQueriesContext(connection) as queries:
        assert client.post(page, form | said).status_code == 302
    statements = [query["sql"] for query in queries]
    locked = next(n for n, sql in enumerate(statements) if "siterevision" in sql)
    written = [
        n
        for n, sql in enumerate(statements)
        if "INTO articles_search" in sql or sql.startswith('UPDATE "articles_image"')
    ]
    # Nobody who holds the revision's row waits for another.
    assert len(written) == 2 * len(said)
    assert max(written) < locked
    query = search.read_query("Kranich", "de", "en")
    found = search.matching(Article.objects.all(), query).count()
    assert found == len(said)
