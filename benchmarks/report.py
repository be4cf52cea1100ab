"""Say what was measured: as text, and as the tables of docs/performance.md."""

import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.databases import ROOT
from benchmarks.runs import Figure, Run
from benchmarks.targets import (
    FLAT,
    FLOOR,
    MOST_GROWTH,
    STATES,
    TARGETS,
    growth,
    longer,
    verdict,
)

# Where the floor does something else, and mostly less.
FLOORS_WORK = {
    "home": "a list",
    "list, first page": "72 facets, counted once a minute",
    "deep page": "by offset, the same 72 facets",
    "two facets": "the same 72 facets, not counted for the selection",
    "label": "the same 72 facets, not counted for the label",
    "article": "no translations, no data for machines, related ones chosen",
    "feed of 50": "20 teasers",
    "feed, 304": "20 teasers, written to be compared",
    "search, rare word": "one index, no facets of what is found",
    "search, common word": "one index, no facets of what is found",
}
WIDTH = 46
MUCH_LONGER = 1.2
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def as_text(run: Run) -> str:
    """Return one run as a table for the terminal."""
    columns = ("CPU ms", "Python", "database", "× floor", "queries", "bytes")
    lines = [
        "",
        f"{run.number:,} articles on {run.vendor}",
        " " * WIDTH + "".join(f"{column:>10}" for column in columns),
    ]
    for name, figure in run.figures.items():
        cost = figure.cost
        times = [cost.total, cost.python, cost.database]
        shown = [digits(time * 1000) for time in times]
        shown += [ratio(figure), f"{figure.queries}", f"{figure.bytes:,}"]
        lines.append(f"{name:<{WIDTH}}" + "".join(f"{value:>10}" for value in shown))
    for name, value in run.states.items():
        lines.append(f"{name:<{WIDTH}}{told(value):>10}")
    lines += [f"not measured: {what}" for what in run.skipped]
    for name, cost in run.limits.items():
        lines.append(f"{f'limit: {name}':<{WIDTH}}{cost.total * 1000:>10.3f}")
    return "\n".join(lines)


def digits(value: float) -> str:
    """Of what is little more digits are told."""
    for least, places in ((1, 1), (0.1, 2)):
        if value >= least:
            return f"{value:,.{places}f}"
    return f"{value:.3f}"


def told(state: float) -> str:
    return f"{state:.1f}" if state >= 10 else f"{state:.2f}"


def ratio(figure: Figure) -> str:
    if figure.ratio is None:
        return "–"
    return f"{figure.ratio:.1f}" if figure.ratio >= 0.1 else f"1/{1 / figure.ratio:.0f}"


def write(runs: list[Run]) -> None:
    """Put the tables in the place of those of the last time."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _measured, after = rest.split(END)
    tables = "\n".join(measured(runs))
    DOCUMENT.write_text(
        f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", encoding="utf-8"
    )


def measured(runs: list[Run]) -> Iterator[str]:
    yield f"The machine: {machine()}."
    for vendor in dict.fromkeys(run.vendor for run in runs):
        of_vendor = [run for run in runs if run.vendor == vendor]
        yield f"\n### {of_vendor[0].version}\n"
        for run in of_vendor:
            when = f"{run.day}, `{run.command}`, load {run.load:.0f}"
            yield f"- {run.number:,} articles: {when}"
        yield ""
        yield from table(of_vendor)
        yield ""
        yield from states(of_vendor)
        skipped = dict.fromkeys(one for run in of_vendor for one in run.skipped)
        yield from (f"\nNot measured: {what}." for what in skipped)
    yield "\n### What the floor does instead\n"
    yield from (f"- {name}: {what}" for name, what in FLOORS_WORK.items())
    yield "\n### Targets\n"
    yield from targets(runs)


def machine() -> str:
    """Return how many processors there are, and which."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2] for line in lines if line.startswith("model name")]
    model = models[0].strip() if models else os.uname().machine
    return f"{os.cpu_count()} × {model}"


def table(runs: list[Run]) -> Iterator[str]:
    """Yield a row for each task: cost and ratio by stock, growth, queries, bytes."""
    stocks = [f"{run.number:,}" for run in runs]
    last = runs[-1]
    heads = ["CPU ms (× floor)", *stocks, "growth", "queries", "bytes"]
    yield f"| {' | '.join(heads)} |"
    yield "|---|" + "--:|" * (len(heads) - 1)
    for name, figure in last.figures.items():
        costs = [cell(run.figures.get(name)) for run in runs]
        grown = growth(runs, name)
        times = f"{grown:.1f} ×" if grown else "–"
        cells = [name, *costs, times, f"{figure.queries}", f"{figure.bytes:,}"]
        yield f"| {' | '.join(cells)} |"
    for name in last.limits:
        costs = [f"{run.limits[name].total * 1000:.3f}" for run in runs]
        yield f"| limit: {name} | {' | '.join(costs)} | | | |"
    if not last.limits:
        yield f"| limit | {'no nginx on this machine |' * len(runs)} | | |"


def states(runs: list[Run]) -> Iterator[str]:
    """Yield a row for each state of a server, by stock."""
    yield f"| server | {' | '.join(f'{run.number:,}' for run in runs)} |"
    yield "|---|" + "--:|" * len(runs)
    for name in dict.fromkeys(name for run in runs for name in run.states):
        found = [run.states.get(name) for run in runs]
        cells = ["–" if value is None else told(value) for value in found]
        yield f"| {name} | {' | '.join(cells)} |"


def cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    cost = digits(figure.cost.total * 1000)
    return cost if figure.ratio is None else f"{cost} (× {ratio(figure)})"


def targets(runs: list[Run]) -> Iterator[str]:
    yield "| target | PostgreSQL | SQLite |"
    yield "|---|---|---|"
    by_stock = {(run.vendor, run.number): run for run in runs}
    vendors = ("postgresql", "sqlite")
    for target in TARGETS:
        cells = []
        for vendor in vendors:
            run = by_stock.get((vendor, target.number))
            figure = run.figures.get(target.task) if run else None
            value = target.value(figure) if figure else None
            cells.append(said(value, target.most))
        lacks = FLOORS_WORK.get(target.task) if target.unit == FLOOR else None
        less = f" (which does: {lacks})" if lacks else ""
        yield f"| {target}{less} | {' | '.join(cells)} |"
    for (state, number), most in STATES.items():
        runs_of = [by_stock.get((vendor, number)) for vendor in vendors]
        cells = [said(run.states.get(state) if run else None, most) for run in runs_of]
        yield f"| {state}, {number:,}: ≤ {most:.3g} | {' | '.join(cells)} |"
    for task in FLAT:
        cells = []
        for vendor in vendors:
            of_vendor = [run for run in runs if run.vendor == vendor]
            cells.append(grown(of_vendor, task))
        yield f"| {task}, growth: ≤ {MOST_GROWTH} × | {' | '.join(cells)} |"


def grown(runs: list[Run], task: str) -> str:
    """Say how much more it costs in the largest stock, and if it says more there."""
    value, length = growth(runs, task), longer(runs, task)
    is_told = value and value > MOST_GROWTH and length > MUCH_LONGER
    more = f", being {length:.1f} × as long" if is_told else ""
    return said(value, MOST_GROWTH) + more


def said(value: float | None, most: float) -> str:
    known = "" if value is None else f"{value:.3g}: "
    return f"{known}{verdict(value, most)}"
