"""Receive one picture from a script: the upload page, and the choice in an article."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.accounts import note
from articles.admin.parts.fields.pictures import thumbnail
from articles.domain.pictures import receive, too_large
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.image_files import quota_of
from articles.models import Image, RecordedDeed, User

# Fields that can be filled in while uploading; these are the same for many at once.
COMMON = ("credit", "licence", "source_url", "licensed_until")


class WordsForm(CarefulForm, forms.ModelForm):
    class Meta:
        model = Image
        fields = ("title", "alts", "is_decorative", *COMMON)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The file's name is the title until somebody writes a better one.
        self.fields["title"].required = False


@require_POST
def receive_one(request):
    """Take one file, and answer a script in JSON."""
    if not request.user.has_perm("articles.add_image"):
        raise PermissionDenied
    file, stopped = request.FILES.get("file"), quota_of(request).too_large
    if stopped:
        return refused(too_large(stopped[0]), status=413)
    if file is None:
        return refused(ValidationError(_("No file came. Choose a picture.")))
    form = WordsForm(request.POST)
    if not form.is_valid():
        return refused(ValidationError(said(form)))
    try:
        image = take_in(file, form.cleaned_data, by=request.user)
    except ValidationError as error:
        status = 413 if getattr(error, "code", "") == "too-large" else 400
        return refused(error, status=status)
    return JsonResponse(described(image), status=201)


def take_in(file, words: dict, *, by: User) -> Image:
    """Add the picture, and note it as the admin does."""
    image = receive(file, by=by, **words)
    note(RecordedDeed.ADDED, by=by, about=image)
    return image


def described(image: Image) -> dict:
    """Return what a script needs to show a picture and to name it in a text."""
    return {
        "id": image.pk,
        "key": str(image.key),
        "title": image.title,
        "alts": image.alts,
        "thumbnail": thumbnail(image).url,
        "url": change_url(image),
        "duplicates": [
            {"id": one.pk, "title": one.title, "url": change_url(one)}
            for one in Image.objects.same_file_as(image)
        ],
    }


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
