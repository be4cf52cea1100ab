"""The text of a row, from what its system stores to what an article may hold."""

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

from articles.foundation.markup import count_pictures, own_link
from articles.transfer.importing.table.addresses import TableAddresses
from articles.transfer.importing.table.mapping import PLAIN
from articles.transfer.importing.wordpress.export.items import Item
from articles.transfer.importing.wordpress.export.remarks import Remark
from articles.transfer.importing.wordpress.markup.tags import (
    REST,
    attributes_of,
    without,
)
from articles.transfer.importing.wordpress.old_site.addresses import Links, identity
from articles.transfer.importing.wordpress.old_site.uploads import Uploads
from articles.transfer.importing.wordpress.text.body import (
    CODE,
    EMBEDDED,
    FORMS,
    MAX_CONTENT,
    STRAY,
    Body,
    Media,
    cleaned,
    told_of_code,
    told_of_loss,
    too_long,
)
from articles.transfer.importing.wordpress.text.figures import Figures

BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|caption|center|dd|details|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section"
    r"|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
BLANK = re.compile(r"\n[ \t]*\n\s*")
# TYPO3 wrote links so for years: `<link 12 _blank>`, `<link https://…>`.
OLD_LINK = re.compile(rf"<link\s+([^\s<>\"]+){REST}", re.IGNORECASE)
OLD_END = re.compile(r"</link\s*>", re.IGNORECASE)
# TYPO3 has these names for rows of news in its links.
RECORDS = {"tx_news", "news", "tx_news_domain_model_news"}
COMMENT_BEGINS, COMMENT_ENDS = "<!--", "-->"


class TableLinks(Links):
    """Links of TYPO3 besides: `t3://record?identifier=tx_news&uid=5` is a row."""

    lost = 0

    def tag(self, tag: str) -> str:
        href = attributes_of(tag).get("href", "").strip()
        if not href.lower().startswith("t3://"):
            return super().tag(tag)
        if number := self.record(href):
            self.leads_to.add(number)
            key = self.addresses.index.key(number)
            return f'<a href="{escape(own_link(identity(key)))}">'
        self.lost += 1
        return "<a>"

    def record(self, href: str) -> int:
        try:
            parts = urlsplit(href)
            asked = parse_qs(parts.query, max_num_fields=20)
        except ValueError:
            return 0
        is_row = (
            parts.netloc == "record" and asked.get("identifier", [""])[0] in RECORDS
        )
        uid = asked.get("uid", [""])[0]
        addresses = self.addresses
        if not is_row or not isinstance(addresses, TableAddresses):
            return 0
        return addresses.by_id.get(uid, 0)

    def remarks(self) -> list[Remark]:
        told = super().remarks()
        if self.lost:
            told.append(
                Remark(
                    f"Links inside the old system that lead nowhere here: {self.lost}.",
                    "Link to the page's address at the desk.",
                )
            )
        return told


def body_of_row(
    item: Item, uploads: Uploads, addresses: TableAddresses, form: str
) -> Body:
    """ItemError if it can't be kept as a whole."""
    if len(item.content) > MAX_CONTENT:
        raise too_long()
    figures, media = Figures(uploads), Media()
    text = escape(item.content, quote=False) if form == PLAIN else item.content
    text = old_links(text)
    text, code = without(text, CODE)
    text, forms = without(text, FORMS)
    is_open = text.rfind(COMMENT_BEGINS) > text.rfind(COMMENT_ENDS)
    text = EMBEDDED.sub(media.link, STRAY.sub("", text))
    links = TableLinks(addresses, f"https://{addresses.index.site}/")
    text = links.rewritten(figures.marked(in_paragraphs(text)))
    remarks = [
        *told_of_code(code, forms, count_pictures(text), is_open),
        *media.remarks(0),
        *figures.remarks,
        *figures.lost_words(),
        *links.remarks(),
    ]
    html = cleaned(text)
    remarks += told_of_loss(text, html)
    return Body(html, figures.placed, list(dict.fromkeys(remarks)), links.leads_to)


def old_links(text: str) -> str:
    return OLD_END.sub("</a>", OLD_LINK.sub(new_link, text))


def new_link(found: re.Match) -> str:
    target = found[1]
    if target.startswith("record:"):
        _record, _colon, rest = target.partition(":")
        name, _colon, uid = rest.partition(":")
        target = f"t3://record?identifier={name}&uid={uid}"
    elif target.isdigit():
        target = f"t3://page?uid={target}"
    elif "@" in target and "/" not in target and ":" not in target:
        target = f"mailto:{target}"
    return f'<a href="{escape(target)}">'


def in_paragraphs(text: str) -> str:
    """Return the text with an element around each paragraph. One without elements has
    its paragraphs between blank lines, else on each line.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if PARAGRAPH.search(text):
        return text
    if BLANK.search(text):
        return "\n".join(around(part, "<br>\n") for part in BLANK.split(text))
    return "\n".join(around(line, "") for line in text.split("\n"))


def around(part: str, broken: str) -> str:
    part = part.strip()
    if not part or BLOCK.search(part):
        return part
    return f"<p>{part.replace('\n', broken) if broken else part}</p>"
