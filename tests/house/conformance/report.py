"""The report: each criterion, what came of it, and by which evidence."""

from tests.house.conformance.criteria import AREAS, CLAUSES, WCAG_21, WCAG_22, Asked
from tests.house.conformance.evidence import TITLES, Evidence, Ran, Rule, row, told
from tests.house.conformance.judged import judged
from tests.house.conformance.markers import Held, Test

SUPPORTS, PARTLY, FAILS = "supports", "partially supports", "does not support"
NOT_APPLICABLE, NOT_EVALUATED = "not applicable", "not evaluated"
RESULTS = (SUPPORTS, PARTLY, FAILS, NOT_APPLICABLE, NOT_EVALUATED)
# Criteria that axe decides by itself; for the others it finds only some faults.
AXE_ALONE = {"1.4.3", "2.5.3", "2.5.8", "3.1.1"}
HEAD = "| clause | criterion | level | result | evidence |\n|---|---|---|---|---|"
INTRODUCTION = """# Accessibility: a report after EN 301 549

What the public site and the desk make of EN 301 549 v3.2.1, and of the six criteria
that WCAG 2.2 adds. `make accessibility` writes this page: it drives the pages in a real
browser, with axe and by keyboard, and takes each result from what it saw. Nobody from
outside has evaluated it, and it replaces no statement of an operator's, which is about
her own articles too.

- **supports**: axe met no violation, and a test holds what axe can't see, or somebody
  has looked.
- **partially supports**: a gap is known, or a part of the evidence failed.
- **does not support**: all of the evidence failed.
- **not applicable**: there is nothing of the kind.
- **not evaluated**: there is no evidence, or axe alone, which sees only a part of it.

A criterion that axe decides by itself (text contrast, names, the size of targets, the
language of a page) needs no test besides. Tests are named by what they say; each link
leads to its file.
"""


def rules_for(asked: Asked, area: str, evidence: Evidence) -> dict[str, Rule]:
    """Return those rules of axe that met something to decide about."""
    return {
        name: rule
        for (name, where), rule in evidence.rules.items()
        if where == area
        and asked.number in rule.criteria
        and (rule.passed or rule.violated or rule.unclear)
    }


def ran(test: Test, evidence: Evidence) -> Ran:
    return evidence.tests.get("::".join(test), Ran())


def result_of(asked: Asked, area: str, evidence: Evidence, held: Held) -> str:
    """Return what the evidence says; the worst of it decides."""
    said = judged(asked.number, area)
    rules = rules_for(asked, area, evidence).values()
    runs = [ran(test, evidence) for test in held.get((asked.number, area), [])]
    has_passed = any(it.passed for it in (*rules, *runs))
    if any(rule.violated for rule in rules) or any(run.failed for run in runs):
        return PARTLY if has_passed else FAILS
    if said.is_gap:
        return PARTLY
    if not said.applies:
        return NOT_APPLICABLE
    by_axe = asked.number in AXE_ALONE and any(rule.passed for rule in rules)
    if said.is_seen or by_axe or any(run.passed for run in runs):
        return SUPPORTS
    return NOT_EVALUATED


def told_of_axe(rules: dict[str, Rule]) -> str:
    """Return how often the rules passed, the one that met most in front."""
    known = sorted(rules.items(), key=lambda it: (-it[1].passed, it[0]))
    words = []
    for name, rule in known:
        text = f"`{name}` on {rule.pages} pages × {rule.settings} settings"
        text += f", unclear in {rule.unclear} looks" if rule.unclear else ""
        text += f", **violated in {rule.violated} looks**" if rule.violated else ""
        words.append(text)
    return f"axe: {'; '.join(words)}." if words else ""


def told_of_test(test: Test, run: Ran) -> str:
    name = test.name.removeprefix("test_").replace("_", " ")
    if run.failed:
        name = f"**failed:** {name}"
    elif not run.passed:
        name = f"*(didn't run)* {name}"
    return f"[{name}](../{test.file})"


def row_of(asked: Asked, area: str, evidence: Evidence, held: Held) -> str:
    tests = held.get((asked.number, area), [])
    links = "; ".join(told_of_test(test, ran(test, evidence)) for test in tests)
    parts = [
        judged(asked.number, area).text,
        told_of_axe(rules_for(asked, area, evidence)),
        f"Tests: {links}." if links else "",
    ]
    told = "<br>".join(filter(None, parts)) or "–"
    result = result_of(asked, area, evidence, held)
    result = result if result == SUPPORTS else f"*{result}*"
    return row(asked.clause, asked.name, asked.level or "–", result, told)


def summary(evidence: Evidence, held: Held) -> str:
    head = row("", *AREAS.values())
    lines = [head, "|---|--:|--:|"]
    results = {
        area: [result_of(one, area, evidence, held) for one in WCAG_21 + WCAG_22]
        for area in AREAS
    }
    for result in RESULTS:
        counts = [results[area].count(result) for area in AREAS]
        lines.append(row(result, *counts))
    return "\n".join(lines)


def remaining(evidence: Evidence, held: Held) -> str:
    """Return what is known to be wrong, or isn't known, by its clause."""
    lines = []
    for area, name in AREAS.items():
        for result in (FAILS, PARTLY, NOT_EVALUATED):
            found = [
                f"{one.clause} {one.name}"
                for one in WCAG_21 + WCAG_22 + CLAUSES
                if result_of(one, area, evidence, held) == result
            ]
            if found:
                lines.append(f"- **{name}, {result}:** {'; '.join(found)}.")
    return "\n".join(lines)


def written(evidence: Evidence, held: Held) -> str:
    """Return the whole page."""

    def table(asked: list[Asked], area: str) -> str:
        return "\n".join([HEAD, *(row_of(it, area, evidence, held) for it in asked)])

    facts = evidence.facts
    run = (
        f"Of {facts['Date']}: the {facts['Length of the run']} run, "
        f"{sum(evidence.looks.values())} looks of axe {facts['axe']} "
        f"in Chromium {facts['Chromium']}."
    )
    parts = [
        INTRODUCTION,
        f"{run} [Which pages, settings and rules](#{anchor(TITLES['facts'])}).\n",
        "## What came of it\n",
        "The criteria of WCAG 2.1 and 2.2, A and AA:\n",
        summary(evidence, held) + "\n",
        remaining(evidence, held) + "\n",
    ]
    for area, name in AREAS.items():
        called = name[0].upper() + name[1:]
        parts += [
            f"## {called}\n",
            "### Clause 9: Web (WCAG 2.1)\n",
            table(WCAG_21, area) + "\n",
            "### Besides: WCAG 2.2\n",
            table(WCAG_22, area) + "\n",
            "### The other clauses\n",
            table(CLAUSES, area) + "\n",
        ]
    return "\n".join([*parts, told(evidence)])


def anchor(title: str) -> str:
    return title.strip("# ").lower().replace(" ", "-")
