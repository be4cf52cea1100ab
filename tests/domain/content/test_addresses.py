"""A slug belongs to one edition; a public article keeps its address for ever."""

import pytest

from articles.domain.content.addresses import claim, claim_from, renewed
from articles.editing.publishing import move
from articles.editing.writing import revise
from articles.foundation.refusal import Refused
from articles.models import Address, Article
from tests.support import factories
from tests.support.factories import author, chief

pytestmark = pytest.mark.django_db


def slugs(article):
    return {a.slug for a in article.edition.addresses.all()}


def taken(**content):
    with pytest.raises(Refused) as refusal:
        factories.draft(**content)
    return refusal.value


def test_a_draft_claims_the_address_that_its_headline_gives():
    article = factories.draft(headline="Größere Straßen für Łódź")
    assert article.slug == "groessere-strassen-fuer-lodz"
    assert slugs(article) == {article.slug}


def test_drafts_with_the_same_headline_are_numbered():
    articles = [factories.draft(headline="Gleich") for _ in range(3)]
    assert [a.slug for a in articles] == ["gleich", "gleich-2", "gleich-3"]


def test_each_language_counts_for_itself():
    factories.draft(headline="Same")
    assert factories.draft(headline="Same", language="en").slug == "same"


@pytest.mark.alike
@pytest.mark.parametrize(("language", "slug"), [("de", "artikel"), ("en", "article")])
@pytest.mark.parametrize("headline", ["", "…", "مقال", "🙂", "--_--"])
def test_a_headline_without_latin_letters_still_gives_an_address(
    headline, language, slug
):
    assert factories.draft(headline=headline, language=language).slug == slug
    second = factories.draft(headline=headline, language=language)
    assert second.slug == f"{slug}-2"


def test_the_longest_headline_gives_an_address_that_can_be_numbered():
    first = factories.draft(headline="wort " * 50)
    second = factories.draft(headline="wort " * 50)
    assert first.slug == "-".join(["wort"] * 16)
    assert second.slug == f"{first.slug}-2"


def test_a_chosen_address_of_another_article_is_refused_without_naming_that():
    factories.draft(headline="Geheimes Vorhaben", slug="vorhaben")
    refusal = taken(slug="vorhaben")
    assert refusal.code == "address-taken"
    assert "Geheimes" not in str(refusal)
    assert Article.objects.count() == 1


def test_a_draft_that_takes_another_address_frees_its_first_one():
    article = factories.draft(slug="erste")
    factories.edited(article, by=author(), slug="zweite")
    assert slugs(article) == {"zweite"}
    assert factories.draft(slug="erste").slug == "erste"


def test_a_refused_change_keeps_the_address():
    factories.draft(slug="besetzt")
    article = factories.draft(slug="erste")
    with pytest.raises(Refused):
        factories.edited(article, by=author(), slug="besetzt")
    assert Article.objects.get(pk=article.pk).slug == "erste"
    assert slugs(article) == {"erste"}


def test_a_discarded_draft_frees_its_address():
    article = factories.discarded(slug="frei")
    assert slugs(article) == set()
    assert factories.draft(slug="frei").slug == "frei"


@pytest.mark.parametrize("phase", ["published", "withdrawn", "expired"])
def test_what_was_public_keeps_its_address_for_ever(phase):
    article = getattr(factories, phase)(slug="alt")
    following = factories.revised(article, slug="neu")
    assert slugs(article) == {"alt", "neu"}
    move(following, "discard", by=author())
    assert slugs(article) == {"alt"}
    assert taken(slug="alt").code == "address-taken"


def test_former_addresses_stay_with_the_edition_that_has_moved_on():
    article = factories.published(slug="erste")
    for slug in ("zweite", "dritte"):
        article = factories.republished(article, slug=slug)
    assert slugs(article) == {"erste", "zweite", "dritte"}
    assert taken(slug="zweite").code == "address-taken"


def test_an_edition_may_return_to_a_former_address():
    article = factories.published(slug="erste")
    second = factories.republished(article, slug="zweite")
    third = factories.republished(second, slug="erste")
    assert third.slug == "erste"
    assert slugs(third) == {"erste", "zweite"}


def test_a_schedule_that_is_cancelled_frees_its_address_with_the_draft():
    article = factories.scheduled(slug="geplant")
    article = move(article, "cancel_schedule", by=chief())
    assert slugs(article) == {"geplant"}
    move(article, "discard", by=chief(), note="Doch nicht.")
    assert slugs(article) == set()


def test_a_revision_without_a_new_address_keeps_the_old_one():
    article = factories.published(headline="Alt")
    following = revise(article, by=author())
    factories.edited(following, by=author(), headline="Ganz anders")
    assert following.slug == "alt"
    factories.edited(following, by=author(), slug="")
    assert following.slug == "ganz-anders"


def test_claiming_ones_own_address_again_changes_nothing():
    article = factories.draft(headline="Gleich")
    claim(article.edition, "gleich")
    assert claim_from(article.edition, "Gleich") == "gleich"
    assert Address.objects.count() == 1
    assert str(Address.objects.get()) == "de/gleich"


def test_an_address_made_from_the_headline_follows_another_headline():
    article = factories.draft(headline="Alt")
    renamed = {"headline": "Neu", "slug": "alt"}
    assert renewed(article, renamed) == renamed | {"slug": ""}


@pytest.mark.parametrize(
    ("headline", "slug"), [("Alt", "alt"), ("Neu", "eigene"), ("Alt", "eigene")]
)
def test_an_address_stays_that_was_typed_or_whose_headline_stayed(headline, slug):
    typed = {"headline": headline, "slug": slug}
    assert renewed(factories.draft(headline="Alt"), typed) == typed


def test_an_address_that_readers_know_stays_under_another_headline():
    draft = factories.revised(factories.published(headline="Alt"))
    renamed = {"headline": "Neu", "slug": "alt"}
    assert renewed(draft, renamed) == renamed
