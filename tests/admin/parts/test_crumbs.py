"""Breadcrumbs lead to each page of the desk; one template draws them.

Pages that open by an address alone are walked in `whole_desk`; here are some others.
"""

from types import SimpleNamespace

import pytest

from tests.conftest import ROOT
from tests.support import factories
from tests.support.desk.asking import Answer
from tests.support.desk.desk import at_desk
from tests.support.desk.many import bulk_url
from tests.support.desk.trails import FRAME, TRAIL, Trails


@pytest.fixture
def trail_of(db):
    """Return the breadcrumbs of a page, once all of their links have opened."""
    client = at_desk(factories.admin())
    trails = Trails(client)

    def read(path: str) -> str:
        answer = Answer(client, "get", path)
        assert answer.status == 200, path
        assert trails.faults(answer, path) == []
        return TRAIL.findall(answer.text)[0]

    return read


def test_pages_about_chosen_things_have_a_trail(trail_of):
    articles = [factories.draft(), factories.in_review()]
    picture, topic = factories.picture("Hafen"), factories.topic("Hafen")
    for path in (
        bulk_url("submit", articles) + "&_changelist_filters=phase%3Ddraft",
        f"/admin/articles/image/describe/?picture={picture.pk}",
        f"/admin/articles/topic/{topic.pk}/merge/?q=Haf",
        "/admin/sessions/",
        "/admin/factors/",
    ):
        assert trail_of(path)


def test_acts_on_many_lead_back_to_the_list_as_it_was_filtered(trail_of):
    path = bulk_url("submit", [factories.draft()])
    trail = trail_of(f"{path}&_changelist_filters=phase%3Ddraft")
    assert 'href="/admin/articles/article/?phase=draft">Artikel</a>' in trail


def test_a_review_leads_back_to_the_queue(trail_of):
    trail = trail_of(f"/admin/articles/article/{factories.in_review().pk}/review/")
    assert 'href="/admin/review/">Zu prüfen</a>' in trail


def test_a_page_in_another_language_is_named_in_it(trail_of):
    article = factories.published(language="en", headline="Exports are growing")
    trail = trail_of(f"/admin/articles/article/{article.pk}/reach/?days=365")
    assert '<a href="/admin/reach/?days=365">' in trail
    assert '<li aria-current="page" lang="en">Exports are growing</li>' in trail


def test_long_names_are_shortened(trail_of):
    article = factories.draft(headline=" ".join(["Wort"] * 30))
    trail = trail_of(f"/admin/articles/article/{article.pk}/history/")
    assert f">{' '.join(['Wort'] * 18)} …</a>" in trail


@pytest.mark.parametrize(
    ("items", "named"),
    [
        ("", "no trail"),
        ('<li><a href="/admin/">x</a></li>', "no trail"),
        ('<li aria-current="page">x</li>', "no trail"),
        ('<li><a href="/admin/x/">x</a></li>', "/admin/x/"),
    ],
)
def test_a_trail_that_is_missing_or_leads_nowhere_is_named(db, items, named):
    answer = SimpleNamespace(text=f'{FRAME}<ol class="breadcrumbs">{items}</ol>')
    trails = Trails(at_desk(factories.admin()))
    assert named in " ".join(trails.faults(answer, "/admin/y/"))


def test_no_other_template_draws_breadcrumbs():
    drawing = [
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*.html")
        if 'class="breadcrumbs"' in path.read_text(encoding="utf-8")
    ]
    assert drawing == ["admin/_breadcrumbs.html"]
