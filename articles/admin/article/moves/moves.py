"""The moves on the desk: a page for each, which says what will happen, and a POST."""

from itertools import chain
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.accounts import drop_carried, note_refusal
from articles.admin.article.access import find
from articles.admin.article.moves.move_form import (
    AT_ONCE,
    FORMS,
    MoveForm,
    unbound,
    unchosen,
)
from articles.admin.article.moves.overtaken import overtaken
from articles.admin.parts.afterwards import (
    SENT,
    After,
    ahead_of,
    article_url,
    asked_after,
    back_to,
    day_url,
)
from articles.admin.parts.forms.saving_in_place import MOVED_ON
from articles.admin.parts.forms.unsaved import begin, dropped
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url, leading_to_embargo, move_url
from articles.admin.parts.standing import standing
from articles.editing import publishing, writing
from articles.editing.preflight import preflight
from articles.editing.publishing import Circumstances, Offer, why_not_public
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.workflow import TRANSITIONS, UNDOING, deed

# Parameters of the desk's script: to show a move as a dialog; only to ask for its
# effect.
DIALOG, ASK = "_dialog", "_ask"
# The parameter that names a move that was refused.
REFUSED = "refused"
# Begins the tag of a message: a template makes a button of the rest.
UNDO = "undo:"


def move(request, pk: int, name: str):
    article = find(request, pk)
    if name not in TRANSITIONS:
        raise Http404
    try:
        offer = publishing.offer(article, request.user, name)
    except Refused as refusal:
        note_refusal(request, refusal, article, move=name)
        return refuse_with_note(request, article, name, refusal)
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    form = FORMS[name](request.POST or None, article=article, offer=offer)
    confirm, is_sent = False, request.method == "POST" and not unsaved.is_only_shown
    if is_sent and form.is_valid():
        confirm = form.needs_confirmation()
        moved = None if confirm or ASK in request.POST else try_to_move(request, form)
        if moved:
            drop_carried(request)
            return report(request, moved, form)
    after, known = asked_after(request), past(article)
    return framed(
        request,
        Article,
        "move",
        title=offer.transition.label,
        original=article,
        standing=standing(article, known),
        form=form,
        offer=offer,
        confirm=confirm,
        unsaved=unsaved,
        findings=preflight(article, by=request.user) if asks_preflight(offer) else [],
        after=(SENT, after) if after else None,
        is_alone=is_alone(known, request.user, offer),
        back=back_to(article, after),
        meanwhile=overtaken(request, form) if is_sent else None,
    )


def try_to_move(request, form: MoveForm) -> Article | None:
    """Return the article after the move, or None: the form says why it was refused."""
    article = form.article
    article.lock = form.cleaned_data["seen"]
    decided = {
        "by": request.user,
        "note": form.cleaned_data["note"],
        "options": form.options(),
    }
    try:
        if form.cleaned_data.get("all_languages"):
            return publishing.withdraw_story(article, **decided)[0]
        return publishing.move(article, form.name, **decided)
    except Refused as refusal:
        note_refusal(request, refusal, article, move=form.name)
        form.show(refusal)
        return None


def refuse(
    request, article: Article, refusal: Refused, name: str = ""
) -> HttpResponseRedirect:
    """Say why: above the article, with links to what is missing in it; or in a message,
    if the user came from elsewhere and nothing is missing.
    """
    after = asked_after(request) if refusal.code != "preflight" else None
    if name and after is None:
        query = urlencode({REFUSED: name})
        return HttpResponseRedirect(f"{change_url(article)}?{query}")
    messages.error(request, str(refusal))
    return HttpResponseRedirect(back_to(article, after))


def refused_move(request, article: Article) -> Refused | None:
    """Return why the move that was refused just now still isn't possible."""
    name = request.GET.get(REFUSED) if request.method == "GET" else None
    if name not in TRANSITIONS:
        return None
    try:
        publishing.offer(article, request.user, name)
    except Refused as refusal:
        label = TRANSITIONS[name].label
        refusal.what = _("“%(move)s” isn't possible yet") % {"move": label}
        if refusal.code == "embargo":
            refusal.why = leading_to_embargo(str(refusal.why), article, request.user)
        return refusal
    return None


def refuse_with_note(request, article: Article, name: str, refusal: Refused):
    """Refuse a move, and show the user the note that they typed for it."""
    note = request.POST.get("note", "").strip()
    if not note:
        return refuse(request, article, refusal, name)
    return framed(
        request,
        Article,
        "refused",
        title=TRANSITIONS[name].label,
        original=article,
        refusal=refusal,
        note=note,
        back=back_to(article, asked_after(request)),
    )


