"""Labels and pictures that readers know, and what one person changes of them."""

import pytest

from articles.editing.proposals import save_shared
from articles.foundation.refusal import Refused
from articles.models import Source
from tests.support import factories


def names(source) -> dict:
    return {"attributions": [{"source": str(source.key)}]}


def known() -> Source:
    """Return a source that a public article names."""
    source = factories.source(
        homepage="https://haus.example/", description="Was es ist"
    )
    factories.published(**names(source))
    return source


def changed(one, *, by, note="", **values):
    one.refresh_from_db()
    for name, value in values.items():
        setattr(one, name, value)
    return save_shared(one, by=by, note=note)


def stored(one, name: str):
    return getattr(type(one).objects.get(pk=one.pk), name)


def refused(act, *args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **options)
    return refusal.value.code
