"""A small blog comes in as it was: dates, addresses, labels, pictures, links."""

from datetime import UTC, date, datetime

import pytest

from articles.foundation.markup import mentions
from articles.models import Article, CameAs, Decision, Image, Topic
from articles.workflow import Phase
from tests.support.factories import chief
from tests.transfer.importing.wordpress.exports import (
    BLOG,
    article,
    everything,
    import_wxr,
    uploads,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_what_was_public_is_public_as_of_its_moment(tmp_path):
    import_wxr(BLOG, uploads=uploads(tmp_path))
    roses = article(10)
    assert roses.phase() is Phase.LIVE
    assert roses.live_from == datetime(2019, 5, 3, 8, 30, tzinfo=UTC)
    assert roses.edition.published_at == roses.live_from
    assert roses.dated == roses.printed_on == date(2019, 5, 3)
    assert roses.slug == "rosen-schneiden"
    assert roses.credit_name == "Erika Muster"
    assert roses.teaser == "Wann die Schere kommt."
    assert [str(one) for one in roses.category_list()] == ["Garten & Hof"]
    assert [str(one) for one in roses.topic_list()] == ["Rosen"]
    assert article(11).headline == "Gießen – aber richtig"
    assert [str(one.code) for one in article(11).labels_of("country")] == ["FR"]


def test_the_record_says_who_brought_it_in(tmp_path):
    import_wxr(BLOG, uploads=uploads(tmp_path))
    roses = article(10)
    assert roses.author is None
    decisions = Decision.objects.filter(article=roses)
    made = list(decisions.values_list("transition", "by__username"))
    assert [name for name, _by in made] == ["submit", "approve", "publish"]
    assert {by for _name, by in made} == {"Chefin Beispiel"}
    assert "WordPress" in decisions.get(transition="publish").note
    assert {one.origin for one in roses.snapshots.all()} == {"import"}


def test_its_text_has_paragraphs_and_what_it_links_to(tmp_path):
    import_wxr(BLOG, uploads=uploads(tmp_path))
    roses, water, compost = article(10), article(11), article(12)
    assert "<p>Im März schneide ich die Rosen.<br>Wer wartet" in roses.body
    assert "<li>die Schere</li>" in roses.body
    assert "more" not in roses.body
    assert f'href="urn:uuid:{water.edition.uuid}"' in roses.body
    assert f'href="urn:uuid:{compost.edition.uuid}"' in roses.body
    assert f'href="urn:uuid:{roses.edition.uuid}"' in water.body
    assert "<h3>Womit?</h3>" in water.body
    assert 'href="https://video.example.com/w/123"' in water.body
    assert "wp:" not in water.body


def test_its_pictures_come_once_with_their_words(tmp_path):
    import_wxr(BLOG, uploads=uploads(tmp_path))
    rose = Image.objects.get(title="rose")
    assert (rose.alt, rose.caption) == ("Eine rote Rose", "Die Rose Erna")
    assert (rose.credit, rose.uploaded_by) == ("Max Beispiel", None)
    assert article(10).lead_image.title == "Der Garten"
    [inside] = mentions(article(10).body)
    assert (inside.key, inside.caption) == (str(rose.key), "Die Rose „Erna“ im Mai")
    [again] = mentions(article(11).body)
    assert (again.key, again.caption) == (str(rose.key), "Noch einmal Erna")
    assert Image.objects.count() == 2


def test_a_draft_stays_one(tmp_path):
    import_wxr(BLOG, uploads=uploads(tmp_path))
    draft = article(12)
    assert draft.phase() is Phase.DRAFT
    assert draft.edition.came_as == CameAs.DRAFT
    assert draft.dated is None


def test_a_second_run_changes_nothing(tmp_path):
    folder = uploads(tmp_path)
    import_wxr(BLOG, uploads=folder)
    before = everything()
    told = import_wxr(BLOG, uploads=folder)
    assert everything() == before
    assert told.endswith("0 new, 3 unchanged, 1 left out.\n")


def test_a_dry_run_says_the_same_and_stores_nothing(tmp_path):
    folder, by = uploads(tmp_path), chief().get_username()
    before = everything()
    told = import_wxr(BLOG, uploads=folder, by=by, dry_run=True)
    assert everything() == before
    assert Article.objects.count() == Topic.objects.count() == 0
    said = import_wxr(BLOG, uploads=folder, by=by)
    said, _mark, rest = said.partition("Old addresses that lead on here:")
    assert told.replace("Dry run, nothing was stored: ", "") == said
    assert rest.endswith(" new.\n")
    assert "3 new" in said


def test_what_it_could_not_keep_is_told(tmp_path):
    told = import_wxr(BLOG, uploads=uploads(tmp_path))
    assert "2 “Über mich”: It is of the kind “page”" in told
    assert "The block “latest-posts” is left out" in told
    assert "Embedded pages that became links: 1." in told
    assert "Left out: 2 comments of readers." in told
    assert "Left out, as it is “nav_menu_item”: 1." in told
