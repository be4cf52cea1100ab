"""The text of a document as HTML: paragraphs, lists, headings and links."""

import html
import re
from itertools import groupby

from django.utils.translation import gettext as _

from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.links import find_links, web_address
from articles.transfer.importing.document.remarks import Remarks

MAX_BODY = 200_000
# Not the no-break spaces: an editor who sets one means it.
SPACES = re.compile("[ \t]+")
ITEM, HEADING = "-", "##"
# At the beginning of an element it would become one character with the ">" of the
# tag as soon as the text is normalised, and break the tag.
OVERLAY = "\N{COMBINING LONG SOLIDUS OVERLAY}"
MARKER = re.compile(rf"({ITEM}|{HEADING})\s+(?=\S)")


def read_body(lines: list[Line], remarks: Remarks, *, after: int) -> str:
    """Return the HTML of `lines`. `after` is the line that they follow."""
    check_size(sum(len(line.text) for line in lines), after)
    blocks = [block for block in split_blocks(lines) if block]
    if all(marker(block[0]) == HEADING for block in blocks):
        raise DocumentError(
            _("There is no text after the date line."),
            _("Write at least one paragraph below it."),
            after,
        )
    body = "\n".join(
        render_element(list(group), remarks) for _key, group in groupby(blocks, kind)
    )
    check_size(len(body), after)
    return body


def check_size(size: int, line: int) -> None:
    if size > MAX_BODY:
        raise DocumentError(
            _("The text is longer than %(limit)d characters.") % {"limit": MAX_BODY},
            _("Shorten it, or make several articles of it."),
            line,
        )


def split_blocks(lines: list[Line]) -> list[list[Line]]:
    """Return the paragraphs, headings and list items, each with its lines.

    A line with a marker needs no blank line around it. A line below an item belongs
    to it if it is indented.
    """
    blocks: list[list[Line]] = [[]]
    for line in lines:
        above = blocks[-1]
        if line.is_blank:
            blocks.append([])
        elif above and not marker(line) and continues(line, marker(above[0])):
            above.append(line)
        else:
            blocks.append([line])
    return blocks


def marker(line: Line) -> str:
    match = MARKER.match(line.text.lstrip())
    return match[1] if match else ""


def continues(line: Line, above: str) -> bool:
    return above == "" or (above == ITEM and line.text[0].isspace())


def kind(block: list[Line]) -> str | int | None:
    """Return what makes neighbours one element: items are, all else stands alone."""
    return ITEM if marker(block[0]) == ITEM else block[0].number


def render_element(blocks: list[list[Line]], remarks: Remarks) -> str:
    texts = [render_text(block, remarks) for block in blocks]
    mark = marker(blocks[0][0])
    if mark == ITEM:
        items = "".join(f"<li>{text}</li>\n" for text in texts)
        return f"<ul>\n{items}</ul>"
    name = "h2" if mark == HEADING else "p"
    return f"<{name}>{texts[0]}</{name}>"


def render_text(block: list[Line], remarks: Remarks) -> str:
    """Return the escaped text of `block` without its marker, with its links."""
    text = " ".join(line.text.strip() for line in block)
    if mark := MARKER.match(text):
        text = text[mark.end() :]
    text = SPACES.sub(" ", text)
    pieces, end = [], 0
    for link in find_links(text):
        pieces.append(escape(text[end : link.start]))
        label = escape(link.text or link.target)
        if url := web_address(link.target):
            url = url.replace("&", "&amp;")
            label = f'<a href="{url}">{label}</a>'
        else:
            remarks.link_without_target(link.target, line=block[0].number)
        pieces.append(label)
        end = link.end
    return "".join((*pieces, escape(text[end:])))


def escape(text: str) -> str:
    """Return `text` as the sanitiser would write it."""
    if text.startswith(OVERLAY):
        text = "\N{NO-BREAK SPACE}" + text
    return html.escape(text, quote=False).replace("\N{NO-BREAK SPACE}", "&nbsp;")
