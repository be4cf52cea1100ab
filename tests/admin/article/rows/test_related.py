"""The form pins related articles or hides them, and offers only those the user sees."""

import pytest
from django.urls import reverse

from articles.domain.content import content_of
from articles.models import Article
from tests.support import factories
from tests.support.contents import choices
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db


def typed(*rows) -> dict:
    """Return what a browser sends for these rows: (edition, choice, position)."""
    data = {"related-TOTAL_FORMS": len(rows)}
    for n, (edition, choice, position) in enumerate(rows):
        data[f"related-{n}-edition"] = edition
        data[f"related-{n}-choice"] = choice
        data[f"related-{n}-position"] = position
    return data


def related(article) -> list[dict]:
    return content_of(Article.objects.get(pk=article.pk))["related"]


def test_related_articles_are_chosen_ordered_and_removed_in_the_form():
    first, second, third = (
        factories.published(headline=name).edition for name in ("Eins", "Zwei", "Drei")
    )
    article = factories.draft(headline="Meiner")
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    rows = (first.pk, "pinned", 2), (second.pk, "excluded", ""), (third.pk, "pinned", 1)
    assert save(client, path, **typed(*rows)).status_code == 302
    chosen = choices("pinned", third, first) + choices("excluded", second)
    assert related(article) == chosen
    page = client.get(path)
    assert read_form(page)["related-0-edition"] == [str(third.pk)]
    assert "Drei [de]" in page.text
    save(client, path, headline="Anders")
    assert related(article) == chosen
    save(client, path, **{"related-0-DELETE": "on", "related-1-choice": "excluded"})
    assert related(article) == choices("excluded", first, second)


def test_what_cannot_be_related_is_refused_with_what_to_do():
    other = factories.published(headline="Anderer").edition
    article = factories.draft()
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    twice = typed((other.pk, "pinned", 1), (other.pk, "excluded", 2))
    assert "zweimal da" in errors(save(client, path, **twice))
    itself = typed((article.edition_id, "pinned", 1))
    assert "mit sich selbst" in errors(save(client, path, **itself))
    english = factories.published(language="en").edition
    foreign = save(client, path, **typed((english.pk, "pinned", 1)))
    assert "in der Sprache des Artikels" in errors(foreign)
    assert read_form(foreign)["related-0-edition"] == [str(english.pk)]
    assert related(article) == []


def test_only_articles_that_one_may_see_are_offered_and_taken():
    hidden = factories.draft(by=factories.author("Kollegin"), headline="Geheim")
    public = factories.published(headline="Geheimnisse der Erde")
    article = factories.draft(headline="Meiner")
    query = {"app_label": "articles", "model_name": "relatedchoice"}
    query |= {"field_name": "edition", "term": "geheim"}

    def offered(person) -> set[str]:
        answer = at_desk(person).get(reverse("admin:autocomplete"), query)
        return {one["text"] for one in answer.json()["results"]}

    assert offered(factories.author()) == {"Geheimnisse der Erde [de]"}
    both = {"Geheimnisse der Erde [de]", "Geheim [de]"}
    assert offered(factories.editor()) == both
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    answer = save(client, path, **typed((hidden.edition_id, "pinned", 1)))
    assert errors(answer)
    assert "Geheim" not in answer.text
    assert related(article) == []
    assert save(client, path, **typed((public.edition_id, "pinned", 1)))


def test_what_a_colleague_chose_stays_though_one_may_not_read_it():
    hidden = factories.draft(by=factories.author("Kollegin"), headline="Geheim")
    article = factories.draft(related=choices("pinned", hidden.edition))
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    page = client.get(path)
    assert "Geheim" not in page.text
    assert f"Meldung {hidden.edition.story_id} [de]" in page.text
    assert save(client, path, headline="Neu").status_code == 302
    assert related(article) == choices("pinned", hidden.edition)
    for view in ("change", "history"):
        assert "Geheim" not in client.get(url(Article, view, article.pk)).text


def test_without_a_script_an_article_is_chosen_by_its_address():
    public = factories.published(slug="bekannt")
    factories.published(slug="bekannt", language="en")
    factories.draft(slug="entwurf")
    article = factories.draft(headline="Meiner")
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    named = {"related-0-edition-named": public.permalink}
    assert save(client, path, **named).status_code == 302
    assert related(article) == choices("pinned", public.edition)
    form = read_form(client.get(path))
    for unknown in ("entwurf", "x" * 300, "a\0b", "/"):
        answer = client.post(path, form | {"related-1-edition-named": unknown})
        assert answer.status_code == 200, unknown


def test_who_reads_a_published_version_sees_what_was_chosen():
    other = factories.published(headline="Der andere")
    article = factories.published(related=choices("excluded", other.edition))
    page = at_desk(factories.author()).get(url(Article, "change", article.pk))
    assert "Der andere [de]" in page.text
    assert "nie zeigen" in page.text
    assert 'name="related-0-edition"' not in page.text


def test_a_stale_save_lets_one_choose_between_both_choices():
    theirs, mine = (factories.published(headline=name) for name in ("Ihr", "Mein"))
    article = factories.draft(headline="Unserer")
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    opened = read_form(client.get(path))
    chosen = choices("pinned", theirs.edition)
    factories.edited(article, by=factories.editor(), related=chosen)
    data = opened | typed((mine.edition_id, "pinned", 1))
    page = client.post(path, data)
    [conflict] = page.context["merge"]["choices"]
    assert (conflict.conflict.name, conflict.chosen) == ("related", "")
    assert "Artikel: Ihr" in page.text
    assert "Artikel: Mein" in page.text
    merged = read_form(page) | {"merge-related": "mine"}
    assert client.post(path, merged).status_code == 302
    assert related(article) == choices("pinned", mine.edition)
