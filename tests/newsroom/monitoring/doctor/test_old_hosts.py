"""The doctor names hosts with old addresses at which the newsroom doesn't answer."""

import pytest

from newsroom.monitoring.doctor import Level
from tests.newsroom.monitoring.doctor.examined import found
from tests.site.old_addresses.old_site import of_article
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_host_with_old_addresses_at_which_nobody_answers(settings):
    settings.ALLOWED_HOSTS = ["news.example.org"]
    of_article(factories.published(), "/alt/", host="alt.example")
    of_article(factories.published(), "/auch/", host="")
    [finding] = found("old-host")
    assert finding.level is Level.NOTE
    assert "alt.example has old addresses" in finding.what
    settings.ALLOWED_HOSTS = ["news.example.org", "www.alt.example"]
    assert found("old-host") == []
