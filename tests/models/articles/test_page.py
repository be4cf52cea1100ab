"""Pages: one address, one of each kind, in a fixed order, with clean text."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Page, PageKind
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_there_is_one_page_of_each_kind_in_a_language_but_many_others():
    factories.site_page("imprint")
    factories.site_page("imprint", language="en")
    factories.site_page("other", slug="a")
    factories.site_page("other", slug="b")
    with pytest.raises(ValidationError, match="gibt es in dieser Sprache schon"):
        Page(language="de", kind="imprint", title="T", slug="x", body="x").full_clean()
    for wrong in ({"kind": "imprint"}, {"slug": "a"}, {"slug": ""}, {"title": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.site_page(**{"kind": "other", "slug": "neu"} | wrong)


def test_the_footer_lists_pages_by_kind_whatever_the_order_they_were_made_in():
    for kind in reversed(PageKind.values[:-1]):
        factories.site_page(kind)
    factories.site_page("other", slug="z", title="Zuletzt", position=2)
    factories.site_page("other", slug="y", title="Zuvor", position=1)
    factories.site_page("other", slug="x", title="Nicht unten", is_in_footer=False)
    factories.site_page("about", language="en")
    listed = [page.slug for page in Page.objects.in_footer("de")]
    assert listed == [*PageKind.values[:-1], "y", "z"]


def test_the_text_of_a_page_may_hold_what_that_of_an_article_may():
    page = factories.site_page(body='<p onclick="x()">Gut<script>x()</script></p>')
    assert page.body == "<p>Gut</p>"
    page.title = " \u202e "
    with pytest.raises(ValidationError, match="mindestens einen Buchstaben"):
        page.full_clean()
    page.title, page.body = "Titel", "<i>" * 2000
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert set(error.value.message_dict) == {"body"}


@pytest.mark.parametrize(
    ("kind", "reviewed_on", "due"),
    [
        ("accessibility", None, True),
        ("accessibility", date(2026, 3, 1), False),
        ("accessibility", date(2026, 2, 28), True),
        ("imprint", None, False),
    ],
)
def test_an_accessibility_statement_is_due_for_review_after_a_year(
    kind, reviewed_on, due
):
    page = Page(kind=kind, reviewed_on=reviewed_on)
    assert page.needs_review(date(2027, 3, 1)) is due


def test_pages_of_one_kind_are_each_others_translations_others_have_none():
    german, english = (factories.site_page("about", language=x) for x in ("de", "en"))
    other = factories.site_page("other")
    factories.site_page("other", language="en")
    assert list(Page.objects.translations_of(german)) == [english]
    assert not Page.objects.translations_of(other)
