"""Who may see what a notice is about; they see no more of it than a title."""

from collections.abc import Iterable

from articles.models import Article, DeskNotice, User

REPORTS = "articles.view_readerreport"


def who_may_see(edition: int, keys: Iterable[int], *, is_report: bool) -> list[User]:
    """Return those accounts of the desk that may see the edition, and reports if it is
    about one.
    """
    people = User.objects.at_the_desk().filter(pk__in=list(keys)).order_by("pk")
    may_see_all = User.objects.at_the_desk(
        "articles.review_article", "articles.publish_article"
    )
    found = list(people.select_related("notice_settings"))
    if not found:
        return []
    see_all = set(
        may_see_all.filter(pk__in=[one.pk for one in found]).values_list(
            "pk", flat=True
        )
    )
    return [
        person
        for person in found
        if (person.pk in see_all or edition in versions_for(person, [edition]))
        and (not is_report or person.has_perm(REPORTS))
    ]


def versions_for(user: User, editions: Iterable[int]) -> dict[int, Article]:
    """Return the latest version of each edition that the user may see, in one query.

    A version that they may not see gives no title away, also if it is a later one.
    """
    seen = Article.objects.visible_to(user).kept().filter(edition__in=list(editions))
    columns = ("edition", "number", "headline", "status", "edition__language")
    rows = seen.select_related("edition").order_by("number").only(*columns)
    return {row.edition_id: row for row in rows}


def is_open_to(user: User, one: DeskNotice, versions: dict[int, Article]) -> bool:
    """Return whether the user may see what a notice is about."""
    may_read = one.report_id is None or user.has_perm(REPORTS)
    return one.edition_id in versions and may_read
