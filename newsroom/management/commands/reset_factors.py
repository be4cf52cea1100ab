"""Remove second factors, so that users who have lost theirs can log in."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import transaction
from django.utils.translation import override

from articles import accounts


class Command(BaseCommand):
    help = (
        "Take away all second factors of accounts, and end their sessions. Their "
        "people log in with their passwords and set up new ones. The record says "
        "so, and they get a letter."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "names", nargs="*", metavar="NAME", help="the account's name"
        )
        parser.add_argument(
            "--void",
            action="store_true",
            help="all accounts with a factor that another secret key has sealed",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, names, void, **options):
        if bool(names) == void:
            raise CommandError(
                "Nothing was changed. Name the accounts, or all with void factors: "
                "reset_factors --void"
            )
        with transaction.atomic():
            people = with_void_factors() if void else named(names)
            for person in people:
                with override(settings.LANGUAGE_CODE):
                    count = accounts.take_away_factors(person, command="reset_factors")
                self.stdout.write(f"{person.get_username()}: {count} factors removed")
        if not people:
            self.stdout.write("No account has a void factor.")


def named(names: list[str]) -> list:
    users = get_user_model().objects
    found = {name: users.filter(username=name).first() for name in names}
    if unknown := [name for name, person in found.items() if person is None]:
        raise CommandError(
            f"Nothing was changed: there is no account {', '.join(unknown)}."
        )
    return list(found.values())


def with_void_factors() -> list:
    """Return each of these people once."""
    return list({one.user_id: one.user for one in accounts.void_factors()}.values())
