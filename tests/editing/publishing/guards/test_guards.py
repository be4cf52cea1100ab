"""Findings of preflight block a move, as of the moment when it would be public."""

import pytest
from django.utils import timezone

from articles.editing.publishing.attempt.options import Publication
from articles.editing.publishing.moving import move
from articles.editing.publishing.offering import offers
from articles.foundation.refusal import Refused
from tests.support import factories
from tests.support.factories import DAY, author, chief

pytestmark = pytest.mark.django_db


def refused(article, name, **told) -> Refused:
    with pytest.raises(Refused) as refusal:
        move(article, name, **told)
    return refusal.value


def test_what_lacks_a_headline_is_neither_submitted_nor_published():
    article = factories.draft(headline="")
    assert refused(article, "submit", by=author()).code == "preflight"
    factories.edited(article, by=author(), headline="Eine Überschrift")
    move(article, "submit", by=author())
    factories.edited(article, by=factories.editor(), headline="")
    refusal = refused(article, "publish", by=chief())
    assert refusal.code == "preflight"
    [offer] = [o for o in offers(article, chief()) if o.transition.name == "publish"]
    assert offer.refusal.why == refusal.why != ""


def test_preflight_is_asked_about_the_day_of_publication():
    ends = timezone.localdate() + DAY
    image = factories.picture("Kurz", licensed_until=ends)
    article = factories.in_review(lead_image=str(image.key))
    planned = Publication(at=timezone.now() + 3 * DAY)
    refusal = refused(article, "publish", by=chief(), options=planned)
    assert refusal.code == "preflight"
    assert move(article, "publish", by=chief()).phase() == "live"
