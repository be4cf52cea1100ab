"""No two views have one name: `reverse` would lead readers to the last of them."""

from collections import defaultdict
from collections.abc import Iterator

from django.urls import URLResolver, get_resolver


def named(found: URLResolver, namespace: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name of each address, and its view."""
    for one in found.url_patterns:
        if isinstance(one, URLResolver):
            below = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from named(one, below)
        elif one.name:
            yield namespace + one.name, one.lookup_str


def test_each_name_leads_to_one_view():
    views: dict[str, set[str]] = defaultdict(set)
    for name, view in named(get_resolver()):
        views[name].add(view)
    assert len(views) > 100
    assert {name: found for name, found in views.items() if len(found) > 1} == {}
