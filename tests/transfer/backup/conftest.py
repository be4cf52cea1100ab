"""What the tests of this room leave in the folder that they share is removed."""

import pytest
from django.conf import settings

from newsroom.page_cache.stores.taken_off import NAME


@pytest.fixture(autouse=True)
def _nothing_taken_off():
    yield
    (settings.VAR / NAME).unlink(missing_ok=True)
