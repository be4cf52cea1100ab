"""A bomb costs no more memory than the limit of its body, in any coding."""

import os
import subprocess
import sys
import zlib

import brotli
import pytest

from articles.inbox.fetching.unpacking import zstd
from tests.conftest import ROOT
from tests.inbox.fetching.hostile import reply, serving

MEGABYTES = 200
MOST = 60  # MiB more than before
# Fetches all bombs, and prints what became of them and by how much the memory grew. The
# `ru_maxrss` of a process isn't less than that of the one that started it.
FETCH = """
import re, sys
from pathlib import Path
from articles.inbox.fetching import NotFetched, fetch
status = Path("/proc/self/status")
peak = lambda: int(re.search("VmHWM:\\s*(\\d+)", status.read_text())[1]) / 1024
fetch(sys.argv[1])
before = peak()
for address in sys.argv[2:]:
    try:
        fetch(address)
    except NotFetched as failure:
        print(failure.kind)
print(peak() - before)
"""


class Brotli:
    def __init__(self):
        self.packer = brotli.Compressor(quality=1)
        self.compress, self.flush = self.packer.process, self.packer.finish


def bomb(packer):
    zeros = bytes(1_000_000)
    parts = [packer.compress(zeros) for _number in range(MEGABYTES)]
    return b"".join([*parts, packer.flush()])


@pytest.fixture(scope="module")
def plays():
    made = {
        "gzip": bomb(zlib.compressobj(1, wbits=31)),
        "deflate": bomb(zlib.compressobj(1)),
        "br": bomb(Brotli()),
        "zstd": bomb(zstd.ZstdCompressor()),
    }
    return {"/small": reply()} | {
        f"/{coding}": reply(body=body, Content_Encoding=coding)
        for coding, body in made.items()
    }


def test_i8_s44_a_bomb_of_200_megabytes_costs_sixty_at_most(plays, tmp_path):
    with serving(plays) as server:
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "NEWSROOM_FETCH_LOCAL": f"127.0.0.1:{server.port}",
            "NEWSROOM_VAR": str(tmp_path),
            "PYTHONPATH": str(ROOT),
        }
        addresses = map(server.at, plays)
        done = subprocess.run(
            [sys.executable, "-c", FETCH, *addresses],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
    *kinds, grown = done.stdout.split()
    assert kinds == ["too_large"] * 4
    assert float(grown) <= MOST
