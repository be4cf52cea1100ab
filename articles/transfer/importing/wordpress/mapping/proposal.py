"""The mapping as a file to be corrected: each category, tag and author, and a guess."""

import errno
import json
import os
from collections.abc import Iterator, Mapping as Table
from pathlib import Path

from articles.models import KINDS
from articles.transfer.importing.wordpress.export.index import Index
from articles.transfer.importing.wordpress.mapping.mapping import LEAVE_OUT, Mapping
from articles.transfer.importing.wordpress.old_site.addresses import counted
from articles.transfer.importing.wordpress.old_site.written import write_text

HEAD = """\
# What the categories, tags and authors of {site} become here.
#
# `becomes` is one of: {kinds}.
# `as` is what the label is called here; one that is called so already is taken, also by
# an alias. Give several the same `as` and they become one. `name` and `articles` only
# tell what it was there.
#
# Authors are printed as credit: `name`, and `organisation` if there is one. Without a
# name nobody is named.
#
# A text with a shortcode, block, attribute or class that WordPress itself doesn't have
# comes in as a draft: it may have kept words from some readers. Name as `shown` those
# that showed theirs to everybody, as "box" and "box color", or as "box_*" all that
# begin so: take the # away from those below.
"""


def proposed(index: Index, mapping: Mapping) -> str:
    """Return the text of the file, the most frequent first."""
    return "\n".join(parts(index, mapping))


def parts(index: Index, mapping: Mapping) -> Iterator[str]:
    yield HEAD.format(site=index.site, kinds=", ".join([*KINDS, LEAVE_OUT]))
    yield from unknown(index)
    ordered = sorted(
        index.terms.items(), key=lambda it: (it[0].taxonomy, -it[1], it[0].slug)
    )
    for term, count in ordered:
        rule = mapping.rule(term)
        yield table(
            "label",
            {
                "from": term.taxonomy,
                "slug": term.slug,
                "name": term.name,
                "articles": count,
                "becomes": rule.becomes,
                "as": rule.name,
            },
        )
    for login, count in sorted(index.creators.items()):
        if not login:
            continue
        person = mapping.people.get(login)
        yield table(
            "author",
            {
                "login": login,
                "articles": count,
                "name": person.name if person else "",
                "organisation": person.organisation if person else "",
            },
        )


def unknown(index: Index) -> Iterator[str]:
    rows = [(one, f"    {quoted(one)},") for one in index.shown.named]
    for one, count in index.unknown.most_common():
        if not index.shown.has(one):
            row = f"    # {f'{quoted(one)},':<30} # {counted(count, 'article')}"
            rows.append((one, row))
    for name, of_blocks in (("shortcodes", False), ("blocks", True)):
        yield f"[{name}]\nshown = ["
        yield from (row for one, row in rows if is_of_block(one) is of_blocks)
        yield "]\n"


def is_of_block(found: str) -> bool:
    """Return whether it is a block or in one, a class or a comment."""
    return found.startswith((".", "<")) or "/" in found.partition(" ")[0]


def table(name: str, row: Table[str, str | int | list[str]]) -> str:
    lines = (f"{key} = {quoted(value)}" for key, value in row.items())
    return "\n".join([f"[[{name}]]", *lines, ""])


def quoted(value: str | int | list[str]) -> str:
    """Return a value of TOML: but for one sign, a text of JSON is one."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def write_proposal(path: Path, index: Index, mapping: Mapping) -> int:
    """Write it, whole or not at all, where nothing is yet; return how many lines are to
    be looked at. OSError with the name of the file.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    write_text(path, proposed(index, mapping))
    return len(index.terms) + len(index.creators.keys() - {""})
