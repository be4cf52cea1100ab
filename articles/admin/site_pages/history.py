"""The history of a page, masthead or dossier: all that was proposed and decided, newest
first; two of these side by side; and the way back, as a proposal.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.accounts import note_refusal
from articles.admin.parts.crumbs import to_form, to_history, to_list
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.framed import framed
from articles.admin.site_pages.difference import changed_labels, sections
from articles.admin.site_pages.finding import page_of
from articles.admin.site_pages.told import SAID, Entry
from articles.domain import site_version
from articles.editing.proposals import (
    hash_of,
    last_written,
    may_write,
    open_about,
    propose,
    said_by,
    with_content,
)
from articles.foundation.refusal import Refused
from articles.models import Dossier, Masthead, Page, Proposal, ProposalAct

ON_A_PAGE = 50
Deed = ProposalAct.Deed


def acts_about(one: Page | Masthead | Dossier):
    about = Proposal.objects.about(one)
    return ProposalAct.objects.filter(proposal__in=about).select_related("by")


def said_about(one: Page | Masthead | Dossier) -> list[tuple[int, str]]:
    """Return key and hash of all contents, in their order, without repeats in a row.

    A content that a proposal found to be public is included only if nobody proposed it.
    """
    rows = acts_about(one).order_by("pk").values_list("pk", "deed", "content_hash")
    found, public = [], ""
    for pk, deed, content_hash in rows:
        if deed == Deed.ACCEPTED:
            public = content_hash
        elif deed == Deed.PROPOSED or (deed == Deed.FOUND and content_hash != public):
            found.append((pk, content_hash))
        if deed == Deed.FOUND:
            public = content_hash
    return found


@require_safe
def history(request, one):
    said = said_about(one)
    keys = [pk for pk, _hash in said]
    rows = acts_about(one).order_by("-pk").exclude(deed=Deed.FOUND)
    rows = (rows | acts_about(one).filter(pk__in=keys)).defer("content")
    page = Paginator(rows.order_by("-pk"), ON_A_PAGE).get_page(request.GET.get("p"))
    chosen = chosen_of(request, keys)
    return framed(
        request,
        type(one),
        "history",
        title=_("History: %(title)s") % {"title": one},
        crumbs=[to_list(one._meta), to_form(one)],
        here=_("History"),
        one=one,
        entries=entries(type(one), list(page), keys),
        page=page,
        chosen=chosen,
        has_several=len(keys) > 1,
        **restoring(request, one),
    )


def chosen_of(request, keys: list[int]) -> dict[str, int | None]:
    """Return the two acts to compare unless the user chooses: the last two."""
    last = dict(zip(("old", "new"), [None, None, *keys][-2:], strict=True))
    asked = {name: request.GET.get(name, "") for name in last}
    return last | {name: int(key) for name, key in asked.items() if is_key(key)}


def entries(model, acts: list[ProposalAct], keys: list[int]) -> list[Entry]:
    before: dict[int, int | None] = dict(zip(keys, [None, *keys], strict=False))
    wanted = {act.pk for act in acts if act.pk in before}
    wanted |= {pk for key in wanted if (pk := before[key])}
    rows = ProposalAct.objects.filter(pk__in=wanted).values_list("pk", "content")
    contents: dict[int, Any] = dict(rows)
    found = []
    for act in acts:
        last = before.get(act.pk)
        changed = last and changed_labels(model, contents[last], contents[act.pk])
        is_erased = "erased" in (contents.get(act.pk) or {})
        found.append(Entry(act, changed or None, last, is_erased))
    return found


def restoring(request, one) -> dict[str, Any]:
    """Return whether something may be proposed again, and for which state."""
    proposal = open_about(one)
    return {
        "may_restore": may_write(request.user, one),
        "public_hash": hash_of(said_by(one)),
        "proposal": proposal,
        "proposed_hash": last_written(proposal).content_hash if proposal else None,
        "seen": proposal.lock if proposal else 0,
        "has_four_eyes": settings.NEWSROOM_FOUR_EYES,
        "compare_name": address_of(one, "compare"),
        "restore_name": address_of(one, "restore"),
    }


def address_of(one, name: str) -> str:
    return f"admin:articles_{one._meta.model_name}_{name}"


@require_safe
def compare(request, one):
    keys = sorted(key_in(request.GET, name) for name in ("old", "new"))
    acts = {act.pk: act for act in acts_about(one).filter(pk__in=keys, deed__in=SAID)}
    if any(key not in acts for key in keys):
        raise Http404
    old, new = (acts[key] for key in keys)
    return framed(
        request,
        type(one),
        "compare",
        title=_("Compare: %(title)s") % {"title": one},
        crumbs=[to_list(one._meta), to_form(one), to_history(one)],
        here=_("Compare"),
        one=one,
        article=one,
        sides=[(_("Older"), Entry(old)), (_("Newer"), Entry(new))],
        sections=sections(type(one), old.content, new.content),
        **restoring(request, one),
    )


def key_in(data, name: str) -> int:
    text = data.get(name, "")
    if not is_key(text):
        raise Http404
    return int(text)


@require_POST
def restore(request, one):
    """Propose a former content once more."""
    key = key_in(request.POST, "act")
    act = acts_about(one).filter(pk=key, deed__in=SAID).first()
    if act is None:
        raise Http404
    try:
        made = restored(one, act, by=request.user, seen=request.POST.get("seen", ""))
    except Refused as refusal:
        note_refusal(request, refusal, one)
        messages.error(request, str(refusal))
    except ValidationError as invalid:
        messages.error(request, " ".join(invalid.messages))
    else:
        if made is None:
            messages.info(request, _("Nothing was changed: this is what is public."))
        elif made.is_open:
            messages.success(
                request, _("Proposed. It is public once someone else accepts it.")
            )
            return redirect(page_of(made))
        else:
            messages.success(request, _("Saved. It is public now."))
    return redirect(address_of(one, "history"), one.pk)


@site_version.atomic()
def restored(one, act: ProposalAct, *, by, seen: str) -> Proposal | None:
    proposal = open_about(one, is_locked=True)
    if str(proposal.lock if proposal else 0) != seen:
        raise Refused(
            _("“%(title)s” was not restored.") % {"title": one},
            _("Someone else has just proposed something for it."),
            _("Look at that proposal first."),
            code="overtaken",
        )
    with_content(one, act.content or {})
    one.full_clean()
    note = _("As it was on %(at)s.") % {"at": Entry(act).moment}
    return propose(one, by=by, note=note)
