"""The original stands beside its translation, in its own language, for reading."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db


def beside(article, person=None) -> Article | None:
    answer = at_desk(person or factories.author()).get(
        url(Article, "change", article.pk)
    )
    found = answer.context["beside"]
    assert ("data-original" in answer.text) is bool(found)
    return found and found.article


def test_what_a_translation_was_made_from_stands_beside_it():
    picture = factories.picture("Hafen")
    body = f'<p>Der Rat tagt.</p><img data-image="{picture.key}">'
    original = factories.published(headline="Der Rat", teaser="Kurz.", body=body)
    article = factories.translated(original, headline="The Council")
    answer = at_desk(factories.author()).get(url(Article, "change", article.pk))
    text = answer.text.split('class="original-text"')[1].split("</section>")[0]
    assert '<div lang="de">' in text
    for words in ("<h3>Der Rat</h3>", "<p>Kurz.</p>", "<p>Der Rat tagt.</p>"):
        assert words in text
    assert "<img" not in text
    assert "<textarea" not in text
    assert "voraus" not in text
    later = factories.republished(original, body="<p>Der Rat tagte.</p>")
    answer = at_desk(factories.author()).get(url(Article, "change", article.pk))
    assert beside(article) == original
    assert "voraus" in answer.text.split("data-original")[1]
    # A revision of a public translation follows the version that is public now.
    factories.move(
        factories.move(article, "submit", by=factories.author()),
        "publish",
        by=factories.chief(),
    )
    assert beside(factories.revised(article)) == later


def test_only_a_translation_has_an_original():
    original = factories.published(headline="Der Rat")
    factories.translated(original, headline="The Council")
    assert beside(factories.revised(original)) is None
    assert beside(factories.draft(headline="Allein")) is None


def test_nobody_reads_beside_a_translation_what_she_may_not_see():
    hidden = factories.draft(headline="Geheim", by=factories.author("Andere Autorin"))
    english = factories.draft(headline="Own", language="en", story=hidden.edition.story)
    assert beside(english) is None
    assert beside(english, factories.editor()) == hidden


def test_a_translation_that_is_there_is_looked_at_and_revised_from_its_own_text():
    original = factories.published(headline="Der Rat", body="<p>Er tagt.</p>")
    english = factories.translated(original, headline="The Council", slug="council")
    author, client = factories.author(), at_desk(factories.author())
    english = factories.move(english, "submit", by=author)
    english = factories.move(english, "publish", by=factories.chief())
    later = factories.republished(original, body="<p>Er tagte gestern.</p>")
    page = client.get(url(Article, "change", later.pk))
    assert "Übersetzen (Englisch)" not in page.text
    assert "Übersetzung ansehen (Englisch)" in page.text
    assert url(Article, "change", english.pk) in page.text
    form = page.text.split('<form id="revise-en"')[1].split("</form>")[0]
    assert f'value="{later.pk}"' in form
    path = form.split('action="')[1].split('"')[0]
    begun = client.post(path, {"original": later.pk})
    draft = Article.objects.get(edition=english.edition, number=2)
    assert begun.url == url(Article, "change", draft.pk)
    assert (draft.headline, draft.translated_from) == ("The Council", later)
    # The form shows the original's changes, as the page of those behind does.
    beside = client.get(begun.url).text.split('class="original-changes"')[1]
    assert "gestern" in beside.split("</section>")[0]
    # The page leads to the draft in work, and doesn't begin another one.
    page = client.get(url(Article, "change", later.pk))
    assert url(Article, "change", draft.pk) in page.text
    assert "Übersetzung überarbeiten" not in page.text


def test_a_forged_translation_is_refused_in_words():
    original = factories.published(headline="Der Rat")
    english = factories.translated(original, headline="The Council")
    english = factories.move(english, "submit", by=factories.author())
    factories.move(english, "publish", by=factories.chief())
    later = factories.republished(original, headline="Der neue Rat")
    client = at_desk(factories.author())
    for article, said in ((original, "gibt es schon"), (later, "gibt es schon")):
        path = reverse("admin:articles_article_translate", args=[article.pk, "en"])
        page = client.post(path, follow=True)
        assert said in page.text
    assert Article.objects.filter(edition=english.edition).count() == 1
    replaced = client.get(url(Article, "change", original.pk)).text
    assert "Übersetz" not in replaced.split('class="submit-row')[1].split("</form>")[0]
