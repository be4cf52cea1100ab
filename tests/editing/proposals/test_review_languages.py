"""A page's proposal waits for those who review its language; where the newsroom demands
it, nobody else accepts it.
"""

import pytest
from django.contrib.auth.models import Permission

from articles.editing.proposals import (
    accept,
    proposals_waiting,
    propose,
    save_shared,
)
from articles.foundation.refusal import Refused
from articles.models import Proposal
from tests.support import factories
from tests.support.factories import chief, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def proposal() -> Proposal:
    page = factories.site_page("imprint", language="en", title="Imprint")
    page.title = "Legal notice"
    return propose(page, by=chief())


@pytest.fixture
def german():
    return profile(chief("Zweite Chefin"), review_languages=["de"])


@pytest.fixture
def english():
    return profile(chief("Dritte Chefin"), review_languages=["en"])


def refused(proposal: Proposal, by) -> str:
    with pytest.raises(Refused) as refusal:
        accept(proposal, by=by)
    return refusal.value.code


def test_it_waits_for_those_who_review_its_language(proposal, german, english):
    assert proposals_waiting(german) == []
    assert proposals_waiting(english) == [proposal]
    # Without the demand she may accept it all the same.
    assert accept(proposal, by=german).state == Proposal.State.ACCEPTED


def test_where_it_is_demanded_nobody_else_accepts_it(
    settings, proposal, german, english
):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    assert refused(proposal, german) == "other-language"
    assert accept(proposal, by=english).state == Proposal.State.ACCEPTED


def test_who_began_it_agrees_to_what_others_made_of_it(settings, english):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    page = factories.site_page("imprint", language="en", title="Imprint")
    began = profile(chief(), review_languages=["de"])
    for by, title in ((began, "Legal notice"), (english, "Legal information")):
        page.title = title
        proposal = propose(page, by=by)
    assert proposals_waiting(began) == [proposal]
    agreed = accept(proposal, by=began)
    assert agreed.is_open
    assert accept(agreed, by=english).state == Proposal.State.ACCEPTED


def test_an_agreement_counts_as_the_profile_says_now(settings):
    page = factories.site_page("imprint", language="en", title="Imprint")
    second, third = chief("Zweite Chefin"), chief("Dritte Chefin")
    for by, title in ((chief(), "One"), (second, "Two"), (third, "Three")):
        page.title = title
        proposal = propose(page, by=by)
    agreed = accept(proposal, by=second)
    assert agreed.is_open
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    profile(second, review_languages=["de"])
    assert refused(agreed, third) == "own-work"
    profile(second, review_languages=[])
    assert accept(agreed, by=third).state == Proposal.State.ACCEPTED


def test_in_an_emergency_a_note_is_enough(settings, proposal, german):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    alone = Permission.objects.get(codename="publish_own_article")
    german.user_permissions.add(alone)
    assert proposals_waiting(german) == []
    assert refused(proposal, german) == "note-missing"
    accepted = accept(proposal, by=german, note="Eilt.")
    assert accepted.acts.latest("lock").bypassed_four_eyes


def test_what_is_in_several_languages_waits_for_all(settings, german):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    topic = factories.topic("Innovation")
    factories.published(language="en", topics=[str(topic.key)])
    topic.refresh_from_db()
    topic.names = topic.names | {"en": "Novelty"}
    proposal = save_shared(topic, by=chief()).proposal
    assert proposals_waiting(german) == [proposal]
    assert accept(proposal, by=german).state == Proposal.State.ACCEPTED
