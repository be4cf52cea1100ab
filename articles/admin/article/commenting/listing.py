"""The list of all open comments that a user may read, with filters."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from articles.admin.article.access import may_look
from articles.admin.article.commenting.panel import name_of
from articles.admin.parts.near import near
from articles.admin.parts.saying import who
from articles.domain import comments
from articles.editing.commenting import with_version
from articles.foundation.careful_forms import CarefulForm
from articles.models import Comment, CommentMention, User

ON_A_PAGE = 50


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return who(person)


class FilterForm(CarefulForm, forms.Form):
    person = PersonField(
        User.objects.none(),
        label=gettext_lazy("By, or naming"),
        required=False,
        empty_label=pgettext_lazy("people", "all"),
    )
    blocking = forms.BooleanField(
        label=gettext_lazy("Only those that hold a text"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = User.objects.filter(is_active=True, is_staff=True)

    def filter(self, rows: Any) -> Any:
        """Keep the comments that are asked for; odd values ask for nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        if person := asked.get("person"):
            named = CommentMention.objects.filter(person=person).values("comment")
            rows = rows.filter(Q(by=person) | Q(pk__in=named))
        if asked.get("blocking"):
            rows = rows.filter(is_blocking=True)
        return rows

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    language: str
    address: str
    name: str
    when: str
    about: str
    quote: str
    text: str
    blocks: bool


@require_safe
def listing(request):
    if not may_look(request.user):
        raise PermissionDenied
    filters = FilterForm(request.GET)
    rows = filters.filter(Comment.objects.open().visible_to(request.user))
    ordered = with_version(rows).order_by("-said_at", "-pk")
    page = Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("p", 1))
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Comments"),
        "filters": filters,
        "page": page,
        "rows": [row_of(one) for one in page],
        "kept": kept(request),
    }
    return TemplateResponse(request, "admin/articles/comments/list.html", context)


def row_of(one: Any) -> Row:
    address = reverse("admin:articles_article_comments", args=[one.article_key])
    return Row(
        one.headline or _("No headline yet"),
        one.edition.language,
        f"{address}#comment-{one.pk}",
        name_of(one),
        near(one.said_at),
        str(comments.parts().get(one.field, "")),
        one.quote,
        one.text,
        one.is_blocking,
    )


def kept(request) -> str:
    """Return the filters as the beginning of a query."""
    query = request.GET.copy()
    query.pop("p", None)
    return f"{query.urlencode()}&" if query else ""


urlpatterns = [
    path("comments/", admin.site.admin_view(listing), name="desk_comments"),
]
