"""Django's command; it also records that it made an account with all rights."""

import sys

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import CommandError, no_translations
from django.db.models import Max

from articles.domain import audit
from articles.models import RecordedDeed, User


class Command(createsuperuser.Command):
    @no_translations  # operators read English, whatever the site's language
    def handle(self, *args, **options):
        asked = options.get("stdin") or sys.stdin
        if options["interactive"] and not (asked and asked.isatty()):
            raise CommandError(
                "No account was made: nobody can be asked for its name and password "
                "here. Run it at a terminal; or set DJANGO_SUPERUSER_PASSWORD and run "
                "it with --noinput --username NAME --email ADDRESS."
            )
        last = User.objects.aggregate(last=Max("pk", default=0))["last"]
        super().handle(*args, **options)
        for person in User.objects.filter(pk__gt=last, is_superuser=True):
            audit.write(
                RecordedDeed.ADDED,
                about=person,
                command="createsuperuser",
                rights=["is_superuser"],
            )
