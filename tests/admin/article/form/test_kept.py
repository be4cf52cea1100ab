"""Articles, editions, addresses and records are kept, whoever asks."""

import pytest

from articles.models import Article
from tests.admin.whole_desk.test_pages import NEVER_DELETED
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, url
from tests.support.turns import has_turn
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


@world
def article():
    return factories.published()


KEPT = sorted(NEVER_DELETED, key=lambda model: model.__name__)


@pytest.mark.parametrize("role", PEOPLE)
def test_nobody_deletes_what_the_newsroom_keeps(role, full_size):
    client, number = at_desk(PEOPLE[role]()), list(PEOPLE).index(role)
    for place, model in enumerate(KEPT):
        if has_turn(place, number, everything=full_size):
            assert_is_kept(client, model)


def assert_is_kept(client, model) -> None:
    one, count = model.objects.first(), model.objects.count()
    for data in ({}, {"post": "yes"}):
        answer = client.post(url(model, "delete", one.pk), data)
        assert answer.status_code == 403
    listed = client.get(url(model, "changelist"))
    assert "delete_selected" not in listed.text
    data = {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes"}
    client.post(url(model, "changelist"), data)
    assert model.objects.count() == count


@pytest.mark.parametrize("role", PEOPLE)
def test_nobody_adds_or_changes_records_editions_and_addresses(role):
    client = at_desk(PEOPLE[role]())
    for model in NEVER_DELETED - {Article}:
        one = model.objects.first()
        before = list(model.objects.values())
        for path in (url(model, "add"), url(model, "change", one.pk)):
            answer = client.post(path, {"note": "x", "slug": "x", "language": "en"})
            assert answer.status_code in {302, 403}
        assert list(model.objects.values()) == before
