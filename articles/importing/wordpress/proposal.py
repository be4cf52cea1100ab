"""The mapping as a file to be corrected: each category, tag and author, and a guess."""

import json
from collections.abc import Iterator
from pathlib import Path

from articles.importing.wordpress.index import Index
from articles.importing.wordpress.mapping import LEAVE_OUT, Mapping
from articles.models import KINDS

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
"""


def proposed(index: Index, mapping: Mapping) -> str:
    """Return the text of the file, the most frequent first."""
    return "\n".join(parts(index, mapping))


def parts(index: Index, mapping: Mapping) -> Iterator[str]:
    yield HEAD.format(site=index.site, kinds=", ".join([*KINDS, LEAVE_OUT]))
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


def table(name: str, row: dict[str, str | int]) -> str:
    # A text of JSON is one of TOML, too.
    said = {key: json.dumps(value, ensure_ascii=False) for key, value in row.items()}
    lines = (f"{key} = {value}" for key, value in said.items())
    return "\n".join([f"[[{name}]]", *lines, ""])


def write_proposal(path: Path, index: Index, mapping: Mapping) -> int:
    """Write it where nothing is yet; return how many lines are to be looked at."""
    with path.open("x", encoding="utf-8") as file:
        file.write(proposed(index, mapping))
    return len(index.terms) + len(index.creators)
