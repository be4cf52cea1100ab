"""List the public messages that a language lacks, or write them to be translated."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from newsroom.management import public_words


class Command(BaseCommand):
    help = (
        "List the messages of the public site that a language lacks. Those count as "
        "there that the newsroom, its look or a plug-in translates. Exit code 1 if "
        "any is missing."
    )
    requires_system_checks = []  # it only reads catalogues

    def add_arguments(self, parser):
        parser.add_argument(
            "--missing",
            required=True,
            metavar="LANGUAGE",
            help="the language, such as it or de-CH",
        )
        parser.add_argument(
            "--as",
            choices=["po"],
            dest="form",
            help="print them as a .po file with empty translations; exit code 0",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, missing, form, verbosity, **options):
        language = missing.lower().replace("_", "-")
        name = public_words.name_of(language)
        if name is None:
            raise CommandError(
                f"The words of “{missing}” can't be looked for: neither Django nor the "
                "newsroom knows such a language. Give a code such as it, pt-br or "
                "de-CH, or add a catalogue of it to the look: docs/looks.md."
            )
        found = public_words.missing(language)
        if form:
            self.stdout.write(public_words.as_po(found, language), ending="")
            return
        known = f"{name} ({language})"
        if verbosity:
            self.stdout.writelines(f"{message}\n" for message in found)
        for file in public_words.uncompiled(language):
            self.stderr.write(f"{file} isn't compiled, so it doesn't count.")
        total = len(public_words.public_messages())
        if found:
            raise CommandError(
                f"{len(found)} of {total} public messages are missing in {known}. "
                "Print them as a file to be filled in: "
                f"{settings.NEWSROOM_COMMAND} words --missing {language} --as po"
            )
        if verbosity:
            self.stdout.write(f"All {total} public messages are there in {known}.")
