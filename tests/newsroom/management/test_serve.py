"""No server starts while the clock would publish in a language that isn't offered."""

from io import StringIO

import pytest
from django.core.management import CommandError

from newsroom.management.commands.serve import Command
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_it_refuses_what_is_scheduled_in_a_closed_language(offer):
    factories.scheduled(language="en")
    Command().look_at_languages()
    offer("de", former=("en",))
    with pytest.raises(CommandError, match="languages close en --by USER"):
        Command().look_at_languages()


def test_it_warns_of_what_waits_for_an_approval_there(offer):
    factories.planned(language="en")
    offer("de", former=("en",))
    warned = StringIO()
    Command(stderr=warned).look_at_languages()
    assert "1 once approved" in warned.getvalue()
    assert "languages close en" in warned.getvalue()
