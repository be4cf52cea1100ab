"""An item as an article would say it, before the newsroom is asked for anything."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from articles.foundation.languages import offered_as
from articles.foundation.slugs import SLUG, slug_from
from articles.models import CameAs
from articles.transfer.importing.wordpress.export.index import Index
from articles.transfer.importing.wordpress.export.items import LANGUAGE, Item, plain
from articles.transfer.importing.wordpress.export.remarks import (
    ItemError,
    Remark,
    shortened,
)
from articles.transfer.importing.wordpress.export.states import withheld_of
from articles.transfer.importing.wordpress.mapping.mapping import (
    LEAVE_OUT,
    Mapping,
    Person,
    Rule,
)
from articles.transfer.importing.wordpress.old_site.addresses import Addresses
from articles.transfer.importing.wordpress.old_site.uploads import (
    Missing,
    Upload,
    Uploads,
)
from articles.transfer.importing.wordpress.text.body import Body, body_of

MAX_HEADLINE, MAX_TEASER, MAX_SLUG = 250, 1000, 90
# Other terms of that taxonomy aren't languages.
CODE = re.compile(r"[A-Za-z]{2}(?:[-_].*)?")
# States whose date is when it appeared; a draft's is when it was begun.
DATED = {CameAs.PUBLIC, CameAs.WITHHELD, CameAs.PRIVATE, CameAs.PASSWORD}
# States that need no remark: nobody is surprised, or another remark explains them.
SPEAKING = {CameAs.PUBLIC, CameAs.DRAFT, CameAs.WITHHELD}
# At most so many reasons for withholding a text are named.
MOST_NAMED = 8


@dataclass(slots=True)
class Prepared:
    """`digest` is of the item and of what belongs to it: another one means a change."""

    item: Item
    state: CameAs
    language: str
    headline: str
    slug: str
    teaser: str
    dated: date | None
    person: Person
    labels: list[Rule]
    lead: Upload | None
    body: Body
    digest: str = ""
    remarks: list[Remark] = field(default_factory=list)
    # When it was to vanish there.
    until: datetime | None = None

    @property
    def moment(self) -> datetime | None:
        return self.item.moment

    @property
    def uploads(self) -> list[Upload]:
        lead = [self.lead] if self.lead else []
        return [*lead, *(one.upload for one in self.body.placed)]


@dataclass(frozen=True, slots=True)
class Preparing:
    """The tools for preparing all items of one export."""

    index: Index
    mapping: Mapping
    uploads: Uploads
    addresses: Addresses
    language: str

    def prepare(self, item: Item, state: CameAs) -> Prepared:
        """ItemError if it can't come in."""
        language = self.language_of(item)
        body = self.text_of(item)
        remarks = list(body.remarks)
        lead = self.lead_of(item, remarks)
        headline = fitted(item.title, MAX_HEADLINE, "headline", remarks)
        teaser = fitted(plain(item.excerpt), MAX_TEASER, "teaser", remarks)
        remarks += told_of_state(item, state, self.withheld_of(item))
        if item.is_pinned:
            remarks.append(
                Remark(
                    "It stood in front there.", "Put it in front of the home page here."
                )
            )
        prepared = Prepared(
            item=item,
            state=state,
            language=language,
            headline=headline,
            slug=slug_of(item.slug),
            teaser=teaser,
            dated=timezone.localdate(item.local)
            if item.local and state in DATED
            else None,
            person=self.person_of(item, remarks),
            labels=self.labels_of(item),
            lead=lead,
            body=body,
            remarks=remarks,
        )
        prepared.digest = digest_of(prepared)
        return prepared

    def text_of(self, item: Item) -> Body:
        return body_of(item, self.uploads, self.addresses)

    def withheld_of(self, item: Item) -> list[str]:
        return withheld_of(item, self.index.shown)

    def language_of(self, item: Item) -> str:
        for term in item.in_taxonomy(LANGUAGE):
            # Some call it “english”.
            if code := offered_as(term.slug) or offered_as(term.slug[:2]):
                return code
            if CODE.fullmatch(term.slug):
                raise ItemError(
                    f"It is in a language ({shortened(term.name)}) that this site "
                    "doesn't have.",
                    "Leave it there, or translate it.",
                )
        return self.language

    def lead_of(self, item: Item, remarks: list[Remark]) -> Upload | None:
        if not item.thumbnail:
            return None
        found = self.uploads.find(item.thumbnail, "")
        if isinstance(found, Missing):
            remarks.append(Remark(found.reason, found.remedy))
            return None
        return found

    def person_of(self, item: Item, remarks: list[Remark]) -> Person:
        person = self.mapping.people.get(item.creator)
        if person is None and item.creator:
            remarks.append(
                Remark(
                    f"The export doesn't say who “{shortened(item.creator)}” is, so "
                    "nobody is named.",
                    "Name the person in the mapping.",
                )
            )
        return person or Person("")

    def labels_of(self, item: Item) -> list[Rule]:
        found = (self.mapping.rule(term) for term in item.labels)
        return [rule for rule in dict.fromkeys(found) if rule.becomes != LEAVE_OUT]


def told_of_state(item: Item, state: CameAs, withheld: list[str]) -> Iterator[Remark]:
    by_text = state is CameAs.WITHHELD
    if state not in SPEAKING:
        yield Remark(f"There it was: {state.label}. So it is a draft.")
    if withheld:
        names = ", ".join(shortened(one) for one in withheld[:MOST_NAMED])
        more = len(withheld) - MOST_NAMED
        others = f" and {more} more" if more > 0 else ""
        yield Remark(
            f"Some of it may not have been for all readers there ({names}{others})."
            + " So it is a draft." * by_text,
            "Take out what isn't for all, then publish it at the desk; or name in the "
            "mapping what showed its text to everybody.",
        )


def fitted(text: str, limit: int, what: str, remarks: list[Remark]) -> str:
    """Return a line that fits, cut between words; nothing is cut in silence."""
    if len(text) <= limit:
        return text
    remarks.append(
        Remark(
            f"Its {what} is cut at {limit} characters; it went on: "
            f"“{shortened(text[limit - 20 :], 200)}”.",
            "Shorten it at the desk.",
        )
    )
    cut = text[: limit - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def slug_of(said: str) -> str:
    """Return the last part of an address as it was, if it can be one here."""
    if SLUG.fullmatch(said) and said.isascii() and len(said) <= MAX_SLUG:
        return said
    return slug_from(said, fallback="") if said else ""


def digest_of(prepared: Prepared) -> str:
    item = prepared.item
    said = [
        item.title, item.slug, item.content, item.excerpt, prepared.state.value,
        item.moment and item.moment.isoformat(), str(prepared.dated),
        [prepared.person.name, prepared.person.organisation],
        [[rule.becomes, rule.name] for rule in prepared.labels],
        prepared.lead and prepared.lead.digest,
        [one.upload.digest for one in prepared.body.placed],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def named(remark: Remark, item: Item) -> Remark:
    return replace(remark, item=item.name)
