"""The pages of assignments: assign, take, give back, commission."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, gettext_lazy

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.article.assigning.forms import (
    CommissionForm,
    ConfirmForm,
    TaskForm,
)
from articles.admin.article.assigning.panel import LABELS
from articles.admin.parts.afterwards import article_url, day_url
from articles.admin.parts.assigned import away_warning
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url, who
from articles.admin.parts.standing import standing
from articles.domain import assignments, rights
from articles.editing import assigning
from articles.foundation.languages import is_offered, offered
from articles.foundation.refusal import Refused
from articles.models import Article, Assignment, AssignmentRole

# Label and effect.
TEMPLATE = (
    gettext_lazy("Make it a template"),
    gettext_lazy(
        "Texts can be commissioned that begin with what it has. It can't be submitted "
        "as long as it is a template."
    ),
)
ORDINARY = (
    gettext_lazy("Make it an ordinary draft"),
    gettext_lazy("Then nothing can be commissioned from it, and it can be submitted."),
)


def assign_page(request, pk: int, role: str):
    article = find(request, pk)
    if role not in AssignmentRole.values or not may_assign(request, article):
        raise Http404
    row = open_row(article, role)
    form = TaskForm(request.POST or None, role=role, row=row)
    form.move_to(request.GET.get("day", ""))
    if request.method == "POST" and form.is_valid():
        try:
            assigning.assign(
                article,
                role,
                person=form.cleaned_data["person"],
                by=request.user,
                task=form.task(),
                seen=form.cleaned_data["seen"],
            )
        except Refused as refusal:
            note_refusal(request, refusal, article, move="assign")
            form.show(refusal)
        else:
            messages.success(request, _("Assigned."))
            warn_if_away(request, article, role)
            return HttpResponseRedirect(page_of(article))
    return shown(request, article, LABELS[role], form)


def take_page(request, pk: int):
    """Take it at once; ask first if somebody else has it, or if a link led here."""
    article = find(request, pk)
    row = open_row(article, AssignmentRole.REVIEWS)
    words = _("You review it. Others see that, and go on with other texts.")
    if row and assignments.stands(row, timezone.now()):
        has = {"who": who(row.person)}
        words = _("%(who)s reviews it at present. You take it over.") % has
    form = asked(request, row, words, _("I take it"))
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            assigning.take(article, by=request.user, seen=seen)
        except Refused as refusal:
            note_refusal(request, refusal, article, move="take")
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("You review it now."))
        return HttpResponseRedirect(page_of(article))
    if not assigning.may_take(request.user, article):
        raise Http404
    return shown(request, article, _("I take it"), form)


def give_back_page(request, pk: int, role: str):
    article = find(request, pk)
    row = open_row(article, role) if role in AssignmentRole.values else None
    if row is None or not assigning.may_give_back(request.user, row):
        raise Http404
    words = _("Then nobody has it, until it is assigned again or somebody takes it.")
    form = asked(request, row, words, _("Give back"))
    if request.method == "POST" and form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            assigning.give_back(article, role, by=request.user, seen=seen)
        except Refused as refusal:
            note_refusal(request, refusal, article, move="give-back")
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Given back."))
        return HttpResponseRedirect(page_of(article, request.user))
    return shown(request, article, _("Give back"), form)


def template_page(request, pk: int):
    """Ask whether this draft is to be a template, or an ordinary draft again."""
    article = find(request, pk)
    if not assigning.may_mark_as_template(request.user, article):
        raise Http404
    is_template = not article.edition.is_template
    label, words = map(str, TEMPLATE if is_template else ORDINARY)
    data = request.POST if request.method == "POST" else None
    form = ConfirmForm(data, words=words, label=label)
    if request.method == "POST" and form.is_valid():
        try:
            assigning.mark_as_template(
                article, is_template=is_template, by=request.user
            )
        except Refused as refusal:
            note_refusal(request, refusal, article, move="template")
            messages.error(request, str(refusal))
        else:
            done = _("It is a template.") if is_template else _("It is a draft again.")
            messages.success(request, done)
        return HttpResponseRedirect(page_of(article))
    return shown(request, article, label, form)


def commission_page(request):
    user = request.user
    if not (rights.may_assign(user) and user.has_perm("articles.add_article")):
        raise PermissionDenied
    own = user.language or get_language() or ""
    language = own if is_offered(own) else offered()[0]
    form = CommissionForm(request.POST or None, language=language, by=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            draft = assigning.commission(
                data["title"],
                language=data["language"],
                writer=data["person"],
                by=user,
                task=form.task(),
                template=data["template"],
            )
        except Refused as refusal:
            form.show(refusal)
        else:
            said = _("Commissioned: %(who)s writes it.")
            messages.success(request, said % {"who": who(data["person"])})
            warn_if_away(request, draft, AssignmentRole.WRITES)
            return HttpResponseRedirect(change_url(draft))
    title, back = _("Commission a text"), day_url()
    return framed(request, Article, "commission", title=title, form=form, back=back)


def may_assign(request, article: Article) -> bool:
    return article.is_working and rights.may_assign(request.user)


def open_row(article: Article, role: str) -> Assignment | None:
    rows = assignments.open_for([article.edition_id])
    return rows.get((article.edition_id, role))


def warn_if_away(request, article: Article, role: str) -> None:
    """Say that whoever was asked is away, and who does it meanwhile."""
    rows = assignments.open_for([article.edition_id])
    if row := rows.get((article.edition_id, role)):
        stand_in = assignments.stand_in_for(
            row.person, article.edition_id, rows, article.author_id
        )
        if warning := away_warning(row.person, stand_in):
            messages.warning(request, warning)


def asked(request, row: Assignment | None, words: str, label: str) -> ConfirmForm:
    initial = {"seen": row.pk if row else None}
    data = request.POST if request.method == "POST" else None
    return ConfirmForm(data, words=words, label=label, initial=initial)


def page_of(article: Article, user=None) -> str:
    """Return the article's page; the first one if the user can't see that now."""
    if user and not rights.may_see(type(user).objects.get(pk=user.pk), article):
        return day_url()
    return article_url(article, reviewing=True)


def shown(request, article: Article, title, form):
    return framed(
        request,
        Article,
        "move",
        title=title,
        original=article,
        standing=standing(article, None),
        form=form,
        back=page_of(article),
    )
