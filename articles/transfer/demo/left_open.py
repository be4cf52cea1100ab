"""Decisions that the demo leaves open, besides articles."""

from articles.editing.proposals import open_about, propose
from articles.editing.writing import make
from articles.models import Article, Page, PageKind, ReaderReport, Topic

NEW_TOPIC = {
    "de": "Internationale Polarforschung",
    "en": "International polar research",
}
SAID = "<li>Kein Artikel erscheint, bevor ihn zwei Personen gelesen haben.</li>"
PROPOSED = (
    "<li>Kein Artikel erscheint, bevor ihn zwei Personen gelesen haben: Wer schreibt, "
    "gibt nicht selbst frei.</li>"
)
NOTE = "Nach den vier Augen fragen die meisten, die uns schreiben."


REPORTED = "Der erste Verweis unter „Zum Nachlesen“ führt bei mir auf eine Fehlerseite."


def leave_open(people: dict) -> None:
    """Let the author make a topic that is nearly there, the chief editor propose what a
    page is to say, and a reader find something wrong.
    """
    if not Topic.objects.called(NEW_TOPIC["de"], "de").exists():
        make(Topic(names=NEW_TOPIC), by=people["author"], language="de")
    page = Page.objects.filter(language="de", kind=PageKind.ABOUT).first()
    if page and SAID in page.body and not open_about(page):
        page.body = page.body.replace(SAID, PROPOSED)
        propose(page, by=people["chief"], note=NOTE)
    readable = Article.objects.public().in_language("de")
    article = readable.filter(further_reading__isnull=False).order_by("pk").first()
    if article and not ReaderReport.objects.exists():
        ReaderReport.objects.create(
            kind=ReaderReport.Kind.ERROR,
            article=article,
            message=REPORTED,
            language="de",
        )
