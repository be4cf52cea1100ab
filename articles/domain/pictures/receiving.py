"""Receive pictures into the library: read, made anew without metadata, kept whole."""

import errno
import hashlib
import io
import weakref
from functools import partial
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain.pictures.picture_permissions import may_replace
from articles.domain.pictures.removing import remove_files
from articles.foundation.image_files import MAX_BYTES, decode
from articles.foundation.text import clean_line
from articles.models import Image, given

# The first bytes of formats for drawings. JPEG would blur their sharp edges.
DRAWINGS = (b"\x89PNG", b"GIF8")
# Of nine. The usual six takes up to three times as long for a twentieth less.
COMPRESS_LEVEL = 2


# Checksum of the upload, the bytes that are stored, their suffix, and the size.
Made = tuple[str, bytes, str, tuple[int, int]]


def receive(file: UploadedFile, *, by, **texts) -> Image:
    """Add a picture to the library. `texts` are fields of `Image`.

    Without a title it gets the name of its file as one, but never as its alternative
    text. `by` None is the importer. Raise ValidationError if it can't be used or
    stored; then nothing stays.
    """
    # Before the transaction: on SQLite nobody else can write in one.
    checksum, kept, suffix, size = made_anew(file)
    texts["title"] = clean_line(texts.get("title") or name_of(file)) or _("Picture")
    image = Image(
        uploaded_by=by, checksum=checksum, width=size[0], height=size[1], **texts
    )
    image.title = image.title[: Image._meta.get_field("title").max_length]
    with transaction.atomic():
        image.full_clean(exclude=["file", "uploaded_by"])
        store(image, kept, suffix)
    return image


@transaction.atomic
def replace_file(image: Image, made: Made, *, by) -> None:
    """Replace the file of a picture by one made anew; its words stay.

    The former file and its renditions are deleted: nothing names them any more. Raise
    ValidationError if a version has the picture, or it can't be stored; then `image` is
    as before.
    """
    # No version can add the picture before this is stored.
    Image.objects.select_for_update().get(pk=image.pk)
    if not may_replace(by, image):
        raise stays()
    former = image.file_name
    checksum, width, height = image.checksum, image.width, image.height
    image.checksum, kept, suffix, (image.width, image.height) = made
    try:
        store(image, kept, suffix)
    except ValidationError:
        image.checksum, image.width, image.height = checksum, width, height
        raise
    transaction.on_commit(partial(remove_files, former))


def made_anew(file: UploadedFile) -> Made:
    """Return the upload without metadata; ValidationError if it can't be used."""
    if given(file.size) > MAX_BYTES:
        raise too_large(file.name or "")
    file.seek(0)
    data = file.read()
    checksum = hashlib.sha256(data).hexdigest()
    is_drawn = data.startswith(DRAWINGS)
    picture = decode(data)
    del data
    output = io.BytesIO()
    if picture.mode == "RGBA" or is_drawn:
        picture.save(output, "PNG", compress_level=COMPRESS_LEVEL)
        suffix = ".png"
    else:
        picture.save(output, "JPEG", quality=92, subsampling=0)
        suffix = ".jpg"
    return checksum, output.getvalue(), suffix, picture.size


def store(image: Image, data: bytes, suffix: str) -> None:
    """Write file and row: both or neither, even if the transaction is rolled back."""
    try:
        image.file.save(f"picture{suffix}", ContentFile(data), save=False)
    except OSError as error:
        raise not_stored(error) from error
    keep_if_committed(image.file_name)
    image.kept_checksum = hashlib.sha256(data).hexdigest()
    image.save()


def keep_if_committed(name: str) -> None:
    """Delete the file of that name if this transaction, or its savepoint, is undone.

    Django only calls hooks after a commit. A rollback drops its hooks, and nothing else
    refers to this one: so it is finalised unused, which deletes the file. A process
    killed between leaves a file that nobody is shown.
    """

    def keep() -> None:
        undo.detach()

    undo = weakref.finalize(keep, remove_files, name)
    undo.atexit = False
    transaction.on_commit(keep)


def stays() -> ValidationError:
    return ValidationError(
        _(
            "This picture is used; its file stays as it is. Upload the other one as a "
            "new picture, and choose it in the article."
        ),
        code="used",
    )


def not_stored(error: OSError) -> ValidationError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        why = _("There is no space left for pictures.")
    else:
        why = _("The folder for pictures can't be written to.")
    return ValidationError(
        _("The picture was not stored. %(why)s Tell an administrator."),
        params={"why": why},
        code="not-stored",
    )


def too_large(name: str) -> ValidationError:
    return ValidationError(
        _(
            "“%(name)s” has more than %(limit)d MB. Make the picture smaller and "
            "upload it again."
        ),
        params={"name": clean_line(name), "limit": MAX_BYTES // (1024 * 1024)},
        code="too-large",
    )


def name_of(file: UploadedFile) -> str:
    """Return a title from a file's name: for editors, who may write a better one."""
    stem = PurePosixPath((file.name or "").replace("\\", "/")).stem
    return stem.replace("_", " ")
