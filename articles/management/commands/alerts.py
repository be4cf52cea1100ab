"""See to the letters that readers subscribed to: go on after a restore, write again."""

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import transaction
from django.utils import timezone

from articles.domain import audit
from articles.models import RecordedDeed
from articles.site import alerts


class Command(BaseCommand):
    help = (
        "Go on with alerts that are held since a restore, or stopped because letters "
        "to many readers failed (resume); or let an address subscribe again to which "
        "nothing is sent since letters came back or were called spam (allow)."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "act",
            choices=("resume", "allow"),
            help="go on for all, but for known departures; or let an address subscribe "
            "again",
        )
        parser.add_argument(
            "address",
            metavar="ADDRESS",
            nargs="?",
            default="",
            help="with “allow”",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, act, address, **options):
        if bool(address) != (act == "allow"):
            raise CommandError("Name an address with allow, and none with resume.")
        if act == "resume":
            self.resume()
        else:
            self.allow(address)

    @transaction.atomic
    def resume(self) -> None:
        now = timezone.now()
        again = alerts.release(now)
        number, gone = alerts.resume(now)
        if number or gone or again is not None:
            alerts.note_resumed("alerts resume")
        if again is not None:
            self.stdout.write(
                f"Letters go out again; {again} that had failed are sent once more."
            )
        self.stdout.write(
            f"Alerts go on for {number} subscribers; {gone} had left and stay away."
        )

    @transaction.atomic
    def allow(self, address: str) -> None:
        if not alerts.allow_again(address):
            raise CommandError(
                "Nothing keeps this address from subscribing: it isn't on the list of "
                "those to which nothing is sent."
            )
        # Readers aren't named in the record.
        audit.write(RecordedDeed.CHANGED, command="alerts allow", what="alerts_allowed")
        self.stdout.write("It may subscribe again; nobody is subscribed by this.")
