"""The desk copes with others acting on a picture between its look and its deletion."""

from contextlib import contextmanager
from functools import partial
from threading import Thread

import pytest
from django.db import connection

from articles.domain.pictures import made_anew, receive, remove, replace_file
from articles.models import Article, Image
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="Nobody else writes while one does"
    ),
]

DESCRIBE = "/admin/articles/image/describe/"


@contextmanager
def taken_up_before_it_goes(image):
    """Let somebody else begin an article with it once the deletion is being noted."""

    def take_up():
        factories.draft(headline="Ein Entwurf", lead_image=str(image.key))
        connection.close()

    def meanwhile(execute, sql, *args):
        if (
            "INSERT" in sql
            and "articles_recordentry" in sql
            and not Article.objects.all()
        ):
            other = Thread(target=take_up)
            other.start()
            other.join()
        return execute(sql, *args)

    with connection.execute_wrapper(meanwhile):
        yield


@pytest.mark.parametrize("way", ["alone", "with others"])
def test_then_the_page_says_where_it_is_used_and_nothing_is_deleted(way):
    image, client = factories.picture("Verwendet"), at_desk(factories.editor())
    factories.author()
    several = {"action": "delete_selected", "_selected_action": [image.pk]}
    with taken_up_before_it_goes(image):
        if way == "alone":
            answer = client.post(url(Image, "delete", image.pk), {"post": "yes"})
        else:
            page = url(Image, "changelist")
            answer = client.post(page, several | {"post": "yes"})
    assert "„Verwendet“ kann nicht gelöscht werden" in answer.text
    assert "Ein Entwurf" in answer.text
    assert Article.objects.get().lead_image == image


@pytest.mark.parametrize("act", ["DELETE", "UPDATE"])
def test_who_would_take_it_up_waits_until_it_is_deleted_or_another(act):
    image, person = factories.picture("Frei"), factories.author()
    waited, others = [], []

    def take_up():
        factories.draft(lead_image=str(image.key))
        connection.close()

    def meanwhile(execute, sql, *args):
        if sql.startswith(act) and '"articles_image"' in sql and not others:
            others.append(Thread(target=take_up))
            others[0].start()
            others[0].join(0.5)
            waited.append(others[0].is_alive())
        return execute(sql, *args)

    with connection.execute_wrapper(meanwhile):
        if act == "DELETE":
            remove(image)
        else:
            replace_file(image, made_anew(factories.picture_file("Kran")), by=person)
    others[0].join()
    assert waited == [True]
    led = Article.objects.get().lead_image
    assert led == (image if act == "UPDATE" else None)


def test_of_two_doubles_that_two_people_discard_at_once_one_stays():
    doubles = [receive(factories.picture_file(), by=None) for _ in range(2)]
    discards, others = [], []
    for person, image in zip(
        (factories.editor(), factories.chief()), doubles, strict=True
    ):
        client, address = at_desk(person), f"{DESCRIBE}?picture={image.pk}"
        typed = {f"picture-{image.pk}-discard": "on"}
        typed |= read_form(client.get(address))
        discards.append(partial(client.post, address, typed))

    def second():
        discards[1]()
        connection.close()

    def meanwhile(execute, sql, *args):
        if sql.startswith("DELETE") and '"articles_image"' in sql and not others:
            others.append(Thread(target=second))
            others[0].start()
            others[0].join(0.5)
        return execute(sql, *args)

    with connection.execute_wrapper(meanwhile):
        discards[0]()
    others[0].join()
    assert Image.objects.get() == doubles[1]
