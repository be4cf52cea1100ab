"""`purge` and the settings do what documentation and sample pages promise."""

import re
from dataclasses import fields

import pytest
from django.conf import settings

from newsroom.conf import env
from newsroom.conf.retention import KEEP
from newsroom.retention import PURGES
from newsroom.retention.purges import days_of
from tests.conftest import ROOT

# Sessions and invitations know their end, by that setting; another row of `PURGES`
# removes them then.
SAID_BEFORE = {"NEWSROOM_KEEP_SESSIONS", "NEWSROOM_INVITATION_DAYS"}
# On the sample pages as `articles/transfer/demo/privacy.py` has it; mails become files
# only where somebody tries things out, and an invitation's end is its reader's
# business.
UNPROMISED = {"NEWSROOM_KEEP_MAILS", "NEWSROOM_INVITATION_DAYS"}
PLACES = {
    "NEWSROOM_RECORD_ADDRESSES": "addresses",
    "NEWSROOM_KEEP_CLOSED_ACCOUNTS": "closed",
    "NEWSROOM_REACH_DAYS": "counted",
}


def rows() -> dict[str, str]:
    """Return until when something is kept, by its setting, as the operators' page has
    it.
    """
    page = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
    kept = page.split("## What is kept, and for how long")[1].split("\n## ")[0]
    found = re.findall(r"^\| [^|]+ \| ([^|]+) \| `(NEWSROOM_\w+)` \|$", kept, re.M)
    return {name: text for text, name in found}


def test_each_row_of_the_documentation_is_done_by_purge_and_the_other_way_round():
    done = {one.period for one in PURGES if isinstance(one.period, str)}
    assert done == set(rows()) - SAID_BEFORE
    assert done.isdisjoint(SAID_BEFORE)
    names = {f"NEWSROOM_KEEP_{field.name.upper()}" for field in fields(KEEP)}
    assert names <= set(rows())
    assert KEEP.sessions * 24 * 60 * 60 == settings.SESSION_COOKIE_AGE


def test_each_row_says_the_days_that_its_setting_has_if_nobody_sets_it():
    told = {
        name: int(re.search(r"\d+", text)[0])
        for name, text in rows().items()
        if name != "NEWSROOM_INVITATION_DAYS"  # “it has ended”
    }
    assert told == {name: days_of(name) for name in told}
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name, days in told.items():
        assert f"\n{name}={days}\n" in example
        assert name in env.known


@pytest.mark.parametrize("language", ["de", "en"])
def test_each_period_is_promised_by_the_sample_page_and_none_that_there_is_not(
    language,
):
    [path] = (ROOT / f"articles/transfer/demo/samples/pages/{language}").glob(
        "*privacy*"
    )
    places = set(re.findall(r"\$(?:after_)?(\w+)", path.read_text(encoding="utf-8")))
    expected = {
        PLACES.get(name, name.removeprefix("NEWSROOM_KEEP_").lower())
        for name in set(rows()) - UNPROMISED
    }
    assert places - {"access", "backups", "faults", "hub"} == expected
