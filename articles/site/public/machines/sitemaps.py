"""Sitemaps: every address that search engines should know, and the news of two days.

A section is one line in `SECTIONS`. One that is too long for a file becomes several.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache, partial
from itertools import groupby

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.domain.deadlines import OPEN
from articles.domain.label_index import Catalogue, catalogue_now
from articles.domain.pictures import plain_rendition
from articles.domain.site_version import VERSION_ENDS
from articles.foundation import change_mark
from articles.foundation.languages import offered
from articles.foundation.slugs import path_to
from articles.models import KINDS, Article, Image, Masthead, Page, given
from articles.site.public.machines.changes import last_changes
from articles.site.public.machines.sitemap_xml import (
    News,
    Url,
    index_of,
    news_of,
    pages_of,
)
from articles.site.selection import Selection
from articles.site.shared import (
    alternates,
    cache_report,
    in_all_languages,
    other_languages,
    public_view,
    translated,
)

# A tenth of what a file may hold: one is made in memory and in a moment.
FILE_SIZE = 5_000
FILE = re.compile("[1-9][0-9]{0,6}")
NEWS_AGE, NEWS_SIZE = timedelta(hours=48), 1_000
# Pages that every language has, by the names of their addresses. LISTS and overviews
# are named only if there are articles.
PAGES = (
    "home",
    "articles",
    "deadlines",
    "archive",
    "corrections",
    "subscribe",
    *(f"{kind}_overview" for kind in KINDS),
)
LISTS = {"articles", "archive"}


@dataclass(frozen=True, slots=True)
class Section:
    """Rows in a lasting order, and what makes a page's entry of one; their `number`
    where it is known without being asked for.
    """

    rows: QuerySet | list
    entry: Callable[..., Url]
    number: int | None = None

    def __len__(self) -> int:
        if self.number is not None:
            return self.number
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)

    def urls(self, number: int) -> list[Url]:
        """Return the entries of one file, counted from 1."""
        rows = self.rows[FILE_SIZE * (number - 1) : FILE_SIZE * number]
        return [self.entry(row) for row in rows]


def pages(language: str, catalogue: Catalogue) -> Section:
    """Home page, overviews and the like; the set changes with their articles."""

    def entry(name: str) -> Url:
        path, others = reverse(name), translated(name)
        found = {code: others[code] for code in others if name in there(code)}
        is_new = name in {"home", *LISTS}
        return Url(path, changed() if is_new else None, alternates(path, found))

    def there(code: str) -> list[str]:
        labels = catalogue.numbers(code).by_label
        empty = {f"{kind}_overview" for kind in KINDS if not labels[kind]}
        empty |= LISTS if not catalogue.public(code) else set()
        has_open = catalogue.public(code).intersect(catalogue.due(OPEN))
        empty |= set() if has_open else {"deadlines"}
        return [name for name in PAGES if name not in empty]

    @cache
    def changed() -> datetime | None:
        return last_changes([catalogue.ever(language)], language, catalogue)[0]

    return Section(there(language), entry)


def articles(language: str, catalogue: Catalogue) -> Section:
    """All public articles in the order of their editions, so that files stay alike."""
    public = Article.objects.public(catalogue.revision.at)
    others = other_languages()
    same_story = public.filter(edition__story=OuterRef("edition__story"))
    told = {
        f"{name}_{code}": Subquery(same_story.in_language(code).values(name)[:1])
        for code in others
        for name in ("slug", *VERSION_ENDS.fields())
    }
    rows = public.in_language(language).order_by("edition_id").annotate(**told)

    def entry(row) -> Url:
        slug, changed, file, width, height, *rest = row
        ends, rest = VERSION_ENDS.split(rest)
        cache_report.ends(*ends)
        path, translations = path_of(slug, language), {}
        for code in others:
            other, *rest = rest
            ends, rest = VERSION_ENDS.split(rest)
            cache_report.ends(*ends)
            if other:
                translations[code] = path_of(other, code)
        picture = file and plain_rendition(Image(file=file, width=width, height=height))
        links = alternates(path, translations)
        return Url(path, changed, links, picture.url if picture else "")

    lead = (f"lead_image__{name}" for name in ("file", "width", "height"))
    ends = VERSION_ENDS.fields()
    found = rows.values_list("slug", "updated_at", *lead, *ends, *told)
    return Section(found, entry, number=len(catalogue.public(language)))


def path_of(slug: str, language: str) -> str:
    with override(language):
        return path_to("article", slug)


def labels(language: str, catalogue: Catalogue, *, kind: str) -> Section:
    """The pages of labels that have a public article in this language."""
    used = catalogue.numbers(language).by_label[kind]
    found = catalogue.labels.in_order(kind, language, used)
    return lists(
        [Selection(language, {kind: (label,)}) for label in found], language, catalogue
    )


def periods(language: str, catalogue: Catalogue) -> Section:
    """The archive's pages: every year and every month that has articles."""
    months = sorted(catalogue.numbers(language).by_month)
    everything = Selection(language)
    keys: list[tuple[list[int], list[int]]] = []
    for year, of_year in groupby(months, key=lambda key: key[0]):
        keys += [([year], []), *(([year], [month]) for _year, month in of_year)]
    found = [everything.in_period(*key) for key in keys if has_page(key)]
    return lists(found, language, catalogue)


