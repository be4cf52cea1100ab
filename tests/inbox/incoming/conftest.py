"""A site on loopback that may be asked without pauses; a partner who writes mails."""

import pytest

from articles.inbox.feeds import new_secret
from articles.models import SourceFeed, SourceTerms
from tests.inbox.incoming.partners import RELAY
from tests.inbox.watching.server import serving
from tests.support.factories import source


@pytest.fixture
def site(settings, tmp_path):
    settings.VAR = tmp_path
    with serving({}) as server:
        settings.NEWSROOM_FETCH_LOCAL = (server.place,)
        yield server


@pytest.fixture
def by_mail(settings):
    settings.NEWSROOM_INBOX_ADDRESS = "inbox@news.example.org"
    settings.NEWSROOM_MAIL_RELAY = RELAY


@pytest.fixture
def feed():
    institute = source("Institut Beispiel", homepage="https://www.institut.example/de/")
    return SourceFeed.objects.create(source=institute, way="mail", secret=new_secret())


@pytest.fixture
def free(feed):
    SourceTerms.objects.create(source=feed.source, terms="free")
    return feed
