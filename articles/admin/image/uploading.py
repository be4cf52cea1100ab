"""Uploading many pictures at once, and then saying what each of them shows."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from articles.accounts import drop_carried, note, note_each
from articles.admin.image.form import (
    ACCEPTED,
    WIDGETS,
    DescribeForm,
    change_message,
)
from articles.admin.image.list import Card
from articles.admin.image.receiving import COMMON, take_in
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.unsaved import (
    answered,
    begin,
    difference_asked_for,
    dropped,
)
from articles.admin.parts.framed import framed
from articles.admin.site_pages.finding import as_proposed
from articles.admin.site_pages.shared_forms import tell as tell_waiting
from articles.domain import site_version
from articles.domain.pictures import picture_permissions, remove, too_large
from articles.editing.proposals import save_shared
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.image_files import (
    FORMATS,
    MAX_FILES,
    STEPS,
    most_pixels,
    quota_of,
    reads_heic,
    too_many,
)
from articles.foundation.text import clean_line
from articles.models import Image, Proposal, RecordedDeed


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    widget = SeveralFiles({"accept": ACCEPTED})

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(one, initial) for one in data or [None]]


class UploadForm(CarefulForm, forms.ModelForm):
    """The values apply to all of the files."""

    # Django takes it out of the class, where files that were sent have this name.
    files = FilesField(  # type: ignore[assignment]
        label=gettext_lazy("Files"), allow_empty_file=True
    )

    class Meta:
        model = Image
        fields = COMMON
        widgets = {name: WIDGETS[name] for name in COMMON}

    field_order = ("files", *COMMON)


def upload(request):
    if not request.user.has_perm("articles.add_image"):
        raise PermissionDenied
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    form = UploadForm(*sent(request))
    if request.method == "POST" and not unsaved.is_only_shown:
        refused = stopped(request)
        if refused:
            form.fields["files"].required = False
        if form.is_valid():
            added = take_in_all(request, form.cleaned_data, refused)
            if added:
                for error in refused:
                    messages.error(request, " ".join(error.messages))
                drop_carried(request)
                return HttpResponseRedirect(describe_url(added))
            form.add_error("files", refused)
    limits = {kind: most_pixels(kind) // 1_000_000 for kind in (*FORMATS, STEPS)}
    most = {"limits": limits, "most": MAX_FILES, "reads_heic": reads_heic()}
    context = most | {"form": form, "unsaved": unsaved}
    return shown(request, "upload", title=_("Upload pictures"), **context)


def take_in_all(request, words: dict, refused: list) -> list[Image]:
    """Add the usable files; append the others to `refused` with the reason."""
    added, files = [], [file for file in words.pop("files") if file]
    for file in files:
        try:
            added.append(take_in(file, words, by=request.user))
        except ValidationError as error:
            # In quotation marks: a message begins with a capital letter.
            named = _("“%(name)s”: %(why)s") % {
                "name": clean_line(file.name),
                "why": " ".join(error.messages),
            }
            refused.append(ValidationError(named))
    return added


def describe(request):
    if not request.user.has_perm("articles.change_image"):
        raise PermissionDenied
    keys = [key for key in request.GET.getlist("picture") if is_key(key)]
    keys = keys[:MAX_FILES]
    found = Image.objects.filter(pk__in=keys).order_by("uploaded_at", "pk")
    # Only those that the person may change: anybody can write an address.
    mine = [
        one.pk for one in found if picture_permissions.may_change(request.user, one)
    ]
    if not mine:
        return HttpResponseRedirect(list_url())
    is_full = len(keys) == MAX_FILES
    others = following(request.user, max(mine)) if is_full else []
    if done := dropped(request):
        return done
    request, unsaved = begin(request, f"describe.{'.'.join(keys)}")
    unsaved.is_typed = request.method == "POST"
    # In one block: the row of the revision is locked last.
    with site_version.atomic():
        if request.method == "POST":
            lock_with_doubles(mine)
        forms = forms_of(request, found.filter(pk__in=mine))
        # Every form is validated, so that all errors are shown at once.
        valid = [form.is_valid() for form in forms]
        if all(valid) and not unsaved.is_only_shown:
            keep(request, forms)
            away = HttpResponseRedirect(describe_url(others) if others else list_url())
            return answered(request, away, is_saved=True)
    if difference := difference_asked_for(request, forms):
        return difference
    more = {"unsaved": unsaved, "forms": forms, "others": len(others)}
    page = shown(request, "describe", title=_("What do the pictures show?"), **more)
    return answered(request, page, is_saved=False)


def forms_of(request, images) -> list[DescribeForm]:
    found = []
    keys = [image.key for image in images]
    waiting = Proposal.objects.open().filter(kind="image", key__in=keys)
    proposed = set(waiting.values_list("key", flat=True))
    for image in images:
        shown = as_proposed(image) if image.key in proposed else image
        form = DescribeForm(
            *sent(request), instance=shown, prefix=f"picture-{image.pk}"
        )
        form.card = Card(image)
        form.doubles = Image.objects.doubled_by(image)
        found.append(form)
    return found


def keep(request, forms: list[DescribeForm]) -> None:
    discarded: list[Image] = []
    for form in forms:
        if discards(request.user, form, discarded):
            discarded.append(form.instance)
    saved = [form for form in forms if form.instance not in discarded]
    if discarded:
        note_each(RecordedDeed.DELETED, discarded, by=request.user)
        for image in discarded:
            remove(image)
    changed = [form for form in saved if form.has_changed()]
    waits = [one for form in changed if (one := keep_words(request, form))]
    if waits:
        tell_waiting(request, waits[0])
    tell(request, [form.instance for form in saved])


def keep_words(request, form: DescribeForm) -> Proposal | None:
    """Store the words about a picture; return the proposal if they wait."""
    saved = save_shared(form.instance, by=request.user)
    if saved.proposal:
        form.changed_data = [one for one in form.changed_data if one in saved.stored]
    if form.changed_data:
        said = {"changes": change_message(form)}
        note(RecordedDeed.CHANGED, by=request.user, about=form.instance, **said)
    return saved.proposal


def discards(user, form: DescribeForm, others: list[Image]) -> bool:
    """Return whether a picture is a double that may go, when the others have gone."""
    image = form.instance
    gone = [other.pk for other in others]
    return (
        form.cleaned_data["discard"]
        and picture_permissions.may_delete(user, image)
        and Image.objects.unused().filter(pk=image.pk).exists()
        and Image.objects.same_file_as(image).exclude(pk__in=gone).exists()
    )


def tell(request, saved: list[Image]) -> None:
    said = ngettext(
        "%(count)d picture is in the library now.",
        "%(count)d pictures are in the library now.",
        len(saved),
    )
    messages.success(request, said % {"count": len(saved)})
    silent = [one for one in saved if not (one.is_decorative or one.alts)]
    if silent:
        said = ngettext(
            "%(count)d of them has no alternative text yet.",
            "%(count)d of them have no alternative text yet.",
            len(silent),
        )
        messages.warning(request, said % {"count": len(silent)})


def shown(request, name: str, **context):
    return framed(request, Image, name, has_view_permission=True, **context)


def lock_with_doubles(pictures: list[int]) -> None:
    """Let nobody discard the last of the same files while another does."""
    checksums = Image.objects.filter(pk__in=pictures).values("checksum")
    same = Image.objects.filter(checksum__in=checksums)
    # In the order of their keys, so that two people never wait in a circle.
    list(same.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def sent(request) -> tuple:
    """Return the data for a form: nothing unless it was sent."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def stopped(request) -> list[ValidationError]:
    """Return why files were stopped while they came in."""
    quota = quota_of(request)
    refused = [too_large(name) for name in quota.too_large]
    return [*refused, too_many(quota.left_out)] if quota.left_out else refused


def following(user, last: int) -> list[Image]:
    """Return the user's uploads after a picture that they still have to describe."""
    after = Image.objects.undescribed().filter(uploaded_by=user, pk__gt=last)
    return list(after.order_by("pk"))


def describe_url(images: list[Image]) -> str:
    query = {"picture": [image.pk for image in images[:MAX_FILES]]}
    return reverse("admin:articles_image_describe", query=query)


def list_url() -> str:
    return reverse("admin:articles_image_changelist")
