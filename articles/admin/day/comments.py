"""Open comments that wait for the user's word, on the first page. One query."""

from django.urls import reverse
from django.utils.translation import gettext as _, pgettext, pgettext_lazy

from articles.admin.article.commenting.panel import name_of
from articles.admin.day.section import SHOWN, Mark, Row, Section, all_of, section
from articles.admin.parts.near import near
from articles.editing.commenting import for_you
from articles.models import User

# So many are counted.
MOST = 200
HOLDS = Mark("overdue", pgettext_lazy("day", "Holds the text"))


def comments_for(user: User) -> list[Section]:
    if not user.has_perm("articles.change_article"):
        return []
    found = for_you(user, MOST)
    words = pgettext("list", "All open comments")
    lists = all_of(len(found), SHOWN, MOST, reverse("desk_comments"), words)
    rows = [row_of(one) for one in found]
    return section("comments", _("Comments for you"), rows, lists)


def row_of(one) -> Row:
    address = reverse("admin:articles_article_comments", args=[one.article_key])
    return Row(
        one.headline or _("No headline yet"),
        f"{address}#comment-{one.pk}",
        [name_of(one), near(one.last_at)],
        language=one.edition.language,
        note=one.text,
        mark=HOLDS if one.is_blocking else None,
    )
