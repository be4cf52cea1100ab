"""In which form a page is sent: as clients weigh them, the quickest for who waits."""

import gzip
import sys

import brotli
import pytest

from articles.site.shared import CODINGS, preferred, quickly

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "zstd": zstd.decompress}
BODY = b"<p>Text</p>" * 100


def test_each_form_says_the_same_in_less():
    for coding, compress in CODINGS.items():
        packed = compress(BODY)
        assert len(packed) < len(BODY) / 2
        assert UNPACK[coding](packed) == BODY


@pytest.mark.parametrize(
    ("accepted", "codings"),
    [
        ("gzip, deflate, br, zstd", ("br", "zstd", "gzip")),
        ("zstd", ("zstd",)),
        ("br;q=0.5, zstd;q=0.8, gzip;q=0.8", ("zstd", "gzip", "br")),
        ("zstd;q=0, *", ("br", "gzip")),
        ("x-gzip", ("gzip",)),
        ("identity;q=0.9, br;q=0.5, zstd", ("zstd",)),
        ("", ()),
    ],
)
def test_the_clients_weights_decide_and_then_the_shortest(accepted, codings):
    assert preferred(accepted) == codings


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, br", "br"),
        ("gzip", "gzip"),
        ("zstd;q=0.1, gzip", "gzip"),
    ],
)
def test_who_waits_gets_the_quickest_of_what_she_likes_as_well(accepted, coding):
    found, packed = quickly(BODY, accepted)
    assert found == coding
    assert UNPACK[coding](packed) == BODY


@pytest.mark.parametrize(
    ("body", "accepted"), [(b"short", "br"), (BODY, ""), (BODY, "identity, br;q=0")]
)
def test_what_is_short_or_not_to_be_compressed_is_left_alone(body, accepted):
    assert quickly(body, accepted) is None
