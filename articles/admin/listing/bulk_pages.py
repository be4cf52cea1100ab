"""Pages of acts on many articles: first the effect on each, then the results."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import drop_carried, note_refusal
from articles.admin.article.access import seen_by
from articles.admin.listing import assigning, bulk, relabelling
from articles.admin.listing.bulk_forms import BulkForm, BulkWithdrawForm, RelabelForm
from articles.admin.parts.crumbs import to_list
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.unsaved import begin, dropped
from articles.admin.parts.framed import framed
from articles.domain import rights
from articles.models import Article
from articles.workflow import TRANSITIONS, Right

# So many at once: each takes as long as by its own button.
MOST = 100
LABELS, ASSIGN = "labels", "assign"


@dataclass(frozen=True, slots=True)
class Kind:
    """An act on many articles: its label, and the right that it takes."""

    label: Promise
    right: Right
    form: type[BulkForm] = BulkForm


# The transitions that mean the same for many as for one; in the table's order.
KINDS = {
    "submit": Kind(TRANSITIONS["submit"].label, Right.CHANGE),
    "approve": Kind(TRANSITIONS["approve"].label, Right.APPROVE),
    "publish": Kind(gettext_lazy("Publish now"), Right.PUBLISH),
    "withdraw": Kind(TRANSITIONS["withdraw"].label, Right.PUBLISH, BulkWithdrawForm),
    "discard": Kind(TRANSITIONS["discard"].label, Right.DISCARD),
    LABELS: Kind(gettext_lazy("Add or remove labels"), Right.CHANGE),
    ASSIGN: Kind(gettext_lazy("Assign: reviewer, due day"), Right.REVIEW),
}


def bulk_page(request, name: str):
    """Show what an act would do to each of the articles, and do it once sent."""
    if name not in KINDS:
        raise Http404
    if not rights.might_hold(request.user, KINDS[name].right):
        raise PermissionDenied
    articles = chosen(request)
    if not articles:
        messages.warning(request, _("No articles were chosen. Choose some first."))
        return HttpResponseRedirect(back(request))
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    page = {LABELS: relabelled, ASSIGN: assigned}.get(name, moved)
    return page(request, name, articles, unsaved)


def chosen(request) -> list[Article]:
    """Return the articles that are named and may be seen, in that order."""
    keys = [int(key) for key in request.GET.getlist("pk")[:MOST] if is_key(key)]
    found = seen_by(request.user).in_bulk(keys)
    return [found[key] for key in dict.fromkeys(keys) if key in found]


def moved(request, name: str, articles: list[Article], unsaved):
    effects = bulk.foreseen(articles, name, by=request.user)
    form = KINDS[name].form(
        request.POST or None,
        name=name,
        needs_note=bulk.asks_for_note(effects, name, request.user),
    )
    is_sent = request.method == "POST" and not unsaved.is_only_shown
    if is_sent and form.is_valid():
        seen = locks_sent(request)
        done = bulk.move_each(
            [article for article in articles if article.pk in seen],
            seen,
            name,
            by=request.user,
            note=form.cleaned_data["note"],
            options=form.options(),
            all_languages=form.all_languages(),
        )
        return result(request, name, done, effects, seen)
    return asked(request, name, effects, form, unsaved, may_do=True)


def relabelled(request, name: str, articles: list[Article], unsaved):
    form = RelabelForm(request.POST or None, articles=articles)
    effects: list[bulk.Effect] = []
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted()
        effects = relabelling.foreseen(articles, wanted, by=request.user)
        is_shown = form.has_been_shown() and not unsaved.is_only_shown
        if is_shown and (seen := locks_sent(request)):
            named = [article for article in articles if article.pk in seen]
            done = relabelling.relabel_each(named, seen, wanted, by=request.user)
            return result(request, name, done, effects, seen)
    return asked(request, name, effects, form, unsaved, may_do=bool(effects))


def assigned(request, name: str, articles: list[Article], unsaved):
    rows = assigning.rows_of(articles)
    form = assigning.BulkAssignForm(request.POST or None, rows=rows)
    effects: list[bulk.Effect] = []
    if request.method == "POST" and form.is_valid():
        wanted = form.wanted()
        effects = assigning.foreseen(articles, wanted, rows)
        is_shown = form.has_been_shown() and not unsaved.is_only_shown
        if is_shown and (seen := locks_sent(request)):
            named = [article for article in articles if article.pk in seen]
            done = assigning.assign_each(named, wanted, rows, by=request.user)
            return result(request, name, done, effects, seen)
    return asked(request, name, effects, form, unsaved, may_do=bool(effects))


def locks_sent(request) -> dict[int, int]:
    """Return the seen lock by article: the act is meant for these, and no others."""
    sent = (
        (key.removeprefix("seen-"), value)
        for key, value in request.POST.items()
        if key.startswith("seen-")
    )
    return {int(pk): int(lock) for pk, lock in sent if is_key(pk) and is_key(lock)}


def asked(request, name: str, effects, form, unsaved, *, may_do: bool):
    will = [one for one in effects if not one.refusal]
    skipped = [one for one in effects if one.refusal]
    return framed(
        request,
        Article,
        "bulk",
        title=KINDS[name].label,
        crumbs=[to_list(Article._meta, filters_in(request))],
        will=will,
        skipped=skipped,
        will_alike=bulk.told_together(will),
        skipped_alike=bulk.told_together(skipped),
        form=form,
        number=len(request.GET.getlist("pk")),
        may_do=may_do and bool(will),
        asks_first=name in {LABELS, ASSIGN},
        unsaved=unsaved,
        back=back(request),
    )


def result(request, name: str, done: list[bulk.Effect], effects, seen):
    """Show the done and skipped articles, also those that were refused before."""
    drop_carried(request)
    for one in done:
        if one.refusal:
            note_refusal(request, one.refusal, one.article, move=name)
    told = {one.article.pk for one in done}
    left = [one for one in effects if one.refusal and one.article.pk not in seen]
    done = [*done, *(one for one in left if one.article.pk not in told)]
    moved = [one for one in done if not one.refusal]
    skipped = [one for one in done if one.refusal]
    return framed(
        request,
        Article,
        "bulk_done",
        title=KINDS[name].label,
        crumbs=[to_list(Article._meta, filters_in(request))],
        done=moved,
        skipped=skipped,
        done_alike=bulk.told_together(moved),
        skipped_alike=bulk.told_together(skipped),
        back=back(request),
    )


def back(request) -> str:
    """Return the address of the list that it was begun from, with its filters."""
    return to_list(Article._meta, filters_in(request))[1]


def filters_in(request) -> str:
    return request.GET.get("_changelist_filters", "")


def bulk_address(name: str, keys: list[int], filters: str = "") -> str:
    query: list[tuple[str, object]] = [("pk", key) for key in keys]
    if filters:
        query.append(("_changelist_filters", filters))
    path = reverse("admin:articles_article_bulk", args=[name])
    return f"{path}?{urlencode(query)}"
