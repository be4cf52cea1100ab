"""A server on this machine, its settings here, and an author who is known there."""

import pytest
from django.utils import timezone

from articles.models import Identity
from newsroom.conf.outside.oidc import Issuer as Setting
from tests.accounts.oidc.issuer import Issuer
from tests.support.desk.account import erika

ROLES = (("news-authors", "Author"), ("news-desk", "Editor"))


@pytest.fixture
def issuer(settings):
    with Issuer() as issuer:
        issuer.setting = Setting(
            issuer.address, "news", "secret", "Hausdienst", counts=False, roles=ROLES
        )
        settings.NEWSROOM_OIDC = issuer.setting
        yield issuer


@pytest.fixture
def author(issuer):
    """Return an author who is the server's 17, and has no password here."""
    person = erika()
    person.set_unusable_password()
    person.save()
    Identity.objects.create(
        person=person,
        issuer=issuer.address,
        subject="17",
        last_login=timezone.now(),
    )
    return person
