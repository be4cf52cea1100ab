"""Pages and the masthead at the desk: listed as public, written as proposals."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.lists.filters import Languages
from articles.admin.site_pages.finding import page_of, seen_by
from articles.admin.site_pages.form import LASTING, MastheadForm, PageForm
from articles.admin.site_pages.proposed import Proposed
from articles.admin.site_pages.removing import removal
from articles.models import MASTHEAD, Masthead, Page, ProposalAct


@admin.register(Page)
class PageAdmin(Proposed):
    form = PageForm
    list_display = ("title", "language", "kind", "is_in_footer", "reviewed_on", "open")
    list_filter = (("language", Languages), "kind")
    search_fields = ("title", "body")
    ordering = ("language", "pk")
    change_list_template = "admin/articles/proposal/pages.html"
    fields = (
        "title",
        ("language", "kind"),
        "slug",
        "body",
        ("is_in_footer", "position"),
        "reviewed_on",
    )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if body := form.base_fields.get("body"):
            body.widget.has_typed_marks = request.user.has_typed_marks
        return form

    def get_readonly_fields(self, request, obj=None):
        return (*LASTING, "address", "updated_at") if obj and obj.pk else ()

    def get_fields(self, request, obj=None):
        shown = super().get_fields(request, obj)
        if not (obj and obj.pk):
            return shown
        written = [name for name in shown if name != "note"]
        return (*written, ("address", "updated_at"), *(set(shown) & {"note"}))

    def get_changeform_initial_data(self, request):
        """Fill in what was proposed once of a page that isn't there."""
        initial = super().get_changeform_initial_data(request)
        again = str(initial.pop("again", ""))
        said = ProposalAct.objects.filter(
            proposal__in=seen_by(request.user), deed=ProposalAct.Deed.PROPOSED
        )
        if is_key(again):
            found = said.filter(proposal__pk=again).order_by("-lock").first()
            initial |= (found.content or {}) if found else {}
        return initial

    def changelist_view(self, request, extra_context=None):
        new = seen_by(request.user).open().filter(page=None).exclude(kind=MASTHEAD)
        found = [(one, page_of(one)) for one in new.order_by("begun_at")]
        return super().changelist_view(
            request, {"to_come": found} | (extra_context or {})
        )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("proposals")

    @admin.display(description=gettext_lazy("open proposal"))
    def open(self, page):
        for proposal in page.proposals.all():
            if proposal.is_open:
                said = _("to be deleted") if proposal.is_removal else _("Look at it")
                return format_html('<a href="{}">{}</a>', page_of(proposal), said)
        return None

    @admin.display(description=gettext_lazy("on the site"))
    def address(self, page):
        path = page.get_absolute_url()
        return format_html('<a href="{}">{}</a>', path, path)

    def has_delete_permission(self, request, obj=None):
        is_kept = obj is not None and obj.is_legal
        return super().has_delete_permission(request) and not is_kept

    def delete_view(self, request, object_id, extra_context=None):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        page = self.found(request, object_id)
        if page.is_legal:
            messages.error(request, str(page.kept()))
            return redirect("admin:articles_page_change", page.pk)
        return removal(request, page)


@admin.register(Masthead)
class MastheadAdmin(Proposed):
    """There is one in each language, and none is deleted."""

    form = MastheadForm
    list_display = ("name", "language", "tagline")
    ordering = ("language",)
    fields = ("language", "name", "tagline", "contact", "footer", "licence")

    def get_readonly_fields(self, request, obj=None):
        return ("language",) if obj and obj.pk else ()

    def has_delete_permission(self, request, obj=None):
        return False
