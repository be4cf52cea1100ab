"""A row as an item: in the form in which an import takes one."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from articles.transfer.importing.table.index import (
    KIND,
    TableIndex,
    author_of,
    group_of,
    terms_of,
)
from articles.transfer.importing.table.mapping import TableMapping
from articles.transfer.importing.table.reading import Row
from articles.transfer.importing.wordpress.export.items import Item, plain
from articles.transfer.importing.wordpress.export.remarks import shortened


@dataclass(slots=True)
class TableItem(Item):
    """`key` is what its system calls it; `error` is why it can't come in, if so."""

    key: str = ""
    language: str = ""
    until: datetime | None = None
    told: list[str] = field(default_factory=list)
    error: str = ""

    @property
    def name(self) -> str:
        said = shortened(self.title) or shortened(self.slug) or "without title"
        return f"{shortened(self.key) or f'row {self.number}'} “{said}”"


def item_of(row: Row, mapping: TableMapping, index: TableIndex) -> TableItem:
    found = index.standings[row.number]
    said = {role: row.said(column) for role, column in mapping.columns.items()}
    slug = unquote(said.get("slug", "")).strip("/").rpartition("/")[2]
    return TableItem(
        number=row.number,
        kind=KIND,
        status=found.out,
        title=plain(said.get("headline", "")),
        slug=slug,
        link=next(iter(index.old.get(row.number, ())), ""),
        guid="",
        creator=author_of(row, mapping),
        content=said.get("body", ""),
        excerpt=said.get("teaser", ""),
        local=found.moment,
        moment=found.moment,
        has_password=False,
        is_pinned=False,
        parent=0,
        thumbnail=row.number if row.number in index.attachments else 0,
        comments=0,
        is_too_large=False,
        restricted=list(found.withheld),
        terms=[*terms_of(row, mapping), group_of(found)],
        key=found.key,
        language=found.language,
        until=found.until,
        told=list(found.told),
        error=row.odd or error_in(row, mapping, found.key, found.language),
    )


def error_in(row: Row, mapping: TableMapping, key: str, language: str) -> str:
    if not key:
        return f"Its {mapping.column('id')} is empty, by which it is known again."
    if not language:
        said = shortened(row.said(mapping.column("language")))
        return f"It is in a language ({said}) of which the mapping says nothing."
    return ""
