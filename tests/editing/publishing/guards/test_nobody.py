"""An approval by nobody isn't a second pair of eyes; one by an erased person stays."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.domain.rights import is_second_pair
from articles.editing.proposals import accept, propose
from articles.editing.publishing import (
    approved_waiting,
    circumstances,
    move,
    review_queue,
)
from articles.foundation.refusal import Refused
from articles.models import Article, ProposalAct, User
from tests.editing.publishing.guards.nobody import approved_by_nobody
from tests.support import factories
from tests.support.factories import author, chief, editor, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def known(article: Article):
    return circumstances([article])[article.pk]


def why_not(article: Article, by: User) -> str:
    with pytest.raises(Refused) as refusal:
        move(article, "publish", by=by)
    return refusal.value.code


def gone(person: User, way: str) -> User:
    """Return the account once its person was erased, or closed for long."""
    person.remove_person(getattr(person, way)())
    return User.objects.get(pk=person.pk)


def test_a_chief_doesnt_publish_her_own_text_that_nobody_approved():
    own = approved_by_nobody(factories.in_review(by=chief()))
    assert why_not(own, chief()) == "four-eyes"
    assert not known(own).is_seen_by_another(chief())
    assert not known(own).is_approved
    move(own, "approve", by=editor())
    assert known(own).is_approved
    assert move(own, "publish", by=chief()).phase() == "live"


def test_the_database_lists_nothing_as_approved_that_nobody_approved():
    own = approved_by_nobody(factories.in_review(by=chief()))
    assert not Article.objects.approved().exists()
    assert approved_waiting(chief()) == []
    assert [one.article for one in review_queue(editor())] == [own]
    move(own, "approve", by=editor())
    assert list(Article.objects.approved()) == [own]
    assert approved_waiting(chief()) == [own.pk]


def test_without_four_eyes_nobodys_approval_is_none_either(settings):
    settings.NEWSROOM_FOUR_EYES = False
    own = approved_by_nobody(factories.in_review(by=chief()))
    assert not known(own).is_approved
    assert known(move(own, "approve", by=chief())).is_approved


def test_nobodys_agreement_doesnt_let_a_proposal_through():
    page = factories.site_page("imprint", title="Impressum")
    page.title = "Anders"
    proposal = propose(page, by=chief())
    ProposalAct.objects.create(
        proposal=proposal,
        lock=proposal.lock + 1,
        at=timezone.now(),
        by=None,
        deed=ProposalAct.Deed.AGREED,
        content_hash="",
    )
    type(proposal).objects.filter(pk=proposal.pk).update(lock=proposal.lock + 1)
    proposal.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        accept(proposal, by=chief())
    assert refusal.value.code == "own-work"


@pytest.mark.parametrize("way", ["name_once_erased", "name_once_gone"])
def test_an_approval_counts_on_when_its_person_is_gone(way):
    own = move(factories.in_review(by=chief()), "approve", by=editor())
    gone(editor(), way)
    assert known(own).is_approved
    assert move(own, "publish", by=chief()).phase() == "live"


@pytest.mark.parametrize("way", ["name_once_erased", "name_once_gone"])
def test_nobody_knows_which_languages_she_reviewed_who_is_gone(way, settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    reader = profile(editor(), review_languages=["de"])
    own = move(factories.in_review(by=chief()), "approve", by=reader)
    assert known(own).is_approved
    former = gone(reader, way)
    assert not known(own).is_approved
    assert why_not(own, chief()) == "four-eyes"
    # Their own text they had read, of course.
    assert is_second_pair(former, "de", author=former.pk)


def test_what_somebody_changed_who_is_gone_needs_another_still():
    own = factories.in_review(by=chief())
    former = gone(chief(), "name_once_erased")
    assert known(own).is_only_changed_by(former)
    assert not known(own).is_approved
    deputy = chief("Vertretung")
    deputy.user_permissions.add(Permission.objects.get(codename="publish_own_article"))
    assert move(own, "publish", by=deputy).phase() == "live"
    assert not own.decisions.get(transition="publish").bypassed_four_eyes


def test_one_question_decides_for_accounts_and_for_nobody(settings):
    assert not is_second_pair(None, "de", author=None)
    assert is_second_pair(author(), "de", author=None)
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    english = profile(editor(), review_languages=["en"])
    assert not is_second_pair(english, "de", author=None)
    assert is_second_pair(english, "de", author=english.pk)
    assert not is_second_pair(None, "de", author=None)
