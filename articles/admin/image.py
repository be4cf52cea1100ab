"""Pictures: the library of the desk."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.admin.guarded import Guarded
from articles.admin.image_form import FOCUS, RIGHTS, ImageForm
from articles.admin.image_list import ImageList
from articles.admin.image_receiving import Receiving
from articles.admin.image_uploading import Uploading
from articles.admin.image_uses import uses_of
from articles.admin.timeline import who
from articles.models import Image
from articles.pictures import rights
from articles.pictures.receiving import replace_file, too_large
from articles.pictures.removing import remove
from articles.pictures.renditions import renditions, social_rendition

ORIGIN = ("pixels", "uploaded_at", "uploader")


@admin.register(Image)
class ImageAdmin(Receiving, Uploading, ImageList, Guarded, admin.ModelAdmin):
    form = ImageForm
    readonly_fields = (*ORIGIN, "checksum")
    fieldsets = (
        (None, {"fields": ("seen", "title")}),
        (_("Focal point"), {"fields": (FOCUS,), "classes": ("focus",)}),
        (
            _("Alternative text"),
            {"fields": ("is_decorative", "alt", "alt_en")},
        ),
        (_("Picture caption"), {"fields": ("caption", "caption_en")}),
        (_("Credit and licence"), {"fields": RIGHTS}),
        (
            _("File"),
            {
                "fields": (
                    "replacement",
                    ("pixels", "uploaded_at", "uploader"),
                    "checksum",
                )
            },
        ),
    )
    delete_confirmation_template = "admin/articles/image/delete.html"
    delete_selected_confirmation_template = "admin/articles/image/delete_selected.html"

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or rights.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return super().has_delete_permission(request)
        return rights.may_delete(request.user, obj)

    def get_fieldsets(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return self.fieldsets
        unseen = {"seen", "replacement"}
        return [
            (
                name,
                options
                | {"fields": [one for one in options["fields"] if one not in unseen]},
            )
            for name, options in self.fieldsets
        ]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show a file that is refused as the same form, with all that was typed."""
        page = partial(
            super().changeform_view, request, object_id, form_url, extra_context
        )
        # Only known once the files are read.
        if request.FILES is not None and getattr(request, "too_large", None):
            request.refusal = too_large(request.too_large[0])
        try:
            return page()
        except ValidationError as refusal:
            request.refusal = refusal
            return page()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def save_model(self, request, obj, form, change):
        file = form.cleaned_data.get("replacement")
        if file:
            replace_file(obj, file)
        else:
            super().save_model(request, obj, form, change)
        search.index_where_shown(obj)

    def render_change_form(self, request, context, *args, **kwargs):
        image = context["original"]
        context |= {
            # What is uploaded has a page of its own.
            "show_save_and_add_another": False,
            "uses": uses_of(image, request.user),
            "doubles": Image.objects.same_file_as(image),
            "whole": renditions(image, "article", "webp")[-1],
            "cuts": (
                (_("In lists"), renditions(image, "card", "webp")[-1]),
                (_("Leading the home page"), renditions(image, "wide", "webp")[-1]),
                (_("Shared elsewhere"), social_rendition(image)),
            ),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Refuse to delete what is used, and say where as far as one may know it."""
        used = [uses for image in objs if (uses := uses_of(image, request.user))]
        counted = {self.opts.verbose_name_plural: len(objs)}
        return [str(image) for image in objs], counted, set(), used

    def delete_model(self, request, obj):
        remove(obj)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            remove(image)

    @admin.display(description=_("size"))
    def pixels(self, image):
        return f"{image.width} × {image.height}"

    @admin.display(description=_("uploaded by"))
    def uploader(self, image):
        return who(image.uploaded_by)
