"""A process that follows knows every change of a random history."""

from collections import Counter

import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.domain.label_index.followers import Follower
from tests.domain.site_version.test_histories import WatchedNewsroom
from tests.editing.publishing.histories.test_histories import people
from tests.support.turns import histories


class FollowedNewsroom(WatchedNewsroom):
    def __init__(self):
        super().__init__()
        self.process, self.public = Follower(), self

    def look(self):
        """Look as a process does that holds a catalogue, in the public's place."""
        self.process.agrees()

    changes = 0


@pytest.mark.long
@pytest.mark.django_db
def test_a_catalogue_that_followed_is_as_one_made_anew(full_size):
    FollowedNewsroom.people, FollowedNewsroom.succeeded = people(), Counter()
    size = histories(5, steps=25, share=10, everything=full_size)
    run_state_machine_as_test(FollowedNewsroom, settings=size)
    assert set(FollowedNewsroom.succeeded) >= {"publish", "revise", "feature"}
