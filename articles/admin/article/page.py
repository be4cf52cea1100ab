"""Articles: the form that writes a working version, and shows any other.

Everything else about an article (status, window, number, author) is shown only: the
verbs set it.
"""

from django.contrib import admin
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles import rights
from articles.admin.article.as_of import AsOf
from articles.admin.article.feature import Feature
from articles.admin.article.form import ArticleForm
from articles.admin.article.history import History
from articles.admin.article.list import ArticleList
from articles.admin.article.moves import Moves
from articles.admin.article.picture_choosing import PictureChoosing
from articles.admin.article.preview import Preview
from articles.admin.article.related import RelatedInline
from articles.admin.article.rows import AttributionInline, FurtherReadingInline
from articles.admin.article.saving import Saving
from articles.admin.parts.guarded import Guarded
from articles.content import LABELS, Picture, Place, at, of_kind, shown_at
from articles.models import Article
from articles.pictures import illustrated, lead_picture

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
class ArticleAdmin(
    History,
    Preview,
    PictureChoosing,
    AsOf,
    Saving,
    Feature,
    Moves,
    ArticleList,
    Guarded,
    admin.ModelAdmin,
):
    form = ArticleForm
    # The form has fields of its own for them; Django would ask for them once more.
    exclude = tuple(LABELS)
    # In the order of the printed page; the template puts them after the text.
    inlines = (FurtherReadingInline, AttributionInline, RelatedInline)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        # A form that is refused whatever it holds may be shown again.
        if obj is None or getattr(request, "refusal", None):
            return allowed
        return allowed and rights.may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        hidden = ("begun", "language") if obj is None else ()
        if obj and self.may_write(request, obj):
            hidden = ("seen_lock",)
        content = WRITABLE if self.may_write(request, obj) else SHOWN
        fieldsets = [
            (None, {"fields": (*hidden, *content)}),
            (_("Credit"), {"fields": (at(Place.CREDIT),)}),
            (_("Countries, organisations, topics"), {"fields": at(Place.ABOUT)}),
        ]
        if obj and obj.number > 1:
            fieldsets.append((_("Kind of change"), {"fields": at(Place.CHANGE)}))
        if obj:
            shown = STATE if obj.live_from else STATE[:2]
            fieldsets.append((_("State"), {"fields": shown}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        rows = (row if isinstance(row, tuple) else (row,) for row in STATE)
        return (*(name for row in rows for name in row), "lead", "text")

    def may_write(self, request, article=None):
        if article is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, article)

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
        body = mark_safe(illustrated(article))  # noqa: S308 (sanitised when saved)
        return format_html('<div class="prose">{}</div>', body)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.may_choose_pictures = request.user.has_perm("articles.view_image")
        if not self.may_write(request, obj):
            for field in of_kind(Picture):
                del form.base_fields[field.name]  # it would bring its scripts
        return form

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
