"""The tests of this folder leave nothing behind in the data folder that they share."""

import pytest
from django.conf import settings

from newsroom.page_cache.stores.taken_off import NAME


@pytest.fixture(autouse=True)
def _nothing_taken_off():
    yield
    (settings.VAR / NAME).unlink(missing_ok=True)
