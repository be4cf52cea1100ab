"""Secrets of second factors are sealed by the site's key, and move on to a new one."""

import json
from importlib import import_module
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.accounts import seal_anew, void_factors
from articles.accounts.factors import factor_secrets
from articles.models import RecordedDeed, RecordEntry
from newsroom.management.commands.restore import forgotten_keys
from newsroom.monitoring.doctor.asked_of_people import no_factor_is_void
from tests.accounts.half_way import code_of, with_app
from tests.support.desk.account import WORD, erika, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.both]
AUTHENTICATE = "/admin/factors/authenticate/"
MIGRATION = import_module("articles.migrations.0008_contents")
OTHER = "another-secret-key-of-which-nobody-knows-anything-0123456789"


@pytest.fixture(autouse=True)
def _clock_that_stands():
    """A code of the app is right as long as the machine takes."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


@pytest.fixture
def author():
    return erika()


@pytest.fixture
def rotate(settings):
    """Give the site another key, which remembers the former one, or doesn't."""

    def to(key: str, *, keeps_former: bool) -> None:
        former = [settings.SECRET_KEY] if keeps_former else []
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = key, former

    return to


def log_in_by(code: str) -> tuple[bool, str]:
    """Return whether the code lets her in after her password, and the page."""
    client = Client(headers={"accept-language": "de"})
    log_in(client)
    answer = client.post(AUTHENTICATE, {"code": code})
    return answer.status_code == 302, answer.text


def stored() -> str:
    return json.dumps([*Authenticator.objects.values_list("data", flat=True)])


def lay_open() -> None:
    """Store secrets as they were before they were sealed."""
    MIGRATION.lay_open(apps, None)


def test_no_secret_is_stored_as_it_is(author):
    secret = with_app(author)
    factors = Authenticator.objects.all()
    assert len(factors) == 2
    assert secret not in stored()
    for factor in factors:
        assert all(
            map(factor_secrets.is_sealed, factor_secrets.secrets_in(factor.data))
        )
    assert log_in_by(code_of(secret))[0]


def test_the_migration_seals_what_lies_open_and_nothing_twice(author):
    secret = with_app(author)
    lay_open()
    assert secret in stored()
    # An older newsroom's codes, which are good until then.
    assert log_in_by(code_of(secret))[0]
    lay_open()
    MIGRATION.seal(apps, None)
    once = stored()
    assert secret not in once
    MIGRATION.seal(apps, None)
    assert stored() == once
    assert log_in_by(code_of(secret))[0]
    # It says the same as the code that reads it.
    assert seal_anew() == 0
    lay_open()
    assert secret in stored()
    assert seal_anew() == 2


def test_a_former_key_still_opens_and_use_seals_by_the_new_one(author, rotate):
    secret = with_app(author)
    rotate(OTHER, keeps_former=True)
    assert log_in_by(code_of(secret))[0]
    rotate(OTHER, keeps_former=False)
    assert log_in_by(code_of(secret))[0]


def test_all_is_sealed_by_the_new_key_at_night(author, rotate):
    secret = with_app(author)
    codes = Authenticator.objects.get(type="recovery_codes").wrap()
    first, second = codes.get_unused_codes()[:2]
    assert log_in_by(first)[0]
    rotate(OTHER, keeps_former=True)
    assert seal_anew() == 2
    assert seal_anew() == 0
    rotate(OTHER, keeps_former=False)
    assert void_factors() == []
    assert not log_in_by(first)[0]
    assert log_in_by(second)[0]
    assert log_in_by(code_of(secret))[0]


def test_under_another_key_factors_are_void_and_the_person_reads_what_to_do(
    author, rotate
):
    secret = with_app(author)
    assert forgotten_keys() == ""
    assert [*no_factor_is_void()] == []
    rotate(OTHER, keeps_former=False)
    is_in, said = log_in_by(code_of(secret))
    assert not is_in
    assert "lassen sich nicht mehr prüfen" in said
    assert seal_anew() == 0
    assert forgotten_keys().startswith("2 second factors are void")
    [finding] = no_factor_is_void()
    assert "erika" in finding.what
    assert "NEWSROOM_SECRET_KEY_FALLBACKS" in finding.remedy


def test_codes_that_are_void_are_shown_to_nobody(author):
    """They would look as good as any, and not one would fit."""
    client = Client()
    log_in(client)
    client.post("/admin/reauthenticate/?next=/admin/", {"password": WORD})
    with_app(author)
    codes = Authenticator.objects.get(type="recovery_codes")
    codes.data["seed"] = f"{factor_secrets.MARK}AAAA"
    codes.save()
    page = client.get("/admin/factors/codes/")
    assert page.status_code == 200
    assert not page.context["can_view_codes"]


@pytest.mark.parametrize("typed", [["erika"], ["--void"]])
def test_an_operator_lets_somebody_in_whose_factors_are_void(author, rotate, typed):
    with_app(author)
    rotate(OTHER, keeps_former=False)
    said = StringIO()
    call_command("reset_factors", *typed, stdout=said)
    assert said.getvalue() == "erika: 2 factors removed\n"
    client = Client()
    assert log_in(client).url == "/admin/"
    entry = RecordEntry.objects.get(deed=RecordedDeed.FACTORS_TAKEN)
    assert (entry.command, entry.name) == ("reset_factors", "erika")


def test_factors_that_are_good_are_left_alone(author):
    with_app(author)
    said = StringIO()
    call_command("reset_factors", "--void", stdout=said)
    assert said.getvalue() == "No account has a void factor.\n"
    for typed in ([], ["erika", "--void"], ["erika", "nobody"]):
        with pytest.raises(CommandError, match="Nothing was changed"):
            call_command("reset_factors", *typed)
    assert Authenticator.objects.count() == 2
