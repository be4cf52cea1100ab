"""Pair the blocks of two texts that say the same in two languages."""

import re
from dataclasses import dataclass, field

from articles.editing.comparing.paragraphs import blocks_of

TAG = re.compile(r"<([a-z][a-z0-9]*)")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# One row: HTML of the one text, HTML of the other.
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """`is_alike` says that each block stands beside the one of its kind and number."""

    rows: list[Row]
    is_alike: bool


@dataclass(slots=True)
class Part:
    """A heading and the blocks below it; the first part of a text has no heading."""

    heading: str = ""
    blocks: list[str] = field(default_factory=list)

    @property
    def level(self) -> str:
        return tag_of(self.heading)

    @property
    def kinds(self) -> list[str]:
        return [tag_of(block) for block in self.blocks]


def paired(one: str, other: str) -> Pairs:
    """Pair two sanitised texts, block by block in their order.

    Below a pair of headings, blocks that differ in number or kind stay together: part
    beside part. If the headings differ as well, it is text beside text, since a wrong
    pair misleads more than a long one.
    """
    parts, others = parts_of(one), parts_of(other)
    if [part.level for part in parts] != [part.level for part in others]:
        return Pairs([(one, other)], is_alike=False)
    rows: list[Row] = []
    is_alike = True
    for part, its in zip(parts, others, strict=True):
        if part.heading:
            rows.append((part.heading, its.heading))
        if part.kinds == its.kinds:
            rows += zip(part.blocks, its.blocks, strict=True)
        else:
            rows.append(("".join(part.blocks), "".join(its.blocks)))
            is_alike = False
    return Pairs(rows, is_alike)


def parts_of(html: str) -> list[Part]:
    parts = [Part()]
    for block in blocks_of(html):
        if tag_of(block) in HEADINGS:
            parts.append(Part(block))
        else:
            parts[-1].blocks.append(block)
    return parts


def tag_of(block: str) -> str:
    """Return the name of the block's element, "" for text outside of any."""
    found = TAG.match(block)
    return found[1] if found else ""
