"""Follow a text, or stop it: a button beside the text, or a page that asks."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.admin.article.access import find
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url
from articles.admin.parts.standing import standing
from articles.editing import notices
from articles.editing.desk import is_following
from articles.models import Article


def follow_page(request, pk: int):
    """Change it at once, or show a page with the button for that."""
    article = find(request, pk)
    if request.method == "POST":
        if "stop" in request.POST:
            notices.unfollow(request.user, article.edition_id)
            messages.success(request, _("You don't follow this text any more."))
        else:
            notices.follow(request.user, article.edition_id)
            messages.success(request, _("You follow this text now."))
        return HttpResponseRedirect(change_url(article))
    follows = is_following(request, article)
    return framed(
        request,
        Article,
        "follow",
        title=_("Stop following") if follows else _("Follow"),
        original=article,
        standing=standing(article, None),
        is_following=follows,
        back=change_url(article),
    )
