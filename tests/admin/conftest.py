"""The newsroom in which every address is asked for: made once, and put back."""

import pytest

from articles.domain import site_version
from tests.support.desk.newsroom import Newsroom
from tests.support.worlds import Kept


@pytest.fixture(scope="session")
def _kept():
    kept = Kept()
    yield kept
    kept.forget()


@pytest.fixture(scope="session")
def _fill(full_size):
    return Newsroom(everything=full_size).fill


@pytest.fixture(scope="module")
def newsroom(migrated, django_db_blocker, _kept, _fill):
    with django_db_blocker.unblock():
        found = _kept.put_back(_fill)
        site_version.forget()
        yield found
        migrated.put_back()
