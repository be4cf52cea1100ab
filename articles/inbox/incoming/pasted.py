"""A page whose address somebody pastes becomes an item, handed to them."""

import re
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.foundation.languages import clear_language, offered_as
from articles.foundation.markup import normalised, web_address
from articles.foundation.refusal import Refused
from articles.inbox.fetching import PAGE, Answer, NotFetched, fetch, may_fetch, turn_at
from articles.inbox.incoming.keeping import LONGEST_TITLE, may_keep_text, summary_of
from articles.inbox.items import sees_all, visible_to
from articles.inbox.reading import (
    Entry,
    PageText,
    embargo_in,
    main_text,
    shortened,
)
from articles.inbox.watching import Keys, keys_of
from articles.models import InboxItem, ItemState, Source

PATIENCE = 20.0
ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
WEB_PAGES = {"text/html", "application/xhtml+xml", ""}
# A name of a server with which an address may begin.
NAMED = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
GUESSED_BY = 3_000


def from_address(address: str, *, by) -> InboxItem:
    """Fetch a page; return its item, or the one that the inbox has for it already.

    It waits for a stranger's server, so a task calls it, and no request. Raises
    Refused.
    """
    refuse_unless_allowed(by)
    link = given(address)
    if known := known_at(link, by):
        return known
    answer = fetched(link)
    page = read(answer)
    link = own_address(page, answer)
    return known_at(link, by) or made_of(page, link, by)


def refuse_unless_allowed(by) -> None:
    if not (sees_all(by) or by.has_perm("articles.add_article")):
        raise refused(
            _("You may not add to the inbox."),
            _("Ask an editor to do it."),
            code="not-allowed",
        )


def given(address: str) -> str:
    """Return the address as it is asked; it may lack its “https://”."""
    bare = address.strip()
    if NAMED.match(bare):
        bare = f"https://{bare}"
    if link := web_address(bare):
        return link
    raise refused(
        _("This isn’t a web address. It has to look like https://example.org/page."),
        _("Check it, and try again."),
        code="no-address",
    )


def refused(why: str | Promise, remedy: str | Promise, *, code: str) -> Refused:
    return Refused(_("The address was not fetched."), why, remedy, code=code)


def known_at(link: str, by) -> InboxItem | None:
    """Return the item that the inbox has for an address, an open one if there is any.

    Raises Refused if it has one that isn't for this user.
    """
    keys = keys_at(link)
    rows = InboxItem.objects.filter(link_key=keys.link) if keys.link else []
    found = sorted(rows, key=lambda one: (not one.is_open, -one.pk))
    if not found:
        return None
    seen = {one.pk for one in visible_to(by).filter(link_key=keys.link)}
    for one in found:
        if one.pk in seen:
            return one
    raise refused(
        _("The inbox has it already."),
        _("Ask an editor to hand it to you."),
        code="known",
    )


def keys_at(link: str) -> Keys:
    key = normalised(link)
    return keys_of(Entry(identity=key, link=link, link_key=key, title=link))


def fetched(link: str) -> Answer:
    """Return the page, if its site lets programs have it."""
    elsewhere = _("Open it in your browser, and paste its text into a new article.")
    try:
        with turn_at(link, patience=PATIENCE):
            if not may_fetch(link):
                raise refused(not_allowed(), elsewhere, code="robots")
            answer = fetch(link, accept=ACCEPT, limits=PAGE)
        # A redirect may have led to a site with other wishes.
        if answer.address != link and not may_fetch(answer.address):
            raise refused(not_allowed(), elsewhere, code="robots")
    except NotFetched as error:
        raise refused(error.reason, elsewhere, code=str(error.kind)) from error
    if answer.status != 200:
        said = _("The server answered with the error %(status)d.")
        raise refused(said % {"status": answer.status}, elsewhere, code="status")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in WEB_PAGES:
        raise refused(
            _("There is no web page at this address, but another kind of file."),
            _("A feed can be added to its source. For a file, take the page about it."),
            code="no-page",
        )
    return answer


def not_allowed() -> str:
    return _(
        "The site doesn’t let programs fetch this page, or can’t be reached at the "
        "moment."
    )


def read(answer: Answer) -> PageText:
    page = main_text(
        answer.body,
        content_type=answer.headers.get("content-type", ""),
        address=answer.address,
        headers=answer.headers,
    )
    if page.title or page.text:
        return page
    raise refused(
        _("The page has no text that can be read without its scripts."),
        _("Open it in your browser, and paste its text into a new article."),
        code="no-text",
    )


def own_address(page: PageText, answer: Answer) -> str:
    """Return the address that the page gives itself, if that is on the same site."""
    here, there = urlsplit(answer.address), urlsplit(page.canonical)
    is_of_site = page.canonical and here.netloc.lower() == there.netloc.lower()
    # Some pages name their homepage by mistake.
    is_own = is_of_site and (there.path.strip("/") or not here.path.strip("/"))
    return page.canonical if is_own else answer.address


def made_of(page: PageText, link: str, by) -> InboxItem:
    now, source, keys = timezone.now(), source_at(link), keys_at(link)
    guess = clear_language(f"{page.title}. {page.text[:GUESSED_BY]}")
    embargo = embargo_in(page.title, page.text)
    item = InboxItem(
        source=source,
        identity=keys.identity,
        link=link,
        link_key=keys.link,
        content_key=keys.content,
        title=page.title or shortened(page.text, LONGEST_TITLE),
        # The heading stands above it already.
        summary=summary_of(page.text.removeprefix(page.title), embargo),
        embargo_until=embargo.until if embargo else None,
        text=page.text if may_keep_text(source) and not page.is_reserved else "",
        language=(offered_as(page.language) if page.language else "") or guess,
        published_at=page.published
        if page.published and page.published <= now
        else None,
        seen_at=now,
        at=now,
        is_reserved=page.is_reserved,
        state=ItemState.NEW,
        handed_to=by,
    )
    try:
        with transaction.atomic():
            item.save()
    except IntegrityError:
        # The source's feed brought it meanwhile.
        item = InboxItem.objects.get(source=source, identity=keys.identity)
    return item


def source_at(link: str) -> Source | None:
    """Return the source whose homepage is at this server; None if none is for sure.

    Of several at one server it is the one whose homepage is nearest above the page.
    """
    host, path = place_of(link)
    near: dict[int, list[Source]] = {}
    for source in Source.objects.filter(homepage__icontains=host):
        at, above = place_of(source.homepage)
        if at == host and path.startswith(above):
            near.setdefault(len(above), []).append(source)
    best = near[max(near)] if near else []
    return best[0] if len(best) == 1 else None


def place_of(address: str) -> tuple[str, str]:
    """Return host and path; the path of a page that is named `index…` is its folder."""
    parts = urlsplit(normalised(address))
    path = re.sub(r"/(?:index|home|start)?(?:\.\w+)?$", "/", parts.path, flags=re.I)
    return parts.netloc.removeprefix("www."), path.rstrip("/") + "/"
