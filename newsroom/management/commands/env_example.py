"""Print all settings with their defaults, to begin a file of one's own with."""

from django.core.management.base import BaseCommand, no_translations

from newsroom.conf import installation


class Command(BaseCommand):
    help = "Print all settings with their defaults; give a copy to what starts it."
    requires_system_checks = []  # it only reads a file

    @no_translations
    def handle(self, **options):
        self.stdout.write(installation.EXAMPLE.read_text(encoding="utf-8"), ending="")
