"""The newsroom in which every address is asked for: made once for a whole file."""

import pytest
from django.db import transaction

from tests.admin.newsroom import Newsroom


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker, full_size):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom(everything=full_size).fill()
        transaction.set_rollback(True)
