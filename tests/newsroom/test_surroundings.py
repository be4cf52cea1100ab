"""Wherever it is begun, and in whatever surroundings, pages are the same."""

import http.client
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.support import factories
from tests.support.processes.served import newsroom

# Still the day before where the process believes to be.
EARLY = datetime(2026, 5, 4, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))
SCANTY = {"LANG": "C", "LC_ALL": "C", "TZ": "America/New_York"}


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_r43_it_is_served_from_odd_folders_without_a_home_in_any_zone(
    other_process_env, tmp_path, collected
):
    factories.published(at=EARLY, headline="Größe und Übermut", slug="groesse")
    var = tmp_path / "Käse und Brot" / "neu ü"
    var.mkdir(parents=True)
    (var / "static").symlink_to(collected)
    env = other_process_env | SCANTY | {"NEWSROOM_VAR": str(var)}
    assert "HOME" not in env
    env["NEWSROOM_WORKER"] = "0"
    with newsroom(env, tmp_path / "log", prepared=True) as served:
        client = http.client.HTTPConnection("127.0.0.1", served.port, timeout=30)
        for path in ("/de/", "/de/artikel/groesse/", "/de/artikel/feed.atom"):
            client.request("GET", path)
            answer = client.getresponse()
            page = answer.read().decode()
            assert answer.status == 200
            assert "Größe und Übermut" in page
            assert "2026-05-04" in page
        # The last one, a feed, says the moment as well: in the site's own zone.
        assert f"<published>{EARLY.isoformat()}</published>" in page
        client.close()
    assert "Traceback" not in (tmp_path / "log").read_text()
