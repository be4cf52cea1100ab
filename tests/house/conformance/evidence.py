"""Summaries of what a run saw, read from its files; the report ends with them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FACTS = ("Date", "Length of the run", "axe", "Chromium")
LOOKS_HEAD = "| on | language | colours | width | looks |\n|---|---|---|--:|--:|"
RULES_HEAD = (
    "| rule | on | criteria | looks passed | pages | settings | unclear | violated |\n"
    "|---|---|---|--:|--:|--:|--:|--:|"
)
TESTS_HEAD = "| test | passed | failed |\n|---|--:|--:|"
LANGUAGES = {"de": "German", "en": "English"}
TITLES = {
    "facts": "## The run",
    "looks": "### Looks",
    "rules": "### Rules of axe",
    "tests": "### Tests",
}


class Rule(NamedTuple):
    """The results of a rule of axe in one area."""

    criteria: tuple[str, ...]
    passed: int = 0
    pages: int = 0
    settings: int = 0
    unclear: int = 0
    violated: int = 0


class Ran(NamedTuple):
    passed: int = 0
    failed: int = 0


class Evidence(NamedTuple):
    facts: dict[str, str]
    pages: dict[str, int]
    looks: dict[tuple[str, ...], int]
    rules: dict[tuple[str, str], Rule]
    tests: dict[str, Ran]


def lines_of(folder: Path) -> Iterator[dict]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def setting_of(look: dict) -> tuple[str, ...]:
    colours = f"forced, {look['scheme']}" if look["forced"] else look["scheme"]
    language = LANGUAGES.get(look["language"], look["language"])
    return language, colours, str(look["width"])


def summed_up(lines: Iterable[dict], *, date: str, length: str) -> Evidence:
    lines = list(lines)
    looks = [line for line in lines if "rules" in line]
    versions = {
        name: ", ".join(sorted({look[name.lower()] for look in looks})) or "none"
        for name in FACTS[2:]
    }
    pages = defaultdict(set)
    for look in looks:
        pages[look["area"]].add(look["page"])
    counted = Counter((look["area"], *setting_of(look)) for look in looks)
    tests: dict[str, Counter] = defaultdict(Counter)
    for line in lines:
        # One that was skipped held nothing.
        if "test" in line and line["outcome"] != "skipped":
            tests[line["test"]][line["outcome"]] += 1
    return Evidence(
        {FACTS[0]: date, FACTS[1]: length, **versions},
        {area: len(found) for area, found in pages.items()},
        dict(sorted(counted.items(), key=in_order)),
        dict(sorted(rules_of(looks).items())),
        {it: Ran(n["passed"], n["failed"]) for it, n in sorted(tests.items())},
    )


def in_order(row) -> tuple:
    (*words, width), _count = row
    return (*words, int(width))


def rules_of(looks: list[dict]) -> dict[tuple[str, str], Rule]:
    criteria, kinds = {}, defaultdict(Counter)
    places = defaultdict(lambda: (set(), set()))
    for look in looks:
        for kind, rules in look["rules"].items():
            for name, numbers in rules.items():
                key = (name, look["area"])
                criteria[key] = tuple(numbers)
                kinds[key][kind] += 1
                if kind == "passes":
                    pages, settings = places[key]
                    pages.add(look["page"])
                    settings.add(setting_of(look))
    found = {}
    for key, numbers in criteria.items():
        pages, settings = places[key]
        found[key] = Rule(
            numbers,
            passed=kinds[key]["passes"],
            pages=len(pages),
            settings=len(settings),
            unclear=kinds[key]["incomplete"],
            violated=kinds[key]["violations"],
        )
    return found


def told(evidence: Evidence) -> str:
    """Return the end of the report: the run, and all that it saw."""
    facts = [f"- {name}: {value}" for name, value in evidence.facts.items()]
    facts += [f"- Pages of the {it}: {n}" for it, n in sorted(evidence.pages.items())]
    facts += [f"- Looks of axe: {sum(evidence.looks.values())}"]
    looks = [row(*setting, n) for setting, n in evidence.looks.items()]
    rules = [
        row(f"`{name}`", area, ", ".join(rule.criteria), *rule[1:])
        for (name, area), rule in evidence.rules.items()
    ]
    tests = [row(f"`{test}`", *ran) for test, ran in evidence.tests.items()]
    return "\n".join([
        TITLES["facts"], "", *facts, "",
        TITLES["looks"], "", LOOKS_HEAD, *looks, "",
        TITLES["rules"], "", RULES_HEAD, *rules, "",
        TITLES["tests"], "", TESTS_HEAD, *tests, "",
    ])  # fmt: skip


def row(*cells) -> str:
    return f"| {' | '.join(map(str, cells))} |"
