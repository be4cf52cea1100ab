"""The addresses of WordPress lead on after an import: posts, lists, feeds."""

import pytest

from articles.models import Article, OldAddress
from tests.site.old_addresses.old_site import led
from tests.transfer.importing.wordpress.exports import (
    BLOG,
    HOSTILE,
    article,
    changed,
    everything,
    import_wxr,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
CHILD = (
    "<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Garten",
    "<wp:category_parent>allgemein</wp:category_parent><wp:cat_name><![CDATA[Garten",
)


def test_every_post_leads_to_its_article(client):
    import_wxr(BLOG)
    for number, path in ((10, "/2019/05/rosen-schneiden/"), (10, "/?p=10")):
        there = article(number).get_absolute_url()
        assert led(client, path) == (301, there)
    assert led(client, "/?p=12")[0] == 302  # a draft, as unknown as
    assert led(client, "/?p=999")[0] == 302
    # As does the feed of its comments.
    path = "/2019/05/rosen-schneiden/feed/"
    assert led(client, path) == (301, "/de/artikel/feed.rss")


def test_categories_tags_authors_and_feeds_lead_on(client, tmp_path):
    import_wxr(changed(BLOG, tmp_path, CHILD))
    feed = "/de/artikel/feed.rss"
    for path, there in {
        "/feed/": feed,
        "/feed/atom/": "/de/artikel/feed.atom",
        "/?feed=rss2": feed,
        "/comments/feed/": feed,
        "/category/garten/": "/de/rubriken/garten-hof/",
        "/category/allgemein/garten/": "/de/rubriken/garten-hof/",
        "/category/garten/feed/": "/de/rubriken/garten-hof/feed.rss",
        "/category/garten/page/2/": "/de/rubriken/garten-hof/",
        "/?cat=2": "/de/rubriken/garten-hof/",
        "/?cat=2&feed=atom": "/de/rubriken/garten-hof/feed.atom",
        "/tag/rosen/": "/de/themen/rosen/",
        "/tag/rosen/feed/": "/de/themen/rosen/feed.rss",
        "/?tag=rosen": "/de/themen/rosen/",
        "/author/erika/": "/de/artikel/",
        "/author/erika/feed/": feed,
        "/?author=1": "/de/artikel/",
        "/page/2/": "/de/artikel/",
    }.items():
        assert led(client, path) == (301, there), path


def test_the_mapping_says_by_what_words_the_addresses_went(client, tmp_path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[addresses]\ncategory = "/thema/"\npost_tag = "wort"\n')
    import_wxr(BLOG, mapping=mapping)
    assert led(client, "/thema/garten/")[1] == "/de/rubriken/garten-hof/"
    assert led(client, "/wort/rosen/")[1] == "/de/themen/rosen/"


def test_a_blog_below_a_path_leads_on_from_there(client, tmp_path):
    path = changed(BLOG, tmp_path, ("blog.example.org", "example.org/blog"))
    import_wxr(path)
    feed = "/de/artikel/feed.rss"
    assert led(client, "/blog/feed/") == led(client, "/blog/?feed=rss2") == (301, feed)
    assert led(client, "/blog/") == (301, "/de/artikel/")
    assert led(client, "/blog/tag/rosen/")[1] == "/de/themen/rosen/"


def test_a_second_run_writes_no_address():
    for path in (BLOG, HOSTILE):
        import_wxr(path)
    before = everything()
    for path in (BLOG, HOSTILE):
        assert "lead on" not in import_wxr(path)
    assert everything() == before


def test_addresses_of_a_former_release_are_made_up_for():
    import_wxr(BLOG)
    rows = OldAddress.objects.count()
    OldAddress.objects.all().delete()
    assert f"Old addresses that lead on here: {rows} new." in import_wxr(BLOG)


def test_a_dry_run_stores_none():
    import_wxr(BLOG, dry_run=True)
    assert not OldAddress.objects.exists()


def test_nothing_that_was_hidden_is_led_to(client):
    import_wxr(HOSTILE)
    public = set(Article.objects.public().values_list("edition", flat=True))
    for row in OldAddress.objects.filter(edition__isnull=False):
        is_public = row.edition_id in public
        assert (client.get(row.path).status_code == 301) == is_public


def test_a_tag_that_only_a_draft_had_is_unknown(client, tmp_path):
    # The draft has the tag; nothing that was public has it.
    tag = '<category domain="post_tag" nicename="geheim"><![CDATA[Geheim]]></category>'
    path = changed(
        BLOG,
        tmp_path,
        ("<wp:post_id>12</wp:post_id>", f"<wp:post_id>12</wp:post_id>{tag}"),
    )
    import_wxr(path)
    assert led(client, "/tag/geheim/") == led(client, "/tag/nie-gehabt/") == (404, "")


def test_the_list_for_another_server_names_lists_and_feeds(tmp_path):
    listed = tmp_path / "redirects.csv"
    import_wxr(BLOG, redirects=listed)
    origin = "http://127.0.0.1:8000"
    lines = listed.read_text().splitlines()
    for line in (
        f"/feed/,{origin}/de/artikel/feed.rss",
        f"/?feed=rss2,{origin}/de/artikel/feed.rss",
        f"/category/garten/feed/,{origin}/de/rubriken/garten-hof/feed.rss",
        f"/tag/rosen/,{origin}/de/themen/rosen/",
    ):
        assert line in lines
