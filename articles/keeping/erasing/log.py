"""What the desk's log says of things, in words that may be those to be erased."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


def forget_log(model: type[Model], keys: Iterable[int], title: str) -> None:
    """Leave of each entry who did something when, to what is called `title` now."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(key) for key in keys],
    )
    entries.update(object_repr=title[:200], change_message="[]")
