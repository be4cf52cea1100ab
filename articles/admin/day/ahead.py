"""Articles that go live by themselves, and when; or by an approval."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.day.section import SHOWN, Row, Section, all_of, listed, section
from articles.admin.day.work import InWork, row, what
from articles.admin.parts.afterwards import review_url
from articles.admin.parts.near import ahead, near
from articles.admin.parts.saying import planned
from articles.editing.publishing import Circumstances
from articles.models import Article, User, given
from articles.workflow import Phase

MOST = 200


def coming(user: User, work: InWork) -> list[Section]:
    """Return the scheduled articles that the user may see, the next in front; and those
    that lack only an approval, at their moment, or else before all others.
    """
    if not user.has_perm("articles.change_article"):
        return []
    visible = Article.objects.visible_to(user).in_phase(Phase.SCHEDULED)
    visible = visible.select_related("edition").defer("body")
    scheduled = list(visible.order_by("live_from", "pk")[:MOST])
    rows = [(given(one.live_from), at_its_moment(one)) for one in scheduled]
    rows += [(moment_of(one), once_approved(one)) for one in work.in_review if one.plan]
    rows.sort(key=lambda pair: pair[0])
    lists = []
    if len(rows) > SHOWN:
        address, count = listed("article", phase=Phase.SCHEDULED), len(scheduled)
        lists = all_of(count, 0, MOST, address, _("All scheduled: %(count)s"))
    shown = [one for _at, one in rows]
    return section("scheduled", _("Goes live"), shown, lists, is_quiet=True)


def at_its_moment(article: Article) -> Row:
    at = given(article.live_from)
    return row(article, near(at), ahead(at), *what(article))


def once_approved(one: Circumstances) -> Row:
    return row(
        one.article, planned(one), *what(one.article), address=review_url(one.article)
    )


def moment_of(one: Circumstances) -> datetime:
    return given(one.plan).live_from or timezone.now()
