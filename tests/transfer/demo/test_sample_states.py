"""The samples give every desk its work, and each came to its state by the rules."""

from io import StringIO
from itertools import chain

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from articles.domain import search
from articles.domain.content import content_hash, content_of
from articles.domain.rights import may_change
from articles.editing.preflight import preflight
from articles.editing.proposals import accept, proposals_waiting
from articles.editing.publishing import move, plan_of
from articles.models import (
    KINDS,
    Article,
    Category,
    CountryOrganisation,
    Decision,
    Dossier,
    Embargo,
    NewLabel,
    Page,
    Snapshot,
    Source,
    Topic,
)
from articles.transfer.demo import loading as demo
from articles.transfer.demo.dossiers import TEXTS
from articles.transfer.demo.journeys import JOURNEYS
from articles.workflow import Phase
from tests.support import factories
from tests.transfer.demo import trying
from tests.transfer.demo.trying import newest

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def started(django_db_setup, django_db_blocker, tmp_path_factory):
    """Start the demo, once for all, after one that broke off.

    Return what it printed, and how many countries there were before.
    """
    var, said = tmp_path_factory.mktemp("var"), StringIO()
    (var / "static").mkdir()
    places = {"VAR": var, "MEDIA_ROOT": var / "media", "STATIC_ROOT": var / "static"}
    with (
        override_settings(**places),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        countries = CountryOrganisation.objects.count()
        editor = factories.user("editor")
        with pytest.raises(CommandError, match="isn't the demo's"):
            call_command("demo", stdout=StringIO())
        editor.delete()
        call_command("demo", stdout=said)
        yield said.getvalue(), countries
        transaction.set_rollback(True)


@pytest.fixture
def people():
    return trying.people()


def in_phase(phase: Phase, **conditions) -> list[Article]:
    articles = Article.objects.filter(**conditions).order_by("pk")
    return [article for article in articles if article.phase() is phase]


def approved(article: Article) -> bool:
    return article.decisions.filter(transition="approve").exists()


def test_the_demo_publishes_samples_in_both_languages_and_each_once(started):
    printed, countries = started
    assert Article.objects.public().in_language("de").count() >= 20
    assert Article.objects.public().in_language("en").count() >= 10
    assert not Topic.objects.exclude(names__has_key="en").exists()
    assert not Category.objects.exclude(names__has_key="en").exists()
    assert not Source.objects.filter(descriptions={}).exists()
    assert "chief" in printed
    # They name nothing that the vocabulary lacks.
    assert CountryOrganisation.objects.count() == countries
    made = sum(kind.model.objects.count() for kind in KINDS.values()) - countries
    made_in_place = NewLabel.objects.count()
    assert made - made_in_place == len(list(demo.read_vocabulary()))
    ended = Source.objects.exclude(successor=None)
    assert {one.pk for one in ended} == {Source.objects.get(aliases="BMBF").pk}
    before = Article.objects.count()
    assert before >= len(demo.sample_documents()) >= 40
    call_command("demo")
    assert Article.objects.count() == before


def test_every_journey_starts_from_a_document():
    documents = {(one.key, one.language) for one in demo.sample_documents()}
    for key, steps in JOURNEYS.items():
        for step in steps:
            assert (key, step.language) in documents


def test_every_phase_has_a_sample_and_most_are_public():
    assert {article.phase() for article in Article.objects.all()} == set(Phase)
    assert Article.objects.public().count() >= 30
    german = Article.objects.filter(edition__language="de").count()
    assert 0.6 < german / Article.objects.count() < 0.75
    keys = {(one.key, one.language) for one in demo.sample_documents()}
    editions = {article.edition for article in Article.objects.all()}
    assert {(one.import_key, one.language) for one in editions} == keys
    assert all(one.import_hash for one in editions)


def test_every_desk_has_its_work(people):
    drafts = in_phase(Phase.DRAFT, author=people["author"])
    assert {draft.language for draft in drafts} == {"de", "en"}
    assert len(drafts) >= 4
    assert all(may_change(people["author"], draft) for draft in drafts)
    waiting = list(Article.objects.awaiting_review())
    unseen = [article for article in waiting if not approved(article)]
    ready = [article for article in waiting if approved(article)]
    assert len(unseen) >= 2
    assert {article.language for article in ready} == {"de", "en"}
    for article in unseen:
        move(article, "approve", by=people["editor"])
    for article in ready:
        move(article, "publish", by=people["chief"])


def test_every_sample_says_that_it_is_one():
    for article in Article.objects.filter(number=1):
        words = {"Beispiel", "Muster", "sample", "Sample", "demonstration"}
        last = article.body.rsplit("<p>", 1)[-1]
        assert any(word in last for word in words), article


def test_nobody_went_round_the_four_eyes():
    assert not Decision.objects.filter(bypassed_four_eyes=True).exists()
    for article in Article.objects.windowed().exclude(author=None):
        approval = article.decisions.get(transition="approve")
        assert approval.by != article.author
        assert approval.content_hash == article.content_hash


def test_pictures_travel_with_their_articles_and_are_what_was_approved():
    led = Article.objects.exclude(lead_image=None)
    assert {article.phase() for article in led} > {Phase.LIVE}
    for article in led:
        assert content_hash(content_of(article)) == article.content_hash
    original, translation = (newest("2023/max-planck-75", one) for one in ("de", "en"))
    assert original.lead_image == translation.lead_image


def test_what_people_noted_is_german():
    notes = Decision.objects.exclude(note="").values_list("note", flat=True)
    changes = Snapshot.objects.values_list("content__change_note", flat=True)
    for text in chain(notes, filter(None, changes)):
        assert any(f" {word} " in text for word in ("die", "den", "des", "von")), text


def test_the_remark_of_who_sent_it_back_is_about_this_text(people):
    article = newest("2022/lissabon-konvention")
    decision = article.decisions.get(transition="send_back")
    assert (article.phase(), decision.by) == (Phase.DRAFT, people["editor"])
    found = ["no-teaser", "no-source-address", "no-target"]
    assert [one.code for one in preflight(article)] == found
    assert "fehlt die Adresse" in decision.note
    assert "wesentlichen Unterschied" in article.body


def test_one_schedule_is_a_first_version_and_one_the_next_of_a_live_article():
    first, following = (
        newest(key) for key in ("2023/raumstation-iss", "2016/kigali-aenderung")
    )
    assert first.phase() is following.phase() is Phase.SCHEDULED
    assert first.edition.live_article() is None
    assert following.edition.live_article().number == 1


def test_a_live_article_is_in_revision():
    draft = newest("2019/vertrag-von-aachen")
    live = draft.edition.live_article()
    assert (draft.phase(), live.number, draft.number) == (Phase.DRAFT, 1, 2)
    assert "2020" in draft.body
    assert "2020" not in live.body


def test_one_version_goes_live_with_its_approval(people):
    article = newest("2014/rosetta-landung")
    assert plan_of(article).by == people["chief"]
    move(article, "approve", by=people["editor"])
    article.refresh_from_db()
    assert article.phase() is Phase.LIVE
    assert "Raumsonde gelöst" in article.body


def test_a_proposal_waits_for_somebody_else_and_a_topic_is_new(people):
    [proposal] = proposals_waiting(people["admin"])
    assert not proposals_waiting(people["chief"])
    accept(proposal, by=people["admin"])
    about = Page.objects.get(language="de", kind="about")
    assert "gibt nicht selbst frei" in about.body
    new = NewLabel.objects.get()
    assert (new.by, str(new)) == (people["author"], "Internationale Polarforschung")
    offered = search.similar(Topic, new.topic.name)
    assert "Polarforschung" in {one.name_in("de") for one in offered}


def test_the_correction_mends_what_was_wrong_and_says_so(client):
    right = newest("2017/european-xfel")
    wrong = right.edition.articles.get(number=1)
    assert "zwölf Länder" in wrong.body
    assert "elf Länder" in right.body
    named = right.body.split("beteiligt: ")[1].split(". ")[0]
    assert len(named.replace(" und ", ", ").split(", ")) == 11
    assert right.change_note in client.get(right.get_absolute_url()).text


def test_the_mended_typo_is_silent():
    mended = newest("2018/plan-s")
    assert mended.phase() is Phase.LIVE
    assert "Förderorganisatonen" in mended.edition.articles.get(number=1).body
    assert "Förderorganisatonen" not in mended.body
    assert not mended.was_updated


def test_the_withdrawn_sample_leaves_a_notice_with_its_reason(client):
    withdrawn = newest("2021/covax-ghana")
    page = client.get(withdrawn.get_absolute_url())
    assert page.status_code == 200
    assert withdrawn.ending_reason in page.text
    assert withdrawn.body not in page.text


def test_one_translation_is_in_work_and_one_is_behind():
    draft, original = (newest("2023/max-planck-75", one) for one in ("en", "de"))
    assert (draft.phase(), draft.translated_from) == (Phase.DRAFT, original)
    behind, ahead = (newest("2015/paris-agreement", one) for one in ("en", "de"))
    assert behind.phase() is ahead.phase() is Phase.LIVE
    assert behind.translated_from.edition == ahead.edition
    assert behind.translated_from.number < ahead.number


def test_there_are_three_dossiers_in_both_languages_and_an_embargo(started):
    today = timezone.localdate()
    found = Dossier.objects.exclude(body="")
    assert found.count() == 2 * len(TEXTS) == 6
    assert {one.kind for one in found} == {"topic", "country"}
    assert all(one.as_of < today < one.look_again_on for one in found)
    assert all(one.pinned for one in found)
    [embargo] = Embargo.objects.standing()
    assert embargo.until > timezone.now()
    held = Article.objects.get(edition__story=embargo.story_id)
    assert held.phase() == "in_review"
