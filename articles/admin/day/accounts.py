"""Accounts that end soon, for those who look after accounts."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin.day.section import Row, Section, all_of, listed, section
from articles.admin.users.ending import ending_soon
from articles.models import User, given

MOST = 50


def accounts_for(user: User) -> list[Section]:
    """Return them, the first to end in front."""
    if not user.has_perm("articles.change_user"):
        return []
    found = ending_soon(User.objects).order_by("ends_on", "username")[:MOST]
    rows = [row_of(one) for one in found]
    lists = all_of(len(rows), len(rows), MOST, listed("user", ends="soon"))
    return section("accounts", _("Accounts that end soon"), rows, lists, is_quiet=True)


def row_of(account: User) -> Row:
    address = reverse("admin:articles_user_change", args=[account.pk])
    said = _("last day: %(day)s") % {"day": date_format(given(account.ends_on))}
    return Row(account.get_full_name() or account.username, address, [said])
