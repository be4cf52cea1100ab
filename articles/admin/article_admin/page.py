"""Articles: the form that writes a working version, and shows any other.

Everything else about an article (status, window, number, author) is shown only: the
verbs set it.
"""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy as _

from articles.admin.article.access import may_write
from articles.admin.article.form import groups
from articles.admin.article.form.saved_input import KeptForm
from articles.admin.article.history.history import history
from articles.admin.article.pasting.filling import Filled
from articles.admin.article.rows import rows
from articles.admin.article.rows.attachments import AttachmentInline
from articles.admin.article.rows.deadlines import DeadlineInline
from articles.admin.article.rows.receiving import Receiving
from articles.admin.article.rows.related import RelatedInline
from articles.admin.article.rows.single_rows import (
    AiUseInline,
    FactsInline,
    brought_inlines,
)
from articles.admin.article.saving import Saving
from articles.admin.article_admin.urls import own_urls
from articles.admin.listing.list import ArticleList
from articles.admin.parts.crumbs import to_app, to_list
from articles.admin.parts.forms.guarded import Guarded
from articles.admin.parts.forms.refused_save import ShowsRefused
from articles.domain.content import LABELS
from articles.models import Article


@admin.register(Article)
class ArticleAdmin(Receiving, ShowsRefused, Filled, Saving, ArticleList, Guarded):
    form = KeptForm
    # The form has fields of its own for them; Django would ask for them once more.
    exclude = tuple(LABELS)
    # In the order of the printed page; the template puts them after the text.
    inlines = (
        DeadlineInline,
        FactsInline,
        AiUseInline,
        AttachmentInline,
        rows.FurtherReadingInline,
        rows.AttributionInline,
        RelatedInline,
    )

    def get_inlines(self, request, obj):
        return [*self.inlines, *brought_inlines()]

    def get_urls(self):
        return [*own_urls(), *super().get_urls()]

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return super().has_change_permission(request)
        return may_write(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        if obj is None or may_write(request, obj):
            return groups.to_write(obj)
        return groups.to_read(obj)

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

    def add_view(self, request, form_url="", extra_context=None):
        """Call it as the ways to it do."""
        crumbs = [to_app(self.opts), to_list(self.opts)]
        called = {"title": _("Write an article"), "crumbs": crumbs}
        return super().add_view(request, form_url, called | (extra_context or {}))

    def history_view(self, request, object_id, extra_context=None):
        """Lead away from what isn't there, as Django does from a form."""
        try:
            return history(request, unquote(object_id))
        except Http404:
            # Django's own for a form; private, so without a stub.
            away = self._get_obj_does_not_exist_redirect
            return away(request, self.opts, object_id)
