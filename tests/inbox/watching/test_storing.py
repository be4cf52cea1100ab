"""The entries of a source are stored once, whatever it calls them by now."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.foundation.markup import normalised
from articles.inbox.feeds import Yield, yields_of
from articles.inbox.items import decide, take_over
from articles.inbox.reading import Entry
from articles.inbox.watching import keys_of, store
from articles.inbox.watching.storing import AT_ONCE
from articles.models import (
    Embargo,
    FormerItem,
    InboxItem,
    ItemState,
    SourceTerms,
    UsualReason,
)
from tests.support.factories import editor
from tests.support.inbox import feed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SITE = "https://quelle.example/"


def entry(name: str, **values) -> Entry:
    link = values.pop("link", f"{SITE}{name}")
    return Entry(
        identity=values.pop("guid", name),
        identity_by="guid",
        link=link,
        link_key=normalised(link) if link else "",
        title=values.pop("title", name.title()),
        published=values.pop("published", NOW - HOUR),
        **values,
    )


def watched(**values):
    """Return a feed that answered before, so that nothing is old at first."""
    found = feed(**values)
    type(found.state).objects.update(succeeded_at=NOW - DAY)
    found.state.refresh_from_db()
    return found


def titles(**wanted) -> list[str]:
    return sorted(InboxItem.objects.filter(**wanted).values_list("title", flat=True))


def test_r21_a_document_that_is_read_twice_adds_nothing():
    of, said = watched(), [entry("eins"), entry("zwei")]
    assert store(of, said, now=NOW).new == 2
    again = store(of, said, now=NOW + HOUR)
    assert (again.new, again.changed) == (0, 0)
    assert titles() == ["Eins", "Zwei"]


def test_what_is_new_is_counted_once():
    of, said = watched(), [entry("eins"), entry("zwei")]
    store(of, said, now=NOW)
    store(of, [*said, entry("drei")], now=NOW + HOUR)
    assert yields_of([of], NOW) == {of.pk: Yield(3)}


def test_many_entries_are_stored_in_several_transactions(django_assert_num_queries):
    of = watched()
    said = [entry(f"meldung-{n}") for n in range(2 * AT_ONCE + 1)]
    assert store(of, said, now=NOW).new == len(said)
    assert InboxItem.objects.count() == len(said)


def test_an_entry_with_a_new_id_at_the_same_address_is_the_same():
    of = watched()
    store(of, [entry("eins")], now=NOW)
    assert store(of, [entry("eins", guid="urn:neu")], now=NOW + HOUR).new == 0
    assert store(of, [entry("eins", guid="urn:neu")], now=NOW + HOUR).new == 0


def test_a_source_that_relaunches_brings_nothing_to_triage_again():
    of = watched()
    before = [entry(f"meldung-{n}", published=NOW - n * DAY) for n in range(500)]
    store(of, before, now=NOW)
    after = [
        entry(
            f"x{n}",
            guid=f"neu-{n}",
            link=f"{SITE}neu/{n}",
            title=old.title,
            published=old.published,
        )
        for n, old in enumerate(before)
    ]
    found = store(of, after, now=NOW + HOUR)
    assert (found.new, InboxItem.objects.count()) == (0, 500)
    # The items lead to where the texts are now.
    assert InboxItem.objects.filter(link__startswith=f"{SITE}neu/").count() == 500


def test_two_entries_of_one_title_and_day_are_two():
    of = watched()
    store(of, [entry("notiz-1", title="Notiz")], now=NOW)
    both = [entry("notiz-2", title="Notiz"), entry("notiz-1", title="Notiz")]
    assert store(of, both, now=NOW + HOUR).new == 1


@pytest.mark.parametrize("link", [SITE, "https://quelle.example/aktuelles"])
def test_an_address_that_entries_share_tells_none_of_them(link):
    of = watched()
    store(of, [entry("eins", link=link), entry("zwei", link=link)], now=NOW)
    assert store(of, [entry("drei", link=link)], now=NOW + HOUR).new == 1
    assert titles() == ["Drei", "Eins", "Zwei"]


def test_a_dismissed_item_does_not_return_through_another_source():
    of = watched()
    store(of, [entry("werbung")], now=NOW)
    decide(InboxItem.objects.get(), "dismiss", by=editor(), reason="Werbung")
    other = watched(name="Agentur Beispiel")
    assert store(other, [entry("anders", link=f"{SITE}werbung")], now=NOW).new == 0
    assert store(of, [entry("werbung", guid="urn:neu")], now=NOW).new == 0
    again = InboxItem.objects.get(source=other.source)
    assert (again.state, again.reason) == (ItemState.DISMISSED, UsualReason.BEFORE)


def test_an_item_that_is_gone_does_not_come_back():
    of, said = watched(), entry("eins")
    keys = keys_of(said)
    FormerItem.objects.create(
        source=of.source,
        identity=keys.identity,
        link_key=keys.link,
        content_key=keys.content,
    )
    assert store(of, [said, entry("eins", guid="neu"), entry("zwei")], now=NOW).new == 1
    assert titles() == ["Zwei"]


def test_old_entries_of_a_new_feed_are_known_and_no_news():
    of = feed()
    said = [entry("alt", published=NOW - 60 * DAY), entry("neu")]
    assert store(of, said, now=NOW).new == 1
    assert titles() == ["Neu"]
    type(of.state).objects.update(succeeded_at=NOW)
    of.state.refresh_from_db()
    assert store(of, said, now=NOW + HOUR).new == 0


def test_r22_a_back_dated_entry_stands_where_it_came():
    of = watched()
    store(of, [entry("nachtrag", published=NOW - 60 * DAY)], now=NOW)
    item = InboxItem.objects.get()
    assert (item.at, item.published_at) == (NOW, NOW - 60 * DAY)


def test_an_open_item_follows_its_source():
    of = watched()
    store(of, [entry("eins", title="Alt")], now=NOW)
    found = store(of, [entry("eins", title="Neu")], now=NOW + HOUR)
    item = InboxItem.objects.get()
    assert (found.new, found.changed) == (0, 1)
    assert (item.title, item.changed_at, item.is_sorted) == ("Neu", NOW + HOUR, False)


def test_r23_an_item_that_somebody_decided_about_says_that_it_changed():
    of = watched()
    store(of, [entry("eins", title="Alt")], now=NOW)
    decide(InboxItem.objects.get(), "dismiss", by=editor(), reason="Werbung")
    store(of, [entry("eins", title="Neu")], now=NOW + HOUR)
    item = InboxItem.objects.get()
    assert (item.title, item.changed_at) == ("Alt", NOW + HOUR)
    assert item.state == ItemState.DISMISSED


def test_a_whole_text_is_kept_only_where_the_terms_allow_it():
    of = watched()
    store(of, [entry("eins", text="Der ganze Text.", summary="Der …")], now=NOW)
    assert InboxItem.objects.get().text == ""
    SourceTerms.objects.create(source=of.source, terms="free")
    store(of, [entry("zwei", text="Der ganze Text.")], now=NOW)
    assert InboxItem.objects.get(title="Zwei").text == "Der ganze Text."


def test_the_language_is_the_feeds_or_the_entrys_or_is_guessed():
    of = watched()
    said = [
        entry("eins", language="en-GB"),
        entry("zwei", summary="Der Rat und die Kommission haben sich auf ein Ziel "
              "geeinigt, das für alle Länder und nicht nur für einige gilt."),
        entry("drei", language="xx", title="0815"),
    ]  # fmt: skip
    store(of, said, now=NOW)
    found = dict(InboxItem.objects.values_list("title", "language"))
    assert found == {"Eins": "en", "Zwei": "de", "0815": ""}


def test_a_title_alone_tells_no_entry_again():
    of = watched()
    store(of, [entry("eins", title="Weiterlesen", published=None)], now=NOW)
    # The first one has left the page.
    later = entry("zwei", title="Weiterlesen", published=None)
    assert store(of, [later], now=NOW + HOUR).new == 1
    assert InboxItem.objects.count() == 2


UNTIL = datetime(2027, 3, 12, 9, tzinfo=UTC)
LINE = "Sperrfrist: 12. März 2027, 10 Uhr"


@pytest.mark.parametrize(
    "said",
    [
        {"text": f"{LINE}\n\nAm 15. März 2027 um 9 Uhr öffnet das Labor."},
        {"text": f"{LINE}. Am 15. März 2027 um 9 Uhr öffnet das Labor."},
        {"summary": "Embargoed until 10:00 CET, 12 March 2027. Doors open at 9:00."},
        {"title": "EMBARGOED UNTIL 12 March 2027 09:00 GMT: New lab", "text": "Soon."},
    ],
)
def test_the_embargo_of_an_entry_is_noted(said):
    of = watched()
    store(of, [entry("labor", **said)], now=NOW)
    one = InboxItem.objects.get()
    assert (one.embargo_until, one.text) == (UNTIL, "")
    story = take_over(one, by=editor()).edition.story_id
    assert Embargo.objects.on(story, NOW).until == UNTIL


def test_an_embargo_of_an_entry_that_is_not_clear_is_shown_first():
    line = "Sperrfrist: 12. März 2027"
    said = {"summary": "Guten Tag!", "text": f"Guten Tag!\n\n{line}"}
    of = watched()
    store(of, [entry("labor", **said)], now=NOW)
    one = InboxItem.objects.get()
    assert (one.embargo_until, one.summary) == (None, f"{line} – Guten Tag!")
    assert store(of, [entry("labor", **said)], now=NOW + HOUR).changed == 0


def test_an_entry_moves_its_embargo_and_silence_does_not_lift_it():
    of = watched()
    first, later = (f"Sperrfrist: {n}. März 2027, 10 Uhr" for n in (12, 13))
    store(of, [entry("labor", text=first)], now=NOW)
    assert store(of, [entry("labor", text=later)], now=NOW + HOUR).changed == 1
    assert InboxItem.objects.get().embargo_until == UNTIL + DAY
    silent = entry("labor", summary="Anders", text="Anders")
    assert store(of, [silent], now=NOW + 2 * HOUR).changed == 1
    one = InboxItem.objects.get()
    assert (one.summary, one.embargo_until) == ("Anders", UNTIL + DAY)
