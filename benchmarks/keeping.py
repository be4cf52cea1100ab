"""Keep the figures of each stock until they are measured again: stocks take turns."""

import json
from dataclasses import asdict

from benchmarks.databases import KEPT
from benchmarks.runs import Figure, Run
from benchmarks.servers import Cost

FIGURES = KEPT / "figures"


def keep(run: Run) -> None:
    FIGURES.mkdir(parents=True, exist_ok=True)
    path = FIGURES / f"{run.vendor}-{run.number}.json"
    path.write_text(json.dumps(asdict(run), indent=1), encoding="utf-8")


def kept() -> list[Run]:
    """Return what was measured last of each stock, the smallest first."""
    said = [json.loads(path.read_text()) for path in FIGURES.glob("*.json")]
    return sorted(map(run_of, said), key=lambda run: (run.vendor, run.number))


def run_of(said: dict) -> Run:
    figures = {name: figure_of(one) for name, one in said.pop("figures").items()}
    limits = {name: Cost(**one) for name, one in said.pop("limits").items()}
    return Run(**said, figures=figures, limits=limits)


def figure_of(said: dict) -> Figure:
    floor = said.pop("floor")
    return Figure(
        cost=Cost(**said.pop("cost")), floor=Cost(**floor) if floor else None, **said
    )
