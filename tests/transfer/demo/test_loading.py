"""The demo fills a newsroom for somebody who starts it for the first time."""

import stat

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from articles.editing.publishing import move
from articles.models import (
    Article,
    Document,
    Image,
    Page,
    PageKind,
    Topic,
    User,
)
from articles.transfer.demo import attaching, loading as demo
from articles.transfer.demo.illustrating import FOLDER, illustrations
from tests.support import factories
from tests.support.desk import desk
from tests.transfer.demo.trying import start_demo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_var(settings, tmp_path):
    settings.VAR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()


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


def test_every_account_has_an_address_that_nobody_has_and_a_name_that_says_so():
    demo.make_accounts()
    for user in demo.accounts():
        assert user.email == f"{user.username}@example.org"
        assert user.printed_name.startswith("Beispiel-")


def test_an_account_of_an_older_demo_gets_its_address_an_own_one_stays():
    demo.make_accounts()
    demo.accounts().filter(username="author").update(email="")
    demo.accounts().filter(username="chief").update(email="chefin@verlag.example")
    demo.make_accounts()
    emails = dict(demo.accounts().values_list("username", "email"))
    assert emails["author"] == "author@example.org"
    assert emails["chief"] == "chefin@verlag.example"


def test_an_address_that_somebody_has_already_is_left_to_her():
    erika = factories.user("erika", email="chief@example.org")
    demo.make_accounts()
    erika.refresh_from_db()
    emails = dict(demo.accounts().values_list("username", "email"))
    assert (erika.email, emails["chief"]) == ("chief@example.org", None)
    demo.make_accounts()
    assert demo.accounts().get(username="chief").email is None


def test_the_sample_pages_say_that_they_are_samples_and_all_that_the_law_asks_for():
    demo.make_pages()
    for language, sample in (("de", "Dies ist ein Mustertext."), ("en", "sample text")):
        pages = {
            page.kind: page.body for page in Page.objects.filter(language=language)
        }
        assert set(pages) == set(PageKind.values) - {"other", "sign-language"}
        pages["plain-language"] = pages["plain-language"].replace(
            "Das ist ein Beispiel-Text.", sample
        )
        assert all(sample in body for body in pages.values())
        for words in ("5 DDG", "18 ", "MStV"):
            assert words in pages["imprint"]
        for words in ("6 ", "25 TDDDG", "Cookies" if language == "de" else "cookies"):
            assert words in pages["privacy"]
        for words in ("EN 301 549", "BITV", "16 BGG"):
            assert words in pages["accessibility"]


def test_no_sample_page_claims_that_somebody_has_reviewed_it():
    demo.make_pages()
    assert set(Page.objects.values_list("reviewed_on", flat=True)) == {None}
    statements = Page.objects.filter(kind="accessibility").values_list(
        "body", flat=True
    )
    for body, said in zip(
        statements.order_by("language"),
        ("von niemandem überprüft", "Nobody has reviewed this"),
        strict=True,
    ):
        assert said in body
        assert "2026" not in body


def test_a_sample_page_that_was_changed_is_kept_by_the_next_start():
    demo.make_pages()
    Page.objects.filter(language="de", kind="imprint").update(title="Unser Impressum")
    demo.make_pages()
    assert Page.objects.get(language="de", kind="imprint").title == "Unser Impressum"
    assert Page.objects.count() == 10


def test_a_demo_broken_off_leaves_nothing():
    factories.user("editor")
    with pytest.raises(CommandError, match="The account “editor” isn't the demo's"):
        call_command("demo")
    assert not Article.objects.exists()
    assert not Topic.objects.exists()


def test_a_sample_that_is_refused_takes_the_others_with_it(tmp_path, monkeypatch):
    folder = tmp_path / "samples"
    folder.mkdir()
    good = demo.SAMPLES / "2025" / "jupiter.de.txt"
    (folder / "a.de.txt").write_bytes(good.read_bytes())
    (folder / "b.de.txt").write_text("Kein Datum\n\nund kein Text")
    (folder / "vocabulary.csv").write_text("kind,name\n")
    (folder / "house_words.csv").write_text("language,word\n")
    monkeypatch.setattr(demo, "SAMPLES", folder)
    with pytest.raises(CommandError, match=r"b\.de\.txt.* no date line"):
        call_command("demo")
    assert not Article.objects.exists()


def create_superuser(name: str, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "ein langes Kennwort 42")
    options = {"interactive": False, "verbosity": 0}
    call_command(
        "createsuperuser", username=name, email=f"{name}@example.org", **options
    )
    return User.objects.get(username=name)


