"""Erased articles are found nowhere: no word, no picture, nor in a backup."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from articles.domain import audit, search
from articles.editing.publishing import lift_embargo, move, set_embargo
from articles.editing.writing import change, translate
from articles.models import (
    Article,
    Erasure,
    Image,
    PrintedPart,
    RecordedDeed,
)
from newsroom.page_cache.stores.taken_off import TakenOff
from tests.support import factories
from tests.support.contents import NO_DEADLINE, full_content
from tests.transfer.erasure.looking import found_in, server_files

# Of headline, text, picture, caption, source's title, note.
WORDS = ["Quastenflosser", "Zwergfalke", "Schnabelkerf", "Rohrdommel", "Lurchgeist"]
# As SQLite's index of the search has them: each without what it shares with the last.
PARTS = [word[2:-2] for word in WORDS]
HEADLINE = "Der Quastenflosser im Hafen"
ORDER = {"reason": "Urteil", "ordered_by": "LG Musterstadt, 3 O 7/27", "yes": True}
FEEDS = ["/de/artikel/feed.atom", "/de/artikel/feed.rss", "/de/artikel/feed.json"]
CALENDAR = "/de/artikel/calendar.ics"


def told_of() -> Article:
    """Publish an article that says the words in every way there is; show it around."""
    picture = factories.picture("Schnabelkerf")
    body = "<p>Ein Zwergfalke.</p>"
    body += f'<img data-image="{picture.key}" alt="Ein Schnabelkerf">'
    content = full_content() | {
        "headline": HEADLINE,
        "slug": "",
        "body": body,
        "lead_image": str(picture.key),
        "lead_caption": "Die Rohrdommel",
        "change_kind": "first",
        "change_note": "",
    }
    content["attributions"][0]["title"] = "Vom Lurchgeist"
    chief = factories.chief()
    draft = factories.draft(**content)
    change(draft, content | {"teaser": "Noch ein Zwergfalke"}, by=draft.author)
    change(draft, content, by=draft.author)
    tomorrow = timezone.now() + factories.DAY
    set_embargo(draft, until=tomorrow, reason="Der Zwergfalke", by=chief)
    lift_embargo(draft, note="Der Lurchgeist will es", by=chief)
    move(draft, "submit", by=draft.author)
    move(draft, "send_back", by=chief, note="Zwergfalke? Lurchgeist!")
    move(draft, "submit", by=draft.author)
    article = move(draft, "publish", by=chief)
    english = translate(article, into="en", by=chief)
    of_its_own = {"headline": "Nothing of it", "slug": "", "body": "<p>Nothing.</p>"}
    change(english, of_its_own, by=chief)
    for one in (article, picture):
        audit.write(RecordedDeed.CHANGED, about=one, by=chief, said="Zwergfalke")
    factories.error_report(article, "Es war kein Zwergfalke.", note="Lurchgeist?")
    show(article)
    return article


def show(article: Article) -> None:
    """Have everything made and kept that is made of an article."""
    reader = Client()
    for path in [article.get_absolute_url(), "/de/", "/de/artikel/", *FEEDS]:
        assert reader.get(path).status_code == 200
    assert PrintedPart.objects.filter(article=article).exists()
    desk = Client()
    desk.force_login(factories.chief())
    session = desk.session
    session["said"] = f"„{article.headline}“ wurde gespeichert."
    session.save()
    pages = settings.VAR / "pages"
    pages.mkdir(exist_ok=True)
    (pages / "1.page").write_text(article.body)
    (settings.VAR / "mail").mkdir(exist_ok=True)
    mail = EmailMessage("Größe", f"„{HEADLINE}“", "a@example.org", ["b@example.org"])
    (settings.VAR / "mail" / "1.log").write_bytes(mail.message().as_bytes())
    with TakenOff(settings.VAR).changing() as known:
        known.add(article.get_absolute_url())


def where(*folders: Path) -> list[str]:
    return found_in(PARTS, settings.VAR, *folders, *server_files())


def is_gone(article: Article) -> bool:
    """Return whether readers and the desk find only a note that it was erased."""
    address, desk = article.get_absolute_url(), Client()
    desk.force_login(factories.chief())
    gone = Client().get(address)
    assert gone.status_code == 410
    assert "Dieser Artikel wurde aus rechtlichen Gründen gelöscht." in gone.text
    for path in ["/de/", "/de/artikel/", "/sitemap.xml", *FEEDS]:
        assert not says(Client().get(path).text)
    # The page repeats the words of the search.
    for word in WORDS:
        assert HEADLINE not in Client().get(f"/de/artikel/?q={word}").text
    history = desk.get(reverse("admin:articles_article_history", args=[article.pk]))
    as_of = {"at": timezone.localtime(article.live_from).isoformat()}
    of_all = desk.get(reverse("admin:articles_article_list_as_of"), as_of)
    of_one = reverse("admin:articles_article_as_of", args=[article.pk])
    assert "aus rechtlichen Gründen" in history.text
    return not any(map(says, (history.text, of_all.text, desk.get(of_one, as_of).text)))


def says(text: str) -> bool:
    return any(word.casefold() in text.casefold() for word in WORDS)


@pytest.mark.django_db(transaction=True)
def test_the_words_are_found_nowhere_and_no_old_backup_brings_them_back(tmp_path):
    article = told_of()
    former, key = tmp_path / "backups" / "former.tar", article.pk
    call_command("backup", former, verbosity=0)
    files = [Path(one.file.path) for one in Image.objects.filter(title="Schnabelkerf")]
    assert all(path.is_file() for path in files)
    assert len(where()) > 10
    call_command("erase", "article", str(key), erasures=tmp_path / "backups", **ORDER)
    assert where() == []
    assert is_gone(article)
    assert not any(path.exists() for path in files)
    assert not search.check()
    call_command("backup", tmp_path / "new" / "since.tar", verbosity=0)
    assert where(tmp_path / "new") == []
    stayed = Article.objects.get(pk=key)
    assert (stayed.live_from, stayed.edition.uuid) == (
        article.live_from,
        article.edition.uuid,
    )
    Erasure.objects.all().delete()
    call_command("restore", former, replace=True, yes=True, verbosity=0)
    assert where() == []
    assert is_gone(article)
    assert not any(path.exists() for path in files)
    assert Erasure.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_calendars_are_told_to_cancel_what_was_erased(client, tmp_path, is_withdrawn):
    day = timezone.localdate() + 30 * factories.DAY
    row = NO_DEADLINE | {"key": None, "named": "Zwergfalke", "closes": f"{day}[UTC]"}
    article = factories.published(headline=HEADLINE, deadlines=[row])

    def entry():
        [found] = Calendar.from_ical(client.get(CALENDAR).content).walk("VEVENT")
        return found

    assert "Zwergfalke" in entry()["summary"]
    if is_withdrawn:
        move(article, "withdraw", by=factories.chief(), note="Falsch.")
    before = entry()
    key = str(article.pk)
    call_command("erase", "article", key, erasures=tmp_path / "backups", **ORDER)
    after = entry()
    assert (after["uid"], after["status"]) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert not says(client.get(CALENDAR).text)
