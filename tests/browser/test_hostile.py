"""Text that somebody typed to make a browser run it is text everywhere, never code.

The watch over each browser notes what the policy had to stop, and requests elsewhere.
"""

import pytest
from django.urls import reverse
from django.utils.html import escape

from articles.editing.publishing import move
from articles.foundation.markup import clean_html
from articles.models import Article, Masthead, Page, Source, Topic
from tests.browser.support.editing import log_in
from tests.foundation.markup.hostile import HOSTILE
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import at_desk, save, url
from tests.support.desk.many import bulk_url

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
RAISED = "`--!></title></textarea></script><svg/onload=alert(1)>{{7*7}}"
# Sends every element the events that its mark-up might wait for.
STIR = """() => {
  for (const element of document.querySelectorAll("main *")) {
    for (const name of ["click", "focus", "mouseover", "error", "load", "toggle"]) {
      element.dispatchEvent(new Event(name, { bubbles: false, cancelable: true }));
    }
  }
}"""


class Shown:
    """A browser in which nothing may speak up; called, it opens a page and reads it."""

    def __init__(self, page):
        self.page, self.dialogs = page, []
        page.on("dialog", self.heard)

    def heard(self, dialog) -> None:
        self.dialogs.append(f"{self.page.url}: {dialog.message}")
        dialog.dismiss()

    def quiet(self) -> None:
        assert self.dialogs == []

    def __call__(self, path: str, *, stirred: bool = False) -> str:
        self.page.goto(path)
        self.page.wait_for_load_state()
        if stirred:
            self.page.evaluate(STIR)
        self.quiet()
        return self.page.evaluate("document.documentElement.textContent")


@pytest.fixture
def shown(new_context, base_url):
    def shown(person=None) -> Shown:
        # A browser with windows lets a page write there after a click; a shell asks.
        context = new_context(permissions=["clipboard-write"])
        if person:
            log_in(context, base_url, person)
        return Shown(context.new_page())

    return shown


def everywhere() -> dict:
    """Return a content that says it in every field."""
    source, topic = factories.source(EVIL, slug="s"), factories.topic(EVIL, slug="t")
    return {
        "headline": EVIL,
        "slug": "boese",
        "teaser": f"{EVIL} {RAISED}",
        "body": f"<p>{escape(EVIL)} {escape(RAISED)}</p>",
        "credit_name": EVIL,
        "credit_organisation": EVIL,
        "lead_image": str(factories.picture(EVIL, alt=EVIL, credit=EVIL).key),
        "lead_caption": EVIL,
        "topics": keys(topic),
        "categories": keys(factories.category(EVIL, slug="c")),
        "attributions": [{"source": str(source.key), "title": EVIL}],
        "further_reading": [{"title": EVIL, "publisher_name": EVIL}],
        "change_note": EVIL,
    }


def fill() -> dict[str, Article]:
    Masthead.objects.create(language="de", name=EVIL, tagline=EVIL, footer=EVIL)
    factories.site_page("about", title=EVIL, body=f"<p>{escape(EVIL)}</p>")
    factories.profile(factories.author(), printed_name=EVIL, organisation=EVIL)
    live = factories.published(**everywhere())
    returned = factories.in_review(headline=EVIL)
    move(returned, "send_back", by=factories.editor(), note=EVIL)
    made = {
        "live": live,
        "returned": returned,
        "next": factories.revised(live, headline=f"{RAISED} {EVIL}"),
        "gone": factories.withdrawn(headline=f"Weg {EVIL}", slug="weg", reason=EVIL),
    }
    factories.error_report(live, EVIL, name=EVIL)
    return made


