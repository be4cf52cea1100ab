"""A missing page costs no more in a large stock than in a small one."""

import time

import pytest

from tests.support import crowd, factories

pytestmark = pytest.mark.django_db
# Milliseconds of the processor for a page: ten times what is meant.
MOST, TIMES = 100, 40


@pytest.mark.long
@pytest.mark.both
def test_s77_a_page_that_isnt_there_costs_little_among_20_000_articles(client):
    crowd.crowd(20_000)
    hidden = factories.draft(headline="Ein Entwurf").slug
    for address in ("/de/artikel/gibt-es-nicht/", f"/de/artikel/{hidden}/", "/de/x/y/"):
        assert client.get(address).status_code == 404
        began = time.process_time()
        for _time in range(TIMES):
            client.get(address)
        assert (time.process_time() - began) / TIMES * 1000 < MOST, address
