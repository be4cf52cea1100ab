"""Stop uploads that are too large or too many while they come in, and store nothing."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.foundation.text import clean_line

MAX_BYTES = 20 * 1024 * 1024
# At once: each takes a second or two, and nobody would describe more on one page.
MAX_FILES = 100
# The beginning of the names of fields with documents, which have a limit of their own.
DOCUMENTS = "attachments-"


class QuotaHandler(FileUploadHandler):
    """Skips the rest of a file once it has more than `MAX_BYTES`, or more than a
    document may have; and all files after the first `MAX_FILES`.

    `too_large` and `left_out` name the skipped files, and `documents` those that were
    too large, by their fields: nothing else remains of them.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.too_large: list[str] = []
        self.left_out: list[str] = []
        self.documents: dict[str, str] = {}
        self.number = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.received = 0
        self.number += 1
        self.is_document = (self.field_name or "").startswith(DOCUMENTS)
        documents = settings.NEWSROOM_DOCUMENT_BYTES
        self.most = documents if self.is_document else MAX_BYTES

    def receive_data_chunk(self, raw_data, start):
        # Not before the file's first chunk: skipping a file sooner would lose the file
        # before it, too.
        if self.number > MAX_FILES:
            self.left_out.append(self.file_name or "")
            raise SkipFile
        self.received += len(raw_data)
        if self.received > self.most:
            if self.is_document:
                self.documents[self.field_name or ""] = self.file_name or ""
            else:
                self.too_large.append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


def quota_of(request: HttpRequest) -> QuotaHandler:
    """Return the quota handler of a request, once all its files were read."""
    request.FILES  # noqa: B018 (reads them)
    [quota] = [one for one in request.upload_handlers if isinstance(one, QuotaHandler)]
    return quota


def too_many(names: list[str]) -> ValidationError:
    said = ngettext(
        "%(count)d file wasn't uploaded, as at most %(most)d can be "
        "uploaded at once: “%(name)s”. Upload it next.",
        "%(count)d files weren't uploaded, as at most %(most)d can "
        "be uploaded at once. The first is “%(name)s”: upload them "
        "next.",
        len(names),
    )
    params = {"count": len(names), "most": MAX_FILES, "name": clean_line(names[0])}
    return ValidationError(said, params=params)
