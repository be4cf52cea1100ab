"""Type at the desk in a browser that loses its session, or its token."""

import re

from django.test import Client

from articles.models import Article
from tests.support.desk.desk import read_form, url

HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
WORD = "ein-langes-Wort-7"
TYPED = {"headline": "Meine Überschrift", "body": "<p>Mein ungesicherter Text</p>"}


def with_password(person):
    person.set_password(WORD)
    person.save()
    return person


def checked(person=None) -> Client:
    """Return a browser whose tokens are looked at."""
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "de"})
    if person:
        client.force_login(person)
    return client


def log_in(client, person, path):
    page = client.get(f"/admin/login/?next={path}")
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[0]
    words = {"username": person.username, "password": WORD, "next": path}
    return client.post("/admin/login/", words | {"csrfmiddlewaretoken": token})


def opened(article, person=None):
    path = url(Article, "change", article.pk)
    client = checked(person or article.author)
    return client, path, read_form(client.get(path)) | TYPED
