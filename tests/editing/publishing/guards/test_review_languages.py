"""Four eyes by people who read the language: where the newsroom demands it, an approval
counts only if it comes from somebody who reviews that language, or from the author.
"""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.editing.publishing import (
    Plan,
    Publication,
    circumstances,
    consequence,
    move,
    offer,
    offers,
)
from articles.editing.writing import begin
from articles.foundation.refusal import Refused
from articles.models import Article
from tests.support import factories
from tests.support.factories import author, chief, edited, editor, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def _demanded(settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = True


def german(person):
    return profile(person, review_languages=["de"])


def english(person):
    return profile(person, review_languages=["en"])


def refusal_of(article: Article, name: str, by, **options) -> Refused:
    """Return why it is refused, by the button that isn't there and by a forged POST."""
    with pytest.raises(Refused) as offered:
        offer(article, by, name)
    with pytest.raises(Refused) as moved:
        move(article, name, by=by, **options)
    assert offered.value.code == moved.value.code
    assert str(offered.value) == str(moved.value)
    return moved.value


def code(article: Article, name: str, by) -> str:
    [found] = [one for one in offers(article, by) if one.transition.name == name]
    return found.refusal.code if found.refusal else ""


def test_nobody_approves_a_text_in_a_language_that_she_doesnt_review():
    article = factories.in_review(language="en", headline="An example")
    refusal = refusal_of(article, "approve", german(editor()))
    assert refusal.code == "other-language"
    assert str(refusal) == (
        "„Freigeben“ ist bei „An example“ nicht möglich. Laut Ihrem Profil prüfen Sie "
        "keine Texte auf Englisch. Überlassen Sie ihn jemandem, der das tut; oder "
        "kreuzen Sie die Sprache in Ihrem Profil an, wenn Sie sie gut genug lesen."
    )
    assert not article.decisions.filter(transition="approve").exists()
    move(article, "approve", by=english(editor("Zweiter Redakteur")))
    assert code(article, "publish", chief()) == ""


@pytest.mark.parametrize("chosen", [[], ["de"], ["de", "en"], ["fr"]])
def test_her_languages_she_approves(chosen):
    article = factories.in_review()
    move(article, "approve", by=profile(editor(), review_languages=chosen))
    assert article.decisions.filter(transition="approve").exists()


def test_unless_it_is_demanded_the_languages_hold_nobody_back(settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = False
    article = factories.in_review(language="en", by=chief())
    move(article, "approve", by=german(editor()))
    assert move(article, "publish", by=german(chief())).phase() == "live"


@pytest.mark.parametrize("lifted", ["four eyes", "languages"])
def test_it_takes_four_eyes_and_more_than_one_language(settings, offer, lifted):
    article = factories.in_review(language="en", by=chief())
    person = german(editor())
    if lifted == "four eyes":
        settings.NEWSROOM_FOUR_EYES = False
    else:
        offer("en")
    move(article, "approve", by=person)
    assert move(article, "publish", by=german(chief())).phase() == "live"


def test_who_doesnt_review_the_language_publishes_what_others_have_approved():
    article, by = factories.in_review(language="en"), german(chief())
    refusal = refusal_of(article, "publish", by)
    assert refusal.code == "four-eyes"
    assert str(refusal.why) == (
        "Es fehlt die Freigabe durch jemand anderen, der Texte auf Englisch prüft."
    )
    second = english(editor())
    edited(article, by=second, headline="Another one")
    move(article, "approve", by=second)
    # Nobody else who reviews English has read the editor's change.
    assert code(article, "publish", by) == "four-eyes"
    move(article, "approve", by=author())
    assert code(article, "publish", by) == ""
    edited(article, by=by, headline="A third one")
    assert code(article, "publish", by) == "four-eyes"
    move(article, "approve", by=second)
    assert move(article, "publish", by=by).phase() == "live"


def test_who_reviews_it_is_the_second_person_by_publishing():
    article = factories.in_review(language="en")
    assert move(article, "publish", by=english(chief())).phase() == "live"


def test_an_author_reads_her_own_text_whatever_her_profile_says():
    writer = german(author())
    article = factories.in_review(language="en", by=writer)
    assert code(edited(article, by=chief(), headline="New"), "publish", chief())
    move(article, "approve", by=writer)
    assert code(article, "publish", chief()) == ""


def test_who_changed_a_word_of_it_isnt_its_author():
    article, by = factories.in_review(language="en"), german(editor())
    edited(article, by=by, headline="A word")
    assert refusal_of(article, "approve", by).code == "other-language"


def test_an_approval_from_before_counts_as_the_profile_says_now(settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = False
    article = factories.in_review(language="en", by=chief())
    move(article, "approve", by=editor())
    german(editor())
    assert code(article, "publish", chief()) == ""
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    assert code(article, "publish", chief()) == "four-eyes"
    known = circumstances([article])[article.pk]
    assert not known.is_approved
    assert not known.is_approved_by_another(chief())
    assert [one.by for one in known.approvals] == [editor()]
    english(editor())
    assert code(article, "publish", chief()) == ""


def test_in_an_emergency_a_note_is_enough():
    article, by = factories.in_review(language="en"), german(chief())
    alone = Permission.objects.get(codename="publish_own_article")
    by.user_permissions.add(alone)
    assert offer(article, by, "publish").needs_note
    move(article, "publish", by=by, note="Eilt.")
    assert article.decisions.get(transition="publish").bypassed_four_eyes


def test_an_import_without_author_needs_somebody_who_reads_it():
    content = {"headline": "An example", "body": "<p>Text</p>"}
    article = begin(content, language="en", by=None)
    move(article, "submit", by=editor())
    window = Publication(at=timezone.now() - factories.DAY, backdated=True)
    with pytest.raises(Refused) as refused:
        move(article, "publish", by=german(chief()), options=window)
    assert refused.value.code == "four-eyes"
    move(article, "approve", by=english(editor()))
    assert move(article, "publish", by=chief(), options=window).phase() == "live"


def planned(by, **content) -> Article:
    article = factories.in_review(language="en", **content)
    return move(article, "publish_on_approval", by=by, options=Plan())


def test_a_plan_of_hers_waits_for_somebody_who_reads_it():
    article = planned(german(chief()))
    assert refusal_of(article, "approve", german(editor())).code == "other-language"
    move(article, "approve", by=english(editor("Zweiter Redakteur")))
    assert article.phase() == "live"
    last = article.decisions.latest("lock")
    assert (last.transition, last.by) == ("publish", chief())
    assert not last.bypassed_four_eyes


def test_an_approval_that_isnt_the_last_one_missing_says_so_and_publishes_nothing():
    article, second = factories.in_review(language="en"), english(editor())
    edited(article, by=second, headline="A word")
    move(article, "publish_on_approval", by=german(chief()), options=Plan())
    third = english(editor("Dritter Redakteur"))
    for person, is_last in ((second, False), (third, True)):
        assert (
            "wird der Artikel veröffentlicht"
            in consequence(article, "approve", by=person)
        ) is is_last
    move(article, "approve", by=second)
    assert article.phase() == "in_review"
    last = article.decisions.latest("lock")
    assert last.transition == "call_off"
    assert "jemand anderen, der Texte auf Englisch prüft" in last.note
