"""Say in words what a move will bring about, where that depends on the article.

`docs/workflow.md` prints the docstrings of what `verbs` names.
"""

from django.utils.translation import gettext as _

from articles.models import Article, given
from articles.publishing.explaining import moment
from articles.publishing.options import Options, Publication, Withdrawal


def publication(article: Article, told: Publication) -> str:
    """Say when it goes live, what it replaces, and when it ends."""
    sentences = [
        _("It goes live on %(at)s.") % {"at": moment(told.at)}
        if told.at
        else _("It goes live at once.")
    ]
    live = article.edition.live_article(told.at)
    if live and live.pk != article.pk:
        sentences.append(_("It replaces version %(n)s.") % {"n": live.number})
    sentences += displaced(article)
    if told.expires_at:
        sentences.append(
            _("It disappears on %(at)s.") % {"at": moment(told.expires_at)}
        )
    return " ".join(sentences)


def cancellation(article: Article, told: Options) -> str:
    """Say when it won't appear, and that it goes back to review."""
    return _("It won't appear on %(at)s and goes back to review.") % {
        "at": moment(given(article.live_from))
    }


def withdrawal(article: Article, told: Withdrawal) -> str:
    """Say what disappears, what stands at its address, and what goes back to review."""
    gone = _(
        "Its text disappears from the site and the feeds at once. At its address "
        "stands what is chosen here, with the reason."
    )
    return " ".join([gone, *displaced(article)])


def reinstatement(article: Article, told: Options) -> str:
    """Say that the same text goes live at once, and as which version."""
    newest = article.edition.articles.latest("number")
    return _("The same text goes live at once, as version %(number)s.") % {
        "number": newest.number + 1
    }


def displaced(article: Article) -> list[str]:
    """Say which scheduled version would have to go back to review."""
    scheduled = article.edition.articles.scheduled().exclude(pk=article.pk).first()
    if not scheduled:
        return []
    return [
        _("Version %(n)s, scheduled for %(at)s, goes back to review.")
        % {"n": scheduled.number, "at": moment(given(scheduled.live_from))}
    ]
