"""Store static files whole or not at all, even if the disk fills up in between."""

import os
import re
from functools import cache
from pathlib import Path

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from articles.foundation.image_files import write_whole

# As Django names what it keeps: by a number of its content.
NAMED = re.compile(r"\.([0-9a-f]{12})(?:\.[^./]+)?$")


class WholeCompressor(Compressor):
    # Most files have two names, so their content is compressed once for both.
    compress_brotli = staticmethod(cache(Compressor.compress_brotli))
    compress_gzip = staticmethod(cache(Compressor.compress_gzip))

    def write_data(self, path, data, suffix, stat_result):
        compressed = path + suffix
        write_whole(Path(compressed), data)
        os.utime(compressed, (stat_result.st_atime, stat_result.st_mtime))
        return compressed


class WholeStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Puts a new file in the place of the former one, which readers get until then."""

    # A module names others by where they are beside it, and each by its served name.
    support_js_module_import_aggregation = True
    # More than the longest chain of modules that import each other.
    max_post_process_passes = 20
    is_processing = False

    def load_manifest(self):
        """Take a list that was cut off for none, so that it can be made anew."""
        try:
            return super().load_manifest()
        except ValueError:
            return {}, ""

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, b"".join(content.chunks()))
        if self.file_permissions_mode is not None:
            path.chmod(self.file_permissions_mode)
        return name

    def get_available_name(self, name, max_length=None):
        return name

    def exists(self, name):
        """Return whether the file is there, and has the content that its name says."""
        if not super().exists(name):
            return False
        if not (number := NAMED.search(name)):
            return True
        with self.open(name) as file:
            return self.file_hash(name, file) == number[1]

    def delete(self, name):
        # Django would remove each file before it writes the new one: if writing
        # failed, nobody would have any.
        if not self.is_processing:
            super().delete(name)

    def post_process(self, *args, **options):
        self.is_processing = True
        try:
            yield from super().post_process(*args, **options)
        finally:
            self.is_processing = False

    def create_compressor(self, **options):
        return WholeCompressor(**options)
