"""Propose a new content for a row, or the deletion of a page.

Without four eyes a proposal is accepted at once, and kept all the same.
"""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.domain import site_version
from articles.editing.proposals.contents import (
    Own,
    Said,
    begins,
    called,
    hash_of,
    said_by,
)
from articles.editing.proposals.deciding import accept
from articles.editing.proposals.proposal_permissions import may_write, right_to
from articles.editing.proposals.recording import (
    Deed,
    last_written,
    locked,
    not_allowed,
    overtaken,
    record,
)
from articles.editing.proposals.waiting import open_about
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_text
from articles.models import MASTHEAD, Dossier, Page, Proposal


@site_version.atomic()
def propose(
    one: Own, *, by, note: str = "", proposal: Proposal | None = None
) -> Proposal | None:
    """Propose the content that the row has in memory; None if that is public already.

    `proposal` is the open proposal of a page that isn't stored yet; for a stored row
    it is looked up. Raises Refused.
    """
    if not may_write(by, one):
        raise not_allowed(not_proposed(one))
    public, found = whole_state(one, proposal)
    content = said_by(one)
    refuse_removed(one, found)
    if public and hash_of(content) == hash_of(said_by(public)):
        if found is None:
            return None
        raise Refused(
            not_proposed(one),
            _("It is the same as what is public, and there is an open proposal."),
            _("Withdraw that proposal, if nothing is to be changed."),
            code="as-public",
        )
    found = found or begun(one)
    write(found, public, content, by=by, note=clean_text(note))
    return at_once(found, by=by)


def whole_state(
    one: Own, proposal: Proposal | None
) -> tuple[Own | None, Proposal | None]:
    """Return its public row and its open proposal, both locked."""
    if proposal is not None:
        # The form has merged the changes that others made in it meanwhile.
        public, stored = locked(proposal)
        if not stored.is_open:
            raise overtaken(stored)
        return public, stored
    if one.pk is None:
        return None, None
    current: Own = type(one).objects.select_for_update(no_key=True).get(pk=one.pk)
    return current, open_about(current, is_locked=True)


def begun(one: Own) -> Proposal:
    """Store a new proposal; Refused if somebody was faster."""
    proposal = Proposal(title=called(one), **begins(one))
    try:
        with transaction.atomic():
            proposal.save()
    except IntegrityError as error:
        raise Refused(
            not_proposed(one),
            _("There is an open proposal for it already."),
            _("Look at that one under “Proposals”: change, accept or withdraw it."),
            code="open-already",
        ) from error
    return proposal


def write(
    proposal: Proposal, public: Own | None, content: Said, *, by, note: str
) -> None:
    """Record the proposed content, and the public one that it would replace."""
    before = said_by(public) if public else None
    is_rebased = hash_of(before) != proposal.base_hash
    is_there = proposal.lock and not is_rebased
    if is_there and hash_of(content) == last_written(proposal).content_hash:
        return
    if before and is_rebased and is_seen(public):
        found = {"content": before, "content_hash": hash_of(before)}
        record(proposal, Deed.FOUND, by=None, **found)
    proposal.base_hash = hash_of(before)
    proposal.title = content.get("title") or content.get("name") or proposal.title
    if proposal.key is None:
        proposal.kind = content.get("kind", MASTHEAD)
        proposal.language = content["language"]
    said = {"content": content, "content_hash": hash_of(content), "note": note}
    record(proposal, Deed.PROPOSED, by=by, **said)


def is_seen(public: Own | None) -> bool:
    """Return whether the row has anything for readers: a dossier begins empty."""
    return not isinstance(public, Dossier) or public.is_filled


@site_version.atomic()
def propose_removal(page: Page, *, by, note: str = "") -> Proposal:
    """Propose to delete a page. Raises Refused, for example for a legal page."""
    if page.is_legal:
        raise page.kept()
    if not by.has_perm(right_to("delete", "page")):
        raise not_allowed(not_proposed(page))
    public, found = whole_state(page, None)
    if found:
        raise Refused(
            not_proposed(page),
            _("There is an open proposal for it already."),
            _("Accept or withdraw that one first."),
            code="open-already",
        )
    proposal = begun(page)
    proposal.is_removal = True
    write(proposal, public, said_by(page), by=by, note=clean_text(note))
    return at_once(proposal, by=by)


def at_once(proposal: Proposal, *, by) -> Proposal:
    return proposal if settings.NEWSROOM_FOUR_EYES else accept(proposal, by=by)


def refuse_removed(one: Own, proposal: Proposal | None) -> None:
    if proposal and proposal.merging:
        raise Refused(
            not_proposed(one),
            _("A proposal to merge or separate it is still open."),
            _("Accept, refuse or withdraw that proposal first."),
            code="to-be-merged",
        )
    if proposal and proposal.is_removal:
        raise Refused(
            not_proposed(one),
            _("Deleting this page was proposed."),
            _("Accept, refuse or withdraw that proposal first."),
            code="to-be-deleted",
        )


def not_proposed(one: Own) -> str:
    return _("“%(title)s” was not changed.") % {"title": called(one)}
