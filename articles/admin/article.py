"""Articles: the form that writes a working version, and shows any other.

Everything else about an article (status, window, number, author) is shown only: the
verbs set it. What is typed goes through `writing`, as one content.
"""

from functools import partial

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles import rights, writing
from articles.admin.article_form import ArticleForm, content_from
from articles.admin.article_list import ArticleList
from articles.admin.guarded import Guarded
from articles.admin.rows import AttributionInline, FurtherReadingInline
from articles.content import content_of
from articles.models import Article
from articles.refusal import Refused

CONTENT = ("headline", "slug", "dated", "categories", "teaser", "body")
CREDIT = ("credit_date", "credit_name", "credit_organisation")
LABELLED = ("countries", "topics")
CHANGE = ("change_kind", "change_note")
STATE = (
    ("edition_language", "number", "phase"),
    ("written_by", "created_at", "saved"),
    ("live_from", "live_until", "expires_at"),
    ("printed_on", "updated_at"),
    ("ended_at", "ending", "replaced_by"),
    "ending_reason",
)


@admin.register(Article)
class ArticleAdmin(ArticleList, Guarded, admin.ModelAdmin):
    form = ArticleForm
    inlines = (AttributionInline, FurtherReadingInline)

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        # A form that is refused whatever it holds may be shown again.
        if obj is None or getattr(request, "refusal", None):
            return allowed
        return allowed and rights.may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        hidden = ("language",) if obj is None else ()
        if obj and self.has_change_permission(request, obj):
            hidden = ("seen_lock",)
        fieldsets = [
            (None, {"fields": (*hidden, *CONTENT)}),
            (_("Credit"), {"fields": (CREDIT,)}),
            (_("Countries, organisations, topics"), {"fields": LABELLED}),
        ]
        if obj and obj.number > 1:
            fieldsets.append((_("Kind of change"), {"fields": CHANGE}))
        if obj:
            shown = STATE if obj.live_from else STATE[:2]
            fieldsets.append((_("State"), {"fields": shown}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        rows = (row if isinstance(row, tuple) else (row,) for row in STATE)
        return tuple(name for row in rows for name in row)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show what the rules refuse as the same form, with all that was typed."""
        if "_saveasnew" in request.POST:
            raise PermissionDenied
        page = partial(
            super().changeform_view, request, object_id, form_url, extra_context
        )
        if request.method == "POST" and object_id:
            request.refusal = self.refuse_if_stale(request, unquote(object_id))
        try:
            return page()
        except (Refused, ValidationError) as refusal:
            request.refusal = refusal
            return page()

    def refuse_if_stale(self, request, object_id):
        """Return why a form that was opened before the last save isn't taken."""
        article = self.get_object(request, object_id)
        seen = request.POST.get("seen_lock")
        if article is None or seen in (None, str(article.lock)):
            return None
        return writing.stale(article)

    def save_model(self, request, obj, form, change):
        """Leave it to `save_related`: only there the rows are known, too."""

    def save_related(self, request, form, formsets, change):
        article, content = form.instance, content_from(form, formsets)
        if change:
            article.lock = form.cleaned_data["seen_lock"]
            content = content_of(article) | content
            form.was_kept = writing.change(article, content, by=request.user)
        else:
            language = form.cleaned_data["language"]
            made = writing.begin(content, language=language, by=request.user)
            article.pk = made.pk
            article.refresh_from_db()

    def construct_change_message(self, request, form, formsets, add=False):
        """Name the fields, never their values: these may not become public."""
        if add:
            return [{"added": {}}]
        if not form.was_kept:
            return []
        with override(None):
            names = [str(form.fields[name].label) for name in form.changed_data]
            names += [
                str(formset.model._meta.verbose_name_plural)
                for formset in formsets
                if formset.has_changed()
            ]
        return [{"changed": {"fields": names}}]

    def log_change(self, request, obj, message):
        """Write nothing about a save that changed nothing."""
        return super().log_change(request, obj, message) if message else None
