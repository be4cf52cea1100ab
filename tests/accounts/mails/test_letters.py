"""Mails contain names as they stand, in plain text."""

import pytest
from django.core import mail
from django.test import Client

from articles.models import Masthead
from tests.accounts.passwords.test_resetting import reset
from tests.support import factories
from tests.support.desk.account import erika

pytestmark = pytest.mark.django_db


def test_s24_s37_a_mail_says_names_as_they_stand():
    author = erika()
    name = "{{ 7*7 }} %(x)s {0.__class__} <script>alert(1)</script>"
    Masthead.objects.create(language="de", name=name)
    factories.profile(author, printed_name=name)
    reset(Client())
    (sent,) = mail.outbox
    assert name in sent.subject
    assert name in sent.body
    assert sent.message().get_content_type() == "text/plain"
