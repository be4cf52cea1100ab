"""The page of an article's review links: all of them, and a form for another one.

The answer that makes a link shows its address. Nothing can show it again.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, pgettext

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.article.guests.forms import LinkForm
from articles.admin.article.guests.panel import DEEDS, links_url
from articles.admin.parts.afterwards import article_url
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.framed import framed, kept_by_nobody
from articles.admin.parts.near import near_day
from articles.admin.parts.saying import who
from articles.admin.parts.standing import standing
from articles.domain import rights
from articles.editing import guests
from articles.foundation.refusal import Refused
from articles.models import DECIDING, Article, ReviewLink


@dataclass(frozen=True, slots=True)
class Line:
    """`state` is "open", "changed" or "over", the name of a mark."""

    link: ReviewLink
    state: str
    said: str
    facts: list[str]


@dataclass(frozen=True, slots=True)
class Made:
    """The address of a link that was made just now."""

    link: ReviewLink
    address: str
    is_sent: bool


def links_page(request, pk: int):
    article = find(request, pk)
    user = request.user
    there = links_to(article)
    if not (guests.may_make(user, article) or (there and rights.may_assign(user))):
        raise Http404
    if request.method == "POST" and "revoke" in request.POST:
        return revoked(request, article, there)
    form, made = None, None
    if guests.may_make(user, article):
        form = form_for(request, article)
        if request.method == "POST" and form.is_valid():
            made = make(request, article, form)
    if made:
        # Empty again: a second link isn't for the same person.
        form, there = form_for(request, article, empty=True), links_to(article)
    return shown(request, article, there, form, made)


def links_to(article: Article) -> list[ReviewLink]:
    rows = article.review_links.select_related("made_by")
    return list(rows.prefetch_related("answers"))


def form_for(request, article: Article, *, empty: bool = False) -> LinkForm:
    is_sent = request.method == "POST" and not empty
    return LinkForm(
        request.POST if is_sent else None,
        seen=article.content_hash,
        may_let_decide=guests.may_let_decide(request.user, article),
    )


def make(request, article: Article, form: LinkForm) -> Made | None:
    try:
        seen = form.cleaned_data["seen"]
        link, secret = guests.make(article, form.wish(), by=request.user, seen=seen)
    except Refused as refusal:
        note_refusal(request, refusal, article, move="review_link")
        form.show(refusal)
        return None
    is_sent = guests.send(link, secret)
    return Made(link, f"{settings.NEWSROOM_ORIGIN}{guests.path_of(secret)}", is_sent)


def revoked(request, article: Article, there: list[ReviewLink]):
    key = request.POST["revoke"]
    link = next((one for one in there if is_key(key) and one.pk == int(key)), None)
    if link is None:
        raise Http404
    try:
        guests.revoke(link, by=request.user)
    except Refused as refusal:
        note_refusal(request, refusal, article, move="revoke")
        messages.error(request, str(refusal))
    else:
        said = _("The link for %(name)s was revoked. Nobody can open it any more.")
        messages.success(request, said % {"name": link.name})
    return HttpResponseRedirect(links_url(article))


def shown(request, article: Article, there, form, made: Made | None):
    response = framed(
        request,
        Article,
        "review_links",
        title=_("Review links"),
        original=article,
        standing=standing(article, None),
        form=form,
        made=made,
        lines=[line_of(one, article) for one in there],
        guests_count=settings.NEWSROOM_GUESTS_COUNT and settings.NEWSROOM_FOUR_EYES,
        back=article_url(article, reviewing=True),
    )
    return kept_by_nobody(response)


def line_of(link: ReviewLink, article: Article) -> Line:
    state, said = state_of(link, article)
    return Line(link, state, said, facts_of(link))


def state_of(link: ReviewLink, article: Article) -> tuple[str, str]:
    day = date_format(link.until, "DATE_FORMAT")
    if link.revoked_at:
        return "over", pgettext("review link", "revoked")
    if not link.made_by.is_open:
        return "over", _("ended with the account that made it")
    if link.has_ended(timezone.now()):
        return "over", pgettext("review link", "over since %(day)s") % {"day": day}
    if link.content_hash != article.content_hash:
        return "changed", _("the text has changed: nothing is shown")
    return "open", pgettext("review link", "good until %(day)s") % {"day": day}


def facts_of(link: ReviewLink) -> list[str]:
    may = pgettext("review link", "may read")
    if link.may_comment and link.may_decide:
        may = pgettext("review link", "may comment, approve and refuse")
    elif link.may_decide:
        may = pgettext("review link", "may approve and refuse")
    elif link.may_comment:
        may = pgettext("review link", "may comment")
    made = {"who": who(link.made_by), "when": near_day(link.made_at)}
    said = [*link.answers.all()]
    verdicts = [str(DEEDS[one.verdict]) for one in said if one.verdict in DECIDING]
    return [
        *([link.address] if link.address else []),
        *([_("the letter came back")] if link.has_come_back else []),
        may,
        _("made by %(who)s, %(when)s") % made,
        *(verdicts or ([] if said else [_("nothing was answered yet")])),
    ]
