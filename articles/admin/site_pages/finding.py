"""Queries for proposals and their rows, and their addresses at the desk."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from articles.admin.parts.fields.choosing import is_key
from articles.editing.proposals import (
    Own,
    last_written,
    model_of,
    open_about,
    saying,
    with_content,
)
from articles.models import Proposal

# The prefix of a key for a page that isn't there yet, before that of its proposal.
NEW = "proposal-"


def seen_by(user) -> Any:
    """Return the proposals that a person may see."""
    return Proposal.objects.visible_to(user).select_related("page")


def find(request: HttpRequest, key: int | str) -> Proposal:
    """Return a proposal that the person may see; 404 like an unknown one."""
    known = key if is_key(str(key)) else None
    return get_object_or_404(seen_by(request.user), pk=known)


def meant(key: str, model: type[Own]) -> Proposal | None:
    """Return the proposal that the key of a page or masthead to come names."""
    number = key.removeprefix(NEW)
    if number == key or not is_key(number):
        return None
    found = Proposal.objects.filter(pk=number, key=None).first()
    return found if found and model_of(found) is model else None


def as_proposed(one: Any) -> Any:
    """Return a stored row as its open proposal has it, if there is one."""
    one.proposal = proposal = open_about(one)
    if proposal and not (proposal.is_removal or proposal.merging):
        with_content(one, last_written(proposal).content or {})
    return one


def to_come(proposal: Proposal) -> Any:
    """Return a row that isn't there yet, as its proposal has it."""
    one: Any = saying(proposal, last_written(proposal).content or {})
    one.proposal = proposal
    return one


def form_of(proposal: Proposal) -> str:
    """Return the address of the form in which the proposal is written."""
    public = proposal.public()
    name = model_of(proposal)._meta.model_name
    if public is None and proposal.key:
        return reverse(f"admin:articles_{name}_changelist")
    key = public.pk if public else f"{NEW}{proposal.pk}"
    return reverse(f"admin:articles_{name}_change", args=[key])


def page_of(proposal: Proposal) -> str:
    return reverse("admin:articles_proposal_change", args=[proposal.pk])


def history_of(proposal: Proposal) -> str:
    """Return the history of the row that it is about, "" if there is none."""
    if proposal.is_shared:
        return ""
    public, name = proposal.public(), model_of(proposal)._meta.model_name
    return reverse(f"admin:articles_{name}_history", args=[public.pk]) if public else ""
