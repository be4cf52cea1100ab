"""Whose role asks for a second factor gets nothing of the desk before she has given it."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import get_resolver, resolve
from django.urls.converters import get_converters

from articles.models import User
from tests import factories
from tests.accounts.half_way import STATES, code_of, from_before, with_app, with_password
from tests.admin.account import LOGIN, log_in
from tests.admin.asking import changed, fingerprint
from tests.admin.desk import at_desk
from tests.catalogue.test_front import rendition_of  # noqa: F401

pytestmark = pytest.mark.django_db
