"""Other processes see the database of the tests, and no test reaches a network."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils.translation import get_language

from articles.models import User
from tests.conftest import ROOT
from tests.support.processes.loopback import ReachedOutside

COUNT = """
import django; django.setup()
from articles.models import User
print(*User.objects.values_list("username", flat=True))
User.objects.create(username="made elsewhere")
"""


def test_another_process_works_on_the_tests_database(other_process_env):
    User.objects.create(username="made here")
    command = [sys.executable, "-c", COUNT]
    done = subprocess.run(
        command, env=other_process_env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "made here\n"
    assert User.objects.filter(username="made elsewhere").exists()


def test_no_test_comes_near_the_newsrooms_own_data():
    own = ROOT / "var"
    assert own not in Path(settings.VAR).parents
    assert own != Path(settings.VAR)
    assert str(own) not in str(connection.settings_dict["NAME"])


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80, 0, 0)])
def test_a_connection_to_another_machine_is_an_error(address):
    family = socket.AF_INET6 if len(address) > 2 else socket.AF_INET
    with socket.socket(family) as it, pytest.raises(ReachedOutside):
        it.connect(address)


def test_a_name_is_not_looked_up():
    with pytest.raises(ReachedOutside):
        socket.create_connection(("news.example.org", 80))


def test_this_machine_may_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_tests_begin_in_german():
    assert get_language() == "de"


def test_a_test_may_ask_for_english(english):
    assert get_language() == "en"
