"""A newsroom in which every page of the desk has something to show, and its pages."""

from datetime import timedelta

from django.utils import timezone

from articles.domain.pictures import receive
from articles.editing.proposals import accept, propose
from articles.editing.publishing import move
from articles.editing.writing import merge
from articles.models import (
    Article,
    Category,
    Image,
    InboxRule,
    Masthead,
    Page,
    Proposal,
    ProposalAct,
    Source,
    SourceFeed,
    Topic,
)
from tests.site.statistics.counted import store
from tests.support import factories, inbox
from tests.support.contents import full_content
from tests.support.desk.desk import MODELS, url
from tests.support.desk.subscribers import fill_alerts

FIRST = {"change_kind": "first", "change_note": ""}
SUBMITTED = {"slug": "eingereicht", "headline": "Ausfuhren in die USA, eingereicht"}


def fill_newsroom() -> dict[str, Article | Image]:
    """Return articles by what became of them, and pictures by what they are for."""
    for language in ("de", "en"):
        Masthead.objects.create(language=language, name="Beispielredaktion")
    fill_pages()
    content = full_content() | FIRST
    live = factories.published(**content)
    returned = factories.in_review(headline="Zurück an die Autorin", slug="x")
    move(returned, "send_back", by=factories.editor(), note="Bitte die Quelle prüfen.")
    articles = {
        "live": live,
        "returned": returned,
        "next": factories.revised(live, headline="Ausfuhren wachsen weiter"),
        "translation": factories.translated(live),
        "submitted": factories.in_review(**content | SUBMITTED),
        "corrected": corrected(),
        "scheduled": factories.scheduled(headline="Morgen erst"),
        "withdrawn": factories.withdrawn(headline="Nicht mehr"),
        "expired": factories.expired(headline="Gestern noch"),
        "alone": factories.published(headline="Ohne Nachfolger"),
        "behind": translation_behind(),
    }
    ask_for(articles["live"], articles["behind"])
    inbox.watched()
    return articles | fill_library(articles["next"])


def ask_for(article: Article, other: Article) -> None:
    """Let readers ask for both, subscribe, and search in vain."""
    fill_alerts()
    today = timezone.localdate()
    for days in range(40):
        read = {article.edition_id: (1_000 - 7 * days, 20), other.edition_id: (days, 1)}
        store(today - timedelta(days=days), read=read)
    feed, narrowed = "/de/artikel/feed.rss", "/en/articles/feed.json?year=2026"
    store(
        today,
        stated={(feed, "Reader"): 1_042, (feed, "Other"): 3, (narrowed, "Reader"): 1},
        searched={("de", "donaudampfschifffahrtsgesellschaft"): 12, ("en", "tides"): 3},
    )


def corrected() -> Article:
    """Return a correction that came back once, and is in review again."""
    live = factories.published(headline="Drei Institute", teaser="Es sind drei.")
    told = {"change_kind": "correction", "change_note": "Es sind vier, nicht drei."}
    told |= {"headline": "Vier Institute", "teaser": "Es sind vier."}
    article = factories.revised(live, **told)
    move(article, "submit", by=article.author)
    move(article, "send_back", by=factories.editor(), note="Auch im Text, bitte.")
    factories.edited(article, by=article.author, body="<p>Vier Institute.</p>")
    # Within the same minute: by somebody else, so that a list tells both acts apart.
    move(article, "submit", by=factories.editor(), note="Jetzt auch im Text.")
    return move(article, "approve", by=factories.chief())


def translation_behind() -> Article:
    """Return a public translation whose original has been corrected since."""
    german = factories.published(headline="Der Pegel steigt")
    english = factories.translated(german, headline="The level is rising")
    move(move(english, "submit", by=english.author), "publish", by=factories.chief())
    note = {"change_kind": "correction", "change_note": "Der Pegel fällt."}
    factories.republished(german, headline="Der Pegel fällt", **note)
    return english


