"""A public site in which every type of page has something to show, and their addresses.

For whatever must hold of every page: its HTML, its accessibility, its weight.
"""

from articles.models import Masthead
from tests.support import factories
from tests.support.contents import full_content, keys

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter"
# Language → type of page → its address.
PAGES = {
    "de": {
        "home": "/de/",
        "list": "/de/artikel/",
        "narrowed list": "/de/artikel/?topic=zoelle&country=usa&year=2020",
        "list of both": "/de/artikel/?country=eu,usa",
        "recent": "/de/artikel/?topic=zoelle&since=2020-01-01",
        "search": "/de/artikel/?q=artikel+nummer",
        "calls": "/de/fristen/",
        "calls of a topic": "/de/fristen/?topic=zoelle&deadline=soon-60",
        "search for nothing": "/de/artikel/?topic=zoelle&q=unauffindbar",
        "article": "/de/artikel/ausfuhren-usa/",
        "corrected article": "/de/artikel/berichtigt/",
        "version": "/de/artikel/berichtigt/fassung/2/",
        "former version": "/de/artikel/berichtigt/fassung/1/",
        "both languages": "/de/artikel/ausfuhren-usa/nebeneinander/en/",
        "long words": "/de/artikel/lang/",
        "notice": "/de/artikel/zurueckgezogen/",
        "overview of categories": "/de/rubriken/",
        "overview of topics": "/de/themen/",
        "overview of countries": "/de/laender-organisationen/",
        "overview of sources": "/de/quellen/",
        "topic": "/de/themen/zoelle/",
        "country": "/de/laender-organisationen/usa/",
        "source": "/de/quellen/zweite-quelle/",
        "partners": "/de/laender-organisationen/usa/zusammen/",
        "archive": "/de/archiv/",
        "year": "/de/archiv/2020/",
        "month": "/de/archiv/2020/02/",
        "corrections": "/de/korrekturen/",
        "page": "/de/seite/impressum/",
        "report": "/de/barriere-melden/",
        "thanks": "/de/barriere-melden/danke/",
        "error": "/de/artikel/ausfuhren-usa/fehler-melden/",
        "thanks for an error": "/de/artikel/ausfuhren-usa/fehler-melden/danke/",
        "form for an alert": "/de/abonnieren/per-mail/",
        "an alert was asked for": "/de/abonnieren/per-mail/abgesendet/",
        "form for a text": "/de/nachricht-einsenden/",
        "a text was sent": "/de/nachricht-einsenden/abgesendet/",
        "a text was received": "/de/nachricht-einsenden/danke/",
        "subscribe": "/de/abonnieren/",
        "chosen feed": "/de/abonnieren/?topic=zoelle&country=usa&year=2020&q=artikel",
        "feed of both": "/de/abonnieren/?country=eu,usa",
        "unknown choice": "/de/abonnieren/?topic=zoelle&topic=unbekannt&q=unauffindbar",
    },
    "en": {
        "home": "/en/",
        "list": "/en/articles/",
        "narrowed list": "/en/articles/?topic=zoelle&country=united-states&year=2020",
        "list of both": "/en/articles/?country=eu,united-states",
        "recent": "/en/articles/?topic=zoelle&since=2020-01-01",
        "search": "/en/articles/?q=countries+-nothing",
        "calls": "/en/deadlines/",
        "calls of a topic": "/en/deadlines/?topic=zoelle&deadline=soon-60",
        "search for nothing": "/en/articles/?topic=zoelle&q=nowhere",
        "article": "/en/articles/exports/",
        "corrected article": "/en/articles/corrected/",
        "version": "/en/articles/corrected/version/2/",
        "former version": "/en/articles/corrected/version/1/",
        "both languages": "/en/articles/exports/side-by-side/de/",
        "long words": "/en/articles/long/",
        "notice": "/en/articles/withdrawn/",
        "overview of categories": "/en/categories/",
        "overview of topics": "/en/topics/",
        "overview of countries": "/en/countries-organisations/",
        "overview of sources": "/en/sources/",
        "topic": "/en/topics/zoelle/",
        "country": "/en/countries-organisations/united-states/",
        "source": "/en/sources/zweite-quelle/",
        "partners": "/en/countries-organisations/united-states/together/",
        "archive": "/en/archive/",
        "year": "/en/archive/2020/",
        "month": "/en/archive/2020/02/",
        "corrections": "/en/corrections/",
        "page": "/en/page/imprint/",
        "report": "/en/report-a-barrier/",
        "thanks": "/en/report-a-barrier/thanks/",
        "error": "/en/articles/exports/report-an-error/",
        "thanks for an error": "/en/articles/exports/report-an-error/thanks/",
        "form for an alert": "/en/subscribe/by-email/",
        "an alert was asked for": "/en/subscribe/by-email/sent/",
        "form for a text": "/en/send-us-news/",
        "a text was sent": "/en/send-us-news/sent/",
        "a text was received": "/en/send-us-news/thanks/",
        "subscribe": "/en/subscribe/",
        "chosen feed": "/en/subscribe/?topic=zoelle&country=united-states&q=many",
        "feed of both": "/en/subscribe/?country=eu,united-states",
        "unknown choice": "/en/subscribe/?topic=zoelle&topic=unknown&q=nowhere",
    },
}
# Files for programs, and addresses that only lead to a page: one for each view.
FILES = {
    "feed": "/de/artikel/feed.rss",
    "feed of a label": "/de/themen/zoelle/feed.atom",
    "feed of a month": "/de/archiv/2020/02/feed.json",
    "feed of corrections": "/de/korrekturen/feed.rss",
    "calendar": "/de/artikel/calendar.ics",
    "calendar of a label": "/de/themen/zoelle/calendar.ics",
    "calendar of an article": "/de/artikel/ausfuhren-usa/calendar.ics",
    "list of feeds": "/feeds.opml",
    "citation": "/de/artikel/ausfuhren-usa/zitat.bib",
    "news item": "/de/artikel/ausfuhren-usa/ninjs.json",
    "list as a file": "/de/artikel/liste.csv",
    "list of a label as a file": "/en/topics/zoelle/list.bib",
    "index of sitemaps": "/sitemap.xml",
    "sitemap": "/sitemap-pages-de-1.xml",
    "sitemap of news": "/news-sitemap.xml",
    "robots": "/robots.txt",
    "icon": "/favicon.ico",
    "large icon": "/apple-touch-icon.png",
    "manifest": "/en/site.webmanifest",
    "contact for security": "/.well-known/security.txt",
    "is alive": "/healthz",
    "is ready": "/readyz",
    "way to a language": "/",
}
# Language → address → the status of its answer.
ERRORS = {
    "de": {
        "/de/artikel/unbekannt/": 404,
        "/de/artikel/weg/": 410,
        "/de/artikel/weg/fassung/1/": 410,
    },
    "en": {
        "/en/articles/unknown/": 404,
        "/en/articles/gone/": 410,
        "/en/articles/gone/version/1/": 410,
    },
}


