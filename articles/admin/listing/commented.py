"""Open comments in the list: the filter, and whose numbers a user may read.

The numbers stand in the row of the edition, which the list reads anyhow.
"""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.models import Article, Comment, sees_all


def has_readable_comments(article: Article, user) -> bool:
    """Return whether the user may read its comments, without a query."""
    if sees_all(user):
        return True
    own = article.stands_for_edition and article.author_id == user.pk
    return own or article.edition_id in user.editions_to_write


class CommentsFilter(SimpleListFilter):
    title = _("open comments")
    parameter_name = "comments"

    def lookups(self, request, model_admin):
        return [
            ("open", pgettext_lazy("comments", "Some")),
            ("blocking", pgettext_lazy("comments", "One that holds the text")),
        ]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked not in {"open", "blocking"}:
            return queryset
        rows = Comment.objects.open().visible_to(request.user)
        if asked == "blocking":
            rows = rows.filter(is_blocking=True)
        return queryset.filter(edition__in=rows.order_by().values("edition"))
