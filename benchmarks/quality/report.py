"""Say how the search was judged: a table for the terminal and docs/performance.md."""

from collections.abc import Iterator
from statistics import mean

from benchmarks.quality.judged import GLANCE, SEEN
from benchmarks.report import DOCUMENT

BEGIN, END = "<!-- judged: begin -->", "<!-- judged: end -->"
PROPOSED = (
    "database, language",
    "misspelt",
    "the word that is meant is proposed",
    "spelt right",
    "another is proposed nevertheless",
)
HEADS = (
    "database, language",
    "queries",
    f"right in the first {GLANCE}",
    f"forbidden in the first {SEEN}",
    "nothing found",
    f"precision in the first {SEEN}",
    "recall",
)


def table(told: dict[str, dict]) -> Iterator[str]:
    yield f"| {' | '.join(HEADS)} |"
    yield "|---|" + "--:|" * (len(HEADS) - 1)
    for database, answered in told.items():
        for language, score in answered["queries"].items():
            cells = [
                f"{database}, {language}",
                f"{score['queries']}",
                percent(score["right"] / score["queries"]),
                f"{score['forbidden']}",
                f"{score['empty']}",
                percent(mean(score["precisions"])),
                percent(mean(score["recalls"])),
            ]
            yield f"| {' | '.join(cells)} |"

    if all("proposals" in answered for answered in told.values()):
        yield ""
        yield from of_proposals(told)


def of_proposals(told: dict[str, dict]) -> Iterator[str]:
    yield f"| {' | '.join(PROPOSED)} |"
    yield "|---|" + "--:|" * (len(PROPOSED) - 1)
    for database, answered in told.items():
        for language, score in answered["proposals"].items():
            cells = [
                f"{database}, {language}",
                f"{score['misspelt']}",
                percent(score["right"] / score["misspelt"])
                if score["misspelt"]
                else "",
                f"{score['spelt']}",
                f"{score['needless']}",
            ]
            yield f"| {' | '.join(cells)} |"


def percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")


def wrong(told: dict[str, dict]) -> Iterator[str]:
    """Name each query that was answered wrong, with what was found first."""
    for database, answered in told.items():
        for what, scores in answered.items():
            for language, score in scores.items():
                yield f"\n{database}, {language}, {what}"
                yield from score["wrong"]


def write(told: dict[str, dict]) -> None:
    """Put the table in the place of that of the last time."""
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _judged, after = rest.split(END)
    lines = "\n".join(table(told))
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{lines}\n\n{END}{after}", "utf-8")
