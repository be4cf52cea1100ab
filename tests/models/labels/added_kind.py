"""Tests of an article with labels of one more kind, projects.

They run in a copy of the code base with that kind: see
`tests/house/recipes/test_followed.py`.
"""

import pytest

from articles.domain.content import content_hash, content_of
from articles.models import KINDS, Article
from articles.transfer.importing import Importer, find_documents
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url
from tests.transfer.importing.documents import write

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return KINDS["project"].model.objects.create(name="Fernrohr", slug="fernrohr")


def with_project(project) -> Article:
    return factories.published(projects=[str(project.key)])


def test_it_is_chosen_in_the_form_and_stands_in_the_content(project):
    article = factories.draft()
    client = at_desk(article.author)
    address = url(Article, "change", article.pk)
    assert save(client, address, projects=project.pk).status_code == 302
    article.refresh_from_db()
    assert content_of(article)["projects"] == [str(project.key)]
    assert read_form(client.get(address))["projects"] == [str(project.pk)]


def test_a_content_from_before_it_is_still_the_one_that_was_approved():
    content = content_of(factories.draft())
    without = {k: v for k, v in content.items() if k != "projects"}
    assert content["projects"] == []
    assert content_hash(without) == content_hash(content)


def test_readers_meet_it_on_the_article_in_lists_and_in_feeds(project, client):
    article = with_project(project)
    assert "Fernrohr" in client.get(article.get_absolute_url()).text
    other = factories.published(headline="Anderes")
    for address in (
        project.get_absolute_url(),
        "/de/artikel/feed.rss?project=fernrohr",
    ):
        page = client.get(address).text
        assert article.headline in page
        assert other.headline not in page


def test_a_search_finds_it_by_its_name(project, client):
    article = with_project(project)
    assert article.headline in client.get("/de/artikel/?q=Fernrohr").text


def test_a_document_names_it(tmp_path):
    path = write(tmp_path)
    said = "Projekte: Fernrohr, Raumschiff\n\nThemen:"
    path.write_text(path.read_text("utf-8").replace("Themen:", said), "utf-8")
    [outcome] = [Importer().run(found) for found in find_documents([tmp_path])]
    labels = outcome.article.labels_of("project")
    assert [str(label) for label in labels] == ["Fernrohr", "Raumschiff"]
