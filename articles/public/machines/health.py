"""For those who watch the machine: is the process alive, is it ready to serve?"""

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

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
    """The database answers and has the form that this code expects."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, InterfaceError):
        return unready("The database does not answer. Check that it runs.")
    if pending:
        command = f"{settings.NEWSROOM_COMMAND} migrate"
        return unready(f"The database is not up to date. Run: {command}")
    return HttpResponse("ok\n", content_type=PLAIN)


def unready(reason: str) -> HttpResponse:
    return HttpResponse(f"{reason}\n", status=503, content_type=PLAIN)
