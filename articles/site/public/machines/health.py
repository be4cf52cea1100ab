"""For those who monitor the host: is the process alive, is it ready to serve?"""

from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.foundation.faults import Fault, fault_of
from articles.foundation.schema import Schema, explain, read_schema
from articles.site.public.machines.trying import verdict

REASONS: dict[Fault | None, str] = {
    Fault.AWAY: "The database does not answer. Check that it runs.",
    Fault.DAMAGED: "The database is damaged. Ask the doctor, and restore a backup.",
    Fault.REPLACED: (
        "The database's file was removed or replaced while it was in use. Put it back, "
        "or restore a backup; if the new one is meant, restart."
    ),
}
NO_NEWSROOM = (
    "There is no newsroom in the database. See that DATABASE_URL or NEWSROOM_VAR names "
    "the right one, or restore a backup."
)
DOCTOR = f"{settings.NEWSROOM_COMMAND} doctor"
PLAIN = "text/plain; charset=utf-8"


@csrf_exempt
@require_safe
@never_cache
def healthz(request):
    """The process answers; a slow database must not have it restarted."""
    return HttpResponse("ok\n", content_type=PLAIN)


@csrf_exempt
@require_safe
@never_cache
def readyz(request):
    """The database answers, has the form that this code expects, and gives a page."""
    try:
        schema = read_schema()
        why = NO_NEWSROOM if schema is Schema.EMPTY else explain(schema)
    except (DatabaseError, InterfaceError) as error:
        return unready(REASONS.get(fault_of(error), REASONS[Fault.AWAY]))
    if getattr(connection.connection, "is_replaced", False):
        return unready(REASONS[Fault.REPLACED])
    if why:
        return unready(why)
    if verdict.ask():
        return unready(f"No page can be made; the log says why. Ask: {DOCTOR}")
    return HttpResponse("ok\n", content_type=PLAIN)


def unready(reason: str) -> HttpResponse:
    response: Any = HttpResponse(f"{reason}\n", status=503, content_type=PLAIN)
    # Monitors ask again and again, so a fault is logged only where it happens.
    response._has_been_logged = True
    return response
