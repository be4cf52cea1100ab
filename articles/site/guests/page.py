"""The page of a review link: the text as readers would see it, and what its guest may
say to it. GET changes nothing, since programs open links in letters, too.
"""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.accounts import GUEST_ANSWERS
from articles.editing import commenting, guests
from articles.foundation.refusal import Refused
from articles.models import LONGEST_ANSWER, Article
from articles.site.public.article.unpublished import page_to_come
from articles.site.public.errors import not_found
from articles.site.shared import Head, found_by_secret, kept_secret, page

TEMPLATE = "articles/guest_page.html"
WAIT = 3600


def opened(request, secret: str) -> guests.Opened | HttpResponse:
    """Return what the link opens; else the response, the same for whatever is wrong."""
    find = partial(guests.opened, secret)
    return found_by_secret(request, find, partial(missing, request))


def missing(request) -> HttpResponse:
    return kept_secret(not_found(request))


# The secret of the address is what a token would be: no other page knows it, and no
# cookie acts here.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, secret: str):
    found = opened(request, secret)
    if isinstance(found, HttpResponse):
        return found
    with override(found.article.language):
        if request.method == "POST":
            return answered(request, secret, found)
        return shown(request, secret, found)


@csrf_exempt
def unknown(request):
    """Answer for all other addresses below: no redirect may name a secret."""
    return missing(request)


def answered(request, secret: str, found: guests.Opened) -> HttpResponse:
    """Store what the guest says; the page shows it. Accounts answer at the desk.

    Words that came too late for the text are shown again, so they aren't lost.
    """
    if request.user.is_authenticated:
        return missing(request)
    verdict = request.POST.get("verdict", "")
    words = request.POST.get("words", "")
    if found.is_changed:
        return shown(request, secret, found, words=words, status=409)
    if not GUEST_ANSWERS.take():
        response = shown(request, secret, found, words=words, is_full=True, status=429)
        response.headers["Retry-After"] = str(GUEST_ANSWERS.wait())
        return response
    try:
        said = commenting.hear(found.link, verdict, words)
    except Refused as refusal:
        return shown(request, secret, found, words=words, refusal=refusal, status=400)
    if said is None:
        return missing(request)
    # Relative to this very address, which no header names.
    return kept_secret(HttpResponse(status=303, headers={"Location": "#said"}))


def shown(
    request, secret: str, found: guests.Opened, *, status=200, **more
) -> HttpResponse:
    now = timezone.now()
    about = {"guest": found, "until": found.link.until, "most": LONGEST_ANSWER}
    if found.is_changed:
        # Its headline isn't shown either: another text has it by now.
        head = Head(title=_("The text has changed"), robots="noindex")
        response = page("articles/guest_changed.html", head, **about, **more)
        response.status_code = status
        return kept_secret(response)
    about |= {"has_account": request.user.is_authenticated, "words": ""} | more
    files: list[str] = []

    def finish(article: Article, head: Head, context: dict) -> None:
        files.extend(files_of(article, context))
        bare(head)
        context |= about

    response = page_to_come(TEMPLATE, found.article.pk, at=now, finish=finish)
    response.status_code = status
    response.content = with_own_files(response.text, files, secret)
    return kept_secret(response)


def bare(head: Head) -> None:
    """Take out of the head what programs would read of a page that isn't public."""
    head.path = ""
    head.picture = None
    head.data, head.names, head.properties = [], [], []


def files_of(article: Article, context: dict) -> list[str]:
    """Return the beginnings of the addresses of its pictures and documents."""
    images = [article.lead_image, *context["pictures"].values(), *context["shown"]]
    tokens = dict.fromkeys(image.token for image in images if image)
    rows = article.attachments.select_related("document")
    return [
        *(f"/pictures/{token}/" for token in tokens),
        *(f"/documents/{row.document.checksum}/" for row in rows),
    ]


def with_own_files(text: str, files: list[str], secret: str) -> str:
    """Lead to its files by the link, since nobody finds them by their own addresses."""
    own = guests.path_of(secret).rstrip("/")
    for start in files:
        text = text.replace(f'"{start}', f'"{own}{start}')
        text = text.replace(f" {start}", f" {own}{start}")
    return text
