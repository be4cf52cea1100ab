"""Tests marked `ci` run in `.ci/run`, and for whoever names their file or folder."""

from types import SimpleNamespace

import pytest

from tests.conftest import ROOT, is_wanted

ITEM = SimpleNamespace(
    path=ROOT / "tests/house/recipes/test_followed.py",
    get_closest_marker=lambda name: name == "ci",
)


@pytest.mark.parametrize(
    ("arguments", "options", "is_run"),
    [
        ([], {}, False),
        (["tests"], {}, False),
        ([str(ROOT)], {}, False),
        (["tests/house/packaging"], {}, False),
        (["tests/house"], {}, True),
        (["tests/models", f"{ITEM.path}::test_every_recipe"], {}, True),
        (["tests"], {"ci": True}, True),
        (["tests"], {"long": True}, True),
    ],
)
def test_what_is_marked_for_the_continuous_integration(arguments, options, is_run):
    config = SimpleNamespace(
        args=arguments,
        invocation_params=SimpleNamespace(dir=ROOT),
        option=SimpleNamespace(**{"ci": False, "long": False} | options),
    )
    assert is_wanted(ITEM, config) is is_run
