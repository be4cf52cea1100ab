"""Who asks, as far as the name says that a browser or another program gives itself:
a person or a program; and for how many subscribers a feed is fetched.

A name is looked at and forgotten.
"""

import re
from typing import NamedTuple

# What people read with calls itself so; nearly everything else fetches for itself.
BROWSERS = (
    "Mozilla/", "Opera/", "Lynx/", "w3m/", "Links (", "ELinks/", "Dillo/", "NetSurf/",
)  # fmt: skip
# What calls itself like a browser, and says in the same breath that it is none: by its
# trade, by an address where that is explained, or by a name. There is a telephone
# called Cubot.
PROGRAMS = re.compile(
    r"(?<!cu)bot(?![a-z])|robot|crawl|spider|slurp|scrap[ey]|fetch|harvest|archiv"
    r"|preview|headless|lighthouse|inspection|monitor|uptime|pingdom|checker|validator"
    r"|scanner|subscriber|feed|https?:|www\.|phantomjs|puppeteer|playwright|selenium"
    r"|googleother|google-|mediapartners|chatgpt|perplexity|anthropic|claude-",
    re.IGNORECASE,
)
# Longer than that it says nothing more.
LONGEST = 300
# So many verdicts are remembered, by a hash and without the name.
MOST_KNOWN = 4_096
# “42 subscribers”, “1,042 readers”, “subscribers=42”; no program has more than MOST.
NUMBER = r"(\d{1,3}(?:[.,]\d{3})+|\d{1,9})"
COUNTED = r"(?:feed[ -])?(?:subscriber|reader)s?"
BEFORE = re.compile(rf"\b{NUMBER}\s*{COUNTED}\b", re.IGNORECASE)
BEHIND = re.compile(rf"\b{COUNTED}\s*[:=]\s*{NUMBER}\b", re.IGNORECASE)
MOST = 10_000_000
# A name ends before a version, an address, or whatever else is said.
NAME = re.compile(r"[^/(;,:=]{1,60}")
COMPATIBLE = re.compile(r"\(compatible;\s*([^)]*)", re.IGNORECASE)
# What some say behind it without any sign between.
NO_NAME = re.compile(
    rf"\s*(?:-\s.*|\bfeed[ -]?id\b.*|\b{NUMBER}\s*{COUNTED}.*)$", re.IGNORECASE
)
ENDS = re.compile(r"^www\.|\.(?:com|org|net|app|io|de|eu)$", re.IGNORECASE)
UNUSUAL = re.compile(r"[^\w .!+&'-]")
LONGEST_NAME = 40

verdicts: dict[int, bool] = {}


class Stated(NamedTuple):
    """What a reader's program says: its name, and how many have the feed in it."""

    program: str
    subscribers: int


def is_program(agent: str) -> bool:
    """Whether a name is that of a program which nobody sits at; none is one, too."""
    # Hashes of texts differ from process to process: none leads back to its name.
    key = hash(agent)
    verdict = verdicts.get(key)
    if verdict is None:
        if len(verdicts) >= MOST_KNOWN:
            verdicts.clear()
        verdict = verdicts[key] = judged(agent[:LONGEST])
    return verdict


def judged(agent: str) -> bool:
    return not agent.startswith(BROWSERS) or PROGRAMS.search(agent) is not None


def stated_in(agent: str) -> Stated | None:
    """Return for how many subscribers a program fetches, if its name says so."""
    agent = agent[:LONGEST]
    found = BEFORE.search(agent) or BEHIND.search(agent)
    if found is None:
        return None
    number = int(re.sub("[.,]", "", found[1]))
    program = program_in(agent, agent[: found.start()])
    return Stated(program, number) if program and 0 < number <= MOST else None


def program_in(agent: str, before: str) -> str:
    """Return what a program is called, without version and address; "" if nothing.

    One that calls itself like a browser says it in brackets, `before` the number.
    """
    inside = COMPATIBLE.search(agent)
    said = inside[1] if inside else agent
    if not inside and agent.startswith("Mozilla/"):
        said = [part for part in re.split("[;()]", before) if part.strip()][-1]
    found = NAME.match(said.strip())
    name = UNUSUAL.sub("", NO_NAME.sub("", found[0])) if found else ""
    name = " ".join(ENDS.sub("", name.strip()).split())
    return name[:LONGEST_NAME].strip(" .-+")
