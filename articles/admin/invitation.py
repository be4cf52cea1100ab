"""Pages about another's ways in: invite her, or take away the factors that she lost."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.accounts import (
    factors_of,
    invite,
    mail_folder,
    state_of,
    take_away_factors,
)
from articles.models import User
from articles.refusal import Refused


def asked(page, request, key: str) -> User | None:
    """Return whose account it is, if who asks may change it."""
    person = page.get_object(request, unquote(key))
    if not page.has_change_permission(request, person):
        raise PermissionDenied
    # Who manages accounts has no power over those that may do everything.
    if person and person.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
    return person


def shown(page, request, person: User, name: str, **context):
    known = page.admin_site.each_context(request) | {
        "opts": page.opts,
        "original": person,
    }
    request.current_app = page.admin_site.name
    template = f"admin/articles/user/{name}.html"
    return TemplateResponse(request, template, known | context)


def back_to(person: User):
    return redirect("admin:articles_user_change", person.pk)


def invite_or_say(page, request, person: User) -> None:
    """Invite the person, and say what became of it."""
    try:
        invite(person, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return
    page.log_change(request, person, "Invited.")
    told = {"address": person.email, "folder": mail_folder()}
    said = _("An invitation goes to %(address)s.") % told
    if told["folder"]:
        said += " " + _(
            "This newsroom has no mail server yet: its mails are files in the folder "
            "%(folder)s on the machine that it runs on."
        ) % told
    messages.success(request, said)


def invitation_page(page):
    def view(request, id):  # noqa: A002 (as the admin's pages of an account)
        person = asked(page, request, id)
        if person is None:
            return page._get_obj_does_not_exist_redirect(request, page.opts, id)
        if request.method == "POST":
            invite_or_say(page, request, person)
            return back_to(person)
        title, state = _("Send an invitation"), state_of(person)
        return shown(page, request, person, "invitation", title=title, state=state)

    return view


def factors_page(page):
    def view(request, id):  # noqa: A002 (as the admin's pages of an account)
        person = asked(page, request, id)
        if person is None:
            return page._get_obj_does_not_exist_redirect(request, page.opts, id)
        if request.method == "POST":
            if take_away_factors(person, by=request.user):
                page.log_change(request, person, "Second factors taken away.")
                messages.success(request, _("The second factors are taken away."))
            return back_to(person)
        title, found = _("Take away second factors"), factors_of(person)
        return shown(page, request, person, "factors", title=title, factors=found)

    return view
