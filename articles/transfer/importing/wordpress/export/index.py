"""The first reading of an export: whole and sound, and what all items need to know."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from articles.models import CameAs
from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.items import (
    LANGUAGE,
    TRANSLATIONS,
    Attachment,
    Item,
    Term,
    attachment_of,
    item_of,
    number_in,
    plain,
    term_slug,
)
from articles.transfer.importing.wordpress.export.reading import (
    Element,
    elements,
    not_wxr,
)
from articles.transfer.importing.wordpress.export.states import state_of
from articles.transfer.importing.wordpress.export.withheld import Shown
from articles.transfer.importing.wordpress.markup.unknown import unknown_in

VERSIONS = {"1.0", "1.1", "1.2"}
NONE_SHOWN = Shown()


@dataclass(frozen=True, slots=True)
class Known:
    """An item to be imported, as it stays in memory: some hundred bytes."""

    number: int
    kind: str
    state: CameAs
    link: str
    guid: str


@dataclass(slots=True)
class Index:
    """`site` is its address without scheme; with a number it identifies an item."""

    site: str = ""
    language: str = ""
    addresses: set[str] = field(default_factory=set)
    # Printed names by login.
    people: dict[str, str] = field(default_factory=dict)
    attachments: dict[int, Attachment] = field(default_factory=dict)
    # The attachments that were uploaded with each post.
    uploaded_with: dict[int, list[int]] = field(default_factory=dict)
    known: dict[int, Known] = field(default_factory=dict)
    terms: Counter[Term] = field(default_factory=Counter)
    creators: Counter[str] = field(default_factory=Counter)
    # Those of posts that were public.
    public_terms: set[Term] = field(default_factory=set)
    public_creators: set[str] = field(default_factory=set)
    # The languages that the posts with each term say.
    spoken: dict[Term, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    # Number and parent of terms, by taxonomy and slug; numbers of people by login.
    facts_of_terms: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    numbers_of_people: dict[str, int] = field(default_factory=dict)
    # The items that are translations of each other.
    groups: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    kinds: Counter[str] = field(default_factory=Counter)
    shown: Shown = NONE_SHOWN
    # The number of articles with each finding of `unknown_in`.
    unknown: Counter[str] = field(default_factory=Counter)

    def note(self) -> str:
        """Return the note of those who publish what was public there."""
        return _("Taken over from WordPress, where it was public.")

    @property
    def below(self) -> str:
        """Return the path below which the site was, without a slash at its end."""
        _host, slash, path = self.site.partition("/")
        return slash + path

    def key(self, number: int) -> str:
        return f"wordpress:{self.site}:{number}"


def index_of(
    decoded: Decoded, kinds: frozenset[str], shown: Shown = NONE_SHOWN
) -> Index:
    """Read all of it once. `kinds` are those that become articles.

    Refused if it is no export, or not whole: then nothing of it is taken.
    """
    index, version = Index(shown=shown), ""
    for element in elements(decoded):
        if element.name == "wp:wxr_version":
            version = element.text.strip()
        elif element.name == "item":
            note_item(index, element, kinds)
        else:
            note_about(index, element)
    if version not in VERSIONS:
        raise not_wxr(
            f"Its version is {version!r}, not 1.0, 1.1 or 1.2."
            if version
            else "It is a feed of articles; an export says its version (WXR)."
        )
    index.site = site_of(index)
    return index


def site_of(index: Index) -> str:
    named = sorted(
        filter(None, map(bare, index.addresses)), key=lambda it: (len(it), it)
    )
    if not named:
        raise not_wxr("It doesn't say of which site it is.")
    # The longest: of several sites in one installation, its own.
    return named[-1]


def bare(address: str) -> str:
    """Return an address without scheme and slash at its end, "" if it is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    return f"{host}{parts.path.rstrip('/')}"[:200] if host else ""


def note_about(index: Index, element: Element) -> None:
    if element.name in {"wp:base_site_url", "wp:base_blog_url", "link"}:
        index.addresses.add(element.text.strip())
    elif element.name == "language":
        index.language = element.text.strip()
    elif element.name == "wp:author":
        login = element.said("wp:author_login").strip()
        names = ("wp:author_first_name", "wp:author_last_name")
        whole = " ".join(filter(None, (plain(element.said(one)) for one in names)))
        shown = plain(element.said("wp:author_display_name"))
        # Users who registered by mail may be named by their address: never publish it.
        named = (one for one in (shown, whole) if one and "@" not in one)
        index.people[login] = next(named, "")
        index.numbers_of_people[login] = number_in(element.said("wp:author_id"))
    elif element.name in {"wp:category", "wp:tag"}:
        note_term(index, element)


def note_term(index: Index, element: Element) -> None:
    number = number_in(element.said("wp:term_id"))
    if element.name == "wp:tag":
        slug = term_slug(element.said("wp:tag_slug"))
        index.facts_of_terms["post_tag", slug] = number, ""
        return
    slug, parent = (
        term_slug(element.said(f"wp:category_{name}"))
        for name in ("nicename", "parent")
    )
    index.facts_of_terms["category", slug] = number, parent


def note_item(index: Index, element: Element, kinds: frozenset[str]) -> None:
    kind = element.said("wp:post_type").strip() or "post"
    index.kinds[kind] += 1
    if kind == "attachment":
        attachment = attachment_of(element)
        index.attachments[attachment.number] = attachment
        if attachment.parent:
            own = index.uploaded_with.setdefault(attachment.parent, [])
            own.append(attachment.number)
        return
    if kind not in kinds:
        return
    item = item_of(element)
    state = state_of(item, index.shown)
    if state is None or not item.number:
        return
    index.known.setdefault(
        item.number, Known(item.number, kind, state, item.link, item.guid)
    )
    index.terms.update(item.labels)
    if state is CameAs.PUBLIC:
        index.public_terms.update(item.labels)
        index.public_creators.add(item.creator)
    codes = [term.slug for term in item.in_taxonomy(LANGUAGE)]
    for term in item.labels:
        index.spoken[term].update(codes)
    index.creators[item.creator] += 1
    # Each once, in the order of the text, so that a proposal always looks the same.
    found = [*unknown_in(item.content), *unknown_in(item.excerpt)]
    index.unknown.update(dict.fromkeys(found, 1))
    for term in item.in_taxonomy(TRANSLATIONS):
        index.groups[term.slug].append(item.number)


def items(decoded: Decoded) -> Iterator[Item]:
    """Read it once more: each item but attachments, as it comes."""
    for element in elements(decoded):
        if element.name == "item" and (
            element.said("wp:post_type").strip() != "attachment"
        ):
            yield item_of(element)
