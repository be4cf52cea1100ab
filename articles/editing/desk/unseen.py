"""The user's unseen notices on each page of the desk: one query for a request."""

from articles.editing.notices import Unseen, open_edition, open_report, unseen_of
from articles.foundation.request_vars import RequestVar
from articles.models import Article

# The edition that was asked for, and the answer; None: nobody has asked.
KNOWN = RequestVar[tuple[int | None, Unseen] | None]("unseen_notices", default=None)


def unseen_in(request) -> Unseen:
    """Return the user's unseen notices, as the bar counts them."""
    known = KNOWN.get(request)
    if known is None:
        known = (None, unseen_of(request.user))
        KNOWN.set(request, known)
    return known[1]


def note_opened(request, article: Article) -> None:
    """Mark what the user was told of an edition as seen: they have its page open.

    Nothing is marked by a request that sends a form, or by a browser that loads a page
    ahead.
    """
    edition, is_ahead = article.edition_id, "Sec-Purpose" in request.headers
    is_read = request.method == "GET" and not is_ahead
    ask = open_edition if is_read else unseen_of
    KNOWN.set(request, (edition, ask(request.user, edition)))


def note_report_opened(request, report: int) -> None:
    """Mark what the user was told of a report as seen, as `note_opened` does."""
    if request.method == "GET" and "Sec-Purpose" not in request.headers:
        open_report(request.user, report)


def is_following(request, article: Article) -> bool:
    known = KNOWN.get(request)
    if known is None or known[0] != article.edition_id:
        known = (article.edition_id, unseen_of(request.user, article.edition_id))
        KNOWN.set(request, known)
    return known[1].is_following