def fill_pages() -> None:
    """Propose what two pages are to say, for the second time, and a new one."""
    first, second = factories.chief(), factories.chief("Zweite Chefin")
    page = factories.site_page("about")
    page.title = "Über uns"
    accept(propose(page, by=first, note="Kürzer."), by=second)
    page.body = "<h2>Wir</h2><p>Ein anderer Absatz, und noch einer.</p>"
    propose(page, by=second, note="Auf dem Stand von heute.")
    factories.site_page("other", title="Nicht mehr nötig", slug="alt")
    new = Page(language="de", kind="other", slug="neu", title="Neu", body="<p>N</p>")
    propose(new, by=first)


def of_pages() -> list[str]:
    page, removed = Page.objects.get(kind="about"), Page.objects.get(slug="alt")
    acts = ProposalAct.objects.filter(proposal__page=page, content__isnull=False)
    keys = [act.pk for act in acts]
    waits = Proposal.objects.open().get(page=page)
    own = Proposal.objects.open().get(title="Neu")
    return [
        url(Page, "changelist"),
        url(Page, "change", page.pk),
        url(Page, "history", page.pk),
        url(Page, "compare", page.pk) + f"?old={keys[0]}&new={keys[-1]}",
        url(Page, "delete", removed.pk),
        url(Proposal, "change", waits.pk),
        url(Proposal, "change", own.pk),
        url(Page, "change", f"proposal-{own.pk}"),
    ]


def fill_second_page(rows: int) -> None:
    """Begin so many drafts that a list of that many rows has another page."""
    for number in range(rows):
        factories.draft(headline=f"Ein Entwurf mit der Nummer {number}")


def fill_library(article: Article) -> dict[str, Image]:
    """Return a picture that is used, and one that lacks everything but its file."""
    used = factories.picture("Hafen am Abend")
    factories.edited(article, by=article.author, lead_image=str(used.key))
    yesterday = timezone.localdate() - factories.DAY
    silent = factories.picture(
        "Stumm", alt="", alt_en="", credit="", licensed_until=yesterday
    )
    double = receive(factories.picture_file("Stumm"), by=article.author)
    return {"picture": used, "silent": silent, "double": double}


def change(articles, name: str) -> str:
    return url(Article, "change", articles[name].pk)


def reviewed(articles, name: str) -> str:
    return f"/admin/articles/article/{articles[name].pk}/review/"


def moved(articles, name: str, transition: str) -> str:
    return f"/admin/articles/article/{articles[name].pk}/move/{transition}/"


def embargo(articles, name: str) -> str:
    return f"/admin/articles/article/{articles[name].pk}/embargo/"


def of_many(articles, name: str, *names: str) -> str:
    keys = "&".join(f"pk={articles[one].pk}" for one in names)
    return f"/admin/articles/article/bulk/{name}/?{keys}"


def of_author(articles) -> list[str]:
    return [
        "/admin/",
        url(Article, "changelist"),
        url(Article, "add"),
        *(change(articles, name) for name in ("returned", "next", "submitted")),
        moved(articles, "returned", "submit"),
        moved(articles, "returned", "discard"),
        moved(articles, "submitted", "take_back"),
        reviewed(articles, "submitted"),
        url(Article, "history", articles["returned"].pk),
        "/admin/articles/article/as-of/",
        "/admin/articles/article/as-of/?at=2026-03-29T02:30",
        "/admin/translations/",
        f"/admin/articles/article/{articles['behind'].pk}/behind/",
        change(articles, "behind"),
        url(Image, "changelist"),
        url(Image, "add"),
        f"/admin/articles/image/describe/?picture={articles['double'].pk}",
        "/admin/inbox/paste/",
        "/admin/go/?q=er",
        "/admin/guide/de/",
        "/admin/guide/de/first-day/",
        "/admin/guide/de/search/",
        "/admin/profile/",
        "/admin/password_change/",
        "/admin/factors/",
        "/admin/sessions/",
    ]


