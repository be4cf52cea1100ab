"""A change on another host ends the copies of this one as well."""

import pytest
from django.db.models import F

from articles.editing.publishing import move
from articles.models import SiteRevision
from newsroom.page_cache.answers.request_key import Asked
from tests.newsroom.page_cache.asking import House, commit, environ_of, looked
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_s19_what_another_machine_has_withdrawn_is_in_no_copy(tmp_path, settings):
    settings.VAR = here = tmp_path / "here"
    article, other = factories.published(headline="Zeppelin"), factories.published()
    house = looked(House(here))
    shown = article.get_absolute_url(), "/de/", "/de/artikel/"
    for path in (*shown, other.get_absolute_url()):
        assert looked(house).get(path).status == 200
        assert house.rack.instead(Asked.of(environ_of(path)))
    settings.VAR = tmp_path / "elsewhere"
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    commit()
    settings.VAR = here
    looked(house)
    for path in shown:
        assert house.rack.instead(Asked.of(environ_of(path))) is None
    assert house.rack.instead(Asked.of(environ_of(other.get_absolute_url())))


def test_copies_of_a_database_that_was_put_back_are_none(tmp_path, settings):
    settings.VAR = tmp_path
    house = looked(House(tmp_path))
    assert house.get("/de/").status == 200
    SiteRevision.objects.update(sequence=F("sequence") + 5)
    looked(house)
    assert house.rack.instead(Asked.of(environ_of("/de/")))
    SiteRevision.objects.update(sequence=F("sequence") - 2)
    looked(house)
    assert house.rack.instead(Asked.of(environ_of("/de/"))) is None


def test_what_this_machine_has_made_since_is_left_alone(tmp_path, settings):
    settings.VAR = tmp_path
    article = factories.published()
    house, other = looked(House(tmp_path)), House(tmp_path)
    path = article.get_absolute_url()
    house.get(path)
    for _time in range(2):
        looked(other)
        looked(house)
        assert house.is_held(path)
