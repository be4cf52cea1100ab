"""The first reading of a table: whole and sound, and what all rows need to know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin

from django.utils.translation import gettext as _

from articles.models import CameAs
from articles.transfer.importing.table.mapping import TableMapping
from articles.transfer.importing.table.mapping_file import PLACEHOLDER
from articles.transfer.importing.table.reading import Row, Table
from articles.transfer.importing.table.states import Standing, settle, standing_of
from articles.transfer.importing.wordpress.export.index import Index, Known, bare
from articles.transfer.importing.wordpress.export.items import (
    TRANSLATIONS,
    Attachment,
    Term,
    plain,
)
from articles.transfer.importing.wordpress.markup.unknown import unknown_in

KIND = "post"
MAX_ID = 100
NAMES = re.compile(r"[\n;|,]")


@dataclass(slots=True)
class TableIndex(Index):
    """`standings` are by the number of a row in this reading, as all else is."""

    name: str = ""
    standings: dict[int, Standing] = field(default_factory=dict)
    # Old addresses of each row, its own first.
    old: dict[int, list[str]] = field(default_factory=dict)

    def key(self, number: int) -> str:
        standing = self.standings[number]
        return f"table:{self.name}:{standing.key[:MAX_ID]}/{standing.language}"

    def note(self) -> str:
        return _("Taken over from the former system, where it was public.")

    def state(self, number: int) -> CameAs | None:
        """Return how a row stood, None if it is left out."""
        standing = self.standings[number]
        return None if standing.out else standing.state


def index_of_table(table: Table, mapping: TableMapping) -> TableIndex:
    """Read all of it once. Refused if it is no table, or has other columns than the
    mapping says.
    """
    index = TableIndex(
        site=mapping.site,
        language=mapping.language,
        addresses={mapping.home},
        name=f"{mapping.site}/{mapping.table}",
        shown=mapping.said.shown,
    )
    originals: dict[str, Standing] = {}
    for row in table.rows():
        found = Standing("", "") if row.odd else standing_of(row, mapping)
        index.standings[row.number] = found
        if found.key and not found.original:
            originals.setdefault(found.key, found)
    for found in index.standings.values():
        settle(found, originals)
    for row in table.rows():
        found = index.standings[row.number]
        if found.key and found.language and not found.out:
            note_row(index, row, mapping, found)
    return index


def note_row(
    index: TableIndex, row: Row, mapping: TableMapping, found: Standing
) -> None:
    number = row.number
    old = index.old[number] = list(addresses_of(row, mapping, found.language))
    link = old[0] if old else ""
    index.known[number] = Known(number, KIND, found.state, link, "")
    terms = terms_of(row, mapping)
    index.terms.update(terms)
    if found.state is CameAs.PUBLIC:
        index.public_terms.update(terms)
    if creator := author_of(row, mapping):
        index.creators[creator] += 1
        # Somebody's mail address is never printed.
        index.people.setdefault(creator, "" if "@" in creator else creator)
    index.unknown.update(
        {
            one
            for role in ("body", "teaser")
            for one in unknown_in(row.said(mapping.column(role)))
        }
    )
    index.groups[found.original or found.key].append(number)
    if picture := row.said(mapping.column("picture")):
        index.attachments[number] = attachment_of(row, mapping, picture)


def author_of(row: Row, mapping: TableMapping) -> str:
    return plain(row.said(mapping.column("author")))[:200]


def terms_of(row: Row, mapping: TableMapping) -> list[Term]:
    found: dict[tuple[str, str], Term] = {}
    for column in mapping.labels:
        for one in parts_of(row.said(column), mapping.names_between):
            name = plain(one)[:200]
            if name:
                found.setdefault((column, name), Term(column, name, name))
    return list(found.values())


def parts_of(text: str, between: str) -> list[str]:
    return text.split(between) if between else [text]


def group_of(found: Standing) -> Term:
    group = found.original or found.key
    return Term(TRANSLATIONS, group, group)


def attachment_of(row: Row, mapping: TableMapping, picture: str) -> Attachment:
    said = {
        name: plain(row.said(mapping.column(f"picture_{name}")))
        for name in ("alt", "caption", "credit")
    }
    return Attachment(
        number=row.number,
        parent=0,
        title=said["caption"] or said["alt"],
        path="",
        url=urljoin(mapping.home, picture),
        licence="",
        **said,
    )


def addresses_of(row: Row, mapping: TableMapping, language: str) -> Iterator[str]:
    """Yield the addresses at which a row was shown, as far as they are of its site."""
    host = mapping.site.partition("/")[0].removeprefix("www.")
    for pattern in mapping.patterns:
        if pattern.language not in {"", language}:
            continue
        if not (address := filled(pattern.text, row)):
            continue
        whole = urljoin(mapping.home, address)
        if bare(whole).partition("/")[0].removeprefix("www.") == host:
            yield whole


def filled(pattern: str, row: Row) -> str:
    """Return the pattern with what the row says, "" if it says nothing in one place."""
    values = {name: row.said(name) for name in PLACEHOLDER.findall(pattern)}
    if not all(values.values()):
        return ""
    if PLACEHOLDER.fullmatch(pattern):
        return next(iter(values.values()))
    return PLACEHOLDER.sub(
        lambda found: quote(values[found[1]].lstrip("/"), safe="/%:,"), pattern
    )