def report(request, moved: Article, form: MoveForm) -> HttpResponseRedirect:
    """Say what was done, and what readers see now; lead to where the user asked."""
    after, done = asked_after(request), str(deed(form.name, moved.phase()))
    if after in {After.DAY, After.NEXT}:
        # The message appears on a page about other articles.
        done = _("%(deed)s: “%(headline)s”") % {"deed": done, "headline": moved}
    followed = publishing.what_followed(moved, form.name)
    said = [format_html("{}.", done), followed, public_state(moved)]
    where = article_url(moved, reviewing=after is After.REVIEW)
    if after is After.DAY:
        where = day_url()
    elif after is After.NEXT:
        ahead = ahead_of(moved, request.user)
        where = ahead.address
        said.append(str(ahead))
    told = ((one,) for one in said if one)
    undo = "" if followed else undo_tag(moved, form.name, after)
    messages.success(request, format_html_join(" ", "{}", told), extra_tags=undo)
    return HttpResponseRedirect(where)


def undo_tag(moved: Article, name: str, after: After | None) -> str:
    """Return what makes a message offer to undo the move, "" if that isn't possible.

    The undo leads a user who is reviewing back to the review.
    """
    row = UNDOING.get(name)
    if row is None or moved.phase() not in row.phases:
        return ""
    back = After.REVIEW if after is After.NEXT else after or ""
    return f"{UNDO}{moved.pk}:{moved.lock}:{row.name}:{back}"


def public_state(article: Article) -> str:
    why = why_not_public(article, known=past(article))
    return why or format_html(
        '{} <a href="{}">{}</a>',
        _("Public at"),
        article.get_absolute_url(),
        article.permalink,
    )


@require_POST
def revise(request, pk: int):
    return next_version(request, pk, writing.revise)


@require_POST
def translate(request, pk: int, language: str):
    return next_version(request, pk, writing.translate, into=language)


def next_version(request, pk: int, verb, **options) -> HttpResponseRedirect:
    article = find(request, pk)
    try:
        made = verb(article, by=request.user, **options)
    except Refused as refusal:
        note_refusal(request, refusal, article, move=verb.__name__)
        return refuse(request, article, refusal)
    said = _(
        "Version %(number)s (%(language)s) is a draft now: edit it, then submit it."
    )
    language = made.edition.get_language_display()
    messages.success(request, said % {"number": made.number, "language": language})
    return HttpResponseRedirect(change_url(made))


def then_move(request, saved: Article) -> HttpResponseRedirect | None:
    """Lead on to the move whose button was pressed, now that all is saved.

    It is a page of its own, or a dialog over the form where a script asked for that.
    """
    name = request.POST.get("_then")
    if name not in TRANSITIONS:
        return None
    article = find(request, saved.pk)  # as it is stored now
    try:
        publishing.offer(article, request.user, name)
    except Refused as refusal:
        return refuse(request, article, refusal, name)
    if DIALOG in request.POST:
        return HttpResponseRedirect(
            f"{change_url(article)}?{urlencode({'move': name})}"
        )
    return HttpResponseRedirect(move_url(article, name))


def then_at_once(request, saved: Article) -> HttpResponseRedirect | None:
    """Make the move whose button was pressed, with nothing chosen, now that all is
    saved; its effect is written beside the button.
    """
    name = request.POST.get("_at_once")
    if name not in AT_ONCE:
        return None
    article = find(request, saved.pk)
    try:
        offer = publishing.offer(article, request.user, name)
    except Refused as refusal:
        return refuse(request, article, refusal, name)
    # The lock of this save, not of a later one by somebody else.
    chosen = unchosen(unbound(article, offer)) | {"seen": saved.lock}
    form = FORMS[name](chosen, article=article, offer=offer)
    moved = try_to_move(request, form) if form.is_valid() else None
    if moved:
        MOVED_ON.set(request, True)
        return report(request, moved, form)
    for fault in chain.from_iterable(form.errors.values()):
        messages.error(request, str(fault))
    return HttpResponseRedirect(change_url(article))


def past(article: Article) -> Circumstances:
    return publishing.circumstances([article])[article.pk]


def is_alone(known: Circumstances, user, offer: Offer) -> bool:
    """Return whether the user would publish something that nobody else has approved."""
    return offer.transition.publishes and not known.is_approved_by_another(user)


def asks_preflight(offer: Offer) -> bool:
    return "preflight" in offer.transition.guards
