"""What the demo leaves open for somebody to decide, besides articles."""

from articles.models import Page, PageKind, Topic
from articles.proposing import open_about, propose
from articles.writing import make

NEW_TOPIC = {
    "name": "Internationale Polarforschung",
    "name_en": "International polar research",
}
SAID = "<li>Kein Artikel erscheint, den nur eine Person gelesen hat.</li>"
PROPOSED = (
    "<li>Kein Artikel erscheint, den nur eine Person gelesen hat: Wer schreibt, gibt "
    "nicht selbst frei.</li>"
)
NOTE = "Nach den vier Augen fragen die meisten, die uns schreiben."


def leave_open(people: dict) -> None:
    """Let the author make a topic that is nearly there, and the chief editor propose
    what a page is to say.
    """
    if not Topic.objects.filter(name=NEW_TOPIC["name"]).exists():
        make(Topic(**NEW_TOPIC), by=people["author"], language="de")
    page = Page.objects.filter(language="de", kind=PageKind.ABOUT).first()
    if page and SAID in page.body and not open_about(page):
        page.body = page.body.replace(SAID, PROPOSED)
        propose(page, by=people["chief"], note=NOTE)
