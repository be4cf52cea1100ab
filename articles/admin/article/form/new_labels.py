"""Labels that an article's form named for the first time: made with the save."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from articles.admin.parts.fields.typed_choices import is_new
from articles.domain.content import LABELS
from articles.editing import writing
from articles.foundation.text import fold
from articles.models import Label, Source


def make_labels(form, formsets: Iterable, *, by, language: str) -> None:
    """Store what isn't yet, each name once, wherever in the form it stands."""
    known: dict[tuple, Label] = {}

    def stored(label: Label) -> Label:
        name = type(label), fold(label.name)
        if name not in known:
            known[name] = writing.make(label, by=by, language=language)
        return known[name]

    for row in rows_of(formsets):
        for name, value in row.items():
            if is_new(value):
                take_homepage(value, row)
                row[name] = stored(value)
    for name in LABELS.keys() & form.cleaned_data.keys():
        labels = form.cleaned_data[name]
        made = (stored(one) if is_new(one) else one for one in labels)
        form.cleaned_data[name] = list(dict.fromkeys(made))


@contextmanager
def unmade_if_refused(form, formsets: Iterable) -> Iterator[None]:
    """Take the keys from labels that were made within the block, if it is refused.

    Their rows are rolled back, so the page that is shown next has them as new.
    """
    in_rows = [value for row in rows_of(formsets) for value in row.values()]
    in_fields = [one for name in LABELS for one in form.cleaned_data.get(name, ())]
    new = [one for one in (*in_rows, *in_fields) if is_new(one)]
    try:
        yield
    except Exception:
        for label in new:
            label.pk, label._state.adding = None, True
        raise


def rows_of(formsets: Iterable) -> Iterable[dict[str, Any]]:
    for formset in formsets:
        for row in formset.forms:
            if row not in formset.deleted_forms:
                yield row.cleaned_data


def take_homepage(label: Label, row: dict[str, Any]) -> None:
    """Fill a source's homepage from the cited address; an editor will check it."""
    address = urlsplit(row.get("url") or "")
    if isinstance(label, Source) and address.netloc and not label.homepage:
        label.homepage = f"{address.scheme}://{address.netloc}/"
