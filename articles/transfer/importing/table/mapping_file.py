"""Read the mapping file of a table; refuse any error in it before anything comes in."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articles.foundation.languages import is_offered
from articles.models import KINDS
from articles.transfer.importing.table.columns import (
    DRAFT,
    LEAVE_OUT,
    NEEDED,
    PRIVATE,
    ROLES,
)
from articles.transfer.importing.table.mapping import (
    HTML,
    PLAIN,
    Condition,
    Lead,
    Pattern,
    TableMapping,
)
from articles.transfer.importing.table.reading import SEPARATORS
from articles.transfer.importing.wordpress.export.index import bare
from articles.transfer.importing.wordpress.export.remarks import shortened
from articles.transfer.importing.wordpress.export.withheld import Shown
from articles.transfer.importing.wordpress.mapping.corrected import (
    LISTS,
    Said,
    add_person,
    add_rule,
    refused,
    rows,
    shown_in,
    type_of,
)

TEXTS = ("site", "table", "language", "text", "files", "separator", "names_between")
COLUMN_LISTS = ("labels", "ignored", "undecided")
# Tables with several rows: the entries of each, and those that must be there.
ROWS = {
    "condition": ({"column", "public", "otherwise"}, {"column", "public"}),
    "address": ({"pattern", "language"}, {"pattern"}),
    "lead": ({"from", "to", "as", "language"}, {"from", "to"}),
}
SAID = ("label", "author")
KNOWN = {*TEXTS, "all_public", "columns", "languages", *ROWS, *SAID, *LISTS}
OTHERWISE = (DRAFT, LEAVE_OUT, PRIVATE)
FEED, ARTICLES, HOME = "feed", "articles", "home"
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def read_table_mapping(path: Path) -> TableMapping:
    """Refused, with the place, if it can't be taken as it stands."""
    found = toml_of(path)
    if strange := set(found) - KNOWN:
        known = ", ".join(sorted(KNOWN))
        raise refused(path, f"It holds {min(strange)!r}; known are: {known}.")
    shown = [one for name in LISTS for one in shown_in(path, found, name)]
    said = Said(path, shown=Shown(tuple(shown)))
    for number, row in rows(path, found, "label"):
        add_rule(said, path, number, row)
    for number, row in rows(path, found, "author"):
        add_person(said, path, number, row)
    columns = table_in(path, found, "columns")
    lists: dict[str, Any] = {
        name: list_in(path, columns.pop(name, []), name) for name in COLUMN_LISTS
    }
    mapping = TableMapping(
        **texts_in(path, found),
        **lists,
        columns=words_in(path, columns, "columns"),
        languages=words_in(path, table_in(path, found, "languages"), "languages"),
        all_public=found.get("all_public") is True,
        conditions=list(conditions_in(path, found)),
        patterns=list(patterns_in(path, found)),
        leads=list(leads_in(path, found)),
        said=said,
    )
    refuse_contradictions(path, mapping)
    return mapping


