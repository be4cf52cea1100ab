"""Pictures: the library of the desk."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.image.form import FOCUS, RIGHTS, ImageForm, change_message
from articles.admin.image.list import ImageList
from articles.admin.image.receiving import receive_one
from articles.admin.image.uploading import describe, upload
from articles.admin.image.uses import uses_of
from articles.admin.parts.forms.refused_save import (
    SaveRefused,
    ShowsRefused,
    is_shown_again,
)
from articles.admin.parts.lists.words import reader
from articles.admin.parts.saying import who
from articles.admin.site_pages.shared_forms import Shared
from articles.domain.pictures import (
    Made,
    made_anew,
    picture_permissions,
    remove,
    renditions_at,
    replace_file,
    social_rendition,
    stays,
    too_large,
)
from articles.foundation.image_files import quota_of
from articles.foundation.request_vars import RequestVar
from articles.models import Image, given

ORIGIN = ("pixels", "uploaded_at", "uploader")


@dataclass(frozen=True, slots=True)
class OtherFile:
    """The file that came with the form, made anew, or the reason for refusing it."""

    made: Made | None = None
    refusal: ValidationError | None = None


OTHER_FILE = RequestVar("other_file", default=OtherFile())


@admin.register(Image)
class ImageAdmin(ShowsRefused, ImageList, Shared):
    form = ImageForm
    readonly_fields = (*ORIGIN, "checksum", "file_stays")
    fieldsets = (
        (None, {"fields": ("title",)}),
        (_("Focal point"), {"fields": (FOCUS,), "classes": ("focus",)}),
        (
            _("Alternative text"),
            {"fields": ("is_decorative", "alts")},
        ),
        (_("Picture caption"), {"fields": ("captions",)}),
        (_("Credit and licence"), {"fields": RIGHTS}),
        (
            _("File"),
            {
                "fields": (
                    "replacement",
                    "file_stays",
                    ("pixels", "uploaded_at", "uploader"),
                    "checksum",
                )
            },
        ),
    )
    delete_confirmation_template = "admin/articles/image/delete.html"
    delete_selected_confirmation_template = "admin/articles/image/delete_selected.html"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("receive/", wrap(receive_one), name="articles_image_receive"),
            path("describe/", wrap(describe), name="articles_image_describe"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        if obj is None or is_shown_again(request, obj):
            return allowed
        return allowed and picture_permissions.may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return super().has_delete_permission(request)
        return picture_permissions.may_delete(request.user, obj)

    def get_fieldsets(self, request, obj=None):
        if not self.has_change_permission(request, obj):
            unseen = {"replacement", "file_stays"}
        elif picture_permissions.may_replace(request.user, obj):
            unseen = {"file_stays"}
        else:
            unseen = {"replacement"}
        reads = obj and not self.has_change_permission(request, obj)
        shown = []
        for name, options in self.fieldsets:
            fields = [one for one in options["fields"] if one not in unseen]
            if reads:
                fields = [reader(Image, one) for one in fields]
            shown.append((name, options | {"fields": fields}))
        # The note is for the user who is to accept the change.
        waits = getattr(obj, "waits", False)
        return [*shown, *([(None, {"fields": ("note",)})] if waits else [])]

    def add_view(self, request, form_url="", extra_context=None):
        return upload(request)

    def changeform_view(self, request, *args, **kwargs):
        try:
            other = OtherFile(made=self.made_of_file(request))
        except ValidationError as refusal:
            other = OtherFile(refusal=refusal)
        OTHER_FILE.set(request, other)
        return super().changeform_view(request, *args, **kwargs)

    def made_of_file(self, request) -> Made | None:
        """Make another file anew, before the page's transaction begins: on SQLite
        nobody else can write in one.
        """
        file, stopped = request.FILES.get("replacement"), quota_of(request).too_large
        if stopped:
            raise too_large(stopped[0])
        if file and file.size and self.has_change_permission(request):
            return made_anew(file)
        return None

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user, form.refusal = request.user, OTHER_FILE.get(request).refusal
        return form

    def save_model(self, request, obj, form, change):
        if not form.cleaned_data.get("replacement"):
            self.warn_of_licence(request, obj, form)
            super().save_model(request, obj, form, change)
            return
        try:
            replace_file(obj, given(OTHER_FILE.get(request).made), by=request.user)
        except ValidationError as refusal:
            form.add_error("replacement", refusal.messages)
            raise SaveRefused(form) from refusal
        said = _(
            "The picture has a new file. Check whether its alternative "
            "text and its focal point are still right."
        )
        messages.warning(request, said)

    def warn_of_licence(self, request, image, form) -> None:
        """Say if readers see the picture after the day that was typed."""
        day = image.licensed_until
        if "licensed_until" not in form.changed_data or not day:
            return
        this = Image.objects.public().filter(pk=image.pk)
        if day < timezone.localdate() and this.exists():
            said = _(
                "The licence has ended, and public articles show this picture. Remove "
                "it there, or correct the date."
            )
            messages.warning(request, said)

    def construct_change_message(self, request, form, formsets, add=False):
        return change_message(form)

    def render_change_form(self, request, context, *args, **kwargs):
        # As it is stored: renditions of a mere proposal aren't made yet.
        image = Image.objects.get(pk=context["original"].pk)
        context |= {
            # Uploads have a page of their own.
            "show_save_and_add_another": False,
            "uses": uses_of(image, request.user),
            "why_not": why_not(request.user, image),
            "doubles": Image.objects.same_file_as(image),
            "whole": renditions_at(image, "article", "webp")[-1],
            "cuts": (
                (_("In lists"), renditions_at(image, "card", "webp")[-1]),
                (_("Leading the home page"), renditions_at(image, "lead", "webp")[-1]),
                (_("Shared elsewhere"), social_rendition(image)),
            ),
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        """Refuse to delete used pictures, and list the uses that the user may know."""
        used = [uses for image in objs if (uses := uses_of(image, request.user))]
        counted = {self.opts.verbose_name_plural: len(objs)}
        return [str(image) for image in objs], counted, set(), used

    def delete_view(self, request, object_id, extra_context=None):
        page = partial(super().delete_view, request, object_id, extra_context)
        return looked_at_again(request, page)

    def changelist_view(self, request, extra_context=None):
        page = partial(super().changelist_view, request, extra_context)
        return looked_at_again(request, page)

    def delete_model(self, request, obj):
        remove(obj)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            remove(image)

    @admin.display(description=_("Other file"))
    def file_stays(self, image):
        return " ".join(stays().messages)

    @admin.display(description=_("size"))
    def pixels(self, image):
        return f"{image.width} × {image.height}"

    @admin.display(description=_("uploaded by"))
    def uploader(self, image):
        return who(image.uploaded_by)


def looked_at_again(request, page):
    """Return a page that deletes; if an article took a picture up since it looked, it
    looks again, and refuses.
    """
    if request.method != "POST":
        return page()
    try:
        with transaction.atomic():
            return page()
    except ProtectedError:
        return page()


def why_not(user, image: Image) -> str | Promise:
    """Return why a user can't change a picture, and who can; "" if they can."""
    if picture_permissions.may_change(user, image):
        return ""
    if user.has_perm("articles.change_image"):
        return _(
            "This picture can't be changed by authors: an article that "
            "is in review, scheduled, public or withdrawn shows it, or "
            "one that someone has approved. Ask an editor, whose changes "
            "wait for someone else, too."
        )
    return _(
        "Your role doesn't include changing pictures. Authors, editors and chief "
        "editors change them."
    )
