"""Labels that readers know are merged, separated and followed by two."""

import pytest

from articles.editing.proposals import (
    accept,
    close,
    merge_shared,
    save_shared,
    separate_shared,
    succeed_shared,
)
from articles.editing.writing import separate
from articles.models import LabelDecision, Proposal, Source
from tests.editing.proposals.changing import changed, known, refused, stored
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def second():
    return factories.editor("Zweite Redakteurin")


def test_merging_a_name_that_readers_know_waits_and_so_does_taking_it_back(
    editor, second
):
    topic, other = factories.topic(), factories.topic("Neuerung")
    factories.published(topics=keys(topic))
    made = merge_shared(topic, other, by=editor, note="Dasselbe")
    assert stored(topic, "merged_into") is None
    assert refused(accept, made, by=editor) == "own-work"
    topic.refresh_from_db()
    assert refused(save_shared, topic, by=second) == "to-be-merged"
    assert refused(merge_shared, topic, other, by=second) == "open-already"
    accept(made, by=second)
    assert stored(topic, "merged_into") == other
    assert LabelDecision.objects.get().note == "Dasselbe"
    back = separate_shared(topic, by=editor)
    assert stored(topic, "merged_into") == other
    accept(back, by=second)
    assert stored(topic, "merged_into") is None


def test_what_was_to_be_merged_into_is_called_as_it_was_read(editor, second):
    topic, other = factories.topic(), factories.topic("Neuerung")
    factories.published(topics=keys(topic))
    made = merge_shared(topic, other, by=editor)
    # No article has it, so it changes at once.
    changed(other, by=editor, name="Böses Wort")
    assert refused(accept, made, by=second) == "other-target"
    assert stored(topic, "merged_into") is None


def test_a_name_that_was_never_read_doesnt_come_by_taking_a_merging_back(editor):
    topic, other = factories.topic("Böses Wort"), factories.topic()
    merge_shared(topic, other, by=editor)
    # It prints the other name, which is what was read and published.
    factories.published(topics=keys(topic))
    assert changed(topic, by=editor, name="Noch böser").proposal.is_open
    assert refused(separate_shared, topic, by=editor) == "open-already"
    close(Proposal.objects.get(), by=editor)
    assert separate_shared(topic, by=editor).is_open
    assert (stored(topic, "merged_into"), stored(topic, "name")) == (
        other,
        "Böses Wort",
    )


def test_a_successor_is_made_at_once_and_named_by_two(editor, second):
    source = known()
    after = Source(name="Nachfolge", slug="nachfolge")
    made = succeed_shared(source, after, by=editor)
    assert stored(source, "successor") is None
    accept(made, by=second)
    assert stored(source, "successor") == after
    assert [one.act for one in LabelDecision.objects.all()] == ["succeed"]


def test_a_verb_of_writing_stays_an_operators(editor):
    topic, other = factories.topic(), factories.topic("Neuerung")
    merge_shared(topic, other, by=editor)
    assert separate(topic, by=editor).merged_into is None
