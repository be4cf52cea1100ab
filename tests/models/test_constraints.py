"""The database itself refuses wrong rows, whatever the code above it does."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, models, transaction

from articles.models import (
    Address,
    Article,
    Attribution,
    CountryOrganisation,
    Edition,
    Story,
)
from tests.support import factories
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def write(row, /, **values):
    """Write past all rules of the code, straight into the row."""
    rows = models.QuerySet(type(row)).filter(pk=row.pk)
    with transaction.atomic():
        rows.update(**values)


def refused(name, row, /, **values):
    """The database refuses it; SQLite tells of a unique one only the columns."""
    with pytest.raises(IntegrityError) as error:
        write(row, **values)
    said = str(error.value)
    assert name in said or "UNIQUE constraint failed" in said


@world
def two():
    """A live version of an edition and its draft of the next."""
    live = factories.published()
    return live, factories.revised(live)


def test_two_versions_of_an_edition_have_two_numbers(two):
    refused("article_number_once", two[1], number=1)


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_an_edition_has_one_working_version(two, status):
    two[1].refresh_from_db()
    other = factories.discarded()
    write(other, edition=two[0].edition, number=3, stands_for_edition=False)
    values = {"status": status, "stands_for_edition": True}
    refused("article_one_working_version", other, **values)


def test_one_version_stands_for_its_edition(two):
    refused("article_one_stands_for_edition", two[0], stands_for_edition=True)


def test_what_is_worked_on_stands_for_its_edition(two):
    refused("article_in_work_stands", two[1], stands_for_edition=False)


def test_no_version_is_public_before_its_edition_is(two):
    name = "article_published_before_live"
    refused(name, two[0], published_at=two[0].live_from + timedelta(microseconds=1))
    refused(name, two[1], published_at=NOW)


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_two_versions_never_begin_in_the_same_moment(two, status):
    live, draft = two
    ended = {"ended_at": NOW, "ending": "notice"} if status == "withdrawn" else {}
    window = {"live_from": live.live_from, "live_until": LATER.replace(year=9999)}
    refused("article_live_from_once", draft, status=status, **window, **ended)


def test_one_window_at_most_is_without_end(two):
    values = {"status": "published", "live_from": NOW}
    refused("article_one_open_window", two[1], **values)
    write(two[0], live_until=two[0].live_from)
    write(two[1], **values)


def test_no_window_ends_before_it_begins(two):
    before = two[0].live_from - timedelta(microseconds=1)
    refused("article_window_forwards", two[0], live_until=before)
    write(two[0], live_until=two[0].live_from)


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_r3_what_is_published_has_a_beginning(two, status):
    ended = {"ended_at": NOW, "ending": "notice"} if status == "withdrawn" else {}
    name = "article_published_has_live_from"
    refused(name, two[0], status=status, live_from=None, live_until=NOW, **ended)


@pytest.mark.parametrize("status", ["draft", "in_review", "discarded"])
@pytest.mark.parametrize("column", ["live_from", "live_until"])
def test_r3_what_is_not_published_has_no_window(two, status, column):
    values = {"status": status, column: NOW}
    refused("article_unpublished_has_no_window", two[1], **values)


def test_what_is_withdrawn_has_a_moment_and_an_ending(two):
    name = "article_withdrawn_has_ending"
    refused(name, two[0], status="withdrawn")
    refused(name, two[0], status="withdrawn", ended_at=NOW)
    refused(name, two[0], status="withdrawn", ending="gone")
    refused(name, two[0], ended_at=NOW)
    refused(name, two[0], ending="gone")
    write(two[0], status="withdrawn", ended_at=NOW, ending="gone")


def test_what_is_replaced_names_what_replaces_it(two):
    name = "article_replaced_names_edition"
    withdrawn = {"status": "withdrawn", "ended_at": NOW}
    other = factories.published().edition
    refused(name, two[0], **withdrawn, ending="replaced")
    refused(name, two[0], **withdrawn, ending="gone", replaced_by=other)
    write(two[0], **withdrawn, ending="replaced", replaced_by=other)


@pytest.mark.parametrize("status", ["", "live", "Draft"])
def test_r3_an_article_has_one_of_five_statuses(two, status):
    refused("article_status_known", two[1], status=status)


def test_r28_no_article_and_no_address_is_without_slug(two):
    refused("article_slug_given", two[1], slug="")
    refused("address_not_empty", Address.objects.get(), slug="")


def test_an_address_belongs_to_one_edition_of_its_language(two):
    other = factories.draft(slug="ein-anderer")
    address = other.edition.addresses.get()
    refused("address_once_per_language", address, slug=two[0].slug)
    write(address, slug=two[0].slug, language="en")


def test_a_story_has_one_edition_in_each_language(two):
    other = factories.draft()
    story = two[0].edition.story
    refused("edition_once_per_language", other.edition, story=story)
    write(other.edition, story=story, language="en")


def test_a_path_is_imported_once_in_each_language(two):
    other = factories.draft().edition
    write(two[0].edition, import_key="2020/beispiel")
    refused("edition_once_per_import_key", other, import_key="2020/beispiel")
    write(other, import_key="2020/beispiel", language="en")


@pytest.mark.parametrize(
    "make", [factories.category, factories.topic, factories.source]
)
def test_a_label_has_a_name_and_a_slug_that_no_other_has(make):
    one, other = make("Eins"), make("Zwei")
    kind = type(one).__name__.lower()
    refused(f"{kind}_name_given", one, names={})
    refused(f"{kind}_slug_given", one, slugs={})
    refused("", one, key=other.key)
    one.slugs = other.slugs
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save()


def test_a_country_has_a_code_that_no_other_has():
    germany = factories.country("DE")
    refused("countryorganisation_name_given", germany, names={})
    refused("countryorganisation_slug_given", germany, slugs={})
    refused("country_has_code", germany, code="")
    refused("country_code_once", germany, code="FR")
    write(factories.country("EU"), code="")
    write(factories.country("ASEAN"), code="")


def test_an_article_names_each_label_once():
    article = factories.draft()
    pairs = [
        (article.category_links, "category", factories.category),
        (article.topic_links, "tag", factories.topic),
        (article.country_links, "country", factories.country),
    ]
    for links, field, make in pairs:
        links.create(**{field: make()})
        with pytest.raises(IntegrityError), transaction.atomic():
            links.create(**{field: make()})


@pytest.mark.parametrize("phase", ["draft", "published"])
def test_nothing_that_an_article_needs_can_be_deleted(phase):
    article = getattr(factories, phase)(
        attributions=[{"source": str(factories.source().key)}]
    )
    source = factories.source()
    needed = article.edition.story, article.edition, article.author, article, source
    for row in needed:
        with pytest.raises(models.ProtectedError):
            row.delete()
    assert Attribution.objects.get().source == source
    assert Story.objects.filter(pk=article.edition.story_id).exists()
    assert Edition.objects.filter(pk=article.edition_id).exists()


def test_every_constraint_of_the_articles_has_its_test():
    named = Path(__file__).read_text(encoding="utf-8")
    models_with = Article, Edition, Address, CountryOrganisation
    names = [c.name for m in models_with for c in m._meta.constraints]
    assert [name for name in names if name not in named] == []
