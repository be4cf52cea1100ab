"""The checks of ours that `check` and each start of a server run."""

from django.core import checks

from articles.editing.preflight import check_codes
from articles.management.former import check_database
from articles.site.public.machines import security
from articles.site.shared import check_look


def register() -> None:
    checks.register(check_database, checks.Tags.database)
    checks.register(check_codes)
    checks.register(check_look, checks.Tags.templates)
    checks.register(security.check_security_txt, checks.Tags.security)
