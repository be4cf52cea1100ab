"""Let a version appear: now, at a moment, or not after all."""

from datetime import datetime

from articles.domain import site_version
from articles.domain.pictures import make_ahead
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.options import Publication
from articles.editing.publishing.attempt.windows import NO_WINDOW
from articles.editing.publishing.effects.hiding import choose, note_choice
from articles.editing.publishing.effects.statuses import (
    change_status,
    park_scheduled,
    unpark,
)
from articles.models import Article, given


def publish(act: Act[Publication]) -> Article:
    hides = choose(act)
    parked = park_scheduled(act.edition, act.now)
    article = change_status(
        act,
        live_from=act.begins,
        live_until=act.begins,
        expires_at=act.options.expires_at,
    )
    note_plan(act, act.begins, *([given(parked.live_from)] if parked else []))
    note_choice(act, hides=hides)
    unpark(act, parked)
    make_ahead(article)
    return article


def cancel_schedule(act: Act) -> Article:
    note_plan(act, given(act.article.live_from))
    return change_status(act, **NO_WINDOW)


def note_plan(act: Act, *moments: datetime) -> None:
    """Count a change now if one begins soon; later ones depend on the time alone."""
    if min(moments) <= act.now + site_version.SOON:
        site_version.bump()
