"""All processes share one cache, in the database that they share."""

import subprocess
import sys

import pytest
from django.core.cache import cache

ADD = """
import django; django.setup()
from django.core.cache import cache
print(cache.get("attempts"), cache.add("attempts", 9), cache.incr("attempts"))
"""


def test_another_process_counts_on(other_process_env):
    cache.set("attempts", 3)
    command = [sys.executable, "-c", ADD]
    done = subprocess.run(
        command, env=other_process_env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "3 False 4\n"
    assert cache.get("attempts") == 4


@pytest.mark.django_db
@pytest.mark.both
def test_what_is_kept_for_a_while_ends():
    cache.set("secret", "kept", timeout=0.01)
    cache.set("other", "kept", timeout=60)
    cache.touch("secret", -1)
    assert cache.get_many(["secret", "other"]) == {"other": "kept"}
