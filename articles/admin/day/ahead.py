"""What goes live by itself: when, and how long it is until then."""

from django.utils.translation import gettext as _

from articles.admin.day.section import Section, all_of, listed, section
from articles.admin.day.words import ahead, near
from articles.admin.day.work import row, what
from articles.models import Article, User, given
from articles.workflow import Phase

MOST = 200


def scheduled_for(user: User) -> list[Section]:
    """Return what is scheduled and the person may see, the next in front."""
    if not user.has_perm("articles.change_article"):
        return []
    visible = Article.objects.visible_to(user).in_phase(Phase.SCHEDULED)
    visible = visible.select_related("edition").defer("body")
    coming = list(visible.order_by("live_from", "pk")[:MOST])
    rows = [row(one, *said(one), *what(one)) for one in coming]
    address = listed("article", phase=Phase.SCHEDULED)
    lists = all_of(len(rows), len(rows), MOST, address)
    return section("scheduled", _("Goes live"), rows, lists)


def said(article: Article) -> tuple[str, str]:
    at = given(article.live_from)
    return near(at), ahead(at)
