"""The original stands beside its translation, in its own language, for reading."""

import pytest

from articles.models import Article
from tests import factories
from tests.admin.desk import at_desk, url

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
    # What follows a translation that was public follows what is public now.
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
