"""The article and its edition have names and addresses."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Masthead
from articles.workflow import Phase
from tests.support import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_an_article_is_called_by_its_headline():
    article = factories.draft(headline="Ausfuhren wachsen")
    assert str(article) == "Ausfuhren wachsen"
    assert str(factories.draft(headline="")).startswith("(")


def test_an_edition_is_called_without_a_headline_that_may_be_secret():
    article = factories.draft(headline="Geheimes Vorhaben")
    assert "Geheimes" not in str(article.edition)
    assert str(article.edition).endswith("[de]")
    assert str(article.edition.story_id) in str(article.edition.story)


@pytest.mark.parametrize(
    ("language", "address"),
    [("de", "/de/artikel/ein-text/"), ("en", "/en/articles/ein-text/")],
)
def test_an_article_is_found_at_the_address_of_its_language(
    language, address, settings
):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    article = factories.draft(slug="ein-text", language=language)
    assert article.get_absolute_url() == address
    assert article.permalink == f"https://news.example.org{address}"


def test_a_masthead_is_called_by_name_and_language():
    assert str(Masthead(name="Die Redaktion", language="de")) == "Die Redaktion [de]"


def test_parts_are_called_by_what_they_name(english):
    article = factories.draft(
        categories=[str(factories.category("Bildung", name_en="Education").key)],
        countries=[str(factories.country("DE").key)],
        topics=[str(factories.topic("Zölle").key)],
        attributions=[{"source": str(factories.source().key)}],
        further_reading=[{"title": "Der Bericht"}],
    )
    names = {"category_links": "Education", "country_links": "Germany"} | {
        "topic_links": "Zölle",
        "attributions": "Musterquelle",
        "further_reading": "Der Bericht",
    }
    assert {n: str(getattr(article, n).get()) for n in names} == names


@pytest.mark.parametrize(
    ("hours", "phase"),
    [(-1, "scheduled"), (0, "live"), (23, "live"), (24, "expired"), (999, "expired")],
)
def test_a_version_knows_its_phase_at_any_moment(hours, phase, time_machine):
    time_machine.move_to(NOON, tick=False)
    article = factories.published(expires_at=NOON + timedelta(hours=24))
    assert article.phase(NOON + timedelta(hours=hours)) == phase


def test_what_was_withdrawn_was_live_before(time_machine):
    time_machine.move_to(NOON)
    article = factories.withdrawn()
    before = article.ended_at - timedelta(microseconds=1)
    assert article.phase(before) == Phase.LIVE
    assert article.phase(article.ended_at) == Phase.WITHDRAWN


def test_what_was_withdrawn_stays_so_when_another_version_follows(time_machine):
    time_machine.move_to(NOON)
    article = factories.withdrawn()
    factories.republished(article)
    article.refresh_from_db()
    assert article.phase() == Phase.WITHDRAWN
