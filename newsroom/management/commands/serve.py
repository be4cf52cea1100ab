"""Serve the newsroom as in production, once its database and static files are ready."""

import os
import re
import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from articles.editing import languages
from articles.foundation.faults import Fault, fault_of
from articles.foundation.schema import Schema, explain, read_schema
from articles.site.shared import collect
from newsroom import plugins
from newsroom.conf import installation
from newsroom.database.faults import in_words
from newsroom.http_server import options
from newsroom.http_server.port import HERE, refusal
from newsroom.monitoring.changed_settings import note_settings
from newsroom.page_cache import has_copies

# For a host name or a socket, the server itself says what is wrong.
NUMBERS = re.compile(r"[\d.]+")


class Command(BaseCommand):
    help = (
        "Serve the newsroom as in production. An empty database gets its tables and "
        "static files are collected first."
    )

    def create_parser(self, *args, **kwargs):
        # The code that reads --demo before the settings knows no short forms of it.
        return super().create_parser(*args, allow_abbrev=False, **kwargs)

    def add_arguments(self, parser):
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--port", default="8000", help=f"of {HERE} (8000)")
        where.add_argument("--bind", help="HOST:PORT or unix:/PATH instead")
        options.add_to(parser)
        parser.add_argument(
            "--demo", action="store_true", help="make the demo first, and serve that"
        )
        parser.add_argument(
            "--migrate",
            action="store_true",
            help="bring a database that is in use up to date first",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, port, bind, demo, migrate, workers, threads, **told):
        if bind:
            host, _colon, port = bind.rpartition(":")
            if not host:
                raise CommandError(
                    f"“{bind}” isn't where a server can listen. Write HOST:PORT, such "
                    f"as --bind {HERE}:8000, or unix:/PATH."
                )
            if NUMBERS.fullmatch(host):
                refuse_useless(port, f"--bind {host}:", host)
        else:
            refuse_useless(port, "--port ", HERE)
            bind = f"{HERE}:{port}"
            # Links lead to where it is served, unless another address is configured.
            os.environ.setdefault("NEWSROOM_ORIGIN", f"http://{bind}")
        if demo:
            call_command("demo", is_served=True)
        else:
            self.prepare(migrate=migrate)
            collect()
        note_settings("serve")
        self.name_plugins()
        self.flush()
        os.execv(sys.executable, server(bind, workers, threads))  # noqa: S606 (needs no shell)

    def prepare(self, *, migrate: bool) -> None:
        """See to the database; while it is away readers are given what there is."""
        try:
            prepare_database(migrate=migrate)
            self.look_at_languages()
            self.advise()
        except DatabaseError as error:
            is_away = fault_of(error) is Fault.AWAY
            # Without copies its address may be wrong, and nobody gets anything.
            if migrate or not is_away or not has_copies(settings.VAR):
                raise
            self.stderr.write(f"{in_words(error)} Readers get copies of pages so long.")

    def look_at_languages(self) -> None:
        """Refuse to start if the clock would publish in a language that isn't offered.

        No server that is running could hold it back: what is public is a question to
        the clock alone.
        """
        for one in languages.waiting():
            remedy = (
                f"{settings.NEWSROOM_COMMAND} languages close {one.code} --by USER, or "
                f"add {one.code} to NEWSROOM_LANGUAGES."
            )
            if one.scheduled:
                raise CommandError(f"The newsroom can't be served. {one} Run {remedy}")
            self.stderr.write(f"{one} Nobody can approve them. Run {remedy}")

    def advise(self) -> None:
        if not get_user_model().objects.exists():
            self.stdout.write(
                "There is no account yet. Make one here, in another terminal: "
                f"{settings.NEWSROOM_COMMAND} createsuperuser"
            )

    def name_plugins(self) -> None:
        for plugin in plugins.enabled(without=settings.NEWSROOM_WITHOUT_PLUGINS):
            self.stdout.write(f"Plug-in: {plugin.distribution} {plugin.version}")

    def flush(self) -> None:
        """Print what was written; the server takes the place of this process."""
        self.stdout.flush()
        self.stderr.flush()


def refuse_useless(number: str, option: str, host: str) -> None:
    if why := refusal(number, f"{settings.NEWSROOM_COMMAND} serve {option}", host):
        raise CommandError(why)


def prepare_database(*, migrate: bool) -> None:
    """Give an empty database its tables; one that is in use waits for its backup."""
    schema = read_schema()
    if migrate or schema is Schema.EMPTY:
        # Its checks refuse a database that can't be migrated, before it is touched.
        call_command("migrate", verbosity=0, skip_checks=False)
    elif why := explain(schema):
        raise CommandError(f"The newsroom can't be served. {why}")


def server(bind: str, workers: int, threads: int) -> list[str]:
    begin = str(installation.PACKAGE / "http_server" / "__main__.py")
    numbers = ("--workers", str(workers), "--threads", str(threads))
    return [sys.executable, "-P", begin, "--bind", bind, *numbers]
