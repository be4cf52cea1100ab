"""What the site says of itself, per language: masthead, imprint, privacy and so on."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.parts.guarded import Guarded
from articles.admin.parts.rich_text import RichText
from articles.admin.parts.unchanged import UnchangedForm
from articles.models import Masthead, Page
from articles.slugs import first_free, slug_from

# What links from elsewhere and the translations rely on.
LASTING = ("language", "kind", "slug")


class PageForm(UnchangedForm):
    class Meta:
        model = Page
        fields = (*LASTING, "title", "body", "is_in_footer", "position", "reviewed_on")
        widgets = {"body": RichText({"rows": 20})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if self.instance.pk and "body" in self.fields:
            # Spelling and speech follow the page, not the desk.
            for name in ("title", "body"):
                self.fields[name].widget.attrs["lang"] = self.instance.language

    def clean(self):
        super().clean()
        title = self.cleaned_data.get("title")
        if title and self.cleaned_data.get("slug") == "":
            self.cleaned_data["slug"] = self.free_slug(title)

    def free_slug(self, title: str) -> str:
        pages = Page.objects.filter(language=self.cleaned_data.get("language"))
        fallback = self.cleaned_data.get("kind") or "page"
        wanted = slug_from(title, fallback=fallback)
        return first_free(wanted, set(pages.values_list("slug", flat=True)))


@admin.register(Page)
class PageAdmin(Guarded):
    form = PageForm
    has_copies = True
    list_display = ("title", "language", "kind", "is_in_footer", "reviewed_on")
    list_filter = ("language", "kind")
    search_fields = ("title", "body")
    ordering = ("language", "pk")
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
        return (*LASTING, "address", "updated_at") if obj else ()

    def get_fields(self, request, obj=None):
        shown = super().get_fields(request, obj)
        return (*shown, ("address", "updated_at")) if obj else shown

    @admin.display(description=_("on the site"))
    def address(self, page):
        path = page.get_absolute_url()
        return format_html('<a href="{}">{}</a>', path, path)


@admin.register(Masthead)
class MastheadAdmin(Guarded):
    form = UnchangedForm
    has_copies = True
    list_display = ("name", "language", "tagline")
    ordering = ("language",)