def of_editor(articles) -> list[str]:
    return [
        url(Article, "changelist") + "?phase=draft&q=Entwurf&_facets",
        url(Article, "changelist") + "?phase=in_review",
        of_many(articles, "approve", "submitted", "returned"),
        of_many(articles, "labels", "submitted", "live"),
        change(articles, "submitted"),
        reviewed(articles, "submitted"),
        reviewed(articles, "corrected"),
        change(articles, "translation"),
        moved(articles, "submitted", "send_back"),
        moved(articles, "submitted", "approve"),
        moved(articles, "submitted", "discard"),
        embargo(articles, "submitted"),
        embargo(articles, "live"),
        url(Article, "history", articles["next"].pk),
        url(Image, "changelist") + "?use=unused&q=Hafen&order=title",
        url(Image, "change", articles["picture"].pk),
        url(Image, "delete", articles["picture"].pk),
        f"/admin/articles/article/{articles['live'].pk}/as-of/",
        "/admin/reach/",
        f"/admin/articles/article/{articles['live'].pk}/reach/",
        compared(articles["live"], articles["next"]),
        *(url(SourceFeed, "change", feed.pk) for feed in SourceFeed.objects.all()),
        url(SourceFeed, "add"),
        "/admin/articles/sourcefeed/find/",
        "/admin/articles/sourcefeed/opml/",
        first(InboxRule),
        url(InboxRule, "add"),
    ]


def of_chief(articles) -> list[str]:
    names = ("live", "alone", "scheduled", "withdrawn", "expired")
    return [
        url(Article, "changelist") + "?versions=all&p=2",
        *(change(articles, name) for name in names),
        moved(articles, "submitted", "publish"),
        reviewed(articles, "corrected"),
        of_many(articles, "withdraw", "live", "alone", "submitted"),
        moved(articles, "scheduled", "cancel_schedule"),
        moved(articles, "live", "withdraw"),
        moved(articles, "withdrawn", "reinstate"),
        f"/admin/articles/article/{articles['live'].pk}/feature/",
        "/admin/alerts/",
        "/admin/record/",
        "/admin/record/?deed=publish&q=Beispiel",
        *of_pages(),
    ]


def of_admin(articles) -> list[str]:
    used, unused = Topic.objects.get(names__de="Zölle"), factories.topic("Unbenutzt")
    merged = factories.topic("Unbenutzte")
    if not merged.merged_into:
        merge(merged, unused, by=factories.admin(), note="Dasselbe")
    account = articles["live"].author
    lists = [url(model, "changelist") for model in MODELS]
    return [
        "/admin/",
        *lists,
        url(Topic, "add"),
        url(Source, "change", Source.objects.first().pk),
        url(Category, "change", Category.objects.first().pk),
        url(Topic, "delete", used.pk),
        url(Topic, "delete", unused.pk),
        url(Topic, "history", unused.pk),
        url(Topic, "merge", unused.pk),
        f"{url(Topic, 'merge', used.pk)}?into={unused.pk}",
        url(Topic, "change", merged.pk),
        url(Topic, "separate", merged.pk),
        url(type(account), "change", account.pk),
        url(type(account), "add"),
        url(type(account), "invitation", account.pk),
        url(type(account), "factors", account.pk),
        *(first(model) for model in MODELS if model._meta.model_name in RECORDS),
    ]


def of_nobody(articles) -> list[str]:
    return ["/admin/login/", "/admin/password_reset/", "/admin/password_reset/done/"]


RECORDS = {"decision", "snapshot", "edition", "story", "address", "masthead", "group"}
PAGES = {
    "author": of_author,
    "editor": of_editor,
    "chief": of_chief,
    "admin": of_admin,
    "nobody": of_nobody,
}


def first(model) -> str:
    return url(model, "change", model.objects.order_by("pk").first().pk)


def compared(old: Article, new: Article) -> str:
    one, other = (it.snapshots.order_by("lock").last().pk for it in (old, new))
    return url(Article, "compare", new.pk) + f"?old={one}&new={other}"
