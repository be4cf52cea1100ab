"""The message after a move has a button that undoes it, and leads back to the page."""

import pytest

from articles.models import Article
from articles.workflow import Phase
from tests.admin.article.moves.test_moves import move_url
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url
from tests.support.factories import author, chief, editor

pytestmark = pytest.mark.django_db
BUTTON = "Rückgängig machen"


def moved(client, article, name: str, **sent: str):
    path = move_url(article, name)
    return client.post(path, read_form(client.get(path)) | sent, follow=True)


def undone(client, answer):
    """Press the button of the message."""
    form = answer.text.partition('<form class="undo"')[2].partition("</form>")[0]
    path = form.partition('action="')[2].partition('"')[0]
    names = [part.partition('"')[0] for part in form.split(' name="')[1:]]
    values = [part.partition('"')[0] for part in form.split(' value="')[1:]]
    sent = dict(zip(names, values, strict=True))
    return client.post(path, sent, follow=True)


@pytest.mark.both
@pytest.mark.parametrize(
    ("name", "make", "person", "before"),
    [
        ("submit", factories.draft, author, Phase.DRAFT),
        ("take_back", factories.in_review, author, Phase.IN_REVIEW),
        ("send_back", factories.in_review, editor, Phase.IN_REVIEW),
        ("approve", factories.in_review, editor, Phase.IN_REVIEW),
    ],
)
def test_a_move_is_undone_by_the_button_of_its_message(name, make, person, before):
    article, client = make(headline="Zölle"), at_desk(person())
    answer = moved(client, article, name, note="Bitte die Quelle nennen.")
    assert answer.text.count(BUTTON) >= 1
    answer = undone(client, answer)
    assert answer.status_code == 200
    assert Article.objects.get().phase() is before
    assert "rückgängig gemacht" in answer.text or "Doch nicht" in answer.text
    # An undone move doesn't offer to undo it again.
    assert '<form class="undo"' not in answer.text


def test_whoever_reviews_is_back_at_the_review():
    article, client = factories.in_review(headline="Erste"), at_desk(editor())
    factories.in_review(headline="Zweite")
    answer = moved(client, article, "approve", _after="next")
    assert "Zweite" in answer.text
    answer = undone(client, answer)
    assert answer.request["PATH_INFO"] == url(Article, "review", article.pk)


def test_what_published_or_ended_a_plan_offers_nothing_to_undo():
    article = factories.planned()
    answer = moved(at_desk(editor()), article, "approve")
    assert article.__class__.objects.get().phase() is Phase.LIVE
    assert '<form class="undo"' not in answer.text
    other = factories.approved(headline="Andere")
    answer = moved(at_desk(chief()), other, "publish")
    assert '<form class="undo"' not in answer.text


def test_somebody_who_was_faster_is_told_to_both():
    article, client = factories.in_review(headline="Zölle"), at_desk(editor())
    answer = moved(client, article, "approve")
    moved(at_desk(chief()), article, "publish")
    answer = undone(client, answer)
    assert Article.objects.get().phase() is Phase.LIVE
    assert "nicht möglich" in answer.text or "nicht verschoben" in answer.text
