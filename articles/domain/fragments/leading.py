"""Fill in where texts lead: an article of our own has the address that it has now.

No stored part says one. So who changes, publishes or withdraws an article changes
nothing else, and each answer is right at once, whatever the clock did meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import override

from articles.domain.fragments import cache_report
from articles.domain.fragments.pictured import (
    COLUMNS,
    PICTURED,
    Pictured,
    pictured,
    pictured_in,
)
from articles.domain.site_version import VERSION_ENDS, as_parameter, ask
from articles.foundation.languages import answering
from articles.foundation.markup import led, own_links
from articles.foundation.slugs import path_to
from articles.foundation.sql import compose
from articles.models import public_in_text

LEADS = compose(
    """
SELECT NULL, NULL, a.slug, NULL, e.id, {ends}, CAST(e.uuid AS text), e.language
       {{more}}
FROM articles_edition e
LEFT JOIN articles_article a ON a.edition_id = e.id AND {public}
WHERE e.uuid {{leads}}
""",
    ends=VERSION_ENDS.columns("a"),
    public=public_in_text("a"),
)
# What lists name has the same columns, and its picture's.
BOTH = f"{PICTURED.format('{named}')} UNION ALL {LEADS}"
NO_PICTURE = ", NULL" * len(COLUMNS)
IS_LEAD = 5 + len(VERSION_ENDS.rows)


def named_and_filled(
    pks: Sequence[int], text: str, *, at: datetime
) -> tuple[list[Pictured], str]:
    """Return how lists name and show these versions, and a text with its leads filled
    in: in one question.
    """
    keys = own_links(text)
    if not (keys and pks):
        [found] = filled([text], at=at)
        return pictured(pks), found
    rows = answered(BOTH, keys, at, more=NO_PICTURE, named=pks)
    names = [row for row in rows if not row[IS_LEAD]]
    return pictured_in(names, pks), with_addresses(text, addresses_in(rows))


def filled(texts: Iterable[str], *, at: datetime, origin: str = "") -> list[str]:
    """Return texts with their leads filled in, below `origin` where nobody knows it: in
    one question, none if they have no leads.
    """
    texts = list(texts)
    keys = own_links(*texts)
    if not keys:
        return texts
    addresses = addresses_in(answered(LEADS, keys, at))
    return [with_addresses(text, addresses, origin) for text in texts]


def with_addresses(text: str, addresses: Mapping[str, str], origin: str = "") -> str:
    def address_of(key: str) -> str:
        path = addresses.get(key)
        return f"{origin}{path}" if path else ""

    return led(text, address_of)


def answered(
    question: str,
    keys: Sequence[str],
    at: datetime,
    *,
    more: str = "",
    **named: Sequence[int],
) -> list[tuple]:
    """Ask where editions are, by their UUIDs, and maybe how versions are named: `more`
    columns make room for what is asked of these.
    """
    now = as_parameter(at)
    if connection.vendor == "postgresql":
        found = {"leads": "= ANY(%s::uuid[])", "named": "= ANY(%s::bigint[])"}
        asked = question.format(more=more, **found)
        return ask(asked, [*map(list, named.values()), now, now, list(keys)])
    places = {"leads": keys} | named
    asked = question.format(
        more=more,
        **{
            name: f"IN ({', '.join(['%s'] * len(each))})"
            for name, each in places.items()
        },
    )
    before = [pk for pks in named.values() for pk in pks]
    return ask(asked, [*before, now, now, *(UUID(key).hex for key in keys)])


def addresses_in(rows: Iterable[Sequence]) -> dict[str, str]:
    """Return paths by the UUIDs of those editions that readers find now."""
    found = {}
    for _pk, _headline, slug, _day, edition, *rest in rows:
        ends, (key, language, *_picture) = VERSION_ENDS.split(rest)
        if not key:
            continue
        # Also of what isn't public: it may become so.
        cache_report.shown_editions([edition])
        # In a language that the settings don't know, no address answers.
        if slug and language in answering():
            cache_report.ends(*ends)
            with override(language):
                found[str(UUID(key))] = path_to("article", slug)
    return found
