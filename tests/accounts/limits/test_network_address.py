"""A client may claim any address; only the newsroom's own proxies are believed."""

import pytest

from articles.accounts import outermost

DIRECT, CLAIMED, SEEN, INNER = "192.0.2.1", "203.0.113.9", "198.51.100.7", "10.0.0.2"


@pytest.mark.parametrize(
    ("forwarded", "count", "address"),
    [
        (CLAIMED, 0, DIRECT),
        (SEEN, 1, SEEN),
        (f"{CLAIMED}, {SEEN}", 1, SEEN),
        (f"{CLAIMED}, {SEEN}, {INNER}", 2, SEEN),
        (INNER, 2, DIRECT),
    ],
)
def test_what_a_client_claims_stands_before_what_our_proxies_saw(
    forwarded, count, address
):
    assert outermost(DIRECT, forwarded, count=count) == address
