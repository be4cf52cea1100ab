"""The registry of checks: none is forgotten, and none takes another's place."""

from pkgutil import iter_modules

import pytest

from articles import preflight
from articles.preflight.registry import CHECKS, ERROR, WARNING, check


def test_no_check_takes_the_place_of_another():
    before = dict(CHECKS)
    with pytest.raises(ValueError, match="“no-teaser” already"):
        check("no-teaser", level=WARNING, field="teaser")
    assert before == CHECKS


def test_every_module_of_checks_is_imported_with_the_department():
    modules = {module.name for module in iter_modules(preflight.__path__)}
    assert modules - {"registry"} <= set(preflight.__all__)


def test_each_check_blocks_or_warns():
    assert {level for level, _field, _check in CHECKS.values()} == {ERROR, WARNING}
