"""Commission a text: a draft that is its writer's, before there is a text."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain import rights
from articles.editing import writing
from articles.editing.assigning.deciding import Task, assign
from articles.editing.assigning.templates import content_from
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.models import Article, AssignmentRole, User


@transaction.atomic
def commission(
    title: str,
    *,
    language: str,
    writer: User,
    by: User,
    task: Task | None = None,
    template: Article | None = None,
) -> Article:
    """Return a draft with this working title that `writer` is to write. It begins with
    what the template has.

    Raises Refused; then there is no draft.
    """
    if not rights.may_assign(by):
        raise not_commissioned(
            _("You may not do this."), _("Ask an editor or the chief editor.")
        )
    if not (title := clean_line(title)):
        raise not_commissioned(_("It has no title."), _("Give it a working title."))
    content = content_from(template, title) if template else {"headline": title}
    draft = writing.begin(content, language=language, by=by, writer=writer)
    assign(draft, AssignmentRole.WRITES, person=writer, by=by, task=task)
    return draft


def not_commissioned(why: str, remedy: str) -> Refused:
    return Refused(_("The text wasn't commissioned."), why, remedy, code="not-allowed")
