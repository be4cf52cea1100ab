"""Import the rows of a table, one by one, by the rules of an import of WordPress."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from articles.models import CameAs, OldAddress
from articles.transfer.importing import leads
from articles.transfer.importing.known import KnownNames
from articles.transfer.importing.table.addresses import TableAddresses
from articles.transfer.importing.table.index import TableIndex
from articles.transfer.importing.table.items import TableItem, item_of
from articles.transfer.importing.table.mapping import Lead, TableMapping
from articles.transfer.importing.table.mapping_file import FEED, HOME
from articles.transfer.importing.table.reading import Table
from articles.transfer.importing.table.text import body_of_row
from articles.transfer.importing.wordpress.article.prepared import (
    Prepared,
    Preparing,
    digest_of,
)
from articles.transfer.importing.wordpress.article.storing import Stored
from articles.transfer.importing.wordpress.export.items import Item
from articles.transfer.importing.wordpress.export.remarks import ItemError, Remark
from articles.transfer.importing.wordpress.importer import Outcome, WordPress
from articles.transfer.importing.wordpress.text.body import Body

MEND = "Correct it in the table or the mapping, then import again."


@dataclass(frozen=True)
class TablePreparing(Preparing):
    """`form` is that of the texts: HTML, or plain."""

    addresses: TableAddresses
    form: str = ""

    def prepare(self, item: Item, state: CameAs) -> Prepared:
        prepared = super().prepare(item, state)
        found = as_row(item)
        if found.told:
            why = "; ".join(dict.fromkeys(found.told))
            prepared.remarks.append(Remark(f"It wasn't public there: {why}."))
        # A draft there has the date with which it appeared; one to come isn't printed.
        has_begun = item.local and item.local <= timezone.now()
        prepared.dated = timezone.localdate(item.local) if has_begun else None
        prepared.until = found.until if state is CameAs.PUBLIC else None
        said = f"{digest_of(prepared)} {prepared.until}"
        prepared.digest = hashlib.sha256(said.encode()).hexdigest()
        return prepared

    def text_of(self, item: Item) -> Body:
        return body_of_row(item, self.uploads, self.addresses, self.form)

    def withheld_of(self, item: Item) -> list[str]:
        return item.restricted

    def language_of(self, item: Item) -> str:
        return as_row(item).language


class TableImport(WordPress):
    """One run over a table."""

    def __init__(self, table: Table, mapping: TableMapping, index: TableIndex, **more):
        super().__init__(table.decoded, **more)
        self.table, self.table_mapping, self.index = table, mapping, index
        self.seen_keys: set[str] = set()

    def items(self) -> Iterator[Item]:
        for row in self.table.rows():
            yield item_of(row, self.table_mapping, self.index)

    def state_of(self, item: Item) -> CameAs | None:
        # One that can't be read is named.
        return CameAs.DRAFT if as_row(item).error else self.index.state(item.number)

    def refuse_double(self, item: Item) -> None:
        if error := as_row(item).error:
            raise ItemError(error, MEND)
        key = self.index.key(item.number)
        if key in self.seen_keys:
            raise ItemError(
                "It stands in the table twice; the first one counts.",
                "Look whether both say the same.",
            )
        self.seen_keys.add(key)

    def take(self, prepared: Prepared, outcome: Outcome) -> None:
        before = Stored.find(self.index.key(prepared.item.number)).edition
        super().take(prepared, outcome)
        live = before and before.live_article()
        if (
            live
            and live.expires_at != prepared.until
            and prepared.state is CameAs.PUBLIC
        ):
            outcome.add(
                f"It ends there on {prepared.until or 'no day'}, and here on "
                f"{live.expires_at or 'no day'}.",
                "Set the end at the desk, if it is to be that one.",
            )


def as_row(item: Item) -> TableItem:
    if isinstance(item, TableItem):
        return item
    raise TypeError(f"{item.name} is of no table.")


def old_addresses(
    index: TableIndex, mapping: TableMapping, known: dict[str, KnownNames]
) -> Iterator[OldAddress]:
    """Yield a row for each address that leads on."""
    yield from leads.to_editions(
        {index.key(number): index.old[number] for number in index.known}
    )
    for lead in mapping.leads:
        yield from of_lead(lead, mapping, known)


def of_lead(
    lead: Lead, mapping: TableMapping, known: dict[str, KnownNames]
) -> Iterator[OldAddress]:
    addresses = [mapping.whole(lead.address)]
    language = lead.language or mapping.language
    if lead.to in known:
        yield from leads.to_label(addresses, known[lead.to].find(lead.name), language)
    elif lead.to == FEED:
        yield from leads.to_list(addresses, language, feed="rss")
    else:
        yield from leads.to_list(addresses, language, is_home=lead.to == HOME)
