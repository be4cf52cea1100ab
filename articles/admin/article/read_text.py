"""The text of a version as its page shows it, or would if it were published now."""

from collections.abc import Sequence
from copy import copy

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles.domain.content import minutes_to_read
from articles.domain.fragments import filled
from articles.models import Article, Image
from articles.site.public.article.composing import TEMPLATE
from articles.site.public.article.unpublished import publish_in_memory
from articles.site.shared import (
    ai_note,
    brought_parts,
    corrections_among,
    deadlines_of,
    documents_of,
    facts_of,
)
from articles.workflow import WINDOWED, Change


def text_of(
    article: Article, before: Sequence[Article], figures: dict[str, Image]
) -> SafeString:
    """Return the text below the headline, in the article's language.

    `before` are the versions of its edition that were public, the last one in front;
    `figures` are the pictures inside.
    """
    # The checks read them, too.
    prefetch_related_objects([article], "deadlines")
    # Copies, so that no later code takes the article for published.
    now, shown = timezone.now(), copy(article)
    shown.edition = copy(article.edition)
    is_unpublished = shown.status not in WINDOWED
    if is_unpublished:
        publish_in_memory(shown, now, before[0] if before else None)
    corrections = corrections_among(before, [shown])[shown.pk]
    if is_unpublished and shown.change_kind == Change.CORRECTION:
        corrections.insert(0, shown)
    context = {
        "article": shown,
        "pictures": figures,
        "minutes": minutes_to_read(shown),
        "corrections": corrections,
    }
    with override(article.language):
        context |= {"deadlines": deadlines_of(shown, at=now), "facts": facts_of(shown)}
        context["ai_note"] = ai_note(shown)
        context |= {"brought": brought_parts(shown), "documents": documents_of(shown)}
        [text] = filled([render_to_string(f"{TEMPLATE}#text", context)], at=now)
    return SafeString(text)
