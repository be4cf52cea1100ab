"""Stop an upload that is too large while it comes in, so that nothing of it is kept."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MAX_BYTES = 20 * 1024 * 1024


class QuotaHandler(FileUploadHandler):
    """Passes the rest of a file over once it has more than `MAX_BYTES`.

    The request's `too_large` names such files: there is nothing else to see of them.
    """

    def handle_raw_input(self, *args, **kwargs):
        self.request.too_large = []

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        if self.received > MAX_BYTES:
            self.request.too_large.append(self.file_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None
