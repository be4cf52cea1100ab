"""After trying: samples and demo accounts go, and whatever is real stays."""

import os

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import authenticate
from django.contrib.sessions.models import Session
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command

from articles.content import content_of
from articles.demo import loading as demo
from articles.demo import removing
from articles.models import (
    Article,
    Edition,
    Figure,
    FormerSlug,
    Image,
    Masthead,
    Page,
    Source,
    Topic,
)
from articles.writing import change, revise
from tests import factories
from tests.admin import desk
from tests.contents import keys
from tests.demo.trying import newest, people, start_demo
from tests.feeds.reading import FORMS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_var(settings, tmp_path):
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def count_all() -> dict:
    known = set(apps.get_models(include_auto_created=True)) - {FormerSlug}
    return {model: model._base_manager.count() for model in known}


def remove(capsys=None) -> str:
    call_command("remove_samples", yes=True)
    return capsys.readouterr().out if capsys else ""


def test_all_that_goes_is_named_and_leaves_the_newsroom_as_it_was(capsys):
    real = factories.admin()
    before = count_all()
    demo_admin = start_demo()["admin"]
    desk.at_desk(demo_admin).get("/admin/")
    for person in (real, demo_admin):  # the desk's log, of all that they touched
        for things in (Article.objects.all(), Topic.objects.all(), demo.accounts()):
            LogEntry.objects.log_actions(person.pk, things, CHANGE, "geändert")
    assert LogEntry.objects.count() > 100
    assert Session.objects.exists()
    said = remove(capsys)
    assert count_all() == before
    assert not demo.accounts_file().exists()
    assert "41 sample stories: 54 editions, 59 versions" in said
    assert "demo accounts: author, editor, chief, admin" in said
    assert "2 mastheads" in said
    assert "10 pages such as the imprint" in said
    assert "20 illustrations, with their files" in said
    assert str(demo.accounts_file()) in said
    assert "SAMPLES=0" in said


def test_who_subscribed_to_a_subject_of_the_demo_is_told_that_it_ended(client):
    start_demo("2025/jupiter")
    known = [topic.slug for topic in Topic.objects.all() if topic.was_public()]
    never = Topic.objects.exclude(slug__in=known).values_list("slug", flat=True)
    never = never.first()
    remove()
    for form in FORMS:
        gone = client.get(f"/de/themen/{known[0]}/feed.{form}")
        assert gone.status_code == 410
        assert "beendet" in gone.text
        assert not gone.cookies
        assert client.get(f"/de/themen/{never}/feed.{form}").status_code == 404
    # It is nobody's any more, so a newsroom may begin anew with it.
    again = Topic(name="Anders", slug=known[0])
    again.full_clean()
    again.save()
    path = f"/de/themen/{again.slug}/feed.rss"
    assert client.get(path).status_code == 410
    factories.published(topics=keys(again))
    assert client.get(path).status_code == 200


def test_a_page_whose_text_was_made_ones_own_stays():
    start_demo("2025/jupiter")
    imprint = Page.objects.get(language="de", kind="imprint")
    imprint.body = "<p>Unser Haus</p>"
    imprint.save()
    remove()
    assert Page.objects.get() == imprint


def test_removing_a_second_time_says_that_nothing_is_left(capsys):
    start_demo("2025/jupiter")
    assert "createsuperuser" in remove(capsys)
    before = count_all()
    assert "nothing of the demo to remove" in remove(capsys)
    assert count_all() == before


def test_the_samples_can_be_loaded_again_at_their_old_addresses():
    start_demo("2025/jupiter")
    slug = newest("2025/jupiter").slug
    remove()
    start_demo("2025/jupiter")
    assert newest("2025/jupiter").slug == slug


def test_without_anybody_to_ask_nothing_goes(capsys):
    start_demo("2025/jupiter")
    before = count_all()
    with pytest.raises(CommandError, match="add --yes"):
        call_command("remove_samples")
    assert count_all() == before
    assert demo.accounts_file().exists()


@pytest.fixture
def typing(monkeypatch):
    """Sit at a terminal and type."""
    keyboard, screen = os.openpty()
    with open(screen, encoding="utf-8") as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        yield lambda text: os.write(keyboard, f"{text}\n".encode())
    os.close(keyboard)


def test_at_a_terminal_it_asks_first(typing, capsys):
    start_demo("2025/jupiter")
    typing("y")
    with pytest.raises(CommandError, match="Nothing was deleted"):
        call_command("remove_samples")
    assert Article.objects.exists()
    typing("yes")
    call_command("remove_samples")
    assert not Article.objects.exists()
    assert "Type yes" in capsys.readouterr().out


def write_something_real(by) -> Article:
    """Publish an article that is no sample, with what the samples use as well."""
    return factories.published(
        by=by["author"],
        headline="Eine echte Meldung",
        topics=[str(Topic.objects.get(name="Klima").key)],
        attributions=[{"source": str(Source.objects.get(name="CERN").key)}],
    )


