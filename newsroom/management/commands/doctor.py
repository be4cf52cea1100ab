"""Say whether the newsroom is well, and what to do about whatever isn't."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, no_translations
from django.db import connection

from newsroom.database import options as database
from newsroom.monitoring.doctor import Level, Report, examine

# Seconds after which a question counts as unanswered.
PATIENCE = 20
CODES = {None: 0, Level.WARNING: 3, Level.ERROR: 1}


class Command(BaseCommand):
    help = (
        "Look whether the newsroom is well: one line if it is, else a line for each "
        "finding, the worst first, with its remedy. It changes nothing. Exit code 1 "
        "for errors, 3 if there are warnings alone."
    )
    # It runs them itself, and goes on whatever they find.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--json", action="store_true", help="say it as one object, for programs"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, verbosity, **options):
        if connection.connection is None:
            # A database that hangs is a finding, too.
            database.limit(settings.DATABASES["default"], patience=PATIENCE)
        report = examine()
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False))
        else:
            for finding in report.findings:
                if verbosity or finding.level is not Level.NOTE:
                    self.stdout.write(str(finding))
            if verbosity and report.worst is None:
                self.stdout.write(in_words(report))
        if code := CODES[report.worst]:
            raise SystemExit(code)


def in_words(report: Report) -> str:
    where = "for this machine alone" if settings.IS_LOCAL else "for the public"
    return (
        f"The newsroom is well: {report.asked} questions, {settings.NEWSROOM_ORIGIN} "
        f"({where})."
    )
