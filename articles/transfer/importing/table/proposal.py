"""The mapping of a table as a file to be corrected: a guess for each column."""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles.foundation.languages import offered, offered_as, site_language
from articles.models import KINDS
from articles.transfer.importing.table import columns as guesses
from articles.transfer.importing.table.index import TableIndex
from articles.transfer.importing.table.mapping import (
    Condition,
    Pattern,
    TableLabels,
    TableMapping,
)
from articles.transfer.importing.table.reading import Table
from articles.transfer.importing.wordpress.export.index import bare
from articles.transfer.importing.wordpress.mapping.mapping import LEAVE_OUT
from articles.transfer.importing.wordpress.mapping.proposal import (
    quoted,
    table,
    unknown,
)
from articles.transfer.importing.wordpress.old_site.written import write_text

type Row = dict[str, str | int | list[str]]
# So many values of a column are looked at.
MOST_VALUES = 40

HEAD = """\
# This file says how a table is imported. Correct it: nothing comes in before all fits.
#
# `site` is the host at which readers knew it, and `table` any name: rows are known
# again by both and their id. Don't change them between two runs.
"""
OF_COLUMNS = """\
# Which column is what. `labels` are those with categories and tags, with
# `names_between` between several. `ignored` are columns that kept nothing from readers.
# A row that says anything in an `undecided` column comes in as a draft: it may be what
# kept it from some readers. Look at each, and move what is harmless to `ignored`.
"""
OF_CONDITIONS = """\
# A row was public only if each of these columns has one of its `public` values, if
# its `from` has begun and its `until` hasn't passed. What becomes of others:
# otherwise = "draft", "private" (a draft that says so) or "leave-out".
"""
OF_LANGUAGES = """\
# The language for each value of that column, or "leave-out". A translation is never
# more public than its original.
"""
OF_ADDRESSES = """\
# Where readers found a row, with the names of columns in braces; one for each language
# if they differ. And other old addresses, which lead to: feed, articles, home, {kinds}.
# [[address]]
# pattern = "/aktuelles/{{path_segment}}"
# language = "{language}"
#
# [[lead]]
# from = "/rss.xml"
# to = "feed"
# language = "{language}"
"""
OF_LABELS = """\
# `becomes` is one of: {kinds}.
# `as` is what the label is called here. Authors without a name aren't named.
"""


def guessed(source: Table) -> TableMapping:
    """Return a mapping by the names of the columns, and by what they say."""
    header = source.header()
    values = values_of(source, header)
    mapping = TableMapping("", "table", site_language())
    left = dict.fromkeys(header)
    small = {name.lower(): name for name in reversed(header)}
    for role, names in guesses.ROLES.items():
        if column := next((small[one] for one in names if small.get(one) in left), ""):
            mapping.columns[role] = column
            left.pop(column)
    for name in list(left):
        if name.lower() in guesses.LABELS:
            mapping.labels.append(name)
        elif condition := condition_for(name, values[name]):
            mapping.conditions.append(condition)
        elif name.lower() in guesses.ADDRESSES:
            mapping.patterns.append(Pattern(f"{{{name}}}"))
            mapping.site = mapping.site or site_in(values[name])
            mapping.ignored.append(name)
        elif name.lower() in guesses.HARMLESS:
            mapping.ignored.append(name)
        else:
            mapping.undecided.append(name)
    if language := mapping.column("language"):
        mapping.languages = languages_for(values[language])
    return mapping


def values_of(source: Table, header: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in header}
    for row in source.rows():
        for name, value in row.cells.items():
            if len(found[name]) < MOST_VALUES:
                found[name].add(value.strip()[:80])
    return found


def site_in(values: set[str]) -> str:
    hosts = (bare(one).partition("/")[0] for one in sorted(values))
    return next(filter(None, hosts), "")


def condition_for(name: str, values: set[str]) -> Condition | None:
    if name.lower() not in guesses.CONDITIONS:
        return None
    public, otherwise = guesses.CONDITIONS[name.lower()]
    if public == ("1",) and not values <= {"0", "1", ""}:
        public = tuple(
            sorted(one for one in values if one.lower() in guesses.PUBLISHED)
        )
    return Condition(name, public, otherwise) if public else None


