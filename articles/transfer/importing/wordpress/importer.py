"""Import an export of WordPress, item by item, each in one transaction.

Site and number identify an item. An item that wasn't public there becomes a draft, and
no option changes that. Changes by the desk are never overwritten.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.domain import site_version
from articles.foundation.refusal import Refused
from articles.models import Article, CameAs, Image, User
from articles.transfer.importing.arriving import Arrival
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.wordpress.article.prepared import (
    Prepared,
    Preparing,
    named,
)
from articles.transfer.importing.wordpress.article.storing import Stored, store
from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.index import items
from articles.transfer.importing.wordpress.export.items import Item
from articles.transfer.importing.wordpress.export.remarks import (
    ExportRefused,
    ItemError,
    Remark,
    shortened,
)
from articles.transfer.importing.wordpress.export.states import is_empty, state_of
from articles.transfer.importing.wordpress.old_site.pictures import Library, forget

# Tries of one item while others make the same labels at the same time.
ATTEMPTS = 5
# Kinds of posts that WordPress uses internally.
INTERNAL = {
    "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
    "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles",
    "wp_navigation", "wp_font_family", "wp_font_face",
}  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """The outcome of one item: new, updated, unchanged, refused or left out."""

    item: Item
    done: str = "refused"
    article: Article | None = None
    remarks: list[Remark] = field(default_factory=list)
    # Notes by `Arrival`.
    notes: list[str] = field(default_factory=list)

    def add(self, reason: str, remedy: str = "") -> None:
        self.remarks.append(Remark(reason, remedy))


class WordPress:
    """One run. `publish` needs `by`; without it all comes in as drafts."""

    def __init__(
        self,
        decoded: Decoded,
        preparing: Preparing,
        *,
        publish: bool,
        by: User | None,
        library: Library,
        kinds: frozenset[str],
        dry_run: bool = False,
    ):
        self.decoded, self.preparing, self.kinds = decoded, preparing, kinds
        self.publish, self.by = publish, by
        self.library, self.dry_run = library, dry_run
        self.seen: set[int] = set()
        # Addresses that a dry run would have given.
        self.claimed: set[tuple[str, str]] = set()
        self.left_out: Counter[str] = Counter()
        self.comments = 0
        self.refused: set[int] = set()
        self.leads: dict[str, set[int]] = {}
        self.used: set[int] = set()

    def run(self) -> Iterator[Outcome]:
        """Yield the outcome of each item but those only counted (`left_out`)."""
        for item in self.items():
            if outcome := self.run_one(item):
                outcome.remarks += [Remark(note) for note in outcome.notes]
                outcome.remarks = [named(one, item) for one in outcome.remarks]
                yield outcome

    def items(self) -> Iterator[Item]:
        return items(self.decoded)

    def state_of(self, item: Item) -> CameAs | None:
        """Return how it stood there, None if it is left out."""
        return state_of(item, self.preparing.index.shown)

    def run_one(self, item: Item) -> Outcome | None:
        self.comments += item.comments
        if item.kind in INTERNAL:
            self.left_out[item.kind] += 1
            return None
        state = self.state_of(item)
        if state is None:
            self.left_out["empty" if is_empty(item) else item.status] += 1
            return None
        outcome = Outcome(item)
        if item.kind not in self.kinds:
            outcome.done = "left out"
            kind = shortened(item.kind)
            outcome.add(
                f"It is of the kind “{kind}”, which is no article.",
                f"To take these in as well: --kind post --kind {kind}"
                if kind != "page"
                else "Write it at the desk, under Pages.",
            )
            return outcome
        try:
            self.refuse_double(item)
            prepared = self.preparing.prepare(item, state)
            outcome.remarks += prepared.remarks
            self.leads[item.name] = prepared.body.leads_to
            self.used |= {
                one.attachment.number for one in prepared.uploads if one.attachment
            }
            self.take(prepared, outcome)
        except ItemError as error:
            outcome.done, outcome.article = "refused", None
            outcome.add(error.reason, error.remedy)
            self.refused.add(item.number)
        return outcome

    def refuse_double(self, item: Item) -> None:
        if not item.number:
            raise ItemError(
                "It has no number, by which it is known again.", "Export again."
            )
        if item.number in self.seen:
            raise ItemError(
                "It stands in the file twice; the first one counts.",
                "Look whether both say the same.",
            )
        self.seen.add(item.number)

    def take(self, prepared: Prepared, outcome: Outcome) -> None:
        stored = Stored.find(self.preparing.index.key(prepared.item.number))
        if stored.is_settled(prepared, publishes=self.publishes(prepared)):
            outcome.done, outcome.article = "unchanged", stored.article
            outcome.remarks.clear()  # they were reported when it came
            return
        images: dict[str, Image] = {}
        new: list[Image] = []
        if not self.dry_run:
            # Before the transaction: on SQLite nobody else can write in one, and it
            # takes seconds. Killed between, the next run finds them there.
            images, new = self.receive(prepared, outcome)
        try:
            self.try_to_store(prepared, outcome, images)
        except ItemError:
            forget(new)
            raise
        if outcome.done == "unchanged":
            del outcome.remarks[: len(prepared.remarks)]

    def receive(self, prepared: Prepared, outcome: Outcome):
        return self.library.take(
            prepared.uploads, language=prepared.language, remarks=outcome.remarks
        )

    def try_to_store(
        self, prepared: Prepared, outcome: Outcome, images: dict[str, Image]
    ) -> None:
        said = len(outcome.remarks)
        known = self.preparing.mapping.known
        for _attempt in range(ATTEMPTS):
            error = None
            del outcome.remarks[said:], outcome.notes[:]
            try:
                with site_version.atomic():
                    if self.dry_run:
                        images, _new = self.receive(prepared, outcome)
                    self.store(prepared, outcome, images)
                    transaction.set_rollback(self.dry_run)
            except IntegrityError:
                # The desk, or another import, has just made the same label or address.
                error = ItemError(
                    "Somebody else has just stored the same.", "Try again."
                )
                self.settle(stored=False)
                for names in known.values():
                    names.read()
                continue
            except ExportRefused:
                raise
            except (DocumentError, Refused) as refused:
                error = ItemError(*parts_of(refused))
            except ValidationError as invalid:
                error = ItemError(" ".join(invalid.messages), "Correct it there.")
            break
        self.settle(stored=error is None)
        if error:
            raise error

    def store(
        self, prepared: Prepared, outcome: Outcome, images: dict[str, Image]
    ) -> None:
        store(
            prepared,
            outcome,
            index=self.preparing.index,
            known=self.preparing.mapping.known,
            images=images,
            arrival=self.arrival_of(prepared),
            claimed=self.claimed if self.dry_run else set(),
        )

    def publishes(self, prepared: Prepared) -> bool:
        return self.publish and prepared.state is CameAs.PUBLIC

    def arrival_of(self, prepared: Prepared) -> Arrival:
        return Arrival(publish=self.publishes(prepared), by=self.by)

    def settle(self, *, stored: bool) -> None:
        """Keep the labels that a stored item brought, forget the others."""
        for names in self.preparing.mapping.known.values():
            if stored and not self.dry_run:
                names.keep()
            else:
                names.forget(seen=stored)

    def unused(self) -> int:
        """Return how many files of the old library no article shows."""
        return len(self.preparing.index.attachments.keys() - self.used)

    def dead_links(self) -> Iterator[Remark]:
        """Yield, once all is done, a remark on each link to a refused item."""
        for name, numbers in self.leads.items():
            for number in sorted(numbers & self.refused):
                yield Remark(
                    f"It leads to {number}, which was refused, so that is no link.",
                    "Correct that one and import again.",
                    name,
                )


def parts_of(error: DocumentError | Refused) -> tuple[str, str]:
    if isinstance(error, Refused):
        return f"{error.what} {error.why}", str(error.remedy)
    return error.reason, error.remedy
