"""The old addresses of what is public now, for the redirects of another server.

Articles that aren't public are left out: an old address would reveal their words.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import batched
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils import timezone

from articles.domain import site_version
from articles.models import Article, LeadsTo, OldAddress
from articles.site.old_addresses import path_of_list
from articles.site.shared import absolute
from articles.transfer.importing.wordpress.export.index import Index, Known
from articles.transfer.importing.wordpress.export.remarks import Remark, shortened
from articles.transfer.importing.wordpress.old_site.addresses import Addresses
from articles.transfer.importing.wordpress.old_site.written import write_text

AT_ONCE = 500


def redirects(index: Index, addresses: Addresses) -> Iterator[tuple[int, str, str]]:
    """Yield the number of each public article, an old path, and its address here."""
    for some in batched(index.known.values(), AT_ONCE):
        keys = {index.key(known.number): known for known in some}
        public = Article.objects.public().filter(edition__import_key__in=keys)
        here = {
            article.edition.import_key: article.permalink
            for article in public.select_related("edition")
        }
        for key, known in keys.items():
            if address := here.get(key):
                for path in old_paths(known, index, addresses):
                    yield known.number, path, address


def old_paths(known: Known, index: Index, addresses: Addresses) -> list[str]:
    numbered = f"{index.below}/?p={known.number}"
    link = urlsplit(known.link) if addresses.path(known.link) else None
    named = f"{link.path or '/'}{'?' * bool(link.query)}{link.query}" if link else ""
    return list(dict.fromkeys(filter(None, (named, numbered))))


def of_lists(rows: Iterable[OldAddress], index: Index) -> Iterator[tuple[str, str]]:
    """Yield old path and address of what isn't an article: categories, tags, authors,
    and of their feeds.
    """
    at = site_version.current(timezone.now())
    for row in rows:
        if row.leads_to == LeadsTo.EDITION or not (here := path_of_list(row, "", at)):
            continue
        if "?" in row.path:
            yield row.path, absolute(here)
            continue
        feed = absolute(path_of_list(row, "rss", at))
        below = row.path.rstrip("/")
        yield f"{below}/feed/", feed
        if below == index.below:
            yield f"{below}/comments/feed/", feed
            yield f"{below}/?feed=rss2", feed
        else:
            yield f"{below}/", absolute(here)


def write_redirects(
    path: Path, index: Index, addresses: Addresses, rows: Iterable[OldAddress]
) -> tuple[int, list[Remark]]:
    """Write all of them as CSV, whole or not at all; return how many there are, and
    remarks on items whose old address was also that of another. `rows` are all that
    lead on.
    """
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(("from", "to"))
    first: dict[str, int] = {}
    remarks = []
    for number, old, address in redirects(index, addresses):
        # One way to write it or the other: for a server they are the same.
        plain = unquote(old).rstrip("/")
        other = first.setdefault(plain, number)
        if other == number:
            lines.writerow((old, address))
        else:
            remarks.append(
                Remark(
                    f"Its old address {shortened(old)} was also that of {other}, and "
                    f"leads there; {number} itself is at {address}.",
                    "Correct the list of redirects if that one is the better.",
                    str(number),
                )
            )
    for old, address in of_lists(rows, index):
        if first.setdefault(old.rstrip("/"), 0) == 0:
            lines.writerow((old, address))
    write_text(path, text.getvalue())
    return len(first), remarks
