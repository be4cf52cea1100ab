"""A published version never changes, whichever way somebody tries."""

import pytest
from django.db import IntegrityError, transaction

from articles.domain.content import apply_content, content_hash, content_of
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import (
    Article,
    ArticleCategory,
    ArticleCountry,
    ArticleTopic,
    Attribution,
    FurtherReading,
    RelatedChoice,
)
from tests.support import factories
from tests.support.contents import full_content
from tests.support.factories import category, chief, country, source, topic
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
LABELLED = (ArticleCategory, ArticleCountry, ArticleTopic)
PARTS = (*LABELLED, Attribution, FurtherReading, RelatedChoice)


@world
def frozen():
    """Return an article of each phase that was published, by phase."""
    content = full_content()
    return {
        phase: getattr(factories, phase)(**content | {"slug": phase})
        for phase in ("published", "scheduled", "withdrawn", "expired")
    }


def part_of(article, model):
    return model.objects.filter(**{model.article_field: article}).first()


def other_part(model):
    """Return a part of a draft, which may be changed."""
    content = full_content() | {"slug": "entwurf"}
    return part_of(factories.draft(**content), model)


def set_and_save(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


ON_ARTICLE = {
    "save": lambda a: set_and_save(a, headline="Anders"),
    "save fields": lambda a: a.save(update_fields=["body"]),
    "save again": lambda a: set_and_save(a),
    "update": lambda a: Article.objects.filter(pk=a.pk).update(headline="Anders"),
    "bulk_update": lambda a: Article.objects.bulk_update([a], ["teaser"]),
    "update_or_create": lambda a: Article.objects.update_or_create(
        pk=a.pk, defaults={"headline": "Anders"}
    ),
    "edition's articles": lambda a: a.edition.articles.update(body=""),
    "apply_content": lambda a: apply_content(a, full_content()),
    "categories.add": lambda a: a.categories.add(category("Neu")),
    "categories.create": lambda a: a.categories.create(
        names={"de": "Neu"}, slugs={"de": "neu"}
    ),
    "categories.set": lambda a: a.categories.set([category("Neu")]),
    "categories.remove": lambda a: a.categories.remove(category("Bildung")),
    "categories.clear": lambda a: a.categories.clear(),
    "countries.add": lambda a: a.countries.add(country("FR")),
    "countries.set": lambda a: a.countries.set([]),
    "topics.add": lambda a: a.topics.add(topic("Neu")),
    "topics.set": lambda a: a.topics.set([topic("Neu")]),
    "topics.remove": lambda a: a.topics.remove(topic("Ausfuhr")),
    "topics.clear": lambda a: a.topics.clear(),
    "attributions.create": lambda a: a.attributions.create(source=source()),
    "attributions.delete": lambda a: a.attributions.all().delete(),
    "further_reading.update": lambda a: a.further_reading.update(url=""),
    "label's articles": lambda a: category("Bildung").articles.clear(),
    "label's links": lambda a: category("Bildung").links.all().delete(),
    "label's articles.add": lambda a: category("Neu").articles.add(a),
}
ON_PART = {
    "save": lambda m, part: set_and_save(part, position=7),
    "delete": lambda m, part: part.delete(),
    "update": lambda m, part: m.objects.filter(pk=part.pk).update(position=7),
    "delete all": lambda m, part: m.objects.all().delete(),
    "bulk_update": lambda m, part: m.objects.bulk_update([part], ["position"]),
    "move out": lambda m, part: set_and_save(
        part, **{m.article_field: factories.draft()}
    ),
    "move out by update": lambda m, part: m.objects.filter(pk=part.pk).update(
        **{m.article_field: factories.draft()}
    ),
    "overwrite": lambda m, part: m(
        pk=part.pk, **{m.article_field: factories.draft()}
    ).save(),
}


def refused(attempt, *args):
    """Return whether the attempt is refused; undo its effects in any case."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                attempt(*args)
        except Refused:
            return True
        transaction.set_rollback(True)
    return False


def assert_unchanged(article, before):
    stored = Article.objects.get(pk=article.pk)
    assert content_of(stored) == before
    assert stored.content_hash == content_hash(before)


@pytest.mark.parametrize("phase", ["published", "scheduled", "withdrawn", "expired"])
def test_the_content_of_what_was_published_never_changes(frozen, phase):
    article = frozen[phase]
    before = content_of(article)
    open_to = [
        path
        for path, attempt in ON_ARTICLE.items()
        if not refused(attempt, Article.objects.get(pk=article.pk))
    ]
    assert open_to == []
    assert_unchanged(article, before)


@pytest.mark.parametrize("model", PARTS)
def test_no_part_of_what_was_published_changes(frozen, model):
    article = frozen["published"]
    before = content_of(article)
    open_to = [
        path
        for path, attempt in ON_PART.items()
        if not refused(attempt, model, part_of(article, model))
    ]
    assert open_to == []
    assert_unchanged(article, before)


@pytest.mark.parametrize("model", PARTS)
def test_nothing_is_moved_into_what_was_published(frozen, model):
    article = frozen["published"]
    before, owner = content_of(article), {model.article_field: article}
    part = other_part(model)
    copy = model(**{f.attname: getattr(part, f.attname) for f in part._meta.fields[1:]})
    setattr(copy, model.article_field, article)
    assert refused(lambda: model.objects.filter(pk=part.pk).update(**owner))
    assert refused(lambda: model.objects.bulk_create([copy]))
    assert refused(lambda: set_and_save(part, **owner))
    assert_unchanged(article, before)


def test_a_copy_read_before_publication_changes_nothing_after_it():
    article = factories.in_review(**full_content())
    stale = Article.objects.get(pk=article.pk)
    stale_part = stale.attributions.select_related("article").first()
    move(article, "publish", by=chief())
    for attempt in (
        lambda: set_and_save(stale, headline="Anders"),
        lambda: set_and_save(stale_part, title="Anders"),
        lambda: stale_part.delete(),
        lambda: apply_content(stale, full_content() | {"headline": "Anders"}),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "frozen"
    assert Article.objects.get(pk=article.pk).phase() == "live"


def test_saving_writes_no_status_window_or_number():
    article = factories.in_review()
    values = {"status": "draft", "lock": 99, "number": 99, "content_hash": "x"}
    set_and_save(article, headline="Neu", **values)
    stored = Article.objects.get(pk=article.pk)
    assert (stored.headline, stored.status) == ("Neu", "in_review")
    assert (stored.lock, stored.number) == (2, 1)
    assert stored.content_hash != "x"


def test_a_new_version_never_overwrites_a_stored_one():
    article = factories.published(headline="Das Original")
    forged = Article(pk=article.pk, edition=article.edition, number=9, slug="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()


def test_what_is_not_published_may_change():
    article = factories.in_review(**full_content())
    article.topics.add(topic("Neu"))
    article.categories.set([category("Bildung")])
    article.attributions.all().delete()
    article.further_reading.update(position=7)
    article.countries.clear()
    set_and_save(article, headline="Anders")
    content = content_of(Article.objects.get(pk=article.pk))
    assert (content["attributions"], content["countries"]) == ([], [])
    assert (len(content["topics"]), len(content["categories"])) == (3, 1)
    assert content["headline"] == "Anders"
