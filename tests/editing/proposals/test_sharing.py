"""Labels and pictures change by two as soon as somebody else reads what prints them."""

import pytest
from django.db import IntegrityError, transaction

from articles.editing.proposals import (
    accept,
    close,
    is_printed,
    proposals_returned,
    proposals_waiting,
)
from articles.editing.publishing import move
from articles.models import (
    Image,
    LabelDecision,
    Proposal,
    RecordEntry,
    Source,
    Topic,
)
from tests.editing.proposals.changing import changed, known, names, refused, stored
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db
EVIL = "https://evil.example/"


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def second():
    return factories.editor("Zweite Redakteurin")


def taken_back(**options):
    """Return a draft that somebody approved, and that nobody changed since."""
    article = factories.approved(**options)
    return move(article, "take_back", by=article.author)


def changed_since(**options):
    return factories.edited(taken_back(**options), by=factories.author(), teaser="Neu")


@pytest.mark.parametrize(
    ("make", "waits"),
    [
        (factories.draft, False),
        (factories.discarded, False),
        (factories.in_review, True),
        (factories.scheduled, True),
        (factories.published, True),
        (factories.expired, True),
        (factories.withdrawn, True),
        # An approval goes for what is approved, wherever it waits to be published.
        (taken_back, True),
        (changed_since, False),
    ],
)
def test_s8_what_a_second_person_reads_is_changed_by_two(make, waits, editor):
    topic = factories.topic()
    make(topics=keys(topic))
    assert is_printed(topic) is waits
    assert bool(changed(topic, by=editor, name="Anders").proposal) is waits
    assert stored(topic, "name") == ("Innovation" if waits else "Anders")


def test_a_publisher_of_further_reading_is_printed_as_well(editor):
    source = factories.source()
    factories.published(further_reading=[{"title": "x", "publisher": str(source.key)}])
    assert is_printed(source)


def test_an_approval_covers_the_link_that_the_article_prints(editor, second):
    source = factories.source(homepage="https://haus.example/")
    article = factories.approved(**names(source))
    made = changed(source, by=editor, homepage=EVIL)
    move(article, "publish", by=factories.chief())
    assert stored(source, "homepage") == "https://haus.example/"
    accept(made.proposal, by=second)
    assert stored(source, "homepage") == EVIL


def test_somebody_else_accepts_it_and_the_record_says_so(editor, second):
    source = known()
    made = changed(source, by=editor, name="Neues Haus", note="Umbenannt").proposal
    assert proposals_waiting(editor) == []
    assert proposals_waiting(second) == [made]
    assert refused(accept, made, by=editor) == "own-work"
    assert refused(accept, made, by=factories.author()) == "not-allowed"
    accept(made, by=second)
    assert stored(source, "name") == "Neues Haus"
    said = [act.deed for act in made.acts.all()]
    assert said == ["found", "proposed", "accepted"]
    act = LabelDecision.objects.get()
    assert (act.act, act.by, act.names_after["de"]) == ("rename", second, "Neues Haus")
    entries = RecordEntry.objects.filter(deed="proposal", key=str(source.pk))
    assert {one.details["act"] for one in entries} == {"proposed", "accepted"}


def test_a_refusal_comes_back_to_who_proposed_it(editor, second):
    source = known()
    made = changed(source, by=editor, homepage=EVIL).proposal
    assert refused(close, made, by=second) == "note-missing"
    close(made, by=second, note="Das ist nicht deren Seite.")
    assert proposals_returned(editor) == [made]
    # Another source's says nothing of it.
    other = factories.source("Anderes Haus")
    factories.published(**names(other))
    changed(other, by=editor, homepage=EVIL)
    assert proposals_returned(editor) == [made]
    changed(source, by=editor, homepage="https://neu.example/")
    assert proposals_returned(editor) == []


