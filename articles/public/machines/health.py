"""For those who watch the machine: is the process alive, is it ready to serve?"""

from django.db import DatabaseError, InterfaceError
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.schema import explain, read_schema

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
        why = explain(read_schema())
    except (DatabaseError, InterfaceError):
        return unready("The database does not answer. Check that it runs.")
    if why:
        return unready(why)
    return HttpResponse("ok\n", content_type=PLAIN)


def unready(reason: str) -> HttpResponse:
    return HttpResponse(f"{reason}\n", status=503, content_type=PLAIN)
