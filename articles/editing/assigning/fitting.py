"""The people for a text: nobody both writes and reviews it where four eyes hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from articles.domain import assignments, rights
from articles.foundation.refusal import Refused
from articles.models import Article, Assignment, AssignmentRole, User
from articles.workflow import Status

RIGHTS = {
    AssignmentRole.WRITES: "articles.change_article",
    AssignmentRole.REVIEWS: "articles.review_article",
}


def people_for(role: str) -> Any:
    """Return the open accounts that have the right that the role takes."""
    found = User.objects.at_the_desk(RIGHTS[AssignmentRole(role)])
    return found.order_by("printed_name", "username")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a text: its open assignments, and its changes by hand."""

    rows: Mapping[tuple[int, str], Assignment]
    edits: list[rights.Edit]


def sides_of(article: Article) -> Sides:
    return Sides(assignments.open_for([article.edition_id]), rights.edits(article))


def refuse_unfit(article: Article, role: str, person: User, sides: Sides) -> None:
    """Refuse a person who has no right to it, or who is on the other side of it."""
    is_there = person.is_open and person.is_staff
    if not (is_there and person.has_perm(RIGHTS[AssignmentRole(role)])):
        raise refused(
            article,
            "no-right",
            _("%(name)s can't do this.") % {"name": name_of(person)},
            _("Choose somebody else."),
        )
    if settings.NEWSROOM_FOUR_EYES and is_across(article, role, person, sides):
        raise refused(
            article,
            "same-person",
            _("Nobody reviews what they write themselves."),
            _("Choose somebody else."),
        )
    if role == AssignmentRole.REVIEWS and not counts(article, person):
        raise refused(
            article,
            "other-language",
            _("%(name)s doesn't review texts in this language.")
            % {"name": name_of(person)},
            _("Choose somebody else."),
        )


def is_across(article: Article, role: str, person: User, sides: Sides) -> bool:
    """Return whether the person is on the other side: writes it, or reviews it."""
    if role == AssignmentRole.WRITES:
        other = sides.rows.get((article.edition_id, AssignmentRole.REVIEWS))
        return other is not None and other.person_id == person.pk
    other = sides.rows.get((article.edition_id, AssignmentRole.WRITES))
    writers = {by for by, _lock in sides.edits}
    is_writer = other is not None and other.person_id == person.pk
    return is_writer or article.author_id == person.pk or writers == {person.pk}


def counts(article: Article, person: User) -> bool:
    author = article.author_id
    return rights.is_second_pair(person, article.language, author=author)


def may_take(user: User, article: Article, sides: Sides | None = None) -> bool:
    """Return whether `user` may take the text for review now.

    Callers that know its sides pass them; else they are queried.
    """
    if article.status != Status.IN_REVIEW or not rights.may_assign(user):
        return False
    try:
        refuse_unfit(article, AssignmentRole.REVIEWS, user, sides or sides_of(article))
    except Refused:
        return False
    return True


def may_give_back(user: User, one: Assignment) -> bool:
    return one.person_id == user.pk or rights.may_assign(user)


def name_of(person: User) -> str:
    return person.get_full_name() or person.get_username()


def refused(article: Article, code: str, why: str, remedy: str) -> Refused:
    what = _("The assignment of “%(headline)s” wasn't changed.")
    return Refused(what % {"headline": article}, why, remedy, code=code)
