"""What a person may do with an article now, and what each act would bring about.

The rules are those of `guards`: here they are asked, in `publishing` they are obeyed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import rights
from articles.models import Article
from articles.publishing.explaining import moment
from articles.publishing.guards import GUARDS, Act
from articles.refusal import Refused
from articles.workflow import Transition, open_in


@dataclass(frozen=True, slots=True)
class Offer:
    """A transition that the person has the right to. `refusal` says what is in the way.

    `needs_note` includes the note of an emergency, without a second person.
    """

    transition: Transition
    needs_note: bool
    refusal: Refused | None = None


def offers(article: Article, by) -> list[Offer]:
    """Return what `by` may do with this version now, in the table's order."""
    now = timezone.now()
    return [
        offer_of(row, article, by, now)
        for row in open_in(article.phase(now))
        if rights.holds(by, row.right, article)
    ]


def offer_of(row: Transition, article: Article, by, now: datetime) -> Offer:
    needs_note = row.needs_note(own=article.author_id == by.pk)
    act = Act(
        row=row, article=article, edition=article.edition, by=by, note="", now=now
    )
    for guard in row.guards:
        try:
            GUARDS[guard](act)
        except Refused as refusal:
            if refusal.code != "note-missing":
                return Offer(row, needs_note, refusal)
            needs_note = True
    return Offer(row, needs_note)


def may_revise(article: Article, by) -> bool:
    """Whether this is the version that a next one would start from, and none has."""
    if not rights.may_take_up(by, article) or article.edition.working_version():
        return False
    return article.edition.articles.latest_begun().filter(pk=article.pk).exists()


def languages_to_translate_into(article: Article, by) -> list[tuple[str, str]]:
    """Return code and name of the languages in which a draft may be begun now."""
    if not rights.may_take_up(by, article):
        return []
    working = Article.objects.working().filter(edition__story=article.edition.story_id)
    taken = {article.language, *working.values_list("edition__language", flat=True)}
    if article.translated_from:  # not back over what it was made from
        taken.add(article.translated_from.language)
    return [(code, name) for code, name in settings.LANGUAGES if code not in taken]


def consequence(
    article: Article,
    name: str,
    *,
    at: datetime | None = None,
    expires_at: datetime | None = None,
) -> str:
    """Say in words what a transition will bring about."""
    if name == "publish":
        return publication(article, at, expires_at)
    return {
        "submit": lambda: _(
            "It goes to the editors for review. As long as it is there, you can take "
            "it back."
        ),
        "take_back": lambda: _("It becomes a draft again, and can be changed."),
        "send_back": lambda: _("It becomes a draft again, with your note."),
        "approve": lambda: _(
            "It is recorded that you approve exactly this text. "
            "Whoever changes it needs a new approval."
        ),
        "cancel_schedule": lambda: (
            _("It won't appear on %(at)s and goes back to review.")
            % {"at": moment(article.live_from)}
        ),
        "withdraw": lambda: withdrawal(article),
        "reinstate": lambda: (
            _("The same text goes live at once, as version %(number)s.")
            % {"number": next_number(article)}
        ),
        "discard": lambda: _(
            "This version is closed for good. What was written is kept in its history."
        ),
    }[name]()


def publication(article: Article, at: datetime | None, ends: datetime | None) -> str:
    """Say when it goes live, what it replaces, and when it ends."""
    sentences = [
        _("It goes live on %(at)s.") % {"at": moment(at)}
        if at
        else _("It goes live at once.")
    ]
    live = article.edition.live_article(at)
    if live and live.pk != article.pk:
        sentences.append(_("It replaces version %(n)s.") % {"n": live.number})
    sentences += displaced(article)
    if ends:
        sentences.append(_("It disappears on %(at)s.") % {"at": moment(ends)})
    return " ".join(sentences)


def withdrawal(article: Article) -> str:
    gone = _(
        "Its text disappears from the site and the feeds at once. At its address "
        "stands what is chosen here, with the reason."
    )
    return " ".join([gone, *displaced(article)])


def displaced(article: Article) -> list[str]:
    """Say which scheduled version would have to go back to review."""
    scheduled = article.edition.articles.scheduled().exclude(pk=article.pk).first()
    if not scheduled:
        return []
    return [
        _("Version %(n)s, scheduled for %(at)s, goes back to review.")
        % {"n": scheduled.number, "at": moment(scheduled.live_from)}
    ]


def next_number(article: Article) -> int:
    return article.edition.articles.order_by("-number").first().number + 1
