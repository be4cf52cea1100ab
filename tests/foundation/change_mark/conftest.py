"""Each test has a mark of its own."""

import pytest


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR = tmp_path / "var"
    return settings.VAR
