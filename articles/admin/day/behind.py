"""Translations that are behind their originals, the last that fell behind in front.

By how many versions, the list of all says: it asks what came of each original.
"""

from django.urls import reverse
from django.utils.translation import gettext as _, pgettext

from articles.admin.article.translations.rows import all_behind
from articles.admin.day.section import DUE, Row, Section, all_of, section
from articles.admin.day.work import language_of
from articles.admin.parts.near import near
from articles.admin.parts.saying import behind_url
from articles.models import Article, User, given

MOST = 200


def behind_of(user: User) -> list[Section]:
    """Return those the person can do something about; each leads to the difference."""
    if not user.has_perm("articles.add_article"):
        return []
    rows = [row_of(one) for one in all_behind(user)[:MOST]]
    lists = all_of(len(rows), len(rows), MOST, reverse("translations_behind"))
    return section("behind", pgettext("pages", "Translations behind"), rows, lists)


def row_of(article: Article) -> Row:
    since = _("since %(when)s") % {"when": near(given(article.behind_since))}
    return Row(
        str(article),
        behind_url(article),
        [since, language_of(article)],
        language=article.language,
        mark=DUE,
    )
