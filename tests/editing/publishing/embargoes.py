"""Help with embargoes, for the tests of moves, verbs and histories."""

import pytest
from django.utils import timezone

from articles.editing.publishing import set_embargo
from articles.foundation.refusal import Refused
from articles.models import Article, Embargo
from tests.support.factories import DAY, author


def embargoed(article: Article, until=None, by=None) -> Article:
    until = until or timezone.now() + DAY
    set_embargo(article, until=until, reason="Bis 10 Uhr gesperrt.", by=by or author())
    article.refresh_from_db()
    return article


def end_of(article: Article):
    return Embargo.objects.standing().get(story=article.edition.story_id).until


def refusal_of(act, *args, **options) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args, **options)
    return caught.value
