"""A scheduled article moves to another day by the rules of scheduling."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.editing.publishing import set_embargo
from articles.models import Article, Decision, Embargo
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.desk.refusing import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def at(days: int, hour: int = 9) -> datetime:
    day = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return day + timedelta(days=days)


def path(article: Article) -> str:
    return f"/admin/calendar/{article.pk}/move/"


def sent(client, article: Article, days: int):
    form = read_form(client.get(path(article)))
    return client.post(path(article), form | {"day": at(days).date().isoformat()})


def test_a_scheduled_article_moves_and_keeps_its_time_and_its_end():
    article = factories.scheduled(at=at(3, 14))
    Article._base_manager.filter(pk=article.pk).update(expires_at=at(9))
    article.refresh_from_db()
    answer = sent(at_desk(factories.chief()), article, 5)
    assert answer.status_code == 302
    assert answer["Location"] == f"/admin/calendar/?day={at(5).date()}"
    article.refresh_from_db()
    assert article.phase() is Phase.SCHEDULED
    assert (article.live_from, article.expires_at) == (at(5, 14), at(9))
    made = Decision.objects.filter(article=article).order_by("pk")
    made = made.values_list("transition", flat=True)
    assert list(made)[-2:] == ["cancel_schedule", "publish"]


def test_the_day_that_was_asked_for_is_filled_in():
    article, client = factories.scheduled(at=at(3)), at_desk(factories.chief())
    asked = client.get(path(article), {"day": "2031-05-04"})
    assert read_form(asked)["day"] == ["2031-05-04"]
    for odd in ("x", "9999-99-99", ""):
        own = read_form(client.get(path(article), {"day": odd}))["day"]
        assert own == [at(3).date().isoformat()]


def refused(answer, article: Article) -> str:
    assert answer.status_code == 200
    before = article.live_from
    article.refresh_from_db()
    assert (article.phase(), article.live_from) == (Phase.SCHEDULED, before)
    return text_of(answer.text)


def test_a_day_that_is_over_is_refused_and_nothing_has_changed():
    article = factories.scheduled(at=at(3))
    decisions = Decision.objects.count()
    refused(sent(at_desk(factories.chief()), article, -2), article)
    assert Decision.objects.count() == decisions


def test_an_embargo_that_began_meanwhile_holds_here_too():
    article = factories.scheduled(at=at(30))
    set_embargo(article, until=at(20), reason="Bitte", by=factories.chief())
    assert "Sperrfrist" in refused(
        sent(at_desk(factories.chief()), article, 10), article
    )


def test_four_eyes_hold_here_too(settings):
    settings.NEWSROOM_FOUR_EYES = False
    person = factories.chief()
    article = factories.scheduled(at=at(3), by=person)
    Decision._base_manager.filter(article=article, transition="approve").delete()
    settings.NEWSROOM_FOUR_EYES = True
    said = refused(sent(at_desk(person), article, 5), article)
    assert "nicht" in said


def test_somebody_elses_move_isnt_overwritten():
    article, client = factories.scheduled(at=at(3)), at_desk(factories.chief())
    form = read_form(client.get(path(article)))
    sent(client, article, 5)
    day = at(6).date().isoformat()
    answer = client.post(path(article), form | {"day": day})
    article.refresh_from_db()
    refused(answer, article)
    assert article.live_from == at(5)


@pytest.mark.parametrize("typed", ["", "x", "2026-02-30", "12345-01-01", "1000-01-01"])
def test_text_that_is_no_day_is_refused_at_its_field(typed):
    article, client = factories.scheduled(at=at(3)), at_desk(factories.chief())
    form = read_form(client.get(path(article))) | {"day": typed}
    answer = client.post(path(article), form)
    refused(answer, article)
    assert 'aria-invalid="true"' in answer.text


def test_chiefs_alone_move_an_article_and_only_a_scheduled_one():
    article, client = factories.scheduled(at=at(3)), at_desk(factories.chief())
    assert client.get(path(factories.published())).status_code == 404
    assert client.get(path(factories.draft())).status_code == 404
    for person in (factories.editor(), factories.author()):
        assert at_desk(person).get(path(article)).status_code == 404
        assert at_desk(person).post(path(article)).status_code == 404


def test_the_way_to_an_embargo_fills_in_the_day_and_keeps_its_time():
    held = factories.draft()
    set_embargo(held, until=at(4, 10), reason="Bitte", by=factories.chief())
    client, page = at_desk(factories.chief()), url(Article, "embargo", held.pk)
    day = at(8).date().isoformat()
    form = read_form(client.get(page, {"day": day}))
    typed = {name: value for name, value in form.items() if name.startswith("until")}
    assert day in str(typed) or f"{at(8):%d.%m.%Y}" in str(typed)
    client.post(page, form | {"note": "Auf Wunsch verschoben."})
    [standing] = Embargo.objects.standing()
    assert standing.until == at(8, 10)
    odd = client.get(page, {"day": "2026-02-30"})
    assert odd.status_code == 200
