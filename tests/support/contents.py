"""A content in which everything is set, for whatever must not lose any of it."""

from articles.models import PRINTED, LabelKind
from tests.support import factories
from tests.support.factories import category, country, edition, picture, source, topic
from tests.support.files import documents


def full_content() -> dict:
    """Return a content in which every entry is set, the lists out of alphabet."""
    return {
        "format": 1,
        "headline": "Ausfuhren in die USA wachsen",
        "slug": "ausfuhren-usa",
        "dated": "2020-02-12",
        "teaser": "Zwei Zeilen,\nin denen steht, worum es geht.",
        "lead_image": str(picture().key),
        "lead_alt": "Container im Hafen",
        "lead_caption": "So sah der Hafen 2020 aus.",
        "body": '<p>Ein Absatz mit <a href="https://example.org/">Verweis</a>.</p>'
        f'<img data-image="{picture("Kran").key}" alt="Ein Kran" '
        'data-caption="Der Kran, 2020">',
        "credit_date": "2020-02-13",
        "credit_name": "Erika Muster",
        "credit_organisation": "Musterinstitut",
        "change_kind": "correction",
        "change_note": "Es waren 3 Prozent, nicht 30.",
        "categories": keys(category("Wirtschaft"), category("Bildung")),
        "countries": keys(country("US"), country("DE"), country("EU")),
        "topics": keys(topic("Zölle"), topic("Ausfuhr")),
        **labels_of_new_kinds(),
        "deadlines": deadlines(),
        "facts": facts(),
        "ai_use": ai_use(),
        "attachments": attachments(),
        "attributions": attributions(),
        "further_reading": further_reading(),
        "related": related(),
    }


def labels_of_new_kinds() -> dict[str, list[str]]:
    return {kind.entry: keys(getattr(factories, kind.name)()) for kind in new_kinds()}


def new_kinds() -> list[LabelKind]:
    """Return the kinds with a list in a content that came later, by the registry."""
    told = ("categories", "countries", "topics")
    return [kind for kind in PRINTED if kind.entry not in told]


def keys(*labels) -> list[str]:
    return [str(label.key) for label in labels]


NO_DEADLINE = {
    "stage": "submission",
    "named": "",
    "opens": "",
    "closes": "",
    "is_rolling": False,
    "is_gate": False,
    "until": "",
    "place": "",
    "was": "",
    "learned": None,
    "told_at": "",
}


def deadlines() -> list[dict]:
    """Return stages, an event, and what is open at any time, each with its key."""
    said: list[dict] = [
        {
            "key": "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01",
            "named": "Vollantrag",
            "opens": "2020-01-07[Europe/Berlin]",
            "closes": "2020-03-15T17:00[Europe/Brussels]",
            "was": "2020-02-15T17:00[Europe/Brussels]",
            "learned": "2020-02-10",
            "told_at": "https://example.org/frist",
        },
        {
            "key": "0b9f8c52-8d0a-4a43-8a4b-2f5f1d1b9c02",
            "stage": "intent",
            "closes": "2020-02-01T24:00[Europe/Berlin]",
            "is_gate": True,
        },
        {
            "key": "2f2e9a10-5c1b-4f0e-8f39-7a6f1d3c4b03",
            "stage": "event",
            "closes": "2020-05-04[AoE]",
            "until": "2020-05-06[AoE]",
            "place": "Graz",
        },
        {"key": "9a5f2b7e-1d4c-4a7e-8c35-5b1e2f3d6a04", "is_rolling": True},
    ]
    return [NO_DEADLINE | row for row in said]


def facts() -> list[dict]:
    return [
        {
            "reference": "HORIZON-CL4-2020-01",
            "funder": str(source("Musterfonds").key),
            "eligible": ["universities", "smes"],
            "amount": "bis zu 50.000 Euro je Vorhaben",
            "apply_at": "https://example.org/antrag",
        }
    ]


def ai_use() -> list[dict]:
    return [
        {
            "text": "changed",
            "text_with": "Schreibhilfe 3",
            "translation": "made",
            "translation_with": "Übersetzer",
            "lead": "made",
            "lead_with": "Malprogramm",
            "figures": "changed",
            "figures_with": "Zuschnitt",
            "read_by": "Erika Muster",
        }
    ]


def attachments() -> list[dict]:
    """Return two documents, of which one has another language."""
    table = documents.stored(documents.CSV, "Tabelle.csv")
    return [
        documents.attachment(table, title="Alle Zahlen", accessibility="beside"),
        documents.attachment(title="The whole report", language="en"),
    ]


def attributions() -> list[dict]:
    return [
        {
            "source": str(source("Zweite Quelle").key),
            "url": "https://example.org/original?a=1&b=2",
            "title": "Das Original",
            "dated": "2020-02-11",
        },
        {"source": str(source().key), "url": "", "title": "", "dated": None},
    ]


def further_reading() -> list[dict]:
    return [
        {
            "publisher": str(source().key),
            "publisher_name": "Musterquelle (damals anders)",
            "dated": "2019-12-31",
            "title": "Der lange Bericht",
            "url": "https://example.com/bericht.pdf",
            "language": "en",
        },
        {
            "publisher": None,
            "publisher_name": "Beispielverlag",
            "dated": None,
            "title": "Ohne Ziel",
            "url": "",
            "language": "",
        },
    ]


def related() -> list[dict]:
    return choices("pinned", edition(2)) + choices("excluded", edition(1))


def choices(choice: str, *editions) -> list[dict]:
    return [{"edition": str(one.uuid), "choice": choice} for one in editions]
