"""Understand a pasted document: nothing is stored, nothing is lost.

Lines of deadlines and facts that the importer would refuse stay in their fields; other
parts of that kind stay in the text, for somebody to sort.
"""

from collections import ChainMap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile
from typing import Any

from django.utils.translation import gettext as _

from articles.foundation.languages import likeliest_language
from articles.foundation.text import clean_line, fold
from articles.models import KINDS, Label, Source, User
from articles.transfer.importing.document.body import escape, read_body
from articles.transfer.importing.document.decoding import Line, clean_lines
from articles.transfer.importing.document.document import (
    MAX_HEADLINE,
    Document,
    document_of,
)
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.links import without_addresses
from articles.transfer.importing.document.remarks import Remarks, Unread
from articles.transfer.importing.known import KnownNames, all_known
from articles.transfer.importing.names import split_credit, split_names
from articles.transfer.importing.pasting.blocks import Block, blocks_of


@dataclass(slots=True)
class Understood:
    """Fields by their names; labels by their kinds, as labels or as unknown names.

    `source_urls` are the addresses that stand beside the sources' names.
    `refused` says why the document wasn't understood as a whole.
    """

    language: str
    fields: dict[str, Any]
    labels: dict[str, list[Label | str]] = field(default_factory=dict)
    readings: list[dict[str, Any]] = field(default_factory=list)
    notes: Sequence[str] = ()
    refused: str = ""
    source_urls: list[str] = field(default_factory=list)
    deadlines: Sequence[dict[str, Any]] = ()
    # The parts of a row; the funder as a source, or by a name that isn't known.
    facts: dict[str, Any] = field(default_factory=dict)
    # Parts of both that hold a text as it was typed.
    unread: Sequence[Unread] = ()


def understand(text: str, html: str = "", *, today: date) -> Understood:
    """Read a text in the form of the portal's page, or what is as rich as one.

    DocumentError if there is nothing in it.
    """
    understood = None
    for blocks in (blocks_of(html), lines_of(text)):
        if blocks:
            read = read_document(blocks, today=today)
            understood = read if understood is None or not read.refused else understood
            if not understood.refused:
                break
    if understood is None:
        raise DocumentError(_("There is no text in it."), _("Paste an article."))
    return understood


def read_document(blocks: list[Block], *, today: date) -> Understood:
    text = " ".join(line.text for one in blocks for line in one.lines)
    language = likeliest_language(text)
    try:
        return read_blocks(blocks, language, today=today)
    except DocumentError as error:
        refusal = error
    # The day is what documents lack most; it is no reason not to read the others.
    day = Block("", (Line(today.isoformat()), Line()))
    try:
        understood = read_blocks([blocks[0], day, *blocks[1:]], language, today=today)
    except DocumentError:
        return unsorted(blocks, language, refusal)
    understood.fields["dated"], understood.refused = None, str(refusal)
    return understood


def lines_of(text: str) -> list[Block]:
    """Return the lines of a plain text, each by itself: the importer marks them up."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = dropwhile(lambda line: line.is_blank, clean_lines(text, Remarks()))
    return [Block("", (line,)) for line in lines]


def read_blocks(blocks: list[Block], language: str, *, today: date) -> Understood:
    lines = [line for one in blocks for line in one.lines]
    # The number of each is its place among all.
    lines = [Line(line.text, number) for number, line in enumerate(lines, start=1)]
    read = MarkedUp(blocks).read if any(one.html for one in blocks) else read_body
    remarks = Remarks(keeps_unread=True)
    return understood_of(
        document_of(lines, remarks, language=language, today=today, read=read)
    )


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """The blocks of a text that is marked up already: these stay as they are."""

    blocks: list[Block]

    def read(self, lines: list[Line], remarks: Remarks, *, after: int) -> str:
        numbers, number, kept = {line.number for line in lines}, 1, []
        for one in self.blocks:
            if number in numbers:
                kept.append(one.html)
            number += len(one.lines)
        return "\n".join(filter(None, kept))


def unsorted(blocks: list[Block], language: str, error: DocumentError) -> Understood:
    """Take the first line for the headline, and whatever else there is for the text."""
    lines = [line for line in blocks[0].lines if not line.is_blank]
    rest = (
        blocks[1:] if len(lines) == 1 and len(lines[0].text) <= MAX_HEADLINE else blocks
    )
    headline = clean_line(lines[0].text) if rest is not blocks else ""
    body = "\n".join(one.html or as_paragraph(one) for one in rest)
    return Understood(
        language, {"headline": headline, "body": body}, refused=str(error)
    )


def as_paragraph(block: Block) -> str:
    return "\n".join(
        f"<p>{escape(line.text)}</p>" for line in block.lines if not line.is_blank
    )


def understood_of(document: Document) -> Understood:
    known = all_known()
    sources = known["source"]
    publishers = {entry.publisher: None for entry in document.further_reading}
    also = {"source": dict.fromkeys(map(fold, filter(None, publishers)))}
    labels, urls = {}, {}
    for name in KINDS:
        names: ChainMap[str, Any] = ChainMap(known[name].by_name, also.get(name, {}))
        line, urls[name] = without_addresses(document.labels[name].text)
        said = split_names(line, names)
        labels[name] = [known[name].find(one) or one for one in said]
    fields: dict[str, Any] = {
        "headline": document.headline,
        "dated": document.dated,
        "body": document.body_html,
        **{name: line.text for name, line in document.lines.items()},
    }
    if document.credit:
        people = User.objects.exclude(organisation="").values_list("organisation")
        organisations = {fold(name): name for (name,) in people.distinct()}
        theirs: ChainMap[str, Any] = ChainMap(sources.by_name, organisations)
        said_of = split_credit(document.credit.text, theirs)
        fields["credit_date"] = document.credit.dated
        fields["credit_name"], fields["credit_organisation"] = said_of
    return Understood(
        document.language,
        fields,
        labels,
        readings_of(document, sources),
        document.notes,
        source_urls=urls[Source.url_name],
        deadlines=document.deadlines,
        facts=facts_of(document, sources),
        unread=document.unread,
    )


def facts_of(document: Document, sources: KnownNames) -> dict[str, Any]:
    name = document.facts.get("funder")
    return document.facts | ({"funder": sources.find(name) or name} if name else {})


def readings_of(document: Document, sources: KnownNames) -> list[dict[str, Any]]:
    return [
        {
            "publisher": sources.find(entry.publisher) if entry.publisher else None,
            "publisher_name": entry.publisher,
            "dated": entry.dated,
            "title": entry.title,
            "url": entry.url,
        }
        for entry in document.further_reading
    ]
