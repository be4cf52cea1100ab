"""A successor is entered by hand: it is on record, and nothing ever follows itself."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.models import LabelDecision, Source
from tests.support.desk.desk import PEOPLE, at_desk, read_form, save, url
from tests.support.factories import source, topic

Act = LabelDecision.Act


def change(label) -> str:
    return url(type(label), "change", label.pk)


@pytest.fixture
def manager():
    return at_desk(PEOPLE["sources"]())


@pytest.mark.django_db
def test_a_successor_that_leads_back_is_refused_at_the_desk(manager):
    one, other = source("Eins"), source("Zwei")
    save(manager, change(one), successor=other.pk)
    answer = save(manager, change(other), successor=one.pk)
    assert "folgt auf sich selbst" in str(answer.context["adminform"].form.errors)
    other.refresh_from_db()
    assert other.successor is None


@pytest.mark.django_db
def test_what_follows_is_on_record_whoever_enters_it(manager):
    one, other, third = source("Eins"), source("Zwei"), source("Drei")
    save(manager, change(one), successor=other.pk)
    save(manager, change(one), homepage="https://example.org/")
    save(manager, change(one), successor=third.pk)
    save(manager, change(one), successor="")
    acts = LabelDecision.objects.values_list(
        "act", "names_before__de", "names_after__de"
    )
    assert list(acts) == [
        (Act.SUCCEED, "Eins", "Zwei"),
        (Act.PART, "Eins", "Zwei"),
        (Act.SUCCEED, "Eins", "Drei"),
        (Act.PART, "Eins", "Drei"),
    ]
    own, others = (manager.get(change(label)).text for label in (one, other))
    assert "Nachfolger: „Zwei“" in own
    assert "„Zwei“ ist nicht mehr Nachfolger" in own
    assert "Nachfolger von „Eins“ geworden" in others
    assert "Nicht mehr Nachfolger von „Eins“" in others


@pytest.mark.django_db
def test_what_never_had_a_successor_is_saved_without_a_record(manager):
    for label in (topic("Zoll"), source("Eins")):
        assert save(manager, change(label), aliases="Anders").status_code == 302
    assert not LabelDecision.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_name_each_other_at_the_same_moment_make_no_circle():
    people = [at_desk(PEOPLE[role]()) for role in ("sources", "chief")]
    for turn in range(5):
        pair = [source(f"{name} {turn}") for name in "AB"]
        forms = [
            read_form(client.get(change(label))) | {"successor": other.pk}
            for client, label, other in zip(people, pair, pair[::-1], strict=True)
        ]
        begin = Barrier(2)

        def send(client, label, form, begin=begin) -> int:
            begin.wait()
            try:
                return client.post(change(label), form).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(send, people, pair, forms))
        assert sorted(answers) == [200, 302]
        assert Source.objects.exclude(successor=None).count() == turn + 1
