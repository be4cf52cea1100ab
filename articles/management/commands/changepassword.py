"""Django's command; whose password it changed is in the record."""

import getpass

from django.contrib.auth.management.commands import changepassword
from django.core.management.base import no_translations

from articles.domain import audit
from articles.models import RecordedDeed, User


class Command(changepassword.Command):
    @no_translations  # operators read English, whatever the site's language
    def handle(self, *args, **options):
        # Without a name, it is the account of the user who runs it.
        said = super().handle(*args, **options)
        name = options["username"] or getpass.getuser()
        person = User.objects.get(username=name)
        audit.write(RecordedDeed.PASSWORD, about=person, command="changepassword")
        return said
