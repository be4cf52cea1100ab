"""The doctor names hosts with old addresses at which the newsroom doesn't answer."""

import pytest

from tests.newsroom.monitoring.doctor.examined import found, is_note
from tests.site.old_addresses.old_site import of_article
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_host_with_old_addresses_at_which_nobody_answers(settings):
    settings.ALLOWED_HOSTS = ["news.example.org"]
    of_article(factories.published(), "/alt/", host="alt.example")
    of_article(factories.published(), "/auch/", host="")
    is_note("old-host", what="alt.example has old", remedy="NEWSROOM_ALLOWED_HOSTS")
    settings.ALLOWED_HOSTS = ["news.example.org", "www.alt.example"]
    assert found("old-host") == []
