"""The source of a pasted page, as somebody at the desk chooses it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.foundation.refusal import Refused
from articles.inbox.incoming.keeping import may_keep_text
from articles.inbox.items import decide
from articles.models import InboxItem, Source


def choose_source(item: InboxItem, source: Source | None, *, by) -> InboxItem:
    """Set the source, None for none. Raises Refused.

    A text that the source's terms don't allow goes. The item is sorted anew, since
    some rules are for one source.
    """
    is_kept = may_keep_text(source) and not item.is_reserved
    text = item.text if is_kept else ""
    try:
        with transaction.atomic():
            return decide(
                item, "source", by=by, source=source, text=text, is_sorted=False
            )
    except IntegrityError as error:
        raise Refused(
            _("“%(title)s” stays as it is.") % {"title": item.title},
            _("The inbox has this page from “%(source)s” already.")
            % {"source": source},
            _("Dismiss this one, and use the other one."),
            code="known",
        ) from error
