"""Take the pictures of an item into the library, each file once."""

from collections.abc import Iterable
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError

from articles.domain import pictures
from articles.foundation.image_files import MAX_BYTES
from articles.models import Image, Words, given_words
from articles.transfer.importing.wordpress.export.remarks import ExportRefused, Remark
from articles.transfer.importing.wordpress.old_site.uploads import Upload


class Library:
    """`credit` is who is named where the export names nobody."""

    def __init__(self, *, credit: str = ""):
        self.credit = credit[:200]

    def take(
        self, uploads: Iterable[Upload], *, language: str, remarks: list[Remark]
    ) -> tuple[dict[str, Image], list[Image]]:
        """Return the pictures by the digests of their files, and those that are new.

        Refused if no picture can be stored at all: then nothing more is worth trying.
        """
        taken: dict[str, Image] = {}
        new: list[Image] = []
        for upload in uploads:
            if upload.digest in taken:
                continue
            image = Image.objects.filter(checksum=upload.digest).order_by("pk").first()
            if image is None:
                image = self.received_one(upload, language, remarks)
                new += [image] if image else []
            if image:
                taken[upload.digest] = image
        return taken, new

    def received_one(
        self, upload: Upload, language: str, remarks: list[Remark]
    ) -> Image | None:
        name = upload.path.name
        try:
            if upload.path.stat().st_size > MAX_BYTES:
                raise pictures.too_large(name)
            file = SimpleUploadedFile(name, upload.path.read_bytes())
            return pictures.receive(file, by=None, **self.words(upload, language))
        except OSError as error:
            why = f"It can't be read ({error.strerror})."
        except ValidationError as error:
            if "not-stored" in {one.code for one in getattr(error, "error_list", [])}:
                raise ExportRefused(
                    "The import stopped; what came in before is stored.",
                    " ".join(error.messages),
                    "Then run it again: it goes on where it stopped.",
                ) from error
            why = " ".join(error.messages)
        remarks.append(
            Remark(
                f"The picture {name} is left out. {why}",
                "Replace the file and run it again, or add it at the desk.",
            )
        )
        return None

    def words(self, upload: Upload, language: str) -> dict[str, str | Words]:
        said = upload.attachment
        if said is None:
            return {"credit": self.credit}
        return {
            "title": said.title[:200],
            "alts": given_words({language: said.alt[:500]}),
            "captions": given_words({language: said.caption[:500]}),
            "credit": (said.credit or self.credit)[:200],
            "licence": said.licence[:100],
        }


def forget(images: Iterable[Image]) -> None:
    """Remove what came for an item that was refused after all."""
    for image in images:
        # The desk may have taken one up meanwhile.
        with suppress(ProtectedError):
            pictures.remove(image)
