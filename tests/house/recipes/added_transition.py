"""Tests of an article that an editor can confirm to still hold.

They run in a copy of the code base with that transition: see `test_followed.py`.
"""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Decision
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


def test_an_editor_confirms_at_the_desk_and_reads_what_was_done():
    article = factories.published()
    client = at_desk(factories.editor())
    address = reverse("admin:articles_article_move", args=[article.pk, "recheck"])
    assert "Für Leser ändert sich nichts." in client.get(address).text
    answer = client.post(address, {"seen": article.lock}, follow=True)
    assert "Als weiterhin richtig bestätigt" in answer.text
    assert Decision.objects.latest("pk").transition == "recheck"


def test_its_guard_refuses_where_a_later_version_is_scheduled():
    article = factories.published()
    factories.republished(article, at=timezone.now() + factories.DAY)
    with pytest.raises(Refused, match="Prüfen Sie stattdessen diese"):
        move(article, "recheck", by=factories.editor())
