"""The last decisions: the deed, its author, and the article."""

from django.utils.translation import gettext as _

from articles.admin.article.history.timeline import Entry
from articles.admin.day.section import Row, Section, listed
from articles.admin.parts.near import near
from articles.admin.parts.saying import Link, change_url
from articles.models import Article, Decision, User, sees_all

LAST = 6
# Only the last decision on an article is shown; so many are read to find others.
LOOKED_AT = 50
# The last articles that an author began; they may have many.
OWN = 200


def decided_for(user: User) -> list[Section]:
    """Return the last decisions that the user may read, their own among them."""
    if not user.has_perm("articles.view_article"):
        return []
    found = Decision.objects.all()
    if not sees_all(user):
        # On their own articles, not filtered once more: SQLite would read them all.
        found = found.filter(pk__in=last_of_her_own(user))
    found = found.select_related("article__edition", "by").defer("article__body")
    last: dict[int, Decision] = {}
    for decision in found.order_by("-at", "-pk")[:LOOKED_AT]:
        last.setdefault(decision.article_id, decision)
    rows = [said(one) for one in list(last.values())[:LAST]]
    may_list = user.has_perm("articles.view_decision")
    lists = [Link(_("All decisions"), listed("decision"))] if may_list else []
    title = _("Recent decisions")
    return [Section("decided", title, rows, lists, is_quiet=True)] if rows else []


def last_of_her_own(user: User) -> list[int]:
    """Return the last decisions on the person's articles.

    By keys, and sorted here: else PostgreSQL would read all decisions to find these.
    """
    own = Article.objects.filter(author=user).order_by("-pk").values_list("pk")
    keys = [pk for (pk,) in own[:OWN]]
    decisions = Decision.objects.filter(article__in=keys).order_by()
    found = sorted(decisions.values_list("at", "pk"), reverse=True)
    return [pk for _at, pk in found[:LOOKED_AT]]


def said(decision: Decision) -> Row:
    article = decision.article
    what = decision.get_transition_display()
    return Row(
        str(article),
        change_url(article),
        [what, Entry(decision).who, near(decision.at)],
        language=article.language,
    )
