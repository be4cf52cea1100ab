"""A feed is named by its labels' keys: it stays the same feed, whatever it holds."""

import json
from uuid import UUID

from articles.domain.label_index import joined
from articles.models import Topic
from articles.site.feeds.formats.document import key_of
from articles.site.selection import Selection

KEYS = [UUID(int=number) for number in (1, 2, 3)]
ONE, TWO, THREE = (
    Topic(pk=key.int, key=key, name=f"{key.int}", slug=f"t{key.int}") for key in KEYS
)


def named(*keys: str) -> str:
    return json.dumps(["articles", "de", {"topic": list(keys)}, [[], []], ""])


def test_what_has_any_label_is_named_as_it_always_was():
    wanted = [str(key) for key in KEYS[:2]]
    for labels in ((ONE, TWO), (TWO, ONE)):
        assert key_of(Selection("de", {"topic": labels})) == named(*wanted)


def test_what_has_all_labels_is_named_apart_in_whatever_order():
    first, second, third = map(str, KEYS)
    for labels in ((ONE, TWO), (TWO, ONE)):
        both = Selection("de", {"topic": (joined(labels),)})
        assert key_of(both) == named(f"{first},{second}")
        mixed = both.including("topic", THREE)
        assert key_of(mixed) == named(f"{first},{second}", third)
