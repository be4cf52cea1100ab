"""A request has values of its own; others have the default, and copies begin alike."""

from copy import copy

from django.http import HttpRequest

from articles.foundation.request_vars import RequestVar

NUMBER = RequestVar("number", default=0)
NOTED = RequestVar[list[str]]("noted", default=[])


def test_a_request_has_the_default_until_a_value_is_set():
    request, other = HttpRequest(), HttpRequest()
    NUMBER.set(request, 7)
    assert (NUMBER.get(request), NUMBER.get(other)) == (7, 0)


def test_a_first_value_stays_and_is_never_the_default_itself():
    request = HttpRequest()
    NOTED.setdefault(request, []).append("a")
    NOTED.setdefault(request, []).append("b")
    assert (NOTED.get(request), NOTED.get(HttpRequest())) == (["a", "b"], [])


def test_a_copy_begins_with_the_values_and_shares_what_both_fill():
    request = HttpRequest()
    NUMBER.set(request, 7)
    NOTED.set(request, [])
    other = copy(request)
    NUMBER.set(other, 8)
    NOTED.setdefault(other, []).append("a")
    assert (NUMBER.get(request), NUMBER.get(other)) == (7, 8)
    assert NOTED.get(request) == ["a"]
