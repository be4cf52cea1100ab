"""Worlds that are built once, and not for each test that looks at them."""

from copy import deepcopy

import pytest
from django.db import transaction
from django.utils import translation

from tests.support.processes import fresh


def world(build):
    """Make a fixture of what `build` stores: for all tests of the file, and built once.

    As `setUpTestData` does: changes of a test are rolled back with the test, and the
    built rows with the file's last test. So a test that commits has to stand in another
    file, and so has one that needs an empty database. Tests share what `build` returns.
    """

    @pytest.fixture(scope="module", autouse=True, name=build.__name__)
    def built(django_db_setup, django_db_blocker):
        with django_db_blocker.unblock(), transaction.atomic():
            with translation.override("de"):
                given = build()
            yield given
            transaction.set_rollback(True)

    return built


class Kept:
    """Worlds for tests that commit: filled once for all files, and put back."""

    def __init__(self):
        self.copies = {}

    def put_back(self, fill):
        """Leave the database as `fill` did; return what that returned, copied."""
        if fill in self.copies:
            self.copies[fill][1].put_back()
        else:
            word = f"world_{len(self.copies) + 1}"
            self.copies[fill] = fill(), fresh.keep(word)
        return deepcopy(self.copies[fill][0])

    def forget(self) -> None:
        for _given, copy in self.copies.values():
            copy.forget()
