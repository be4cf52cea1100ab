"""Print the editors' guide."""

from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.editing.desk import languages, whole


class Command(BaseCommand):
    help = "Print the editors' guide: how to write and to publish."
    requires_system_checks = []  # it only reads files

    def add_arguments(self, parser):
        parser.add_argument(
            "--language", default="en", help="language of the guide (default: en)"
        )

    @no_translations
    def handle(self, *, language, **options):
        if language not in languages():
            raise CommandError(
                f"There is no editors' guide in “{language}”. Choose among: "
                f"{', '.join(languages())}"
            )
        self.stdout.write(whole(language), ending="")