def languages_for(values: set[str]) -> dict[str, str]:
    """Guess for each value: TYPO3 counts languages, the site's own is 0."""
    others = [code for code in offered() if code != site_language()]
    found = {}
    for value in sorted(values - {""}):
        if value in {"0", "-1"}:
            found[value] = site_language()
        elif value.isdigit():
            place = int(value) - 1
            found[value] = others[place] if place < len(others) else LEAVE_OUT
        else:
            found[value] = offered_as(value) or LEAVE_OUT
    return found


def missing_in(header: list[str]) -> list[str]:
    """Return the columns by which TYPO3 withholds rows, and which an export lacks."""
    small = {name.lower() for name in header}
    is_typo3 = {"uid", "bodytext"} <= small or "sys_language_uid" in small
    return [one for one in guesses.OF_TYPO3 if one not in small] if is_typo3 else []


def proposed(
    mapping: TableMapping, index: TableIndex, labels: TableLabels, missing: list[str]
) -> str:
    return "\n".join(parts(mapping, index, labels, missing))


def parts(
    mapping: TableMapping, index: TableIndex, labels: TableLabels, missing: list[str]
) -> Iterator[str]:
    yield HEAD
    if missing:
        yield (
            f"# This export lacks columns by which TYPO3 keeps rows from readers: "
            f"{', '.join(missing)}.\n# Export the table again with them.\n"
        )
    for name in ("site", "table", "language", "text", "files", "names_between"):
        yield f"{name} = {quoted(getattr(mapping, name))}"
    yield f"all_public = {quoted(mapping.all_public)}\n"
    yield f"{OF_COLUMNS}[columns]"
    for role, column in mapping.columns.items():
        yield f"{role} = {quoted(column)}"
    for name in ("labels", "ignored", "undecided"):
        yield f"{name} = {listed(getattr(mapping, name))}"
    yield f"\n{OF_LANGUAGES}[languages]"
    for value, code in mapping.languages.items():
        yield f"{quoted(value)} = {quoted(code)}"
    yield f"\n{OF_CONDITIONS}"
    for one in mapping.conditions:
        row: Row = {"column": one.column, "public": list(one.public)}
        yield table("condition", row | {"otherwise": one.otherwise})
    yield OF_ADDRESSES.format(language=mapping.language, kinds=", ".join(KINDS))
    for pattern in mapping.patterns:
        yield table("address", said(pattern=pattern.text, language=pattern.language))
    for lead in mapping.leads:
        of = {"from": lead.address, "to": lead.to, "as": lead.name}
        yield table("lead", said(**of, language=lead.language))
    yield from unknown(index)
    yield from of_people_and_labels(index, labels)


def of_people_and_labels(index: TableIndex, labels: TableLabels) -> Iterator[str]:
    yield OF_LABELS.format(kinds=", ".join([*KINDS, LEAVE_OUT]))
    ordered = sorted(
        index.terms.items(), key=lambda it: (it[0].taxonomy, -it[1], it[0].slug)
    )
    for term, count in ordered:
        rule = labels.rule(term)
        told: Row = {"from": term.taxonomy, "slug": term.slug, "articles": count}
        told |= {"becomes": rule.becomes, "as": rule.name}
        yield table("label", told)
    for login, count in sorted(index.creators.items()):
        person = labels.people.get(login)
        name = person.name if person else ""
        yield table("author", {"login": login, "articles": count, "name": name})


def said(**row: str) -> Row:
    """Return the entries that say anything."""
    return {key: value for key, value in row.items() if value}


def listed(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)


def write_table_proposal(
    path: Path, source: Table, mapping: TableMapping, index: TableIndex
) -> dict[str, Any]:
    """Write it, whole or not at all, where nothing is yet; return what is to be looked
    at. OSError with the name of the file.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    missing = missing_in(source.header())
    write_text(path, proposed(mapping, index, mapping.labels_of(index), missing))
    return {"undecided": mapping.undecided, "missing": missing}
