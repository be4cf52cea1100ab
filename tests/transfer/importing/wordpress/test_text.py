"""The import converts paragraphs, blocks, shortcodes, figures, and large files."""

import re
import tracemalloc

import pytest

from articles.models import CameAs
from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.index import Index, index_of, items
from articles.transfer.importing.wordpress.export.items import Item
from articles.transfer.importing.wordpress.export.moments import printed_moment
from articles.transfer.importing.wordpress.export.remarks import ItemError
from articles.transfer.importing.wordpress.export.states import state_of
from articles.transfer.importing.wordpress.export.withheld import Shown
from articles.transfer.importing.wordpress.old_site.addresses import Addresses
from articles.transfer.importing.wordpress.old_site.uploads import Uploads
from articles.transfer.importing.wordpress.text.body import body_of
from tests.transfer.importing.wordpress.exports import BLOG


def item(content: str) -> Item:
    found = next(items(Decoded(BLOG)))
    found.content = content
    return found


def made(content: str):
    index = Index(site="alt.example.org", addresses={"https://alt.example.org"})
    return body_of(item(content), Uploads(None, index), Addresses(index))


TEXTS = {
    "lines": ("Eins\nzwei\n\nDrei", "<p>Eins<br>zwei</p>\n<p>Drei</p>"),
    "a typed break": ("Eins<br />\nzwei", "<p>Eins<br>zwei</p>"),
    "a heading": ("<h2>Kopf</h2>\nText", "<h2>Kopf</h2>\n<p>Text</p>"),
    "a quote": (
        "<blockquote>Eins\n\nzwei</blockquote>",
        "<blockquote>\n<p>Eins</p>\n<p>zwei</p>\n</blockquote>",
    ),
    "typed lines": ("<pre>a\n\nb</pre>", "<p>a<br><br>b</p>"),
    "bold": (
        "<b>Fett</b> und <i>schräg</i>",
        "<p><strong>Fett</strong> und <em>schräg</em></p>",
    ),
    "classic among blocks": (
        "Eins\n\nzwei\n<!-- wp:paragraph --><p>Drei\nvier</p><!-- /wp:paragraph -->",
        "<p>Eins</p>\n<p>zwei</p><p>Drei\nvier</p>",
    ),
    "a classic block": (
        "<!-- wp:freeform -->Eins\n\nzwei<!-- /wp:freeform -->",
        "<p>Eins</p>\n<p>zwei</p>",
    ),
    "a comment": ("Eins <!-- nie -->zwei", "<p>Eins zwei</p>"),
    "a link on the old site": (
        '<a href="/plan/">Plan</a>',
        '<p><a href="https://blog.example.org/plan/">Plan</a></p>',
    ),
    "a mail address": (
        '<a href="mailto:a@example.org">Post</a>',
        '<p><a href="mailto:a@example.org">Post</a></p>',
    ),
    "words in brackets": ("Wie [sic] gesagt [a b].", "<p>Wie [sic] gesagt [a b].</p>"),
    "an escaped one": ("[[gallery]]", "<p>[gallery]</p>"),
    "one around a text": ("[x]Innen[/x]", "<p>Innen</p>"),
    "a smiley": ('<img class="wp-smiley" alt="🙂" src="s.png"> gut', "<p>🙂 gut</p>"),
    "a pixel": (
        'Text <img src="//z.example.com/p" width="1" height="1">',
        "<p>Text</p>",
    ),
}


@pytest.mark.parametrize(("content", "html"), TEXTS.values(), ids=TEXTS)
def test_a_text_says_what_it_said(content, html):
    assert made(content).html == html


