"""Read from a user agent whether the client is a person or a program, and for how many
subscribers it fetches a feed.

A name is examined and forgotten, except for that of a product which states a number.
"""

import re
from typing import NamedTuple

from articles.site.statistics.personal import looks_personal

# People's browsers call themselves so; nearly everything else fetches for itself.
BROWSERS = (
    "Mozilla/", "Opera/", "Lynx/", "w3m/", "Links (", "ELinks/", "Dillo/", "NetSurf/",
)  # fmt: skip
# These call themselves like a browser, and say in the same breath that they are none:
# by their trade, by an address where that is explained, or by a name. There is a
# telephone called Cubot.
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
# Feed readers that give no version, and whose names no person bears. The owner of any
# other name without a version is unknown.
KNOWN = re.compile(
    r"(?<![\w.@/-])(?:(?:NewsBlur|Newsify|Digg) (?:Feed|Page) Fetcher|NewsBlur|Newsify"
    r"|Feedbin|Feed Wrangler|Feedly|Feedfetcher-Google|Google-Feedfetcher|Feedspot"
    r"|FreshRSS|Tiny Tiny RSS|Inoreader|theoldreader|The Old Reader|BazQux|Bloglovin"
    r"|Netvibes|CommaFeed|FeedHQ|FeedBlitz|Flipboard|NewsGator|LiveJournal"
    r"|livedoor FeedFetcher|Superfeedr)(?![\w-])",
    re.IGNORECASE,
)
# Other programs are called what they write in front of a version (RFC 9110, 10.1.5).
# The name counts only where programs are named, behind no word that belongs to it.
PRODUCT = re.compile(
    r"(?:^|[(;,]\s*|\)\s+|/[\w.+-]+\s+)(?=(?P<name>[a-z][a-z0-9!-]*)/v?\d)",
    re.IGNORECASE,
)
NAME = re.compile(r"[a-z][a-z0-9!-]{1,39}", re.IGNORECASE)
# The parts of browsers, and whatever calls itself like one.
ENGINES = frozenset(
    {"mozilla", "applewebkit", "khtml", "gecko", "chrome", "safari", "firefox",
     "version", "mobile", "opera", "presto", "edg"}
)  # fmt: skip
# Where there are more, a name is somebody's mark.
MOST_DIGITS = 4

verdicts: dict[int, bool] = {}


class Stated(NamedTuple):
    """A feed reader's statement: its name, "" if none is kept, and the number of its
    users who subscribe to the feed.
    """

    program: str
    subscribers: int


def is_program(agent: str) -> bool:
    """Return whether a user agent is a program without a user; an empty one is, too."""
    # Hashes of texts differ from process to process, so none leads back to its name.
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
    return Stated(program_in(agent), number) if 0 < number <= MOST else None


def program_in(agent: str) -> str:
    """Return what a program is called; "" unless that is surely a program's name."""
    if known := KNOWN.search(agent):
        return known[0]
    named = (found["name"] for found in PRODUCT.finditer(agent))
    return next((name for name in named if is_name(name)), "")


def is_name(program: str) -> bool:
    """Return whether a name may be stored: a program's, and no person's as far as
    known.
    """
    if KNOWN.fullmatch(program):
        return True
    return (
        NAME.fullmatch(program) is not None
        and program.lower() not in ENGINES
        and sum(letter.isdigit() for letter in program) <= MOST_DIGITS
        and not looks_personal(program)
    )
