"""Receive one picture from a script: the upload page, and the choice in an article."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Image
from articles.pictures import receive, renditions_at, too_large

# What may be said of a picture while it is uploaded, the same for many at once first.
COMMON = ("credit", "licence", "source_url", "licensed_until")
THUMBNAIL = 320


class WordsForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ("title", "alt", "alt_en", "is_decorative", *COMMON)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Its file's name is one until somebody writes a better one.
        self.fields["title"].required = False


class Receiving:
    """For the pictures' admin: an address that takes one file and answers in JSON."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.receive_view))
        name = "articles_image_receive"
        return [path("receive/", view, name=name), *super().get_urls()]

    def receive_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        file = request.FILES.get("file")
        # Only known once the files are read.
        if getattr(request, "too_large", None):
            return refused(too_large(request.too_large[0]), status=413)
        if file is None:
            return refused(ValidationError(_("No file came. Choose a picture.")))
        form = WordsForm(request.POST)
        if not form.is_valid():
            return refused(ValidationError(said(form)))
        try:
            image = self.take_in(request, file, form.cleaned_data)
        except ValidationError as error:
            status = 413 if getattr(error, "code", "") == "too-large" else 400
            return refused(error, status=status)
        return JsonResponse(described(image), status=201)

    def take_in(self, request, file, words: dict) -> Image:
        """Add the picture, and note it as the admin does."""
        image = receive(file, by=request.user, **words)
        self.log_addition(request, image, [{"added": {}}])
        return image


def described(image: Image) -> dict:
    """Return what a script needs to show a picture and to name it in a text."""
    return {
        "id": image.pk,
        "key": str(image.key),
        "title": image.title,
        "alt": image.alt,
        "alt_en": image.alt_en,
        "thumbnail": thumbnail(image).url,
        "url": change_url(image),
        "duplicates": [
            {"id": one.pk, "title": one.title, "url": change_url(one)}
            for one in Image.objects.same_file_as(image)
        ],
    }


def thumbnail(image: Image):
    """Return the rendition that the desk shows in lists."""
    found = renditions_at(image, "card", "webp")
    return next((one for one in reversed(found) if one.width <= THUMBNAIL), found[0])


def change_url(image: Image) -> str:
    return reverse("admin:articles_image_change", args=[image.pk])


def refused(error: ValidationError, *, status: int = 400) -> JsonResponse:
    return JsonResponse({"error": " ".join(error.messages)}, status=status)


def said(form) -> list[str]:
    """Return what is wrong with a form, each with the field's name."""
    return [
        f"{form.fields[name].label}: {message}" if name in form.fields else str(message)
        for name, messages in form.errors.items()
        for message in messages
    ]
