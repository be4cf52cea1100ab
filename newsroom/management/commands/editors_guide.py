"""Print the editors' guide."""

import re

from django.core.management.base import BaseCommand, CommandError, no_translations

from newsroom import places

NAME = re.compile(r"editing(?:\.([a-z]{2}))?\.md")


def guides() -> dict[str, str]:
    """Return the names of the guides there are by language, "en" if it isn't told."""
    found = (NAME.fullmatch(path.name) for path in sorted(places.DOCS.glob("*.md")))
    return {name[1] or "en": name[0] for name in found if name}


class Command(BaseCommand):
    help = "Print the editors' guide: how to write and to publish."
    requires_system_checks = []  # it only reads a file

    def add_arguments(self, parser):
        parser.add_argument("--language", default="en", help="of the guide (en)")

    @no_translations
    def handle(self, *, language, **options):
        names = guides()
        if language not in names:
            raise CommandError(
                f"There is no editors' guide in “{language}”. Choose among: "
                f"{', '.join(names)}"
            )
        text = (places.DOCS / names[language]).read_text(encoding="utf-8")
        self.stdout.write(text, ending="")
