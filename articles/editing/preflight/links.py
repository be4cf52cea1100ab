"""Checks of a text's links: their targets and their words."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _, override

from articles.editing.preflight.passages import Link, read, shortened
from articles.editing.preflight.registry import WARNING, check
from articles.foundation.languages import is_offered
from articles.foundation.markup import is_own, own_link
from articles.foundation.text import fold
from articles.models import Address, Article

# Meaningless words of links, folded for comparison.
NOTHING = {
    "hier", "hier klicken", "klicken sie hier", "klick hier", "mehr", "mehr dazu",
    "mehr erfahren", "mehr informationen", "weiter", "weiterlesen", "link",
    "dieser link", "diesem link", "unter diesem link", "zum link",
    "here", "click here", "more", "read more", "more information", "learn more",
    "this link", "this page", "follow this link", "continue",
}  # fmt: skip
BARE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
ENDS = " .,:;!?…»«›‹()[]>→\"'"


@check("link-unclear", level=WARNING, field="body")
def links_say_where_they_lead(article: Article) -> Iterator[str]:
    for link in once(read(article.body).links):
        said = fold(link.text).strip(ENDS)
        if not said:
            yield _(
                "The link to “%(target)s” has no words, so nobody can follow "
                "it. Write what is there, or remove the link."
            ) % {"target": shortened(link.target)}
        elif said in NOTHING or BARE.fullmatch(link.text):
            yield _(
                "The link “%(text)s” doesn't say where it leads, least of "
                "all to people who use a screen reader. Link the words that "
                "name what is there."
            ) % {"text": shortened(link.text)}


@check("link-nowhere", level=WARNING, field="body")
def links_lead_somewhere(article: Article) -> Iterator[str]:
    own = [
        (link, path)
        for link in once(read(article.body).links)
        if (path := path_within(link.target)) is not None
    ]
    found = {path: match_of(path) for _link, path in own}
    public = public_addresses(filter(None, found.values()))
    for link, path in own:
        if fault := fault_of(path, found[path], public):
            yield fault % {
                "text": shortened(link.text),
                "target": shortened(link.target),
            }


@check("link-not-public", level=WARNING, field="body")
def links_lead_to_what_is_public(article: Article) -> Iterator[str]:
    """Name links to our articles that readers can't open; reveal nothing of those."""
    links = [link for link in once(read(article.body).links) if is_own(link.target)]
    if not links:
        return
    keys = [link.target.removeprefix(own_link("")) for link in links]
    public = Article.objects.public().filter(edition__uuid__in=keys)
    there = set(map(own_link, public.values_list("edition__uuid", flat=True)))
    for link in links:
        if link.target not in there:
            yield _(
                "The link “%(text)s” leads to an article of ours that isn't "
                "public, so readers see its words without a link. Publish "
                "that article first, or remove the link."
            ) % {"text": shortened(link.text)}


def fault_of(path: str, match: ResolverMatch | None, public: set) -> str:
    """Return what is wrong with a link to a path of this site, "" if nothing is."""
    if not path:
        return _(
            "The link “%(text)s” leads nowhere: there is no place "
            "“%(target)s” in the text. Give it an address, or remove it."
        )
    if match is None:
        return _(
            "The link “%(text)s” leads to “%(target)s”, and this site has no such "
            "page. If it is one of another site, write its whole address, with https://."
        )
    if match.url_name == "article" and key_of(path, match) not in public:
        return _(
            "The link “%(text)s” leads to “%(target)s”, where no article is public. "
            "Correct the address, or publish that article first."
        )
    return ""


def once(links: Iterable[Link]) -> list[Link]:
    """Return each link once, however often the text has it."""
    return list({(link.target, link.text): link for link in links}.values())


def path_within(target: str) -> str | None:
    """Return the path on this site, "" for a place in the text itself; None if the link
    leads elsewhere.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    if not (parts.scheme or parts.netloc):
        return unquote(parts.path)
    if f"{parts.scheme}://{parts.netloc}" != settings.NEWSROOM_ORIGIN:
        return None
    return unquote(parts.path) or "/"


def match_of(path: str) -> ResolverMatch | None:
    """Return the page of this site that has the path, if there is one."""
    language = path.split("/")[1] if path.startswith("/") else ""
    # Paths have words of their language in them.
    with override(language if is_offered(language) else None):
        try:
            return resolve(path)
        except Resolver404:
            return None


def key_of(path: str, match: ResolverMatch) -> tuple[str, str]:
    """Return language and slug of an article's path."""
    return path.split("/")[1], match.kwargs["slug"]


def public_addresses(matches: Iterable[ResolverMatch]) -> set[tuple[str, str]]:
    """Return the addresses at which an article is public now, in one query."""
    slugs = {one.kwargs["slug"] for one in matches if one.url_name == "article"}
    if not slugs:
        return set()
    public = Article.objects.public().values("edition")
    found = Address.objects.filter(slug__in=slugs, edition__in=public)
    return set(found.values_list("language", "slug"))
