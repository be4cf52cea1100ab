"""The demo: what somebody finds who starts the newsroom for the first time."""

import stat

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command

from articles import demo
from articles.models import Article, Category, Edition, Source, Topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_var(settings, tmp_path):
    settings.VAR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"


def test_the_accounts_log_in_with_their_printed_passwords():
    made = demo.make_accounts()
    assert set(made) == {"author", "editor", "chief", "admin"}
    for name, password in made.items():
        assert authenticate(username=name, password=password).is_staff
    assert demo.read_accounts() == made


def test_the_passwords_are_random_and_for_the_owner_only():
    first = demo.make_accounts()
    mode = demo.accounts_file().stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert len(set(first.values())) == 4


def test_a_second_start_keeps_the_passwords():
    made = demo.make_accounts()
    assert demo.make_accounts() == {}
    assert demo.read_accounts() == made


def test_the_demo_publishes_samples_in_both_languages(capsys):
    call_command("demo")
    assert Article.objects.public().in_language("de").count() >= 8
    assert Article.objects.public().in_language("en").count() >= 2
    assert not Topic.objects.filter(name_en="").exists()
    assert not Category.objects.filter(name_en="").exists()
    assert not Source.objects.filter(description="").exists()
    assert "chief" in capsys.readouterr().out


def test_every_sample_says_that_it_is_one():
    demo.make_accounts()
    for outcome in demo.load_samples(by=demo.demo_chief()):
        words = {"Beispiel", "Muster", "sample", "Sample", "demonstration"}
        last = outcome.article.body.rsplit("<p>", 1)[-1]
        assert any(word in last for word in words), outcome.path


def test_a_second_start_loads_nothing_twice(capsys):
    call_command("demo")
    before = Edition.objects.count()
    call_command("demo")
    assert Edition.objects.count() == before


def test_a_start_without_samples_leaves_the_newsroom_empty(capsys):
    call_command("demo", samples=False)
    assert Article.objects.count() == 0
    assert get_user_model().objects.count() == 0
