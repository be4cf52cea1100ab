"""The articles with most of the words of an empty search, below the line that says
so. It is no list: no feed, no count and no export has it.
"""

from dataclasses import dataclass, replace

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.domain import search
from articles.domain.label_index import Catalogue, Members
from articles.site.public.found_cards import found_cards
from articles.site.public.lists.leaf import leaf_of
from articles.site.public.lists.search.offers import Way
from articles.site.selection import Selection
from articles.site.shared import cache_report

MOST = 10


@dataclass(frozen=True, slots=True)
class Near:
    """The first of `number` articles, the words that they lack, as they were typed, and
    those that they have instead.
    """

    pks: list[int]
    number: int
    asked: search.Query
    without: tuple[str, ...]
    instead: tuple[str, ...]
    is_one_word: bool
    path: str

    @property
    def line(self) -> SafeString:
        """Say what was left out, struck as well as in words, and what was taken."""
        words = format_html_join(", ", "<s>{}</s>", ((one,) for one in self.without))
        others = format_html_join(", ", "<b>{}</b>", ((one,) for one in self.instead))
        if self.without and self.instead:
            said = _("Without %(words)s, with %(others)s:")
        else:
            said = _("Without %(words)s:") if self.without else _("With %(others)s:")
        return SafeString(escape(said) % {"words": words, "others": others})

    def cards(self, catalogue: Catalogue) -> list:
        return found_cards(self.pks, self.asked, catalogue=catalogue)

    @property
    def all(self) -> Way | None:
        """The list of all of them, if there are more than these."""
        if self.number <= len(self.pks):
            return None
        return Way(self.path, self.number, self.asked.text)


def nearest_to(selection: Selection, catalogue: Catalogue) -> Near | None:
    """Return what comes nearest to a search without results; None if more than words is
    chosen, or if no article has any of them.
    """
    if not selection.q or selection.size > 1 or selection.is_cut:
        return None
    found = search.nearest(selection.asked)
    if not found:
        return None
    # The words may become those of any article.
    cache_report.report_is_incomplete()
    public = catalogue.public(selection.language)
    tiers = [public & tier for tier in search.ranked(found.query)]
    leaf = leaf_of(catalogue, tiers, {}, is_search=True, size=MOST)
    if not leaf.pks:
        return None
    return Near(
        leaf.pks,
        len(Members.union(*tiers)),
        found.query,
        found.without,
        found.instead,
        len(selection.asked.said.wanted) == 1,
        replace(selection, asked=found.query).path(),
    )