def test_what_somebody_wrote_with_a_demo_account_stays_to_the_byte(capsys, client):
    article = write_something_real(start_demo("2025/jupiter"))
    content = content_of(article)
    said = remove(capsys)
    kept = Article.objects.get()
    assert kept.pk == article.pk
    assert content_of(kept) == content
    assert client.get(kept.get_absolute_url()).status_code == 200
    assert "the account author: what stays was written or decided on by it" in said
    assert "demo accounts: editor, chief, admin" in said
    assert [one.name for one in Topic.objects.all()] == ["Klima"]
    assert [one.name for one in Source.objects.all()] == ["CERN"]


def test_a_kept_account_lets_nobody_in_any_more(capsys):
    by = start_demo("2025/jupiter")
    write_something_real(by)
    password = demo.read_accounts()["author"]
    client = desk.at_desk(by["author"])
    remove(capsys)
    assert authenticate(username="author", password=password) is None
    assert client.get("/admin/").status_code == 302
    author = people()["author"]
    assert (author.is_active, author.is_staff) == (False, False)
    assert not author.has_usable_password()
    assert "nothing of the demo to remove" in remove(capsys)


def test_work_of_real_people_on_a_sample_is_named_before_it_goes(capsys):
    start_demo("2025/jupiter", "2024/cern-brasilien")
    factories.revised(newest("2025/jupiter"), by=factories.author("maria"))
    factories.translated(newest("2024/cern-brasilien"), by=factories.author("jan"))
    said = remove(capsys)
    assert "“Supercomputer JUPITER in Jülich eingeweiht” [de], version 2: maria" in said
    assert "[en], version 1: jan" in said
    assert not Edition.objects.exists()


def test_a_sample_that_a_real_article_points_to_stays(capsys, client):
    start_demo("2025/jupiter")
    target = newest("2025/jupiter")
    real = factories.published(headline="Eine echte Meldung")
    factories.superseded(real, target)
    said = remove(capsys)
    assert "Stays:\n    the sample “Supercomputer JUPITER" in said
    assert client.get(target.get_absolute_url()).status_code == 200
    languages = {edition.language for edition in target.edition.story.editions.all()}
    assert languages == {"de", "en"}
    assert Edition.objects.count() == 3
    assert Source.objects.filter(name__startswith="Bundesministerium").exists()


def test_samples_stay_that_a_kept_sample_points_to(capsys):
    start_demo("2025/jupiter", "2014/rosetta-landung")
    first, second = newest("2025/jupiter"), newest("2014/rosetta-landung")
    real = factories.published(headline="Eine echte Meldung")
    factories.superseded(first, second)
    factories.superseded(real, first)
    remove()
    assert {"de", "en"} == {edition.language for edition in Edition.objects.all()}
    assert Edition.objects.count() == 4


def test_a_folder_of_ones_own_may_be_called_samples():
    start_demo("2025/jupiter")
    own = factories.published(headline="Eine echte Meldung").edition
    Edition.objects.filter(pk=own.pk).update(import_key="samples/own")
    remove()
    assert Edition.objects.get() == own


def test_a_masthead_that_the_newsroom_has_made_its_own_stays():
    start_demo("2025/jupiter")
    Masthead.objects.filter(language="de").update(name="Kooperation aktuell")
    remove()
    assert [masthead.name for masthead in Masthead.objects.all()] == [
        "Kooperation aktuell"
    ]


def test_labels_stay_that_somebody_changed_or_a_saved_content_names():
    start_demo("2025/jupiter")
    Source.objects.filter(name="OECD").update(description="Die OECD sitzt in Paris.")
    climate = Topic.objects.get(name="Klima")
    draft = factories.draft(topics=[str(climate.key)])
    change(draft, content_of(draft) | {"topics": []}, by=draft.author)
    remove()
    assert [one.name for one in Topic.objects.all()] == ["Klima"]
    assert [one.name for one in Source.objects.all()] == ["OECD"]


def test_a_real_account_with_a_demo_name_stays_as_it_is(capsys):
    real = factories.user("chief", "chief", email="chefin@verlag.example")
    demo.make_accounts()
    said = remove(capsys)
    real.refresh_from_db()
    assert (real.is_active, real.is_staff) == (True, True)
    assert "the account chief: it isn't the demo's" in said
    assert list(people()) == ["chief"]


def test_a_removal_that_breaks_off_leaves_everything(monkeypatch):
    start_demo("2025/jupiter")
    before = count_all()
    monkeypatch.setitem(demo.MASTHEADS, "de", {"unknown": "field"})
    with pytest.raises(FieldError, match="unknown"):
        removing.remove()
    assert count_all() == before
    assert demo.accounts_file().exists()


def test_whatever_points_to_an_article_is_known_to_the_removal():
    for model in apps.get_models(include_auto_created=True):
        for one in model._meta.concrete_fields:
            if one.is_relation and one.related_model in removing.BELONGINGS:
                assert model in removing.BELONGINGS


def test_a_picture_that_a_sample_was_given_stays_in_the_library():
    start_demo("2025/jupiter")
    image, sample = factories.picture("Jupiter"), newest("2025/jupiter")
    editor = people()["editor"]
    draft = revise(sample, by=editor)
    body = f'<p>Text</p><img data-image="{image.key}">'
    factories.edited(draft, by=editor, lead_image=str(image.key), body=body)
    remove()
    assert not Figure.objects.exists()
    assert not Article.objects.exists()
    assert Image.objects.get() == image