def test_createsuperuser_is_enough_for_a_real_start(monkeypatch, client, capsys):
    first, second = (create_superuser(name, monkeypatch) for name in ("eva", "max"))
    article = factories.draft(by=first, headline="Der erste Tag")
    move(article, "submit", by=first)
    move(article, "publish", by=second)
    page = client.get(article.get_absolute_url())
    assert page.status_code == 200
    assert "Der erste Tag" in page.text


def test_a_bare_superuser_opens_every_page_of_the_desk(monkeypatch):
    eva = create_superuser("eva", monkeypatch)
    factories.draft(by=eva)
    client = desk.at_desk(eva)
    for model in desk.MODELS:
        assert client.get(desk.url(model, "changelist")).status_code == 200
    for model in (Article, User):
        assert client.get(desk.url(model, "add")).status_code == 200
    article = desk.url(Article, "change", Article.objects.get().pk)
    assert client.get(article).status_code == 200


def test_the_samples_are_illustrated_with_words_in_both_languages():
    start_demo("2026/iter-20-years", "2025/jupiter", "1999/bologna-erklaerung")
    images = list(Image.objects.all())
    assert len(images) == 4
    for image in images:
        assert image.width >= 1800
        assert image.alt.endswith(".")
        assert image.alt_in("en").endswith(".")
        assert (image.credit, image.licence) == (
            "Musterredaktion (Illustration)",
            "CC0 1.0",
        )
        assert image.licence_url
    leads = {article.lead_image.title for article in Article.objects.all()}
    assert leads == {"Fusionsreaktor", "Rechnerhalle", "Säulenbau"}
    for article in Article.objects.filter(
        edition__import_key__endswith="iter-20-years"
    ):
        assert [figure.image.title for figure in article.figures.all()] == [
            "Sieben Teile eines Rings"
        ]
        before = article.body.split("<img")[0]
        assert before.count("<p>") == before.count("</p>") == 3


def test_every_illustration_has_its_article_and_is_like_no_other():
    keys = {one.key.removeprefix("samples/") for one in demo.sample_documents()}
    found = illustrations()
    named = [key for one in found for key in one.leads]
    assert len(named) == len(set(named))
    assert set(named) <= keys
    assert {one.file.name for one in found} == {it.name for it in FOLDER.glob("*.png")}
    assert len({one.said["alts"]["de"] for one in found}) == len(found) >= 14
    for one in found:
        assert one.leads or one.inside[0] in keys
        # So none stands twice on a page, whatever that page lists.
        assert len(one.leads) <= 1, one
        assert len(one.said["alts"]["de"]) <= 150
        assert len(one.said["alts"]["en"]) <= 150


def test_every_document_belongs_to_a_sample_and_readers_can_download_it(client):
    found = attaching.papers()
    editions = {(f"calls/{key}", language) for key, language in editions_of_calls()}
    assert {(one.story, one.edition) for one in found} <= editions
    files = {it.name for it in attaching.FOLDER.iterdir()} - {"documents.csv"}
    assert {one.file.name for one in found} == files
    start_demo("calls/nachwuchsgruppen", "calls/klimadaten")
    assert Document.objects.count() == len(found) == 4
    for article in Article.objects.all():
        text = client.get(article.get_absolute_url()).text
        (attached,) = article.attachments.all()
        assert attached.title in text
        answer = client.get(attached.path)
        assert answer.headers["Content-Disposition"].startswith("attachment")


def editions_of_calls() -> set[tuple[str, str]]:
    found = demo.sample_documents()
    calls = [one for one in found if one.key.startswith("samples/calls/")]
    return {(one.key.rpartition("/")[2], one.language) for one in calls}


def test_samples_loaded_again_take_the_illustrations_that_are_there():
    start_demo("2025/jupiter")
    image = Image.objects.get()
    Image.objects.update(title="Unsere Rechner")
    start_demo("2025/jupiter", "2024/cern-brasilien")
    assert Image.objects.count() == 2
    assert image in Image.objects.filter(title="Unsere Rechner")


@pytest.mark.parametrize("codes", [("fr",), ("de", "fr"), ("de-ch", "en")])
def test_samples_are_refused_where_their_languages_are_not_offered(offer, codes):
    offer(*codes)
    with pytest.raises(CommandError) as error:
        call_command("demo", verbosity=0)
    assert str(error.value).startswith("The samples are in de and en, and ")
    assert "SAMPLES=0 make run" in str(error.value)
    assert not User.objects.exists()
