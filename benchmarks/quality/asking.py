"""Ask all that was judged as a reader does, and count how it was answered.

`python -m benchmarks.quality.asking` prints it for `benchmarks.quality`.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from urllib.parse import urlencode

import django

from benchmarks.quality import judged
from benchmarks.quality.judged import GLANCE, SEEN, Judged, Spelling


@dataclass(slots=True)
class Score:
    """How queries of one group were answered; `wrong` names those that failed."""

    queries: int = 0
    right: int = 0
    forbidden: int = 0
    empty: int = 0
    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def note(self, query: Judged, found: list[str]) -> None:
        """Count one query by what was found of the set that it was judged among."""
        self.queries += 1
        seen = found[:SEEN]
        forbidden = query.never.intersection(seen)
        self.forbidden += len(forbidden)
        glance = query.first.intersection(found[:GLANCE])
        is_right = bool(glance) if query.first else not found
        self.right += is_right
        self.empty += not found
        if forbidden or not is_right:
            why = f"never {sorted(forbidden)}" if forbidden else ""
            asked = f"{query.judged} {query.cause} {query.typed!r}"
            self.wrong.append(f"{asked}: {seen} {why}".strip())
        if query.relevant:
            hits = query.relevant.intersection(seen)
            self.precisions.append(len(hits) / len(seen) if seen else 0)
            found_at_all = query.relevant.intersection(found)
            self.recalls.append(len(found_at_all) / len(query.relevant))


def scores(queries: Iterable[Judged]) -> dict[str, Score]:
    """Return the scores by group."""
    done: dict[str, Score] = defaultdict(Score)
    known = judgeable()
    for query in queries:
        names = (known[query.judged].get(one) for one in asked(query))
        found = [name for name in names if name]
        done[query.group].note(query, found)
    return done


def judgeable() -> dict[str, dict[str, str]]:
    """Return by set the articles that its queries were judged among: how they are
    called there, by the keys under which they were loaded.
    """
    from articles.models import Edition  # noqa: PLC0415 (needs Django's setup)

    named = Edition.objects.exclude(import_key="")
    keys = named.values_list("import_key", flat=True)
    return {
        one: {
            key: key.rpartition("/")[2]
            for key in keys
            if "/" not in key or key.startswith(f"{one}/")
        }
        for one in judged.SETS
    }


def selected(typed: str, language: str, catalogue):
    """Return the selection of a reader's list for what was typed."""
    from django.http import QueryDict  # noqa: PLC0415 (as above)

    from articles.site.selection import read_selection  # noqa: PLC0415 (as above)

    query = QueryDict(urlencode({"q": typed}))
    return read_selection(query, language=language, catalogue=catalogue)


def asked(query: Judged) -> list[str]:
    """Return the keys of what a reader's list shows, best first, on all its pages; for
    some queries, of what comes nearest where it shows nothing.
    """
    from articles.domain.label_index import catalogue_now  # noqa: PLC0415 (as above)
    from articles.models import Article  # noqa: PLC0415 (as above)
    from articles.site.public.lists.search.nearest import nearest_to  # noqa: PLC0415 (as above)

    catalogue = catalogue_now()
    selection = selected(query.typed, query.language, catalogue)
    pks = listed(selection, catalogue)
    if not pks and query.is_of_all_shown and (near := nearest_to(selection, catalogue)):
        pks = near.pks
    names = dict(
        Article.objects.filter(pk__in=pks).values_list("pk", "edition__import_key")
    )
    return [names[pk] for pk in pks]


def listed(selection, catalogue) -> list[int]:
    """Return the articles of a list, on all its pages."""
    from django.http import QueryDict  # noqa: PLC0415 (as above)

    from articles.site.public.lists.page import opened  # noqa: PLC0415 (as above)

    pks: list[int] = []
    place = QueryDict()
    while True:
        _numbers, leaf = opened(selection, catalogue, place)
        pks += leaf.pks
        if not leaf.has_older:
            break
        place = QueryDict(leaf.older(catalogue))
    return pks


@dataclass(slots=True)
class Proposals:
    """What was proposed in a group for words that were misspelt, and for others."""

    misspelt: int = 0
    right: int = 0
    spelt: int = 0
    needless: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, spelling: Spelling, proposed: str) -> None:
        if spelling.meant:
            self.misspelt += 1
            is_right = proposed.casefold() == spelling.meant.casefold()
            self.right += is_right
        else:
            self.spelt += 1
            is_right = not proposed
            self.needless += not is_right
        if not is_right:
            wanted = spelling.meant or "nothing"
            self.wrong.append(f"{spelling.typed!r}: {proposed!r}, meant {wanted!r}")


def proposals(spellings: Iterable[Spelling]) -> dict[str, Proposals]:
    from articles.domain import search  # noqa: PLC0415 (as above)
    from articles.domain.label_index import catalogue_now  # noqa: PLC0415 (as above)

    done: dict[str, Proposals] = defaultdict(Proposals)
    catalogue = catalogue_now()
    for spelling in spellings:
        selection = selected(spelling.typed, spelling.language, catalogue)
        done[spelling.group].note(spelling, search.suggest(selection.asked))
    return done


def as_told(found: dict) -> dict[str, dict]:
    return {name: asdict(one) for name, one in found.items()}


def main() -> None:
    django.setup()
    told = {
        "queries": as_told(scores(judged.queries())),
        "proposals": as_told(proposals(judged.spellings())),
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
