"""The desk knows the past of many versions, and the users that each waits for."""

import pytest

from articles.editing.publishing import circumstances, move, review_queue
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = pytest.mark.django_db


def known(article):
    article.refresh_from_db()
    return circumstances([article])[article.pk]


def queue(person):
    return [str(one.article) for one in review_queue(person)]


def test_who_submitted_and_who_approved_exactly_this_text_is_known():
    article = factories.in_review(by=author("anna"))
    assert known(article).submission.by.username == "anna"
    assert known(article).approvals == []
    move(article, "approve", by=editor())
    assert [d.by for d in known(article).approvals] == [editor()]
    edited(article, by=chief(), headline="Anders")
    now = known(article)
    assert now.approvals == []
    assert [d.by for d in now.all_approvals] == [editor()]
    assert now.waiting_since == now.submission.at


def test_why_a_draft_came_back_is_known_until_it_is_submitted_again():
    article = factories.in_review()
    assert known(article).return_ is None
    move(article, "send_back", by=editor(), note="Die Quelle fehlt.")
    assert known(article).return_.note == "Die Quelle fehlt."
    assert known(article).submission is None
    edited(article, by=article.author, headline="Mit Quelle")
    assert known(article).return_.note == "Die Quelle fehlt."
    move(article, "submit", by=article.author)
    assert known(article).return_ is None


def test_only_changed_by_is_somebody_who_made_every_change():
    article = factories.in_review(by=author())
    assert known(article).is_only_changed_by(author())
    assert not known(article).is_only_changed_by(editor())
    edited(article, by=editor(), headline="Zweite Fassung")
    assert not any(map(known(article).is_only_changed_by, (author(), editor())))


def test_an_approval_counts_if_another_gave_it_after_ones_last_change():
    article = factories.in_review()
    assert known(article).is_seen_by_another(editor())  # they have changed nothing
    edited(article, by=editor(), headline="Meine Fassung")
    assert not known(article).is_seen_by_another(editor())
    move(article, "approve", by=chief())
    assert known(article).is_seen_by_another(editor())
    edited(article, by=editor(), headline="Noch eine")
    assert not known(article).is_seen_by_another(editor())
    move(article, "approve", by=author())
    assert known(article).is_seen_by_another(editor())


def test_ones_own_approval_is_not_another_persons():
    article = edited(factories.in_review(), by=editor(), headline="Meine Fassung")
    move(article, "approve", by=editor())
    assert not known(article).is_seen_by_another(editor())


def test_the_queue_begins_with_what_was_submitted_first():
    older = factories.draft(headline="Begonnen zuerst")
    factories.in_review(headline="Eingereicht zuerst")
    move(older, "submit", by=older.author)
    back = factories.in_review(headline="Noch einmal")
    assert queue(editor()) == ["Eingereicht zuerst", "Begonnen zuerst", "Noch einmal"]
    move(back, "approve", by=editor())
    assert queue(editor()) == ["Eingereicht zuerst", "Begonnen zuerst"]
    # Users who may publish go on with approved versions.
    assert "Noch einmal" in queue(chief())
    assert queue(author()) == []


def test_what_was_changed_back_after_an_approval_waits_for_another():
    article = factories.approved(headline="Hin und zurück")
    for headline in ("Anders", "Hin und zurück"):
        edited(article, by=chief(), headline=headline)
    assert queue(editor()) == ["Hin und zurück"]
    move(article, "approve", by=editor())
    assert queue(editor()) == []


def test_what_one_planned_oneself_waits_for_others():
    factories.planned(headline="Mit Komma")
    assert queue(chief()) == []
    assert queue(editor()) == ["Mit Komma"]


def test_what_a_colleague_has_approved_needs_no_second_reviewer():
    article = factories.in_review(headline="Gesehen")
    move(article, "approve", by=editor())
    second = editor("Zweite Redakteurin")
    assert known(article).is_approved
    assert queue(second) == []
    # His own words he hasn't seen with anybody's eyes but his.
    edited(article, by=editor(), headline="Von ihm geändert")
    move(article, "approve", by=editor())
    assert not known(article).is_approved
    assert queue(second) == ["Von ihm geändert"]
    move(article, "approve", by=second)
    assert known(article).is_approved


def test_an_author_looks_at_what_others_made_of_her_text():
    article = factories.in_review(headline="Eigenes")
    assert queue(author()) == []
    edited(article, by=chief(), headline="Umgeschrieben")
    assert queue(author()) == ["Umgeschrieben"]
    assert queue(author("Andere Autorin")) == []
    move(article, "approve", by=author())
    assert queue(author()) == []


def test_ones_own_text_waits_for_others(settings):
    factories.in_review(by=chief(), headline="Von der Chefin")
    assert queue(chief()) == []
    assert queue(editor()) == ["Von der Chefin"]
    settings.NEWSROOM_FOUR_EYES = False
    assert queue(chief()) == ["Von der Chefin"]


def test_many_versions_take_two_questions(django_assert_num_queries):
    articles = [factories.approved(headline=f"Meldung {n}") for n in range(4)]
    with django_assert_num_queries(2):
        known = circumstances(articles)
        assert all(one.approvals[0].by.username for one in known.values())
        assert all(one.edits for one in known.values())
    with django_assert_num_queries(0):
        assert circumstances([]) == {}
