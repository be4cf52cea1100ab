"""The desk says before an act what it lacks: the phase, the right, the note."""

import pytest
from django.utils.translation import override

from articles.editing.publishing.moving import move
from articles.foundation.refusal import Refused
from tests.support import factories
from tests.support.factories import chief, editor

pytestmark = pytest.mark.django_db


def test_who_must_say_why_is_told_whether_the_public_reads_it():
    why = {}
    for name, article in (
        ("withdraw", factories.published()),
        ("send_back", factories.in_review()),
    ):
        with override("en"), pytest.raises(Refused) as refusal:
            move(article, name, by=chief())
        assert refusal.value.code == "note-missing"
        why[name] = str(refusal.value.why)
    assert why["withdraw"] == "It needs a reason, which the public will read."
    assert why["send_back"] == "It needs a note that says why."


def test_who_comes_too_late_hears_that_before_anything_about_rights():
    article = factories.published()
    with pytest.raises(Refused) as refusal:
        move(article, "publish", by=editor())
    assert refusal.value.code == "wrong-phase"