def toml_of(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise refused(path, f"{error.strerror}.") from error
    except RecursionError as error:
        raise refused(path, "It is no TOML: brackets in brackets, too deep.") from error
    except ValueError as error:
        raise refused(path, f"It is no TOML: {shortened(str(error), 200)}.") from error


def texts_in(path: Path, found: dict[str, Any]) -> dict[str, Any]:
    told = {name: found[name] for name in TEXTS if name in found}
    words_in(path, told, "the mapping")
    site = bare(f"https://{told.get('site', '').removeprefix('https://')}")
    if not site or not told.get("table", "").strip():
        raise refused(
            path, "It doesn't say `site` and `table`, by which rows are known again."
        )
    if not is_offered(told.get("language", "")):
        raise refused(path, "`language` is none that this newsroom offers.")
    if told.get("text", HTML) not in {HTML, PLAIN}:
        raise refused(path, f"`text` is neither “{HTML}” nor “{PLAIN}”.")
    if told.get("separator", ",") not in {*SEPARATORS, ""}:
        raise refused(path, "`separator` is none of , ; | and a tab.")
    return told | {"site": site, "table": told["table"].strip()[:80]}


def table_in(path: Path, found: dict[str, Any], name: str) -> dict[str, Any]:
    table = found.get(name, {})
    if not isinstance(table, dict):
        raise refused(path, f"Its {name} don't begin with [{name}].")
    return dict(table)


def words_in(path: Path, table: dict[str, Any], name: str) -> dict[str, str]:
    for key, value in table.items():
        if not isinstance(value, str):
            raise refused(
                path, f'{name}: {key!r} is {type_of(value)}, not a text as "…".'
            )
    return {key: value for key, value in table.items() if value}


def list_in(path: Path, value: Any, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise refused(path, f'`{name}` is not a list of texts as ["tags"].')
    return value


def entries(
    path: Path, found: dict[str, Any], name: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the place and the row of each `[[name]]`."""
    there = found.get(name, [])
    if not isinstance(there, list) or not all(isinstance(one, dict) for one in there):
        raise refused(path, f"Its {name}s don't begin with [[{name}]].")
    known, needed = ROWS[name]
    for number, row in enumerate(there, start=1):
        place = f"[[{name}]] number {number}"
        if strange := set(row) - known:
            told = ", ".join(sorted(known))
            raise refused(path, f"{place} has {min(strange)!r}; known are: {told}.")
        if missing := needed - set(row):
            raise refused(path, f"{place} lacks {min(missing)!r}.")
        words_in(path, {k: v for k, v in row.items() if k != "public"}, place)
        if row.get("language") and not is_offered(row["language"]):
            raise refused(path, f"{place}: the newsroom doesn't offer that language.")
        yield place, row


def conditions_in(path: Path, found: dict[str, Any]) -> Iterator[Condition]:
    for place, row in entries(path, found, "condition"):
        otherwise = row.get("otherwise", DRAFT)
        if otherwise not in OTHERWISE:
            told = ", ".join(OTHERWISE)
            raise refused(
                path, f"{place} is otherwise {otherwise!r}; there are: {told}."
            )
        values = list_in(path, row["public"], f"{place} public")
        yield Condition(row["column"], tuple(values), otherwise)


def patterns_in(path: Path, found: dict[str, Any]) -> Iterator[Pattern]:
    for _place, row in entries(path, found, "address"):
        yield Pattern(row["pattern"], row.get("language", ""))


def leads_in(path: Path, found: dict[str, Any]) -> Iterator[Lead]:
    for place, row in entries(path, found, "lead"):
        if row["to"] not in {FEED, ARTICLES, HOME, *KINDS}:
            told = ", ".join((FEED, ARTICLES, HOME, *KINDS))
            raise refused(path, f"{place} leads to {row['to']!r}; there are: {told}.")
        if row["to"] in KINDS and not row.get("as"):
            raise refused(path, f"{place} lacks `as`, the name of the label.")
        told_language = row.get("language", "")
        yield Lead(row["from"], row["to"], row.get("as", ""), told_language)


def refuse_contradictions(path: Path, mapping: TableMapping) -> None:
    if strange := set(mapping.columns) - set(ROLES):
        known = ", ".join(ROLES)
        raise refused(path, f"[columns] has {min(strange)!r}; known are: {known}.")
    if missing := [role for role in NEEDED if not mapping.column(role)]:
        raise refused(path, f"[columns] doesn't say which column is the {missing[0]}.")
    guards = {one.column for one in mapping.conditions}
    guards |= {mapping.column("from"), mapping.column("until"), *mapping.undecided}
    if both := sorted((guards - {""}) & set(mapping.ignored)):
        raise refused(path, f"“{both[0]}” is ignored, and counts nevertheless.")
    for code in mapping.languages.values():
        if code != LEAVE_OUT and not is_offered(code):
            raise refused(
                path, f"[languages] names {code!r}, which the newsroom doesn't offer."
            )
    for pattern in mapping.patterns:
        named = set(PLACEHOLDER.findall(pattern.text))
        if not named or named - mapping.named():
            raise refused(
                path,
                f"The address “{shortened(pattern.text)}” names no column in braces, "
                "or one that isn't in the table.",
            )
