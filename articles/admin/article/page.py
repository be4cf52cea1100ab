"""Articles: the form that writes a working version, and shows any other.

Everything else about an article (status, window, number, author) is shown only: the
verbs set it.
"""

from django.contrib import admin
from django.contrib.admin.utils import flatten, unquote
from django.http import Http404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.admin.article import rows
from articles.admin.article.history import history
from articles.admin.article.keeping import KeptForm
from articles.admin.article.list import ArticleList
from articles.admin.article.related import RelatedInline
from articles.admin.article.saving import Saving
from articles.admin.article.urls import own_urls
from articles.admin.article.writable import may_write
from articles.admin.parts.guarded import Guarded
from articles.content import LABELS, Place, at, shown_at
from articles.models import Article
from articles.pictures import illustrated, lead_picture
from articles.typeset import filled

CONTENT = (Place.HEAD, Place.TEASER, Place.TEXT)
# Where nothing can be typed: pictures and text as they are read, not keys and HTML.
WRITABLE, SHOWN = at(*CONTENT), shown_at(*CONTENT)
STATE = (
    ("edition_language", "number", "phase"),
    ("written_by", "created_at", "saved"),
    ("live_from", "live_until", "expires_at"),
    ("printed_on", "updated_at"),
    ("ended_at", "ending", "replaced_by"),
    "ending_reason",
)


@admin.register(Article)
class ArticleAdmin(Saving, ArticleList, Guarded):
    form = KeptForm
    # The form has fields of its own for them; Django would ask for them once more.
    exclude = tuple(LABELS)
    # In the order of the printed page; the template puts them after the text.
    inlines = (rows.FurtherReadingInline, rows.AttributionInline, RelatedInline)

    def get_urls(self):
        return [*own_urls(), *super().get_urls()]

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        hidden: tuple[str, ...] = ("begun", "language") if obj is None else ()
        if obj and may_write(request, obj):
            hidden = ("seen_lock",)
        content = WRITABLE if may_write(request, obj) else SHOWN
        fieldsets = [
            (rows.TEXT, {"fields": (*hidden, *content)}),
            (_("Credit"), {"fields": (at(Place.CREDIT),)}),
            (rows.ABOUT, {"fields": at(Place.ABOUT)}),
        ]
        if obj and obj.number > 1:
            fieldsets.append((_("Kind of change"), {"fields": at(Place.CHANGE)}))
        if obj:
            shown = STATE if obj.live_from else STATE[:2]
            fieldsets.append((_("State"), {"fields": shown}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        return (*flatten(STATE), "lead", "text")

    @admin.display(description=_("lead picture"))
    def lead(self, article):
        picture = lead_picture(article, "article")
        if picture is None:
            return self.get_empty_value_display()
        context = {"picture": picture}
        figure = render_to_string("articles/_figure.html", context)
        return format_html('<div class="prose">{}</div>', figure)

    @admin.display(description=_("text"))
    def text(self, article):
        [body] = filled([illustrated(article)], at=timezone.now())
        body = mark_safe(body)  # noqa: S308 (sanitised when saved)
        return format_html('<div class="prose">{}</div>', body)

    def get_changeform_initial_data(self, request):
        """Fill in the credit as the person's profile says."""
        person = request.user
        credit = {
            "credit_date": timezone.localdate(),
            "credit_name": person.printed_name,
            "credit_organisation": person.organisation,
            "language": person.language or get_language(),
        }
        return credit | super().get_changeform_initial_data(request)

    def history_view(self, request, object_id, extra_context=None):
        """Lead away from what isn't there, as Django does from a form."""
        try:
            return history(request, unquote(object_id))
        except Http404:
            # Django's own for a form; private, so without a stub.
            away = self._get_obj_does_not_exist_redirect  # type: ignore[attr-defined]
            return away(request, self.opts, object_id)
