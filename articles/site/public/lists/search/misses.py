"""The offers of an empty list, and of a search that finds little: other words, a part
of the choice, another time, the other language, new articles. And what pages say before
the first article appears.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from articles.domain import search
from articles.domain.fragments import Named, named
from articles.domain.label_index import Catalogue
from articles.site.public.front import Beginning, Elsewhere, beginning_of
from articles.site.public.lists.narrowing import removals
from articles.site.public.lists.search.nearest import nearest_to
from articles.site.public.lists.search.offers import Way, number_of, ways
from articles.site.selection import Selection
from articles.site.shared import cache_report, other_languages

# Up to so many hits, other words are suggested.
FEW = 3
MOST_WAYS = 5
NEWEST = 3


def beginning_of_list(selection: Selection, catalogue: Catalogue) -> Beginning | None:
    """Return it for a list: other languages have the same, or at least something."""
    beginning = beginning_of(selection.language, catalogue, "articles")
    if beginning and selection.size:
        with suppress(search.TooMuch):
            same = elsewhere(selection, catalogue)
            there = [Elsewhere(one.language, one.path, one.number) for one in same]
            return Beginning(there) if there else beginning
    return beginning


def suggestion(selection: Selection, number: int, catalogue: Catalogue) -> Way | None:
    """Return the search for the words that were meant, if they find more than these."""
    if number > FEW:
        return None
    words = search.suggest(selection.asked)
    for way in searches([words] if words else [], selection, catalogue):
        if way.number > number:
            # The words may be those of any article.
            cache_report.report_is_incomplete()
            return way
    return None


def searches(
    queries: Iterable[str], selection: Selection, catalogue: Catalogue
) -> list[Way]:
    """Return the searches for these words that find anything public: in the selection,
    or else in all articles.
    """
    found = []
    for words in queries:
        here = replace(selection, asked=selection.asked.saying(words))
        for one in (here, everywhere(here)):
            if number := number_of(one, catalogue):
                found.append(Way(one.path(), number, here.q))
                break
    return found


def everywhere(selection: Selection) -> Selection:
    """Return it with only the words."""
    return Selection(
        selection.language,
        asked=selection.asked,
        is_newest_first=selection.is_newest_first,
    )


def help_for(selection: Selection, catalogue: Catalogue) -> dict[str, Any]:
    """Return the offers of a list without articles."""
    near = around if selection.is_one_period else wider
    latest = newest(selection.language, catalogue)
    help_given: dict[str, Any] = {"newest": latest, "nearest": None}
    # The empty result is certain; these offers may be left out.
    with suppress(search.TooMuch):
        if found := nearest_to(selection, catalogue):
            help_given["nearest"] = found
            help_given["nearest_cards"] = found.cards(catalogue)
        shown = found.path if found else ""
        some = fewer(selection, catalogue)
        help_given["fewer"] = [way for way in some if way.path != shown]
        help_given["wider"] = near(selection, catalogue)
        help_given["elsewhere"] = elsewhere(selection, catalogue)
    return help_given


def fewer(selection: Selection, catalogue: Catalogue) -> list[Way]:
    """Return searches for a part of the words."""
    if not selection.q:
        return []
    queries = search.fewer(selection.asked)[:MOST_WAYS]
    return searches(queries, selection, catalogue)


def wider(selection: Selection, catalogue: Catalogue) -> list[Way]:
    """Return the lists with one value less; for a search, that of all articles, too."""
    less = [
        without
        for kind in selection.labels
        for _before, _label, without in removals(selection, kind)
    ]
    less += [selection.in_period()] if selection.years else []
    less += [selection.lasting] if selection.since else []
    less += [selection.due("")] if selection.deadline else []
    less += [selection.open_to(())] if selection.eligible else []
    some = [one for one in less if one.pairs()][:MOST_WAYS]
    if selection.q and less:
        some.append(everywhere(selection))
    return ways(some, catalogue)


def around(selection: Selection, catalogue: Catalogue) -> list[Way]:
    """Return the nearest year or month before, and after, that has articles."""
    articles = catalogue.public(selection.language)
    [(first, last)] = selection.spans()
    days = (catalogue.earlier(articles, first), catalogue.later(articles, last))
    periods = [
        selection.in_period([day.year], [day.month] if selection.months else [])
        for day in days
        if day
    ]
    return ways(periods, catalogue)


def elsewhere(selection: Selection, catalogue: Catalogue) -> list[Way]:
    """Return the same in the languages that have articles for it."""
    others = [selection.in_language(code) for code in other_languages()]
    counted = [(one, number_of(one, catalogue)) for one in others]
    return [
        Way(one.path(), number, language=one.language)
        for one, number in counted
        if number
    ]


def newest(language: str, catalogue: Catalogue) -> list[Named]:
    """Return the newest articles of a language, as lists name them."""
    pks, _more = catalogue.newest(catalogue.public(language), NEWEST)
    return named(pks)
