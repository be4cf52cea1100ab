"""Each move of a reviewer leads on to what waits next, and says what is left."""

import pytest
from django.urls import reverse

from articles.editing.publishing import move
from articles.models import Article
from articles.workflow import Phase
from tests.admin.article.moves.test_moves import move_url, phase, text_of
from tests.admin.review.test_page import opened, review_url
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

HEADLINES = ("Erster", "Zweiter", "Dritter")


@pytest.fixture
def waiting() -> list[Article]:
    return [factories.in_review(headline=headline) for headline in HEADLINES]


def post(person, article, name: str, **sent):
    """Press a button of the page, which sends what was seen and where to go on."""
    client = at_desk(person)
    article.refresh_from_db()
    data = {"seen": article.lock} | sent
    return client, client.post(move_url(article, name), data)


def steps(answer) -> list[str]:
    bar = answer.context["bar"]
    return [step.name for step in [bar.approving, *bar.ahead] if step]


def asked(answer) -> list[str]:
    return [offer.transition.name for offer in answer.context["bar"].asked]


def test_approving_leads_on_to_what_was_submitted_next(waiting):
    first, second, _third = waiting
    client, answer = post(factories.editor(), first, "approve", _after="next")
    assert answer["Location"] == review_url(second)
    said = text_of(client.get(answer["Location"]))
    assert "Freigegeben: „Erster“." in said
    assert "Noch 2 für Sie zu prüfen." in said


def test_what_was_passed_over_comes_again_at_the_end(waiting):
    first, second, third = waiting
    editor = factories.editor()
    assert opened(editor, first).context["ahead"].address == review_url(second)
    _client, answer = post(editor, second, "approve", _after="next")
    assert answer["Location"] == review_url(third)
    _client, answer = post(editor, third, "approve", _after="next")
    assert answer["Location"] == review_url(first)
    client, answer = post(editor, first, "approve", _after="next")
    assert answer["Location"] == reverse("admin:index")
    assert "Für Sie ist nichts mehr zu prüfen." in text_of(client.get("/admin/"))


def test_sending_back_takes_its_note_along_and_leads_on(waiting):
    sent = {"note": "Der Beleg fehlt.", "_after": "next"}
    _client, answer = post(factories.editor(), waiting[0], "send_back", **sent)
    assert answer["Location"] == review_url(waiting[1])
    assert phase(waiting[0]) is Phase.DRAFT
    assert waiting[0].decisions.latest("lock").note == "Der Beleg fehlt."


@pytest.mark.parametrize("name", ["approve", "send_back"])
def test_she_may_stay_or_go_back_to_the_day(waiting, name):
    editor, article = factories.editor(), waiting[0]
    sent = {"note": "Darum."}
    _client, answer = post(editor, article, name, _after="review", **sent)
    page = url(Article, "change", article.pk)
    stays = phase(article) is Phase.IN_REVIEW
    assert answer["Location"] == (review_url(article) if stays else page)
    _client, answer = post(editor, waiting[1], name, _after="day", **sent)
    assert answer["Location"] == reverse("admin:index")
    _client, answer = post(editor, waiting[2], name, _after="anywhere", **sent)
    assert answer["Location"] == url(Article, "change", waiting[2].pk)


def test_each_role_has_its_moves_at_hand(waiting):
    article = waiting[0]
    editor, chief, author = (
        opened(one, article)
        for one in (factories.editor(), factories.chief(), factories.author())
    )
    assert steps(editor) == ["approve"]
    assert (steps(chief), asked(chief)) == (["approve"], ["publish"])
    assert steps(author) == []
    assert [one.name for one in chief.context["bar"].back] == ["send_back"]
    assert 'move/take_back/?after=review"' in author.text
    assert "move/send_back" not in author.text


def test_what_stands_out_approves_and_publishing_alone_asks_first(waiting):
    chief, article = factories.chief(), waiting[0]
    page = opened(chief, article).text
    bar = page.split('id="decide"')[1]
    assert 'form="step-approve"' in bar.split("button default")[0].rpartition("<")[2]
    assert 'id="step-publish"' not in page
    assert (
        f'data-key="p" data-move="publish" href="{move_url(article, "publish")}' in bar
    )
    said = "Niemand sonst hat diesen Text freigegeben."
    asking = at_desk(chief).get(move_url(article, "publish"))
    assert said in text_of(asking)
    # The user's own approval isn't another's; a colleague's is.
    move(article, "approve", by=chief)
    assert asked(opened(chief, article)) == ["publish"]
    assert "button default" not in opened(chief, article).text.split("data-key")[0]
    move(article, "approve", by=factories.editor())
    assert asked(opened(chief, article)) == []
    asking = at_desk(chief).get(move_url(article, "publish"))
    assert said not in text_of(asking)


