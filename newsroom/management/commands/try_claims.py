"""Show what the claims of an organisation's server would give; change nothing."""

import json
import sys
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, no_translations

from articles import accounts
from newsroom.conf.outside.oidc import pairs

LONGEST = 100_000


class Command(BaseCommand):
    help = (
        "Show which account and roles the claims of a person would give at a login by "
        "your organisation's server, or why they would be refused. Nothing is changed. "
        "Without claims, show what each group of NEWSROOM_OIDC_ROLES gives."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "claims",
            nargs="?",
            metavar="FILE",
            help="a file with the claims as JSON, as in an id_token; - for the input",
        )
        parser.add_argument(
            "--roles",
            default=None,
            help="another mapping to try, such as 'news-authors=Author'",
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, claims, roles, **options):
        issuer = settings.NEWSROOM_OIDC
        if issuer is None:
            raise CommandError(
                "There is no server to log in by. Set NEWSROOM_OIDC_ISSUER and what "
                "belongs to it: docs/login/"
            )
        if roles is not None:
            issuer = replace(issuer, roles=mapping(roles))
        if claims is None:
            lines, is_in = accounts.mapping(issuer), True
        else:
            lines, is_in = accounts.outcome(read(claims), issuer)
        for line in lines or ["No group gives a role: NEWSROOM_OIDC_ROLES is empty."]:
            self.stdout.write(line)
        if not is_in:
            raise CommandError("The person wouldn't get in, for the reason above.")


def mapping(text: str) -> tuple[tuple[str, str], ...]:
    try:
        return pairs(text)
    except ImproperlyConfigured as error:
        raise CommandError(str(error)) from None


def read(name: str) -> dict:
    try:
        text = sys.stdin.read(LONGEST) if name == "-" else Path(name).read_text("utf-8")
        found = json.loads(text)
    except OSError as error:
        raise CommandError(
            f"{name} can't be read ({error.strerror}). Name a file with the claims."
        ) from None
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise CommandError(
            f"{name} holds no claims. Give them as one JSON object, such as "
            '{"sub": "17", "email": "erika@example.org", "email_verified": true, '
            '"groups": ["news-authors"]}'
        )
    return found
