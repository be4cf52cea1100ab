"""Programs that tests use: those in bin/ as modules, and those of the machine."""

import os
import shutil
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType
from typing import NoReturn

import pytest

from tests.conftest import ROOT

# Set where no test may be left out because its program is missing.
DEMAND = "TESTS_DEMAND_PROGRAMS"


def program(name: str) -> ModuleType:
    loader = SourceFileLoader(name.replace("-", "_"), str(ROOT / "bin" / name))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def require_program(name: str) -> str:
    """Return the path of a program of this machine; without it, skip or fail the test.

    `bin/programs` installs those that a test asks for.
    """
    return shutil.which(name) or miss_program(f"not installed: {name} (bin/programs)")


def miss_program(reason: str) -> NoReturn:
    """Skip the test, for a program is missing; fail it where all have to be there."""
    if os.environ.get(DEMAND):
        pytest.fail(f"{reason}. {DEMAND} is set, so it has to be there.")
    pytest.skip(reason)
