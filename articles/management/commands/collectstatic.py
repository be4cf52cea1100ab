"""Collect the static files, and mend those that were cut off."""

from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management.base import no_translations

from articles.site.shared import WholeStaticFilesStorage


class Command(collectstatic.Command):
    @no_translations  # operators read English, whatever the site's language
    def handle(self, **options):
        return super().handle(**options)

    def delete_file(self, path, prefixed_path, source_storage):
        """Say whether a file is to be written, by what is in it.

        Django goes by dates. One that a full disk cut off is as new as any, and a
        package's file may be new and of an old date.
        """
        if not self.storage.exists(prefixed_path):
            return True
        with source_storage.open(path) as new, self.storage.open(prefixed_path) as old:
            is_same = new.read() == old.read()
        if is_same:
            self.unmodified_files.append(prefixed_path)
            return False
        is_replaced = isinstance(self.storage, WholeStaticFilesStorage)
        if not (is_replaced or self.dry_run):
            self.storage.delete(prefixed_path)
        return True
