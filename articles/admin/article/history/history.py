"""The history of an article's edition, newest first: every save, every decision, and
what happened to the embargo on its story.
"""

from django.utils.translation import gettext as _

from articles.admin.article.access import find
from articles.admin.article.history.compare import number, way_to
from articles.admin.article.history.timeline import Timeline
from articles.admin.parts.framed import framed
from articles.domain import rights
from articles.models import Article


def history(request, object_id: str):
    article = find(request, object_id)
    timeline = Timeline(article.edition, request.user, request.GET.get("p", "1"))
    return framed(
        request,
        Article,
        "history",
        title=_("History: %(headline)s") % {"headline": article},
        crumbs=way_to(article),
        here=_("History"),
        article=article,
        may_begin=request.user.has_perm("articles.add_article"),
        **told(request, timeline),
    )


def told(request, timeline: Timeline) -> dict:
    """Return the timeline, what is chosen to be compared, and what can be restored."""
    working = timeline.working()
    newest, before = timeline.newest()
    chosen = {
        "old": number(request.GET.get("old")) or before or newest,
        "new": number(request.GET.get("new")) or newest,
    }
    return {
        "timeline": timeline,
        "versions": timeline.versions(),
        "elsewhere": timeline.elsewhere(chosen.values()),
        "chosen": chosen,
        "working": working,
        "may_restore": working and rights.may_change(request.user, working),
    }
