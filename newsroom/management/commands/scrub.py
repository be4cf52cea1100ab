"""Leave no byte of what was erased in the database's files."""

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import connection

from articles.foundation.refusal import Refused
from articles.management.erased import scrubbed
from articles.transfer import erasure


class Command(BaseCommand):
    help = (
        "Write the database anew, so that its files hold no byte of what was erased. "
        "erase and restore do it by themselves; for when they say that they couldn't."
    )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, verbosity, **options):
        connection.ensure_connection()  # else nobody would know why it is not done
        try:
            erasure.refuse_without_room()
        except Refused as error:
            raise CommandError(str(error)) from error
        if left := scrubbed():
            raise CommandError(f"Not done: {left}.")
        if verbosity:
            self.stdout.write("The database was written anew.")
