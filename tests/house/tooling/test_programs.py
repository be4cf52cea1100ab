"""Tests name the programs of the host that they need, and skip or fail without them."""

import re

import pytest

from tests.conftest import ROOT
from tests.house.deploy.proxies import PROGRAMS
from tests.support.inspecting.handbook import text_of
from tests.support.processes import programs

ASKED = re.compile(r"""require_program\(\s*"([\w-]+)"\s*\)""")
MISSING = "no-such-program-on-any-machine"


def test_whatever_a_test_asks_for_is_installed_by_bin_programs():
    sources = [path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py")]
    asked = {name for text in sources for name in ASKED.findall(text)}
    asked |= {name for names in PROGRAMS.values() for name in names}
    assert "nginx" in asked
    assert "valkey-server" in asked
    table = re.search(r'PROGRAMS="(.+?)"', text_of("bin/programs"), re.S)[1]
    assert {pair.partition(":")[0] for pair in table.split()} == asked


def test_a_program_that_is_missing_skips_the_test_and_says_which(monkeypatch):
    monkeypatch.delenv(programs.DEMAND, raising=False)
    with pytest.raises(pytest.skip.Exception, match=f"not installed: {MISSING}"):
        programs.require_program(MISSING)


def test_where_all_are_demanded_it_fails_the_test(monkeypatch):
    monkeypatch.setenv(programs.DEMAND, "1")
    with pytest.raises(pytest.fail.Exception, match=f"not installed: {MISSING}"):
        programs.require_program(MISSING)
