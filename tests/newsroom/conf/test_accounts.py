"""Whose login isn't enough with a password alone: misspelt, it would be nobody's."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from articles.accounts.admission import demand
from newsroom.conf.accounts import ROLES, roles

NAME = "NEWSROOM_SECOND_FACTOR"


def test_each_role_that_there_is_may_be_named():
    assert roles(NAME, []) == []
    assert roles(NAME, list(ROLES)) == list(ROLES)


def test_a_role_that_there_is_not_stops_the_start():
    with pytest.raises(ImproperlyConfigured, match="chief-editor, which is no role"):
        roles(NAME, ["chief-editor", "administrators"])


def test_each_role_is_known_by_a_right():
    assert set(demand.ROLES) == set(ROLES)
