"""Parts common to all public pages: head, masthead, and how long pages are cached."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, wraps

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.domain import site_version
from articles.domain.fragments import filled
from articles.domain.pictures import HeadlineCard, Picture
from articles.domain.site_version import Revision
from articles.foundation.languages import (
    active_language,
    is_former,
    is_offered,
    offered,
    row_of,
)
from articles.foundation.slugs import path_of
from articles.models import KINDS, SITE
from articles.site.shared.addresses import absolute
from articles.site.shared.cache_report import shown
from articles.site.shared.masthead_footer import Standing, standing

# A header of every response to readers; the desk's own pages don't have it.
FOR_PROXIES = "X-Accel-Expires"
# Search engines follow its links, and don't list it.
NOT_LISTED = "noindex, follow"


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as pages name it: in their heads, below lists, on the page about feeds.

    It has one format: `name`. `title` names the list that it is of.

    The `media_type` is what `<link rel="alternate">` calls the format.
    """

    title: str
    path: str
    name: str
    media_type: str

    @property
    def address(self) -> str:
        return absolute(self.path)


@dataclass(slots=True)
class Head:
    """The head of a page, for browsers and search engines.

    `path` is its one address (an error has none), `translations` holds those of the
    other languages; `kind` is Open Graph's type, `picture` what is shown where the page
    is shared; without one `card` is, and without both the site's own.
    `downloads` are the page's content in forms for programs.
    `properties` are further ones of Open Graph and `names` further named facts, both
    in pairs; `data` is what the page says in the words of schema.org.
    """

    title: str
    path: str = ""
    description: str = ""
    translations: dict[str, str] = field(default_factory=dict)
    feeds: list[FeedLink] = field(default_factory=list)
    downloads: list[FeedLink] = field(default_factory=list)
    robots: str = ""
    kind: str = "website"
    picture: Picture | None = None
    card: HeadlineCard | None = None
    properties: list[tuple[str, str]] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    data: list[dict] = field(default_factory=list)

    @property
    def canonical(self) -> str:
        return self.path and absolute(self.path)

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """The links for search engines; none for a page that they leave out."""
        is_left_out = "noindex" in self.robots
        return [] if is_left_out else alternates(self.path, self.translations)

    @property
    def locale(self) -> str:
        return row_of(active_language()).locale

    @property
    def other_locales(self) -> list[str]:
        found = (row_of(code).locale for code in self.translations)
        return [locale for locale in found if locale]


def alternates(path: str, translations: dict[str, str]) -> list[tuple[str, str]]:
    """Return pairs for `hreflang`: this page, its translations, and the default. No
    page names one in a former language, and those name none.
    """
    if not translations or not is_offered(active_language()):
        return []
    paths = {get_language(): path} | translations
    known = [(code, paths[code]) for code in offered() if code in paths]
    return [
        (code, absolute(address))
        for code, address in [*known, ("x-default", known[0][1])]
    ]


def other_languages() -> list[str]:
    """Return the languages that readers of this page are offered besides."""
    return [code for code in offered() if code != get_language()]


def translated(name: str, **kwargs) -> dict[str, str]:
    """Return the path of a page that every language has, by other language."""
    paths = {}
    for code in other_languages():
        with override(code):
            paths[code] = reverse(name, kwargs=kwargs)
    return paths


def sections(path: str) -> tuple[tuple[str, str, str], ...]:
    """Return title and path of each section, and whether `path` is it or lies in it.

    Every page leads to them. The third is the value of `aria-current`, "" elsewhere.
    """
    found = []
    for title, start in starts(get_language()):
        inside = "true" if path.startswith(start) else ""
        found.append((title, start, "page" if path == start else inside))
    return tuple(found)


@cache
def starts(language: str) -> tuple[tuple[str, str], ...]:
    """Return title and path of each section in a language, which is the active one."""
    return (
        (_("Articles"), reverse("articles")),
        (_("Deadlines"), reverse("deadlines")),
        *((kind.title, kind.overview) for kind in KINDS.values()),
        (_("Archive"), reverse("archive")),
    )


def page(template: str, head: Head, *, at=None, status=200, **context):
    """Render a page with the masthead, and a way to the other languages.

    `at` is the revision, if it is known already. A page holds nothing of a request.
    """
    at = at or site_version.current(timezone.now())
    [text] = filled([printed(template, head, at=at, **context)], at=at.at)
    return keep_fresh(HttpResponse(text, status=status))


def printed(
    template: str,
    head: Head,
    *,
    at: Revision,
    instead: Standing | None = None,
    **context,
) -> str:
    """Return such a page as a text to be cached.

    `instead` replaces the parts of every page when the desk tries others.
    """
    # Most pages aren't one of the footer's; to look for it in vain takes its time.
    own = {"page_pk": getattr(context.get("page"), "pk", None)}
    filling = context | frame(head, at=at, instead=instead) | own
    return render_to_string(template, filling)


def frame(head: Head, *, at: Revision, instead: Standing | None = None) -> dict:
    language = get_language()
    switch = tuple(
        (code, translation or path_of("home", code), bool(translation))
        for code in other_languages()
        for translation in [head.translations.get(code)]
    )
    if is_former(active_language()):
        leave_out(head)
    found = instead or standing(language, at=at)
    shown(SITE)
    return {
        "head": head,
        "masthead": found.masthead,
        "footer_pages": found.footer_pages,
        "pieces": found.pieces(),
        "switch": switch,
        # The form for a barrier has no link to itself.
        "barrier_at": "" if head.path == path_of("report_barrier") else head.path,
        "takes_tips": settings.NEWSROOM_TIPS,
        "navigation": sections(head.path),
        "origin": settings.NEWSROOM_ORIGIN,
    }


def leave_out(head: Head) -> None:
    """Let search engines list articles alone of a language in which nothing new comes,
    and let no program offer its feeds and files.
    """
    head.feeds, head.downloads = [], []
    if head.kind != "article":
        head.robots = head.robots or NOT_LISTED


def keep_fresh(response):
    """Let caches keep an answer, but ask each time: an article may end this second."""
    response.headers.setdefault(
        "Cache-Control", "max-age=0, must-revalidate, s-maxage=1"
    )
    response.headers.setdefault(FOR_PROXIES, "1")
    return response


def is_public(response) -> bool:
    """Return whether a response was made for readers. Responses that show their pages
    to the desk only say that nothing may store them.
    """
    stored = "no-store" not in response.headers.get("Cache-Control", "")
    return stored and FOR_PROXIES in response.headers


def public_view(view: Callable) -> Callable:
    """Answer GET and HEAD only, the same to everyone.

    These change nothing, so there is no token to check. Any other method is refused as
    not allowed.
    """

    @csrf_exempt
    @require_safe
    @wraps(view)
    def answer(request, *args, **kwargs):
        return keep_fresh(view(request, *args, **kwargs))

    return answer
