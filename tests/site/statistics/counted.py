"""Requests as they come in, told to a tally."""

from datetime import date

from articles.site import statistics
from articles.site.statistics import Counts

PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PROGRAM = "Mozilla/5.0 (compatible; Examplebot/2.1; +https://example.org/bot)"


def store(day: date, **counted) -> None:
    """Store what was counted on a day: `read` by edition, people's and programs'
    requests; `stated` by feed and program; `searched` by language and words.
    """
    given = {
        f"article {pk}": list(pair) for pk, pair in counted.get("read", {}).items()
    }
    for (language, words), number in counted.get("searched", {}).items():
        given[f"search {language} {words}"] = [number, 0]
    stated = {
        (f"feed {feed}", program): number
        for (feed, program), number in counted.get("stated", {}).items()
    }
    statistics.add({day: Counts(given, stated)})
