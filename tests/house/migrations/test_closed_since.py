"""Accounts that were closed before are closed since the upgrade."""

import importlib

import pytest
from django.apps import apps
from django.utils import timezone

from articles.models import User
from tests.support import factories

pytestmark = pytest.mark.django_db
migration = importlib.import_module("articles.migrations.0008_contents")


def test_nobody_knows_more_so_their_time_begins_then():
    gone = factories.author("fort")
    factories.editor()
    User._base_manager.filter(pk=gone.pk).update(is_active=False, closed_at=None)
    before = timezone.now()
    migration.note_closed(apps, None)
    [closed] = User.objects.exclude(closed_at=None)
    assert closed == gone
    assert before <= closed.closed_at <= timezone.now()
