"""The letter that brings a link to its guest.

The queue has the secret sealed, so nobody opens a text by reading it.
"""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from articles.accounts import mail_folder
from articles.domain import letters
from articles.editing.guests.links import hash_of, opened, path_of, sealed_for
from articles.models import ReviewLink


def sends_mails() -> bool:
    """Return whether letters leave the newsroom: else they are files."""
    return not mail_folder()


def send(link: ReviewLink, secret: str) -> bool:
    """Have the link sent to its guest; return whether there is a way."""
    if not (link.address and sends_mails()):
        return False
    send_review_link.enqueue(link=link.pk, sealed=sealed_for(link.pk, secret))
    return True


@letters.letter(letters.REVIEW_LINK)
def send_review_link(*, link: int, sealed: str) -> None:
    """Send it in the language of the text, unless it has ended meanwhile."""
    rows = ReviewLink.objects.exclude(address="")
    found = rows.select_related("article__edition", "made_by").filter(pk=link).first()
    secret = opened(sealed, link)
    if found is None or found.has_ended(timezone.now()):
        return
    if hash_of(secret) != found.secret_hash:
        return
    by, language = found.made_by, found.article.language
    with override(language):
        context = {
            "guest": found.name,
            "by": by.get_full_name() or by.get_username(),
            "link": path_of(secret),
            "until": date_format(found.until, "DATE_FORMAT"),
        }
        letters.send(
            letters.written(
                letters.REVIEW_LINK,
                "articles/letters/review_link",
                context,
                to=found.address,
                language=language,
                whom=found.pk,
            )
        )


@letters.on_bounce(letters.REVIEW_LINK)
@letters.on_complaint(letters.REVIEW_LINK)
def note_returned(told: letters.Bounce | letters.Complaint) -> None:
    """Show at the desk that the letter reached nobody, and write there no more."""
    link = ReviewLink.objects.filter(pk=told.sent.whom).first()
    if link and told.sent.is_to(link.address):
        ReviewLink.objects.filter(pk=link.pk).update(has_come_back=True, address="")
