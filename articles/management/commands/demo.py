"""Prepare a newsroom to try: database, static files, accounts, samples."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import (
    BaseCommand,
    CommandError,
    no_translations,
)

from articles.foundation.languages import is_offered
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.site.shared import collect
from articles.transfer import demo


class Command(BaseCommand):
    help = "Prepare a newsroom to try: database, static files, accounts, samples."

    stealth_options = ("is_served",)

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, is_served=False, **options):
        if lacking := [code for code in demo.LANGUAGES if not is_offered(code)]:
            raise CommandError(
                f"The samples are in {' and '.join(demo.LANGUAGES)}, and "
                f"NEWSROOM_LANGUAGES lacks {' and '.join(lacking)}. Add that, or serve "
                "a newsroom of your own: SAMPLES=0 make run, or "
                f"{settings.NEWSROOM_COMMAND} serve without --demo."
            )
        # Its checks refuse a database that can't be migrated, before it is touched.
        call_command("migrate", verbosity=0, skip_checks=False)
        collect()
        demo.make_accounts()
        demo.make_mastheads()
        demo.make_pages()
        if not Article.objects.exists():
            self.load_samples()
        demo.watch_sources()
        self.stdout.write("Demo accounts (for trying only):")
        for name, password in demo.read_accounts().items():
            self.stdout.write(f"    {name:8} {password}")
        if not settings.NEWSROOM_SECOND_FACTOR:
            self.stdout.write(
                "They log in by password alone; NEWSROOM_SECOND_FACTOR demands more."
            )
        if not is_served:
            command = f"{settings.NEWSROOM_COMMAND} serve --demo"
            self.stdout.write(f"All of it is in {settings.VAR}. Serve it: {command}")

    def load_samples(self) -> None:
        self.stdout.write("Loading the samples …")
        try:
            demo.load_samples()
        except Refused as error:
            raise CommandError(str(error)) from error
