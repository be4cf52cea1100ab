"""Random histories under the public's eyes: nothing changes without another revision.

The newsroom of the histories goes on as it does there, and besides it changes all that
stands beside articles: labels, sources, masthead, pages, what leads.
"""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles.domain import site_version
from articles.editing import writing
from articles.editing.publishing import feature
from articles.models import Article, Masthead, Page, Source
from tests.domain.site_version.onlookers import Onlooker
from tests.editing.publishing.histories.test_histories import (
    LATER,
    WHICH,
    Newsroom,
    people,
    when,
)
from tests.support import factories
from tests.support.contents import keys
from tests.support.turns import histories

WORD = st.sampled_from(["Zölle", "Abgaben", "Handel"])
PAUSE = st.sampled_from(
    [timedelta(seconds=s) for s in (0, 0, 1, 2)] + [timedelta(days=d) for d in (1, 31)]
)
# Every article has them.
LABELS = ["topic", "other", "source", "country", "category"]
# These moves concern nobody outside the desk.
QUIET = {
    "begin", "change", "submit", "take_back", "send_back", "approve", "discard",
    "revise", "translate", "confirm", "nobody",
}  # fmt: skip
PLANNING = {"publish", "cancel"}


class WatchedNewsroom(Newsroom):
    # These hold in the other histories; here they would only take time.
    rules_hold = the_past_is_what_it_was = what_was_public_stays_as_it_was = None

    def __init__(self):
        super().__init__()
        self.topic, self.other = factories.topic("Zoll"), factories.topic("Ausfuhr")
        self.source, self.country = factories.source(), factories.country("EU")
        self.category = factories.category()
        self.picture = factories.picture()
        Masthead.objects.create(language="de", name="Erste")
        factories.site_page()
        self.public = Onlooker(self.topic)

    def begin(self, person, language):
        content = {"headline": "Eins", "body": "<p>Text</p>"} | {
            "topics": keys(self.topic, self.other),
            "countries": keys(self.country),
            "categories": keys(self.category),
            "lead_image": str(self.picture.key),
            "attributions": [{"source": str(self.source.key)}],
        }
        return writing.begin(content, language=language, by=self.people[person])

    def attempt(self, name, verb, *args, **options):
        before = site_version.current(self.clock).counter
        is_seen = name not in QUIET
        if name in PLANNING:
            is_seen = self.is_soon(args[0], options.get("options"))
        result = super().attempt(name, verb, *args, **options)
        after = site_version.current(self.clock).counter
        assert after - before == int(result is not None and is_seen)
        return result

    def is_soon(self, article, told) -> bool:
        """Return whether this plan, or the one that it replaces, comes soon."""
        plans = Article.objects.scheduled(self.clock).filter(edition=article.edition_id)
        moments = list(plans.values_list("live_from", flat=True))
        if article.phase() != "scheduled":
            moments.append(told.begins(self.clock) if told else self.clock)
        return any(moment <= self.clock + site_version.SOON for moment in moments)

    def wait(self, duration):
        self.clock += duration
        self.watch.move_to(self.clock, tick=False)

    @rule(pause=PAUSE)
    def time_passes(self, pause):
        self.wait(pause)

    @rule(word=WORD, which=st.sampled_from(LABELS))
    def rename(self, word, which):
        label = getattr(self, which)
        label.refresh_from_db()
        label.name = f"{word} {which}"
        counter = site_version.current(self.clock).counter
        label.save()
        begun = Article.objects.windowed().filter(
            live_from__lte=self.clock + site_version.SOON
        )
        # All of them have it.
        if not begun.exists() and label.merged_into is None:
            assert site_version.current(self.clock).counter == counter

    @rule(merged=st.booleans())
    def merge(self, merged):
        self.other.refresh_from_db()
        self.other.merged_into = self.topic if merged else None
        self.other.save()

    @rule(word=WORD, of=st.sampled_from(["alt", "caption", "credit"]))
    def describe_the_picture(self, word, of):
        self.picture.refresh_from_db()
        setattr(self.picture, of, word)
        counter = site_version.current(self.clock).counter
        self.picture.save()
        soon = self.clock + site_version.SOON
        # All of them have it.
        if not Article.objects.public_between(self.clock, soon).exists():
            assert site_version.current(self.clock).counter == counter

    @rule(word=WORD)
    def change_what_stands_around(self, word):
        Source.objects.update(homepage=f"https://example.org/{word}")
        masthead, page = Masthead.objects.get(), Page.objects.get()
        masthead.tagline = page.title = word
        masthead.save()
        page.save()

    @when("live")
    @rule(which=WHICH, until=LATER)
    def feature(self, which, until):
        if article := self.pick({"live"}, which):
            moment = until and self.clock + until
            before = article.edition.featured_until
            counter = site_version.current(self.clock).counter
            feature(article, until=moment, by=self.people["chief"])
            changed = site_version.current(self.clock).counter - counter
            assert changed == int(moment != before)
            self.succeeded["feature"] += 1

    @rule(word=WORD, is_kept=st.booleans())
    def prepare_a_label(self, word, is_kept):
        counter = site_version.current(self.clock).counter
        label = factories.topic(word)
        label.aliases = f"{label.aliases}{word} "[-90:]
        label.save()
        if not is_kept:
            label.delete()
        assert site_version.current(self.clock).counter == counter

    @invariant()
    def the_public_looks(self):
        self.phases = {article.phase() for article in Article.objects.all()}
        self.public.look()

    def teardown(self):
        self.succeeded["seen"] += self.public.changes
        super().teardown()


@pytest.mark.alike
@pytest.mark.again
@pytest.mark.django_db
def test_nothing_the_public_sees_changes_without_another_revision(full_size):
    WatchedNewsroom.people, WatchedNewsroom.succeeded = people(), Counter()
    size = histories(3, steps=25, share=10, everything=full_size)
    run_state_machine_as_test(WatchedNewsroom, settings=size)
    # The draws differ with the modules imported; at full size everything happens.
    expected = {"publish", "revise"} | ({"feature"} if full_size else set())
    assert set(WatchedNewsroom.succeeded) >= expected
    assert WatchedNewsroom.succeeded["seen"] > 10
