"""A value that a rule promises is there, or its absence is an error at once."""

import pytest

from articles.models import given


def test_what_is_there_is_given_as_it_is():
    assert given("") == ""
    assert given(0) == 0


def test_what_is_missing_is_never_passed_on():
    with pytest.raises(ValueError, match="missing"):
        given(None)
