"""Find who may see the object of a notice; they see no more of it than a title."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.models import Article, DeskNotice, Follow, User, report_name
from articles.workflow import Status

REPORTS = "articles.view_readerreport"


def who_may_see(
    edition: int | None, keys: Iterable[int], *, with_followers: bool, is_report: bool
) -> list[User]:
    """Return those accounts of the desk, and its followers, that may see the edition;
    if it is about a report, those of them who may read reports.

    A report of a barrier has no edition.
    """
    if edition is None:
        found = User.objects.at_the_desk(REPORTS).filter(pk__in=list(keys))
        return list(found.select_related("notice_settings").order_by("pk"))
    everybody = User.objects.at_the_desk
    may_see_all = everybody("articles.review_article", "articles.publish_article")
    own = Article.objects.filter(edition=edition, author=OuterRef("pk"))
    may_see_own = everybody("articles.view_article").filter(pk=OuterRef("pk"))
    wanted = Q(pk__in=list(keys))
    if with_followers:
        followers = Follow.objects.filter(edition=edition).order_by().values("person")
        wanted |= Q(pk__in=followers)
    found = everybody().filter(wanted).select_related("notice_settings")
    found = found.annotate(
        sees_all=Exists(may_see_all.filter(pk=OuterRef("pk"))),
        sees_own=Exists(own) & Exists(may_see_own),
    )
    return [
        person
        for person in found.order_by("pk")
        if (
            person.sees_all
            or person.sees_own
            or edition in versions_for(person, [edition])
        )
        and (not is_report or person.has_perm(REPORTS))
    ]


def versions_for(user: User, editions: Iterable[int | None]) -> dict[int, Article]:
    """Return the latest version of each edition that the user may see, in one query.

    A version that they may not see gives no title away, also if it is a later one.
    """
    seen = Article.objects.visible_to(user).filter(
        edition__in=[one for one in editions if one]
    )
    columns = ("edition", "number", "headline", "status", "edition__language")
    rows = seen.select_related("edition").order_by("number").only(*columns)
    # A discarded one only if there is no other.
    by_age = sorted(rows, key=lambda row: (row.status != Status.DISCARDED, row.number))
    return {row.edition_id: row for row in by_age}


def is_open_to(user: User, one: DeskNotice, versions: dict[int, Article]) -> bool:
    """Return whether the user may see what a notice is about."""
    may_read = one.report_id is None or user.has_perm(REPORTS)
    return may_read and (one.edition_id is None or one.edition_id in versions)


def title_of(one: DeskNotice, versions: dict[int, Article]) -> str:
    """Return the working title of its text; a report without one is a number."""
    if one.edition_id is None:
        return report_name(one.report_id or 0)
    headline = versions[one.edition_id].headline
    return " ".join(headline.split()) or _("No headline yet")