def fill_public_site() -> None:
    """Publish enough in both languages that every part of every page shows."""
    for language in ("de", "en"):
        Masthead.objects.create(
            language=language,
            name="Kooperation International",
            tagline="Bildung und Forschung weltweit",
            contact="Redaktion, Musterweg 1",
            footer="Ein Fuß",
        )
    factories.site_page(slug="impressum", title="Impressum")
    factories.site_page(language="en", title="Imprint")
    pictures = fill_library()
    article = factories.published(**full_content())
    translation = factories.translated(article, slug="exports")
    factories.move(translation, "submit", by=translation.author)
    factories.move(translation, "publish", by=factories.chief())
    shared = {"topics": keys(factories.topic("Zölle"))}
    for number in range(22):
        # Some have none.
        image = (*pictures, None)[number % 4]
        headline = f"Der Artikel mit Nummer {number}"
        factories.published(headline=headline, lead_image=image, **shared)
    wide = f"<table><tbody><tr>{'<td>Zellen</td>' * 20}</tr></tbody></table>"
    for language, slug in (("de", "lang"), ("en", "long")):
        factories.published(language=language, slug=slug, headline=LONG, body=wide)
    for language, slug in (("de", "berichtigt"), ("en", "corrected")):
        correct(language, slug)
    many = ("US", "DE", "FR", "AT", "CH", "IT", "ES", "PL", "NL", "BE")
    factories.published(
        language="en",
        headline="Many countries at once",
        countries=keys(*map(factories.country, many)),
    )
    factories.withdrawn(slug="zurueckgezogen")
    factories.withdrawn(slug="weg", ending="gone")
    factories.withdrawn(language="en", slug="withdrawn", reason="It is wrong.")
    factories.withdrawn(language="en", slug="gone", ending="gone")


def correct(language: str, slug: str) -> None:
    """Publish an article, and correct of it a text, a list and a value."""
    first = factories.published(
        language=language,
        slug=slug,
        headline=f"Kräne ({slug})",
        dated="2026-02-12",
        teaser="Drei Kräne.",
        body="<p>Am Hafen stehen drei Kräne.</p><ul><li>Ost</li></ul>",
    )
    factories.republished(
        first,
        dated="2026-02-13",
        body="<p>Am Hafen stehen vier Kräne.</p><ul><li>West</li></ul>",
        topics=keys(factories.topic("Zölle")),
        change_kind="correction",
        change_note="Es sind vier Kräne.",
    )


def fill_library() -> list[str]:
    """Add pictures of every shape; return the keys of a wide, a high, a small one."""
    for name in ("Hafen", "Kran"):
        factories.picture(name, size=(1400, 1000), source_url="https://example.org/")
    found = {"Brücke": (1300, 800), "Turm": (700, 1100), "Marke": (90, 60)}
    return [str(factories.picture(name, size=size).key) for name, size in found.items()]