def test_what_is_taken_off_is_gone_at_once_and_the_rest_waits(editor, second):
    source = known()
    made = changed(source, by=editor, homepage="", description="", name="Neues Haus")
    assert set(made.stored) == {"homepage", "descriptions"}
    assert (stored(source, "homepage"), stored(source, "description")) == ("", "")
    assert stored(source, "name") != "Neues Haus"
    accept(made.proposal, by=second)
    assert (stored(source, "homepage"), stored(source, "name")) == ("", "Neues Haus")
    # To have it back takes two.
    back = changed(source, by=editor, homepage=EVIL)
    assert (back.stored, stored(source, "homepage")) == ((), "")


def test_a_link_is_taken_off_even_while_another_one_is_proposed(editor, second):
    source = known()
    made = changed(source, by=editor, homepage=EVIL).proposal
    assert changed(source, by=second, homepage="").proposal is None
    made.refresh_from_db()
    assert (stored(source, "homepage"), made.state) == ("", "withdrawn")


def test_what_a_picture_owes_is_taken_away_by_two(editor):
    image = factories.picture(caption="Am Kai", source_url="https://kai.example/")
    factories.published(lead_image=str(image.key))
    made = changed(image, by=editor, caption="", source_url="", licence="")
    assert set(made.stored) == {"captions", "source_url"}
    assert (stored(image, "caption"), stored(image, "licence")) == ("", "CC BY 4.0")
    # Fields that only the desk sees don't wait.
    made = changed(image, by=editor, title="Kran", focus_x=3)
    assert made.stored == ("title",)
    assert (stored(image, "title"), stored(image, "focus_x")) == ("Kran", 50)


def test_a_picture_that_is_accepted_is_found_by_its_new_words(editor, second):
    image = factories.picture()
    factories.published(lead_image=str(image.key))
    made = changed(image, by=editor, alt="Ein Leuchtturm").proposal
    assert refused(accept, made, by=factories.author("Zweite")) == "not-allowed"
    accept(made, by=second)
    assert stored(image, "alt") == "Ein Leuchtturm"
    assert Image.objects.get().alt_in("en")


def test_what_became_public_otherwise_meanwhile_is_overwritten_by_nobody(
    editor, second
):
    source = known()
    made = changed(source, by=editor, name="Neues Haus").proposal
    Source.objects.filter(pk=source.pk).update(homepage="https://neu.example/")
    assert refused(accept, made, by=second) == "other-base"
    assert refused(accept, Proposal(pk=made.pk, kind="source", key=source.key, lock=1),
                   by=second) == "overtaken"  # fmt: skip


def test_an_emergency_is_accepted_with_a_note_and_marked():
    source, admin = known(), factories.admin()
    made = changed(source, by=admin, homepage=EVIL).proposal
    assert refused(accept, made, by=admin) == "note-missing"
    accept(made, by=admin, note="Die alte Adresse gehört jetzt anderen.")
    assert made.acts.latest("lock").bypassed_four_eyes


def test_without_four_eyes_a_save_is_public_at_once(editor, settings):
    source = known()
    made = changed(source, by=editor, name="Neues Haus").proposal
    settings.NEWSROOM_FOUR_EYES = False
    assert changed(source, by=editor, name="Drittes Haus").proposal is None
    made.refresh_from_db()
    assert (stored(source, "name"), made.state) == ("Drittes Haus", "withdrawn")


def test_a_row_has_one_open_proposal_and_the_database_holds_it(editor, second):
    source = known()
    one = changed(source, by=editor, name="Eins").proposal
    two = changed(source, by=second, name="Zwei").proposal
    assert one == two
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(kind="source", key=source.key, title="x")
    page = factories.site_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(kind="topic", key=source.key, title="x", page=page)
    # A topic with another key has one of its own.
    topic = factories.topic()
    factories.published(topics=keys(topic))
    assert changed(topic, by=editor, name="Eins").proposal != one


def test_what_was_once_proposed_ends_when_nobody_reads_the_row_any_more(editor):
    article = factories.in_review(topics=keys(factories.topic()))
    topic = Topic.objects.get()
    made = changed(topic, by=editor, name="Anders").proposal
    move(article, "take_back", by=article.author)
    assert changed(topic, by=factories.chief(), name="Ganz anders").proposal is None
    made.refresh_from_db()
    assert (stored(topic, "name"), made.state) == ("Ganz anders", "withdrawn")
