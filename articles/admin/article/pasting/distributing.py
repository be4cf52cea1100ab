"""A whole document, for the fields of a form that is open: its script fills them in.

Nothing is stored. A field that holds something already isn't written over: the script
knows which.
"""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from articles.admin.article.access import find, may_write
from articles.admin.article.pasting.documents import Pasted, pasted_from
from articles.admin.parts.framed import kept_by_nobody
from articles.domain.content import LABELS
from articles.models import PRINTED, Label, Source


@require_POST
def distribute(request, pk: int | None = None):
    """Answer what a posted document says, by the names of the fields, and a summary."""
    article = find(request, pk) if pk is not None else None
    if not may_write(request, article):
        raise PermissionDenied
    pasted = pasted_from(request)
    template = "admin/articles/article/_pasted.html"
    answer = {
        "fields": fields_of(pasted),
        "choices": choices_of(pasted),
        "rows": rows_of(pasted),
        "faults": pasted.faults,
        "said": render_to_string(template, {"pasted": pasted}, request),
    }
    return kept_by_nobody(JsonResponse(answer))


def fields_of(pasted: Pasted) -> dict[str, str]:
    return {
        name: as_typed(value)
        for name, value in pasted.initial.items()
        if name not in LABELS and value
    }


def choices_of(pasted: Pasted) -> dict[str, list[dict[str, str]]]:
    return {
        kind.entry: [as_chosen(kind.model, key, pasted) for key in keys]
        for kind in PRINTED
        if (keys := pasted.initial.get(kind.entry))
    }


def rows_of(pasted: Pasted) -> dict[str, list[dict[str, Any]]]:
    return {
        group: [
            {name: in_row(name, value, pasted) for name, value in row.items() if value}
            for row in rows
        ]
        for group, rows in pasted.rows.items()
    }


def in_row(name: str, value: Any, pasted: Pasted) -> str | list[str] | dict[str, str]:
    if isinstance(value, list):
        return value
    is_choice = name in {"publisher", "source", "funder"}
    return as_chosen(Source, value, pasted) if is_choice else as_typed(value)


def as_chosen(kind: type[Label], key: Any, pasted: Pasted) -> dict[str, str]:
    shown = pasted.shown.get((kind.url_name, key), str(key))
    return {"id": str(key), "text": shown}


def as_typed(value: Any) -> str:
    """Return a value as a browser's field holds it."""
    return value.isoformat() if isinstance(value, date) else str(value)
