"""The pages of comments: all on an article, and one for each act on one of them."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.article.commenting.forms import (
    ConfirmForm,
    ReasonForm,
    SayForm,
    WordsForm,
)
from articles.admin.article.commenting.panel import (
    ACTS,
    comments_url,
    line_of,
    panel_of,
)
from articles.admin.parts.afterwards import review_url
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url, move_url, who
from articles.admin.parts.standing import standing
from articles.domain import comments
from articles.editing import commenting
from articles.editing.publishing import moment, offer
from articles.foundation.refusal import Refused
from articles.models import Article, Comment, given
from articles.workflow import Phase

REVIEW, FORM = "review", "form"


def comments_page(request, pk: int):
    """Show all comments on an article; a POST says another one."""
    article = readable(request, pk)
    may = commenting.may_block(request.user)
    form = SayForm(request.POST or None, may_block=may)
    if request.method == "POST" and form.is_valid():
        try:
            said = commenting.say(
                article,
                form.cleaned_data["text"],
                by=request.user,
                about=form.about(),
                is_blocking=form.cleaned_data.get("is_blocking", False),
            )
        except Refused as refusal:
            note_refusal(request, refusal, article, move="comment")
            form.show(refusal)
        else:
            return told(request, article, said, form, _("The comment is saved."))
    return shown(
        request, article, "page", form=form, talk=panel_of(article, request.user, form)
    )


def comment_page(request, pk: int, comment: int, act: str):
    """Ask for what an act needs, and do it by a POST."""
    article = readable(request, pk)
    of_it = Comment.objects.filter(edition=article.edition_id)
    one = get_object_or_404(of_it.select_related("by", "edition"), pk=comment)
    if act not in ACTS:
        raise Http404
    form = form_for(request, one, act)
    if request.method == "POST" and form.is_valid():
        try:
            done, said = do(act, one, request.user, form)
        except Refused as refusal:
            note_refusal(request, refusal, article, move=f"comment {act}")
            form.show(refusal)
        else:
            return told(request, article, done, form, said)
    return shown(
        request,
        article,
        "act",
        form=form,
        title=ACTS[act],
        line=line_of(commenting.Said(one), article),
        button=ACTS[act],
        and_resolve=act == "answer" and may_resolve_with_it(request.user, one, article),
        consequence=consequence(act, one),
        back=f"{page_of(article, form)}#comment-{one.pk}",
    )


def form_for(request, one: Comment, act: str) -> Any:
    kind: Any = {"answer": WordsForm, "edit": WordsForm}.get(act, ConfirmForm)
    if act == "resolve" and commenting.needs_reason(request.user, one):
        kind = ReasonForm
    initial = {"text": one.text} if act == "edit" and one.by == request.user else {}
    initial["back"] = request.GET.get("back", "")
    return kind(request.POST if request.method == "POST" else None, initial=initial)


def may_resolve_with_it(user, one: Comment, article: Article) -> bool:
    """Return whether an answer may resolve it at once: no reason is asked for then."""
    may = commenting.may_resolve(user, one, article)
    return may and not commenting.needs_reason(user, one)


@transaction.atomic
def do(act: str, one: Comment, user, form: Any) -> tuple[Comment, str]:
    """Do it; return the comment to lead to, and what to say."""
    text = form.cleaned_data.get("text", "")
    if act == "answer" and "and_resolve" in form.data:
        commenting.answer(one, text, by=user)
        said = _("The answer is saved, and the comment is resolved.")
        return commenting.resolve(one, by=user), said
    if act == "answer":
        return commenting.answer(one, text, by=user), _("The answer is saved.")
    if act == "edit":
        return commenting.edit(one, text, by=user), _("The comment is changed.")
    if act == "resolve":
        said = _("The comment is resolved.")
        return commenting.resolve(one, by=user, why=text), said
    if act == "reopen":
        return commenting.reopen(one, by=user), _("The comment is open again.")
    return commenting.withdraw(one, by=user), _("The comment is withdrawn.")


def consequence(act: str, one: Comment) -> str:
    said = {"withdraw": _("Its words are removed. What others answered stays.")}
    if one.is_blocking:
        said["resolve"] = _("Then it no longer holds the text. A plan goes on.")
        said["reopen"] = _("Then it holds the text again.")
    return said.get(act, "")


def told(
    request, article: Article, one: Comment, form: Any, said: str
) -> HttpResponseRedirect:
    """Say what was done, and who isn't told of it; lead back to the comment."""
    messages.success(request, said)
    hidden, unknown = commenting.not_told(one) if one.is_open else ([], [])
    if hidden:
        names = ", ".join(map(who, hidden))
        words = _("Not told, because they may not see the text: %(names)s.")
        messages.warning(request, words % {"names": names})
    if unknown:
        names = ", ".join(f"@{name}" for name in unknown)
        words = _("Nobody at the desk has this name: %(names)s.")
        messages.warning(request, words % {"names": names})
    if one.blocks:
        warn_of_schedule(request, one)
    return HttpResponseRedirect(f"{page_of(article, form)}#comment-{one.pk}")


def warn_of_schedule(request, one: Comment) -> None:
    """Name the moment at which a scheduled version goes live nevertheless, and ask to
    cancel that.
    """
    ahead = commenting.scheduled_version(one.edition)
    if ahead is None:
        return
    at = {"at": moment(given(ahead.live_from))}
    said = _("It is scheduled and goes live on %(at)s nevertheless.") % at
    try:
        offer(ahead, request.user, "cancel_schedule")
    except Refused:
        asked = _("Ask the chief editor to cancel the schedule.")
        messages.warning(request, f"{said} {asked}")
        return
    question = format_html(
        '{} <a href="{}">{}</a>',
        said,
        move_url(ahead, "cancel_schedule"),
        _("Cancel the schedule?"),
    )
    messages.warning(request, question)


def page_of(article: Article, form: Any) -> str:
    """Return the page that the user came from."""
    asked = form.data.get("back") or form.initial.get("back")
    if asked == REVIEW and article.phase() is Phase.IN_REVIEW:
        return review_url(article)
    if asked == FORM:
        return change_url(article)
    return comments_url(article)


def readable(request, pk: int) -> Article:
    """Return an article whose comments this user may read; 404 like an unknown one."""
    article = find(request, pk)
    if not comments.may_read(request.user, article.edition, article):
        raise Http404
    return article


def shown(request, article: Article, name: str, **context: Any):
    context = {"title": _("Comments")} | context
    return framed(
        request,
        Article,
        name,
        room="comments",
        original=article,
        standing=standing(article, None),
        **context,
    )
