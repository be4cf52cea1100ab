"""A browser of a reader."""

import pytest
from django.test import Client

from tests.site.reader_reports.tips import HERE


@pytest.fixture
def visitor() -> Client:
    """A browser without a cookie, checked as strictly as a real one."""
    return Client(enforce_csrf_checks=True, headers=HERE)
