"""Django's command; that it made an account with all rights is in the record."""

from django.contrib.auth.management.commands import createsuperuser
from django.core.management.base import no_translations
from django.db.models import Max

from articles import record
from articles.models import RecordedDeed, User


class Command(createsuperuser.Command):
    @no_translations  # operators read English, whatever the site's language
    def handle(self, *args, **options):
        last = User.objects.aggregate(last=Max("pk", default=0))["last"]
        super().handle(*args, **options)
        for person in User.objects.filter(pk__gt=last, is_superuser=True):
            record.write(
                RecordedDeed.ADDED,
                about=person,
                command="createsuperuser",
                rights=["is_superuser"],
            )
