"""Split lists and credits by the known names, whose commas don't separate."""

import re
from collections.abc import Container
from dataclasses import dataclass

from articles.foundation.text import fold

# Longer names are not looked for: so a line of nothing but commas takes no time.
MAX_PARTS = 12
MAX_LENGTH = 300
# A comma within parentheses belongs to what they explain.
SEPARATOR = re.compile(r"\([^()]*\)|[,;]")


@dataclass(frozen=True, slots=True)
class Part:
    """The text between two separators, with the separator before it."""

    separator: str
    text: str
    folded: str


def split_names(text: str, known: Container[str]) -> list[str]:
    """Return the names in `text`, each once, as they are written there.

    `known` holds folded names. Commas and semicolons separate, or semicolons alone
    where there is one; within a known name neither does.
    """
    parts = split_parts(text)
    runs, start = [], 0
    while start < len(parts):
        end = end_of_known(parts, start, known)
        runs.append(Part(parts[start].separator, join(parts[start:end]), ""))
        start = end
    if any(run.separator == ";" for run in runs[1:]):
        runs = join_commas(runs)
    names: dict[str, str] = {}
    for run in runs:
        names.setdefault(fold(run.text), run.text)
    return list(names.values())


def split_credit(text: str, known: Container[str]) -> tuple[str, str]:
    """Return name and organisation; the first comma separates them.

    A known organisation behind a later comma takes precedence. A text that is a known
    organisation as a whole has no name.
    """
    parts = split_parts(text)
    whole = join(parts)
    if fold(whole) in known:
        return "", whole
    commas = [i for i, part in enumerate(parts) if i and part.separator == ","]
    for i in commas[-MAX_PARTS:]:
        organisation = join(parts[i:])
        if fold(organisation) in known:
            return join(parts[:i]), organisation
    if not commas:
        return whole, ""
    return join(parts[: commas[0]]), join(parts[commas[0] :])


def split_parts(text: str) -> list[Part]:
    """Return the texts between the separators, without empty ones."""
    parts, start, separator = [], 0, ","
    for match in (*SEPARATOR.finditer(text), None):
        if match and match[0] not in ",;":
            continue
        part = " ".join(text[start : match.start() if match else None].split())
        folded = fold(part)
        if folded:
            parts.append(Part(separator, part, folded))
            separator = ","
        if match:
            start = match.end()
            separator = ";" if ";" in (match[0], separator) else ","
    return parts


def end_of_known(parts: list[Part], start: int, known: Container[str]) -> int:
    """Return where the longest known name that begins at `start` ends."""
    folded, end = "", start + 1
    for i in range(start, min(start + MAX_PARTS, len(parts))):
        part = parts[i]
        folded = f"{folded}{part.separator} {part.folded}" if folded else part.folded
        if len(folded) > MAX_LENGTH:
            break
        if folded in known:
            end = i + 1
    return end


def join(parts: list[Part]) -> str:
    return "".join(
        f"{part.separator} {part.text}" if i else part.text
        for i, part in enumerate(parts)
    )


def join_commas(runs: list[Part]) -> list[Part]:
    """Return `runs` with those that only a comma separates made one."""
    groups: list[list[Part]] = []
    for run in runs:
        if run.separator == ";" or not groups:
            groups.append([run])
        else:
            groups[-1].append(run)
    return [Part(group[0].separator, join(group), "") for group in groups]
