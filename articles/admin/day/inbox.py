"""The newest open items of the inbox: all of them, or those handed to the user."""

from django.db.models import IntegerField, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _, pgettext

from articles.admin.day.section import SHOWN, Row, Section, all_of, section
from articles.admin.inbox.access import may_look
from articles.admin.inbox.listed.asked import Asked
from articles.admin.inbox.listed.listing import Listing
from articles.admin.inbox.listed.saying import facts_of, source_of
from articles.admin.parts.lists.bounded import AHEAD
from articles.inbox.items import sees_all
from articles.models import InboxItem, User


class CountOf(Subquery):
    """The number of rows of a query, which has a limit."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) few)"
    output_field = IntegerField()


def inbox_for(user: User) -> list[Section]:
    """Return the first entries, and lead to the list of all. Makes one query."""
    if not may_look(user):
        return []
    leads = Listing(Asked(), user).leads()
    first = leads.order_by("-at", "-pk").select_related("source")
    count = CountOf(leads.order_by().values("pk")[:AHEAD])
    found = list(first.annotate(count=count)[:SHOWN])
    title = pgettext("pages", "Inbox") if sees_all(user) else _("Handed to you")
    rows = [row_of(one) for one in found]
    counted = found[0].count if found else 0
    return section(
        "inbox", title, rows, all_of(counted, len(rows), AHEAD, reverse("inbox"))
    )


def row_of(item: InboxItem) -> Row:
    return Row(
        item.title,
        f"{reverse('inbox')}#item-{item.pk}",
        [source_of(item), *facts_of(item)],
        language=item.language,
    )
