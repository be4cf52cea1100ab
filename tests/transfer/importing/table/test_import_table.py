"""A table of TYPO3 comes in: its public rows are public, also under their old
addresses, and no others are anywhere.
"""

import pytest

from articles.models import Article, CameAs, Edition, OldAddress
from articles.workflow import Phase
from tests.site.old_addresses.old_site import led
from tests.transfer.importing.table import typo3
from tests.transfer.importing.table.importing import article, imported, table
from tests.transfer.importing.table.typo3 import SECRET, row, secret, translation
from tests.transfer.importing.wordpress.exports import everything

pytestmark = [pytest.mark.django_db, pytest.mark.both]
# Blocks that repeat.
SIZES = [40, pytest.param(2_000, marks=pytest.mark.long)]
PAGES = (
    "/de/", "/en/", "/de/artikel/", "/en/articles/", "/de/themen/", "/de/rubriken/",
    "/de/archiv/", "/de/artikel/feed.rss", "/en/articles/feed.atom", "/sitemap.xml",
    "/sitemap-articles-de-1.xml", "/feeds.opml",
)  # fmt: skip


@pytest.mark.parametrize("number", SIZES)
def test_s16_a_whole_table_comes_in_without_a_leak_and_a_second_run_changes_nothing(
    client, tmp_path, number
):
    some = typo3.rows(number)
    path = typo3.written(tmp_path / "news.csv", some)
    told = imported(path)
    public = [one for one in some if typo3.is_public(one)]
    live = Article.objects.public()
    assert live.count() == len(public)
    assert not [one for one in live if SECRET.lower() in f"{vars(one)}".lower()]
    for one in PAGES:
        assert SECRET.lower() not in client.get(one).text.lower(), one
    assert client.get("/de/artikel/feed.json?q=geheimsache").json()["items"] == []
    every_old_address_leads_on(client, some)
    before = everything()
    again = imported(path)
    assert f"0 new, {Edition.objects.count()} unchanged" in again
    assert "lead on" not in again
    assert everything() == before
    assert f"{Edition.objects.count()} new" in told


def every_old_address_leads_on(client, some) -> None:
    for one in some:
        way = "/en/news" if one["sys_language_uid"] == "1" else "/aktuelles"
        for path in (
            f"{way}/detail/{one['path_segment']}",
            f"/index.php?id=12&tx_news_pi1%5Bnews%5D={one['uid']}&cHash=ab12",
        ):
            status, there = led(client, path)
            if typo3.is_public(one):
                assert (status, there[3:11]) in {(301, "/artikel"), (301, "/article")}
                assert client.get(there).status_code == 200
            else:
                assert status == 404, path


def test_a_row_keeps_its_moment_its_slug_its_labels_and_its_author(tmp_path):
    imported(table(tmp_path, row(7, author="Erika Muster")))
    there = article(7)
    assert there.phase() is Phase.LIVE
    assert there.edition.published_at.isoformat() == "2015-01-08T09:07:00+00:00"
    assert (there.slug, there.credit_name) == ("nachricht-7", "Erika Muster")
    assert [str(one) for one in there.labels_of("category")] == ["Garten"]
    assert {str(one) for one in there.labels_of("topic")} == {"Rosen", "Äpfel"}


def test_translations_join_the_story_of_their_original(tmp_path):
    german = row(1)
    imported(table(tmp_path, translation(german, 2), german))
    assert article(1).edition.story == article(2, "en").edition.story
    assert article(2, "en").phase() is Phase.LIVE


@pytest.mark.parametrize("said", typo3.WITHHELD, ids=str)
def test_s16_no_row_that_was_withheld_is_public(client, tmp_path, said):
    german = secret(1, **said)
    # Its translation hides nothing by itself.
    english = translation(german, 2, secret)
    by_text = "bodytext" in said
    imported(table(tmp_path, german, *([] if by_text else [english])))
    assert not Article.objects.public().exists()
    for one in OldAddress.objects.filter(edition__isnull=False):
        assert client.get(one.path).status_code == 404
    out = {"deleted", "t3ver_wsid"} & set(said)
    assert Edition.objects.filter(language="de").exists() is not bool(out)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"hidden": "1"}, CameAs.DRAFT),
        ({"fe_group": "1,2"}, CameAs.PRIVATE),
        ({"starttime": typo3.FUTURE}, CameAs.PLANNED),
        ({"datetime": "0"}, CameAs.UNDATED),
        ({"datetime": "gestern"}, CameAs.UNDATED),
        ({"starttime": "bald"}, CameAs.WITHHELD),
        ({"endtime": "irgendwann"}, CameAs.WITHHELD),
        ({"bodytext": "<div style='display:none'>x</div>"}, CameAs.WITHHELD),
        ({"bodytext": "<!-- paywall --><p>x</p>"}, CameAs.WITHHELD),
    ],
)
def test_the_desk_learns_how_a_row_stood(tmp_path, said, state):
    told = imported(table(tmp_path, secret(1, **said)))
    assert article(1).edition.came_as == state
    assert article(1).phase() is Phase.DRAFT
    assert "so it is a draft" in told.lower() or "wasn't public there" in told


def test_what_was_to_end_there_ends_here(client, tmp_path, time_machine):
    path = table(tmp_path, row(1, endtime="2000000000"))
    imported(path)
    there = article(1)
    assert int(there.expires_at.timestamp()) == 2_000_000_000
    assert led(client, "/aktuelles/detail/nachricht-1")[0] == 301
    time_machine.move_to(there.expires_at)
    assert led(client, "/aktuelles/detail/nachricht-1")[0] == 410
    assert "1 updated" not in imported(path)


def test_a_translation_ends_with_its_original(tmp_path):
    german = row(1, endtime="2000000000")
    imported(table(tmp_path, german, translation(german, 2)))
    assert article(2, "en").expires_at == article(1).expires_at


def test_what_was_published_there_since_is_published_here(tmp_path):
    imported(table(tmp_path, row(1, hidden="1")))
    assert "1 updated" in imported(table(tmp_path, row(1)))
    assert article(1).phase() is Phase.LIVE


def test_what_was_hidden_there_since_stays_and_is_told(tmp_path):
    imported(table(tmp_path, row(1)))
    told = imported(table(tmp_path, row(1, hidden="1", title="Anders")))
    assert "It is public here, and there: draft." in told
    assert article(1).edition.live_article().number == 1


def test_a_dry_run_says_the_same_and_stores_nothing(tmp_path):
    path = typo3.written(tmp_path / "news.csv", typo3.rows(20))
    told = imported(path, dry_run=True)
    assert not Edition.objects.exists()
    assert not OldAddress.objects.exists()
    said, _mark, _rest = imported(path).partition("Old addresses that")
    assert told.replace("Dry run, nothing was stored: ", "") == said


def test_feeds_and_pages_of_the_old_site_lead_where_the_mapping_says(client, tmp_path):
    imported(table(tmp_path, row(1)))
    assert led(client, "/rss.xml") == (301, "/de/artikel/feed.rss")
    assert led(client, "/aktuelles/themen/garten/") == (301, "/de/rubriken/garten/")


def test_as_drafts_nothing_is_published(tmp_path):
    imported(table(tmp_path, row(1)), goal="draft", by=None)
    assert article(1).phase() is Phase.DRAFT
    assert article(1).edition.came_as == CameAs.PUBLIC
