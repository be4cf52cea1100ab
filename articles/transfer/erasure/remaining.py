"""Find the places where words remain, for a person to decide about."""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

from django.apps import apps
from django.db import connection
from django.db.models import CharField, JSONField, Model, Q, TextField
from django.db.models.functions import Cast

from articles.transfer.archives import LEFT_OUT

FEW = 5


def remaining(words: Iterable[str]) -> list[str]:
    """Name the rows that contain one of the words, without the word."""
    wanted = sorted(words)
    return [*found_in(wanted)] if wanted else []


def found_in(words: list[str]) -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.label_lower in LEFT_OUT:
            continue
        if texts := [f for f in model._meta.concrete_fields if is_text(f)]:
            keys = keys_that_say(model, texts, words)
            if keys:
                more = " and others" if len(keys) > FEW else ""
                listed = ", ".join(map(str, keys[:FEW]))
                yield f"{model._meta.model_name} {listed}{more}"


def is_text(field) -> bool:
    return isinstance(field, (CharField, TextField, JSONField))


def keys_that_say(model: type[Model], fields: list, words: list[str]) -> list:
    """Return the keys of some rows, whichever case the words are written in."""
    rows = model._base_manager.annotate(
        **{f"said_{field.name}": Cast(field.name, TextField()) for field in fields}
    )
    spelled = {form for word in words for form in spellings(word)}
    asked = [
        Q(**{f"said_{field.name}__icontains": form})
        for field in fields
        for form in spelled
    ]
    found = rows.filter(reduce(or_, asked)).order_by("pk")
    return list(found.values_list("pk", flat=True)[: FEW + 1])


def spellings(word: str) -> set[str]:
    """Return a word as it is, and as SQLite keeps it in JSON."""
    if connection.vendor == "postgresql" or word.isascii():
        return {word}
    escaped = word.encode("ascii", "backslashreplace").decode()
    return {word, escaped.replace("\\x", "\\u00")}
