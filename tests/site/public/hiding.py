"""Content in every state that isn't public, with a token in all its texts."""

from string import ascii_lowercase

from django.utils import timezone

from articles.editing.publishing import move
from articles.models import Article, Document, Image
from tests.support import factories
from tests.support.contents import keys
from tests.support.files import documents

TOKEN = "xleakx"  # in every word that must not be read; a letter after it says whose
LISTS = ("attributions", "further_reading", "topics", "categories", "attachments")
NO_FILE = "0" * 32
NO_DOCUMENT = "0" * 64


def replaced(**content) -> Article:
    """Return a version that was public, after which one without the token was."""
    # A correction's note would stay on the page, as it should.
    article = factories.published(**content | {"change_kind": "update"})
    harmless = ("headline", "slug", "teaser", "credit_name", "change_note")
    harmless += ("lead_alt", "lead_caption")
    factories.republished(
        article,
        body="<p>Neu.</p>",
        lead_image=None,
        **dict.fromkeys(harmless, "harmlos"),
        **{name: [] for name in LISTS},
    )
    return article


def returned_to_draft(**content) -> Article:
    return move(
        factories.in_review(**content), "send_back", by=factories.editor(), note="Nein."
    )


def next_version(make):
    """Hide the token in a later version of an article that is public without it."""

    def build(**content):
        article = factories.published(headline="Harmlos")
        return make(article, **content)

    return build


def working_revision(article, **content):
    return factories.revised(article, **content)


def scheduled_revision(article, **content):
    at = timezone.now() + factories.DAY
    return factories.republished(article, at=at, **content)


def discarded_revision(article, **content):
    revision = factories.revised(article, **content)
    return move(revision, "discard", by=revision.author)


def draft_translation(article, **content):
    return factories.translated(article, **content)


STATES = {
    "draft": factories.draft,
    "in review": factories.in_review,
    "approved": factories.approved,
    "returned to draft": returned_to_draft,
    "scheduled": factories.scheduled,
    "discarded": factories.discarded,
    "working revision": next_version(working_revision),
    "scheduled revision": next_version(scheduled_revision),
    "discarded revision": next_version(discarded_revision),
    "draft translation": next_version(draft_translation),
}
# These were public: their address answers in a way of its own, without their text.
FORMER = {
    "expired": factories.expired,
    "replaced version": replaced,
    "withdrawn": factories.withdrawn,
    "gone": lambda **content: factories.withdrawn(ending="gone", **content),
}


def hidden_picture(token: str) -> str:
    words = ("alt", "alt_en", "caption", "caption_en", "credit", "licence")
    said = {name: f"{name} {token}" for name in words}
    url = f"https://example.org/{token}"
    return str(factories.picture(f"Bild {token}", source_url=url, **said).key)


def file_of(slug: str) -> str:
    """Return what the address of the hidden picture has in place of a slug."""
    image = Image.objects.filter(title=f"Bild {slug}").first()
    return image.token if image else NO_FILE


def hidden_document(token: str) -> dict[str, str]:
    document = documents.stored(documents.pdf(documents.stream(token.encode())))
    title = f"Dokument {token}"
    return documents.attachment(document, title=title, file_name="geheim.pdf")


def document_of(slug: str) -> str:
    """Return what the address of the hidden document has in place of a slug."""
    found = Document.objects.filter(attachments__title=f"Dokument {slug}").first()
    return found.checksum if found else NO_DOCUMENT


def hidden_content(token: str) -> dict:
    key = hidden_picture(token)
    figure = f'<img data-image="{key}" alt="Alt {token}" data-caption="Satz {token}">'
    secret_source = factories.source(f"Quelle {token}", slug=token)
    return {
        "headline": f"Geheim {token}",
        "slug": token,
        "teaser": f"Teaser {token}",
        "lead_image": key,
        "lead_alt": f"Alt {token}",
        "lead_caption": f"Satz {token}",
        "body": f"<p>Text {token}</p>{figure}",
        "dated": "2020-02-12",
        "credit_name": f"Name {token}",
        "change_kind": "correction",
        "change_note": f"Anmerkung {token}",
        "categories": keys(factories.category(f"Rubrik {token}", slug=token)),
        "topics": keys(factories.topic(f"Thema {token}", slug=token)),
        "countries": keys(factories.country("FR")),
        "attributions": [{"source": str(secret_source.key), "title": token}],
        "further_reading": [{"title": f"Titel {token}"}],
        "attachments": [hidden_document(token)],
    }


def hide_in(states: dict) -> dict[str, Article]:
    """Make an article in each of the states, with a token of its own; return both."""
    tokens = [TOKEN + letter for letter in ascii_lowercase[: len(states)]]
    return {
        token: make(**hidden_content(token))
        for token, make in zip(tokens, states.values(), strict=True)
    }