def of_desk(made) -> list[str]:
    live, later, back = made["live"], made["next"], made["returned"]
    saves = [one.snapshots.latest("lock").pk for one in (live, later)]
    compared = url(Article, "compare", later.pk) + f"?old={saves[0]}&new={saves[1]}"
    unused = factories.topic(f"Unbenutzt {EVIL}", slug="unbenutzt")
    report = live.reports.get()
    return [
        reverse("admin:index"),
        f"{url(Article, 'changelist')}?q=script",
        *(url(Article, "change", one.pk) for one in made.values()),
        url(Article, "history", later.pk),
        url(Article, "history", back.pk),
        compared,
        reverse("admin:articles_article_preview", args=[later.pk]),
        reverse("admin:articles_article_move", args=[live.pk, "withdraw"]),
        bulk_url("labels", [later, back]),
        bulk_url("submit", [later, back]),
        url(Topic, "changelist"),
        url(Topic, "delete", unused.pk),
        url(Topic, "history", unused.pk),
        url(Source, "changelist"),
        url(type(report), "change", report.pk),
        url(Page, "changelist"),
        "/admin/go/?q=script",
    ]


def test_s24_no_title_runs_at_the_desk(fill_once, shown):
    made = fill_once(fill)
    show = shown(factories.admin())
    for path in of_desk(made):
        assert "<script>alert(1)</script>\"'><img" in show(path), path


def test_s24_what_was_done_is_said_with_the_title_as_text(fill_once, shown):
    fill_once(fill)
    show = shown(factories.admin())
    show(url(Topic, "add"))
    show.page.fill("#id_names_de", f"Neu {EVIL}")
    show.page.click("[name=_save]")
    show.page.wait_for_url("**/topic/")
    assert f"Neu {EVIL}" in show.page.text_content(".messagelist")
    keys = Topic.objects.filter(slugs__de__startswith="neu").values_list(
        "pk", flat=True
    )
    show.page.check(f".action-select[value='{keys[0]}']")
    show.page.select_option("[name=action]", "delete_selected")
    show.page.click("[name=index]")
    assert f"Neu {EVIL}" in show.page.text_content("main")
    show.quiet()


PUBLIC = (
    "/de/", "/de/artikel/", "/de/artikel/boese/", "/de/artikel/?q=script",
    "/de/themen/", "/de/themen/t/", "/de/quellen/", "/de/quellen/s/", "/de/archiv/",
    "/de/artikel/weg/", "/de/korrekturen/", "/de/seite/about/",
    "/de/abonnieren/?topic=t", "/de/artikel/boese/fehler-melden/",
)  # fmt: skip
FEEDS = ("/de/artikel/feed.rss", "/de/artikel/feed.atom", "/de/artikel/feed.json")


def test_s24_no_title_runs_on_a_page_or_in_a_feed(fill_once, shown):
    fill_once(fill)
    show = shown()
    for path in PUBLIC:
        assert "<script>alert(1)</script>" in show(path, stirred=True), path
    for path in FEEDS:
        assert "alert(1)" in show(path), path


def hostile_texts() -> None:
    """Send every vector as a text, past the editor, and publish what is left of it.

    One after the other, as a reader would meet them, and each read by itself: some
    swallow those that follow.
    """
    bodies = [HOSTILE[first::3] for first in range(3)]
    bodies.append([clean_html(one) for one in HOSTILE])
    for number, parts in enumerate(bodies):
        article = factories.draft(headline=f"Nr. {number}", slug=f"nr-{number}")
        author, body = article.author, "".join(f"<p>Text</p>{one}" for one in parts)
        path = url(Article, "change", article.pk)
        assert save(at_desk(author), path, body=body).status_code == 302
        article.refresh_from_db()
        move(move(article, "submit", by=author), "publish", by=factories.chief())


def test_s26_no_text_runs_that_was_sent_past_the_editor(fill_once, shown):
    fill_once(hostile_texts)
    show, desk = shown(), shown(factories.admin())
    for article in Article.objects.filter(slug__startswith="nr-"):
        show(article.get_absolute_url(), stirred=True)
        # With the editor, which reads it once more.
        desk(url(Article, "change", factories.revised(article).pk))
    for path in FEEDS:
        show(path)
