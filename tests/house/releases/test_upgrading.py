"""Every database of a release upgrades, and all that was in it is where it was."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection

from tests.conftest import database_url
from tests.house.migrations.test_migrations import ROLES
from tests.house.releases import kept

pytestmark = [pytest.mark.django_db, pytest.mark.ci]

# Losses of a careless migration, and the messages about them.
LOSSES = [
    (
        "UPDATE articles_article SET change_note = '' WHERE change_note <> ''",
        "› hash: was '",
    ),
    (
        "UPDATE articles_decision SET note = '' WHERE note <> ''",
        "› decisions: lost [[",
    ),
    (
        "UPDATE articles_address SET slug = 'other' WHERE slug = 'laender'",
        "› /de/artikel/laender/: was '301 /de/artikel/elf-laender/', is '404'",
    ),
    (
        "UPDATE articles_siterevision SET site = '00000000000000000000000000000007'",
        "feeds › /de/artikel/feed.atom › id: was 'urn:uuid:",
    ),
    (
        # The index is made anew of what there is.
        "UPDATE articles_article SET headline = 'Anderes', body = '', teaser = ''",
        "finds › de › röntgenlaser: lost ['urn:uuid:",
    ),
    (
        "UPDATE articles_user SET is_staff = NOT is_staff",
        "accounts › chief › is_staff: was 'True', is 'False'",
    ),
    (
        "UPDATE articles_page SET body = ''",
        "pages › de preis › body: was '<p>Ein Absatz.</p>', is ''",
    ),
    (
        "DELETE FROM articles_readerreport",
        "rows › articles.BarrierReport: was ",
    ),
]


WORD = "ein langes Wort"
GIVE = "UPDATE articles_user SET password = '{}' WHERE username = 'chief'"
# Names that an operator may have given to roles.
RENAMED = {"Editor": "Redaktion", "Chief editor": "Leitung"}
RENAME = "UPDATE auth_group SET name = '{}' WHERE name = '{}'"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """An upgraded database, and what it said to all that was asked at its release."""

    release: str
    url: str
    said: dict


@pytest.fixture(scope="module", params=kept.LAST_FIRST)
def upgraded(request, tmp_path_factory, django_db_setup, django_db_blocker):
    """The database of a release, upgraded once for all tests; to be read alone."""
    release, folder = request.param, tmp_path_factory.mktemp("upgraded")
    asked = kept.expected(release) | {"passwords": {"chief": WORD, "admin": WORD}}
    with django_db_blocker.unblock(), loaded(release, folder) as url:
        change(url, GIVE.format(make_password(WORD, hasher="md5")))
        change(url, *(RENAME.format(new, old) for old, new in RENAMED.items()))
        yield Upgraded(release, url, kept.ask("upgrade", url, asked))


@contextmanager
def loaded(release: str, folder: Path) -> Iterator[str]:
    """Load what is kept of a release into a new database; yield its address."""
    if connection.vendor == "sqlite":
        path = folder / "newsroom.sqlite3"
        kept.load_file(release, path)
        yield database_url(connection.settings_dict | {"NAME": path})
        return
    name = f"{connection.settings_dict['NAME']}_{release}"
    # A run that was killed may have left one.
    on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    on_server("CREATE DATABASE {}", name)
    try:
        url = database_url(connection.settings_dict | {"NAME": name})
        kept.load_dump(release, url)
        yield url
    finally:
        on_server("DROP DATABASE {} WITH (FORCE)", name)


def on_server(statement: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement.format(connection.ops.quote_name(name)))


def change(url: str, *statements: str) -> None:
    path = url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path) if path != url else psycopg.connect(url)) as it:
        for statement in statements:
            it.execute(statement)
        it.commit()


def test_a_release_upgrades_and_nothing_of_it_is_lost(upgraded):
    then = kept.expected(upgraded.release)
    then["accounts"]["chief"]["password"] = "one"
    for account in then["accounts"].values():
        account["roles"] = sorted(RENAMED.get(role, role) for role in account["roles"])
    if lost := [*kept.differences(then, upgraded.said)]:
        pytest.fail("\n".join(lost), pytrace=False)  # each of them, whole


@pytest.mark.alike
def test_what_an_upgrade_loses_is_named(upgraded):
    few = {
        "addresses": ["/de/artikel/laender/"],
        "feeds": ["/de/artikel/feed.atom"],
        "finds": {"de": ["röntgenlaser"]},
        "statements": [statement for statement, _told in LOSSES],
    }
    now = kept.ask("lose", upgraded.url, few)
    told = "\n".join(kept.differences(kept.expected(upgraded.release), now))
    assert [loss for _statement, loss in LOSSES if loss not in told] == []


def test_roles_that_were_renamed_get_the_new_rights_and_are_not_made_again(upgraded):
    assert {name: {*rights} for name, rights in upgraded.said["roles"].items()} == {
        RENAMED.get(role, role): rights for role, rights in ROLES.items()
    }


def test_who_had_a_password_logs_in_by_it_once_it_is_upgraded(upgraded):
    assert upgraded.said["logins"] == {"chief": True, "admin": False}
