"""Take an item over: into a draft with its source, or into further reading."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.domain.content import completed, content_of
from articles.editing.publishing import set_embargo
from articles.editing.writing import begin, change
from articles.foundation.languages import offered, site_language
from articles.foundation.refusal import Refused
from articles.inbox.items.deciding import decide
from articles.inbox.items.practice import note_practice
from articles.models import (
    KINDS,
    AiDeed,
    Article,
    Edition,
    InboxItem,
    ItemSender,
    Label,
    SourceTerms,
    Way,
)

HEADLINE, ADDRESS = 250, 2000


@transaction.atomic
def take_over(
    item: InboxItem, *, by, language: str = "", labels: Iterable[Label] = ()
) -> Article:
    """Begin a draft with the item's headline, source and date; return it.

    Only the labels that the user accepted are set. An embargo of the item that hasn't
    ended is one of the story. Raises Refused.
    """
    labels = list(labels)
    content = completed(
        {
            "headline": item.title[:HEADLINE],
            "attributions": [attribution_of(item)] if item.source else [],
            "ai_use": ai_use_of(item),
            **keys_of(labels),
        }
    )
    article = begin(content, language=language or language_of(item), by=by)
    decide(item, "take", by=by, edition=article.edition)
    note_practice(item, labels)
    if item.embargo_until and item.embargo_until > timezone.now():
        reason = _("The source sent it with an embargo.")
        set_embargo(article, until=item.embargo_until, reason=reason, by=by)
    return article


@transaction.atomic
def add_reading(item: InboxItem, edition: Edition, *, by) -> Article:
    """Add the item to the further reading of the edition's working version.

    Raises Refused, also if the edition has no version that can be changed.
    """
    article = Article.objects.working().filter(edition=edition).first()
    if article is None:
        raise Refused(
            _("“%(title)s” was not added.") % {"title": item.title},
            _("The article has no version that can be changed."),
            _("Begin its next version, then add the item."),
            code="no-draft",
        )
    content = content_of(article)
    readings = [*content.get("further_reading", ()), reading_of(item)]
    change(article, {**content, "further_reading": readings}, by=by)
    decide(item, "add", by=by, edition=edition)
    return article


def language_of(item: InboxItem) -> str:
    """Return the item's language if articles are written in it, else the site's own."""
    return item.language if item.language in offered() else site_language()


def attribution_of(item: InboxItem) -> dict:
    day = timezone.localdate(item.published_at) if item.published_at else None
    return {
        "source": str(item.source.key) if item.source else None,
        "url": item.link[:ADDRESS],
        "title": item.title,
        "dated": day.isoformat() if day else None,
    }


def ai_use_of(item: InboxItem) -> list[dict]:
    """Return the row of a draft from an item whose sender says that AI had a part in
    it; nobody has told the part or the program.
    """
    says_so = ItemSender.objects.filter(item=item, is_made_with_ai=True).exists()
    return [{"text": AiDeed.MADE.value}] if says_so else []


def reading_of(item: InboxItem) -> dict:
    told = attribution_of(item)
    return {
        "publisher": told["source"],
        "dated": told["dated"],
        "title": told["title"],
        "url": told["url"],
        "language": item.language,
    }


def keys_of(labels: Iterable[Label]) -> dict[str, list[str]]:
    """Return the labels as a content names them, by the kind's own entry."""
    found: dict[str, list[str]] = {}
    for label in labels:
        entry = KINDS[type(label).url_name].entry
        found.setdefault(entry, []).append(str(label.key))
    return found


def text_of(item: InboxItem) -> str:
    """Return the item's text as far as its source's terms allow it to be shown now.

    A letter to the newsroom is shown whole: those to whom it is written may read it.
    """
    if item.source is None:
        return item.text
    if item.feed and item.feed.way == Way.MAIL:
        return item.text or item.summary
    terms = SourceTerms.objects.filter(source=item.source).first()
    is_allowed = terms is not None and terms.allows_text(timezone.localdate())
    return item.text if is_allowed and not item.is_reserved else item.summary
