"""The frame of pages is rendered once for many; no page shows what is another's."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils.translation import override

from articles.domain import site_version
from articles.models import Masthead
from articles.site.shared.masthead_footer import Standing
from tests.site.public.every_page.page_types import ERRORS, PAGES, fill_public_site
from tests.support import factories
from tests.support.inspecting.looks import wear, written

MANY = Template(
    "{% load kept %}{% kept 'it' value %}{{ value }}{{ other }}{% endkept %}"
)


def frame() -> Standing:
    return Standing(Masthead(), [])


def printed(standing: Standing | None, value: str, other: str) -> str:
    pieces = standing and standing.pieces()
    context = {"pieces": pieces, "value": value, "other": other}
    return MANY.render(Context(context))


def test_what_is_kept_is_told_apart_by_its_values_and_the_language(settings):
    settings.DEBUG = False
    standing = frame()
    assert printed(standing, "a", "1") == "a1"
    assert printed(standing, "a", "2") == "a1"
    assert printed(standing, "b", "2") == "b2"
    with override("en"):
        assert printed(standing, "a", "3") == "a3"
    assert printed(frame(), "a", "4") == "a4"


def test_other_settings_and_another_look_keep_their_own(settings, tmp_path):
    standing = frame()
    assert printed(standing, "a", "1") == "a1"
    settings.NEWSROOM_ORIGIN = "https://anders.example"
    assert printed(standing, "a", "2") == "a2"
    wear(settings, written(tmp_path, {"templates/_footer.html": "Unten"}))
    assert printed(standing, "a", "3") == "a3"


def test_who_works_at_templates_and_pages_without_a_database_keep_nothing(settings):
    assert [printed(None, "a", other) for other in "12"] == ["a1", "a2"]
    settings.DEBUG, standing = True, frame()
    assert [printed(standing, "a", other) for other in "12"] == ["a1", "a2"]
    assert not standing.made


def test_no_more_is_kept_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("articles.templatetags.kept.MOST", 2)
    standing = frame()
    for value in "abc":
        assert printed(standing, value, "1") == f"{value}1"
        assert sum(map(len, standing.pieces().values())) <= 2
    assert printed(standing, "c", "2") == "c1"
    assert printed(standing, "a", "2") == "a2"


def test_a_block_that_pages_may_fill_cannot_be_kept():
    text = (
        "{% load kept %}{% kept 'it' %}<p>{% block x %}{% endblock %}</p>{% endkept %}"
    )
    with pytest.raises(TemplateSyntaxError, match="The block x can't stand in"):
        Template(text)


@pytest.mark.django_db
def test_each_page_is_the_same_after_all_others_as_by_itself(client):
    fill_public_site()
    paths = [path for pages in PAGES.values() for path in pages.values()]
    paths += [path for errors in ERRORS.values() for path in errors]
    alone = {}
    for path in paths:
        site_version.forget()
        alone[path] = client.get(path).text
    # Twice, so that each page comes after each other one.
    for path in [*paths, *reversed(paths)]:
        assert client.get(path).text == alone[path], path


@pytest.mark.django_db
def test_another_masthead_or_page_is_in_every_frame_at_once(client):
    Masthead.objects.create(language="de", name="Alt", tagline="Alte Zeile")
    page = factories.site_page("imprint", title="Impressum")
    assert "Alte Zeile" in client.get("/de/").text
    Masthead.objects.update(tagline="Neue Zeile")
    page.title = "Wer wir sind"
    page.save()
    home = client.get("/de/").text
    assert "Neue Zeile" in home
    assert "Alte Zeile" not in home
    html = client.get("/de/artikel/").text
    assert "Wer wir sind</a>" in html
    assert "Impressum</a>" not in html
