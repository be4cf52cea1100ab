"""A world for tests that commit is filled once, and put back for each of them."""

import pytest

from articles.models import Topic
from tests.support import factories
from tests.support.worlds import Kept


@pytest.mark.django_db(transaction=True)
def test_it_is_filled_once_and_put_back_as_it_was():
    kept, filled = Kept(), []

    def fill():
        filled.append(factories.topic("Gefüllt"))
        return {"topic": filled[0]}

    for _turn in range(2):
        topic = kept.put_back(fill)["topic"]
        assert list(Topic.objects.all()) == [topic]
        topic.name = "Anders"
        topic.save()
        factories.topic("Dazu")
    assert len(filled) == 1
    assert filled[0].name == "Gefüllt"
    kept.forget()