def test_one_button_publishes_at_once_what_is_approved_and_leads_on(waiting):
    chief, article = factories.chief(), waiting[0]
    move(article, "approve", by=factories.editor())
    answer = opened(chief, article)
    [publish] = answer.context["bar"].ahead
    assert answer.context["bar"].approving.name == "approve"
    assert publish.button == "Jetzt veröffentlichen"
    sent = dict(publish.fields) | {"_after": "next"}
    client, answer = post(chief, article, "publish", **sent)
    assert answer["Location"] == review_url(waiting[1])
    assert phase(article) is Phase.LIVE
    article.refresh_from_db()
    assert article.permalink in text_of(client.get(answer["Location"]))


def test_what_would_be_refused_is_explained_and_not_offered():
    chief = factories.chief()
    answer = opened(chief, factories.in_review(by=chief))
    assert steps(answer) == ["publish_on_approval"]
    assert "Seit Ihrer letzten Änderung hat" in text_of(answer)
    assert "move/publish/" not in answer.text


def test_a_text_that_was_changed_meanwhile_is_shown_before_it_is_decided_on():
    article, editor = factories.in_review(), factories.editor()
    client = at_desk(editor)
    seen = article.lock
    factories.edited(article, by=factories.chief(), teaser="Seither anders")
    data = {"seen": seen, "note": "Lieber so.", "_after": "next"}
    answer = client.post(move_url(article, "send_back"), data)
    assert answer.status_code == 200
    assert phase(article) is Phase.IN_REVIEW
    said = text_of(answer)
    assert "Was geschehen ist, seit Sie den Artikel geöffnet haben" in said
    assert "[hinzugefügt: Seither anders ]" in said
    assert "Lieber so." in said
    # She has read it: the button counts for the newer text from now on.
    form = answer.context["form"]
    assert form["seen"].value() == str(article.lock)
    again = client.post(move_url(article, "send_back"), data | {"seen": article.lock})
    assert again.status_code == 302
    assert phase(article) is Phase.DRAFT


def test_a_note_is_given_back_where_somebody_was_faster():
    article, client = factories.in_review(), at_desk(factories.editor())
    data = {"seen": article.lock, "note": "Ein langer Befund.", "_after": "next"}
    move(article, "take_back", by=article.author)
    answer = client.post(move_url(article, "send_back"), data)
    assert answer.status_code == 200
    assert "Ein langer Befund." in text_of(answer)
    assert "nicht möglich" in text_of(answer)
    data.pop("note")
    answer = client.post(move_url(article, "approve"), data)
    assert answer["Location"] == url(Article, "change", article.pk)


def test_a_page_of_a_move_keeps_where_to_go_on(waiting):
    client = at_desk(factories.editor())
    page = client.get(move_url(waiting[0], "approve") + "?after=next").text
    assert '<input type="hidden" name="_after" value="next">' in page
    assert f'href="{review_url(waiting[0])}"' in page
    plain = client.get(move_url(waiting[0], "approve") + "?after=elsewhere").text
    assert "_after" not in plain


def test_an_approval_that_publishes_says_so_before_and_after():
    chief, editor = factories.chief(), factories.editor()
    article = factories.in_review(by=chief)
    move(article, "publish_on_approval", by=chief)
    answer = opened(editor, article)
    approve = answer.context["bar"].approving
    assert "veröffentlich" in approve.button
    assert "geht online, sobald" in text_of(answer)
    client, answer = post(editor, article, "approve", _after="next")
    assert phase(article) is Phase.LIVE
    said = text_of(client.get(answer["Location"]))
    assert "Veröffentlicht." in said
    article.refresh_from_db()
    assert article.permalink in said


def test_whoever_approved_it_already_is_told_so():
    article, editor = factories.approved(), factories.editor()
    answer = opened(editor, article)
    assert steps(answer) == []
    assert "Sie haben genau diesen Text schon freigegeben." in text_of(answer)
    assert "sobald freigegeben“ ist bei" not in text_of(
        opened(factories.chief(), article)
    )


def test_what_somebody_only_decided_meanwhile_leaves_the_text_the_same():
    article, client = factories.in_review(), at_desk(factories.editor())
    data = {"seen": article.lock, "_after": "next"}
    move(article, "approve", by=factories.chief(), note="Von mir aus.")
    answer = client.post(move_url(article, "approve"), data)
    said = text_of(answer)
    assert "Freigegeben" in said
    assert "Von mir aus." in said
    assert "Der Text ist derselbe." in said
    again = client.post(move_url(article, "approve"), data | {"seen": article.lock})
    assert again.status_code == 302
