"""A newsroom with all that is odd in WordPress: dates, addresses, states, texts."""

import os
from datetime import date
from pathlib import Path

import pytest

from articles.foundation.markup import mentions
from articles.models import Article, CameAs, Category, Edition, Image
from articles.workflow import Phase
from tests.support.worlds import world
from tests.transfer.importing.wordpress.exports import (
    NEWSROOM,
    article,
    everything,
    refused,
    uploads,
)

pytestmark = pytest.mark.django_db
SITE = "redaktion.example.org/nachrichten"


def folder() -> Path:
    return uploads(Path(os.environ["NEWSROOM_VAR"], "wordpress"))


def of(number: int) -> Article:
    return article(number, SITE)


@world
def told():
    return refused(NEWSROOM, uploads=folder())


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (9, CameAs.PLANNED),
        (10, CameAs.PENDING),
        (11, CameAs.PRIVATE),
        (12, CameAs.PASSWORD),
        (16, CameAs.DRAFT),
        (8, CameAs.UNDATED),
    ],
)
def test_what_was_not_public_is_a_draft_that_says_so(number, state):
    assert of(number).phase() is Phase.DRAFT
    assert of(number).edition.came_as == state


def test_the_moment_for_which_it_was_planned_is_kept():
    planned = of(9)
    assert planned.edition.came_for.year == 2199
    assert planned.dated is None


@pytest.mark.parametrize("number", [13, 14, 17, 50])
def test_trash_and_what_is_no_article_is_left_out(number):
    assert not Edition.objects.filter(import_key__endswith=f":{number}").exists()


def test_a_date_without_zone_is_one_of_the_sites_clock():
    assert of(7).printed_on == date(2018, 7, 1)
    assert of(7).live_from.isoformat() == "2018-06-30T22:15:00+00:00"


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        (1, "gleich"),
        (2, "gleich-2"),
        (3, "gleich"),
        (5, "ohne-adresse"),
        (6, "artikel"),
        (20, "l" * 80),
    ],
)
def test_r28_an_address_that_is_taken_or_none_is_numbered_or_made(number, slug):
    assert of(number).slug == slug


@pytest.mark.both
def test_r27_signs_that_no_text_may_hold_are_gone_and_titles_say_what_they_said(told):
    assert of(18).headline == "AT&T und „mehr“"
    assert of(19).headline == "Steuerzeichen und – Strich"
    assert of(19).body == "<p>Absatz eins.</p>\n<p>Absatz ]]&gt; zwei mit – Strich.</p>"
    assert "4 control characters were removed." in told
    assert "2 bytes are none of the encoding" in told
    assert len(of(20).headline) <= 250
    assert len(of(20).teaser) <= 1000


def test_translations_of_each_other_are_one_story():
    german, english = of(1).edition, of(3).edition
    assert german.story_id == english.story_id
    assert (german.language, english.language) == ("de", "en")
    assert "4 “En français”: It is in a language (Français)" in refused(NEWSROOM)


def test_people_are_named_as_the_export_knows_them(told):
    assert of(2).credit_name == "Max Beispiel"
    assert of(3).credit_name == ""
    assert "doesn't say who “unbekannt” is" in told


def test_shortcodes_become_what_they_meant_and_brackets_stay(told):
    body = of(21).body
    assert "Ein Satz [sic] bleibt, auch [1] und [wird fortgesetzt]." in body
    assert "<p>Im Kasten. [caption]</p>" in body
    assert "<p>Zeile eins<br>Zeile zwei</p>" in body
    assert 'href="https://video.example.com/w/9"' in body
    assert 'href="https://video.example.com/w/10"' in body
    assert 'href="https://karte.example.com/?a=1&amp;b=2"' in body
    titles = [Image.objects.get(key=one.key).title for one in mentions(body)]
    assert titles == ["Hafen", "Werft"]
    for lost in ("unknown", "contact-form-7", "box"):
        assert f"The shortcode “{lost}” is left out" in told
        assert f"[{lost}" not in body


def test_what_could_not_be_kept_is_named_with_a_remedy(told):
    for said in (
        "The picture 99 is left out: the export doesn't hold it.",
        "The picture 2019/fehlt.jpg is left out: it isn't among the uploads.",
        "https://anderswo.example.com/bild.jpg is left out: it is no upload",
        "Links to files of the old site, which stay: 1.",
        "Links to pages of the old site, which stay: 1.",
        "17 “Ein Termin”: It is of the kind “event”",
        "23 “Zum zweiten Mal”: It stands in the file twice",
        "It stood in front there.",
        "There it was: public, without a date. So it is a draft.",
        "There it was: password-protected. So it is a draft.",
        "“Norden” (region) isn't in the mapping: leave-out.",
        "Left out, as it is “trash”: 1.",
        "Left out: 1 file of the library that no article shows.",
        "2 items refused; nothing of these was stored.",
    ):
        assert said in told


def test_what_may_not_be_published_here_waits_as_a_draft(told):
    assert of(22).phase() is of(23).phase() is Phase.DRAFT
    assert of(23).edition.came_as == CameAs.PUBLIC
    assert "It isn't published: The text is missing." in told
    assert "The picture “Werft” has no alternative text in German." in told


def test_once_it_is_complete_the_next_run_publishes_it_as_of_its_date():
    Image.objects.filter(title="Werft").update(
        alts={"de": "Eine Werft"}, credit="Max Beispiel"
    )
    refused(NEWSROOM, uploads=folder())
    assert of(23).phase() is Phase.LIVE
    assert of(23).printed_on == date(2019, 5, 3)


@pytest.mark.both
def test_a_second_run_changes_nothing():
    before = everything()
    assert "0 new, 20 unchanged, 2 refused, 1 left out." in refused(
        NEWSROOM, uploads=folder()
    )
    assert everything() == before


def test_r26_a_text_that_is_too_long_is_refused_as_a_whole(tmp_path):
    data = NEWSROOM.read_bytes().replace(b"Wort Wort </p>", b"Wort " * 50_000 + b"</p>")
    data = data.replace(b"<wp:post_id>24<", b"<wp:post_id>25<")
    (tmp_path / "long.xml").write_bytes(data)
    told = refused(tmp_path / "long.xml", uploads=folder())
    assert "25 “Zu lang”: Its text is longer than 200000 characters. Divide it" in told
    assert not Edition.objects.filter(import_key__endswith=":25").exists()


def test_unsorted_is_no_category():
    assert list(Category.objects.values_list("names__de", flat=True)) == ["Politik"]


def test_without_uploads_and_as_drafts_nothing_is_published(tmp_path):
    copy = tmp_path / "other.xml"
    other = NEWSROOM.read_bytes().replace(
        b"redaktion.example.org", b"anders.example.org"
    )
    copy.write_bytes(other)
    public = Article.objects.public().count()
    assert "Run it again with --uploads FOLDER." in refused(copy, goal="draft", by=None)
    assert Article.objects.public().count() == public