def has_page(key: tuple[list[int], list[int]]) -> bool:
    """Return whether the archive has an address for it: its years have four digits."""
    return key[0][0] >= 1000


def lists(found: list[Selection], language: str, catalogue: Catalogue) -> Section:
    """Lists that have a public article in this language, with their last changes."""

    @cache
    def changes() -> dict[str, datetime | None]:
        ever = [
            catalogue.narrowed(
                catalogue.ever(language), one.labels, years=one.years, months=one.months
            )
            for one in found
        ]
        moments = last_changes(ever, language, catalogue)
        paths = (one.path() for one in found)
        return dict(zip(paths, moments, strict=True))

    def entry(one: Selection) -> Url:
        path = one.path()
        others = (one.in_language(code) for code in other_languages())
        there = {it.language: it.path() for it in others if it.found(catalogue)}
        return Url(path, changes()[path], alternates(path, there))

    return Section(found, entry)


def site_pages(language: str, catalogue: Catalogue) -> Section:
    """Imprint, privacy and the like: the time of their last change is known."""

    def entry(one: Page) -> Url:
        return Url(one.get_absolute_url(), one.updated_at)

    return Section(Page.objects.filter(language=language).order_by("pk"), entry)


SECTIONS: dict[str, Callable[..., Section]] = {
    "pages": pages,
    "site-pages": site_pages,
    "articles": articles,
    **{kind: partial(labels, kind=kind) for kind in KINDS},
    "archive": periods,
}


@public_view
def sitemap(request):
    """The index of all files."""
    catalogue, found = catalogue_now(), []
    for name, section in SECTIONS.items():
        for language in offered():
            with override(language):
                size = len(section(language, catalogue))
            files = -(-size // FILE_SIZE)
            found += [f"{name}-{language}-{number + 1}" for number in range(files)]
    paths = (reverse("sitemap_file", kwargs={"slug": slug}) for slug in found)
    return in_all_languages(index_of(paths))


@public_view
def sitemap_file(request, slug: str):
    """One file of a section, such as `articles-de-1` or `articles-de-ch-1`."""
    sections = {
        f"{name}-{code}": (name, code) for name in SECTIONS for code in offered()
    }
    section, _sep, number = slug.rpartition("-")
    if section not in sections or not FILE.fullmatch(number):
        raise Http404
    name, language = sections[section]
    with override(language):
        urls = SECTIONS[name](language, catalogue_now()).urls(int(number))
    if not urls:
        raise Http404
    return in_all_languages(pages_of(urls))


@public_view
def news_sitemap(request):
    """The articles first published in the last two days. No news is a valid answer.

    An article with an earlier printed date, as from an archive, is no news either.
    """
    now = change_mark.present()
    first_day = timezone.localdate(now - NEWS_AGE)
    sites = {code: Masthead.for_readers(code).name for code in offered()}
    found = list(
        Article.objects.public(now)
        .filter(edition__language__in=offered())
        .filter(edition__published_at__gt=now - NEWS_AGE, printed_on__gte=first_day)
        .order_by("-edition__published_at", "-edition_id")
        .values_list(
            "slug",
            "edition__language",
            "edition__published_at",
            "headline",
            "printed_on",
            *VERSION_ENDS.fields(),
        )[:NEWS_SIZE]
    )
    # The age of news ends this file alone, so it is no boundary of the site.
    for _slug, _language, first, _headline, day, *ends in found:
        cache_report.ends(given(first) + NEWS_AGE, *VERSION_ENDS.moments(ends))
        if given(day) < timezone.localdate(now):
            midnight = datetime.combine(given(day) + timedelta(days=1), time())
            cache_report.ends(timezone.make_aware(midnight) + NEWS_AGE)
    news = (
        News(path_of(slug, language), sites[language], language, given(first), headline)
        for slug, language, first, headline, *_rest in found
    )
    return in_all_languages(news_of(news))
