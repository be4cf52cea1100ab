"""Texts of the former editor, which have paragraphs only where lines are blank; and
those of the present one, whose blocks are marked by comments.
"""

import re
from collections.abc import Iterator
from html import unescape

from articles.transfer.importing.wordpress.markup.shortcodes import WEB
from articles.transfer.importing.wordpress.markup.tags import link

BLOCK = re.compile(r"<!--\s*(/?)wp:([a-z0-9/_-]{1,100})(?:\s[^<>]*?)?(/?)-->")
BREAK = re.compile(r"<!--(?:more|nextpage|noteaser)(?:\s[^<>]{0,200}?)?-->")
COMMENT = re.compile(r"<!--(?!\s*/?wp:).*?(?:-->|\Z)", re.DOTALL)
PRE = re.compile(
    r"<pre\b[^<>]*>([^<]*+(?:<(?!/?pre\b)[^<]*+)*+)</pre\s*>", re.IGNORECASE
)
# Elements that hold blocks, with a break around each; and elements of one line.
AROUND = (
    "address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|"
    "form|header|hr|main|nav|ol|section|table|tbody|tfoot|thead|tr|ul"
)
LINES = "caption|dd|dt|figcaption|h[1-6]|legend|li|p|summary|td|th"
OPENED = re.compile(rf"<(?:{AROUND}|{LINES})\b[^<>]*>", re.IGNORECASE)
CLOSED = re.compile(rf"</(?:{AROUND}|{LINES})\s*>", re.IGNORECASE)
EDGE = re.compile(rf"</?(?:{AROUND})\b[^<>]*>", re.IGNORECASE)
IS_BLOCK = re.compile(rf"</?(?:{AROUND}|{LINES})\b", re.IGNORECASE)
# A break that is followed by one that was typed.
BROKEN = re.compile(r"(<br\s{0,3}/?>)[ \t]*\n(?![ \t]*\n)", re.IGNORECASE)
BLANK = re.compile(r"\n[ \t]*\n\s*")
EMBEDDED = re.compile(
    r'<div class="wp-block-embed__wrapper">\s*(https?://[^\s<>"]+)\s*</div>'
)
# Blocks that end at once and say nothing to be kept.
SILENT = {"more", "nextpage", "separator", "spacer"}
CLASSIC = {"freeform", "core/freeform"}


class Paragraphs:
    """Makes one text; `lost` names blocks that only WordPress can fill."""

    def __init__(self) -> None:
        self.lost: list[str] = []
        self.links = 0
        self.is_swallowed = False

    def made(self, text: str) -> str:
        text = BREAK.sub("\n\n", PRE.sub(as_lines, text))
        text = COMMENT.sub(self.comment, text)
        if not BLOCK.search(text):
            return self.of_lines(text)
        return "".join(self.of_blocks(text))

    def comment(self, found: re.Match) -> str:
        self.is_swallowed = self.is_swallowed or not found[0].endswith("-->")
        return ""

    def of_blocks(self, text: str) -> Iterator[str]:
        """Yield the text between the marks of blocks; outside of them it is classic."""
        end = 0
        names: list[str] = []
        for mark in BLOCK.finditer(text):
            yield self.between(text[end : mark.start()], names)
            end = mark.end()
            closes, name, ends_at_once = mark.groups()
            if ends_at_once:
                if name.removeprefix("core/") not in SILENT:
                    self.lost.append(name)
            elif not closes:
                names.append(name)
            elif name in names:
                del names[len(names) - 1 - names[::-1].index(name) :]
        yield self.between(text[end:], names)

    def between(self, text: str, names: list[str]) -> str:
        if names and names[-1] not in CLASSIC:
            return EMBEDDED.sub(self.embedded, text)
        return self.of_lines(text)

    def embedded(self, found: re.Match) -> str:
        self.links += 1
        return f"<p>{link(unescape(found[1]))}</p>"

    def of_lines(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = BROKEN.sub(r"\1", text)
        text = OPENED.sub(r"\n\n\g<0>", text)
        text = CLOSED.sub(r"\g<0>\n\n", text)
        text = EDGE.sub(r"\n\n\g<0>\n\n", text)
        return "\n".join(filter(None, map(self.paragraph, BLANK.split(text))))

    def paragraph(self, text: str) -> str:
        text = text.strip()
        if not text or IS_BLOCK.match(text):
            return text
        if CLOSED.search(text):
            # The rest of a line whose beginning stands above.
            return text
        return f"<p>{'<br>'.join(map(self.line, text.split(chr(10))))}</p>"

    def line(self, text: str) -> str:
        """Return a line; a bare address, which embedded a page, becomes a link."""
        text = text.strip()
        if not WEB.fullmatch(text):
            return text
        self.links += 1
        return link(unescape(text))


def as_lines(found: re.Match) -> str:
    """Return preformatted text as a paragraph that keeps its lines."""
    return f"\n\n<p>{found[1].strip(chr(10)).replace(chr(10), '<br>')}</p>\n\n"