def test_a_gallery_of_blocks_is_its_pictures_with_their_words():
    body = made(
        '<!-- wp:gallery --><figure class="wp-block-gallery"><ul class="blocks-gallery'
        '-grid"><li class="blocks-gallery-item"><figure><img src="/wp-content/uploads/'
        'a.jpg"><figcaption>Satz <a href="/x">mit Verweis</a></figcaption></figure>'
        "</li></ul></figure><!-- /wp:gallery -->"
    )
    told = " ".join(map(str, body.remarks))
    assert "The picture a.jpg is left out, as no folder of uploads was named." in told
    assert "Below it stood: “Satz mit Verweis”." in told
    assert "had a link" in told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Eins <!-- und nie zu Ende", "A comment in the HTML that never ends"),
        ("<p>Eins</p><title>" + "Wort " * 99 + "</title>", "Words of its text"),
        ("<form><input></form>", "Forms and drawings left out: 1."),
        ('<iframe src="javascript:x"></iframe>', "Embedded elements left out"),
        ("[gallery]", "A gallery without pictures is left out."),
        ("<!-- wp:calendar /-->", "The block “calendar” is left out."),
        ('<img src="a.jpg', "Pictures with broken HTML left out: 1."),
    ],
)
def test_what_is_lost_is_told(content, said):
    assert said in " ".join(map(str, made(content).remarks))


@pytest.mark.parametrize(
    "content",
    ["<b>" * 30_000, "<!-- wp:a " * 50_000, "[caption]" * 50_000, "<figure>" * 50_000],
)
def test_s50_a_tangled_text_is_refused_or_read_and_ends(content):
    try:
        size = len(made(content).html)
    except ItemError:
        size = 0
    assert size < 200_000


@pytest.mark.parametrize(
    "text", ["Wed, 30 Nov -0001 00:00:00 +0000", "", "gestern", "1111-11-11"]
)
def test_a_date_that_is_none_is_none(text):
    assert printed_moment(text) is None


COMES = "2099-12-31 00:00:00"


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({"post_date": "9999-12-31 23:59:59", "post_date_gmt": ""}, CameAs.PLANNED),
        ({"post_date": "9999-12-31 23:59:59"}, CameAs.PLANNED),
        ({"post_date_gmt": "9999-12-31 23:59:59"}, CameAs.PLANNED),
        ({"post_date_gmt": "10000-01-01 00:00:00"}, CameAs.PLANNED),
        ({"post_date": COMES, "post_date_gmt": "0000-00-00 00:00:00"}, CameAs.PLANNED),
        ({"post_date": COMES}, CameAs.PLANNED),
        ({"post_date": "0000-00-00 00:00:00", "post_date_gmt": ""}, CameAs.PUBLIC),
        ({"post_date": "1066-10-14 00:00:00", "post_date_gmt": ""}, CameAs.PUBLIC),
    ],
)
def test_s16_what_is_to_come_by_any_of_its_dates_is_planned(tmp_path, said, stands):
    text = BLOG.read_text("utf-8")
    for name, value in said.items():
        text = re.sub(rf"(<wp:{name}>)[^\n]*(</wp:{name}>)", rf"\g<1>{value}\2", text)
    path = tmp_path / "dates.wxr"
    path.write_text(text, "utf-8")
    roses = next(one for one in items(Decoded(path)) if one.number == 10)
    assert state_of(roses, Shown()) is stands
    assert roses.moment.year <= 2200


def test_a_large_file_is_never_in_memory_as_a_whole(tmp_path):
    text = BLOG.read_text("utf-8")
    first = text.index("<item>")
    body = text[first : text.rindex("</channel>")].replace("Werkzeug", "Werk " * 20_000)
    path = tmp_path / "large.wxr"
    path.write_text(text[:first] + body * 40 + "</channel></rss>", "utf-8")
    assert path.stat().st_size > 4_000_000
    tracemalloc.start()
    index = index_of(Decoded(path), frozenset({"post"}))
    count = sum(1 for _one in items(Decoded(path)))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(index.known), count) == (3, 40 * 5)
    assert most < 2_000_000


def test_an_item_that_is_too_large_is_passed_over_and_refused(tmp_path):
    text = BLOG.read_text("utf-8").replace("Werkzeug", "Werk " * 2_100_000)
    path = tmp_path / "large.wxr"
    path.write_text(text, "utf-8")
    [large] = [one for one in items(Decoded(path)) if one.number == 10]
    assert large.is_too_large
    assert len(large.content) < 100
    with pytest.raises(ItemError, match="longer than 200000"):
        body_of(large, Uploads(None, Index()), Addresses(Index()))
