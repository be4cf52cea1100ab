"""The importer finds the story of a document, and respects the desk's work."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import change
from articles.models import Article, CountryOrganisation, Decision, Source, Topic
from articles.transfer.importing.files import find_documents
from articles.transfer.importing.importer import Importer
from articles.workflow import Phase, Status
from tests.support import factories
from tests.support.factories import chief, editor, topic
from tests.transfer.importing.documents import write

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both,
    pytest.mark.usefixtures("english"),
]
BERLIN = ZoneInfo("Europe/Berlin")


def run(folder, **options):
    importer = Importer(**options)
    return [importer.run(found) for found in find_documents([folder])]


def published(folder, by):
    return run(folder, publish=True, by=by)


def test_a_document_becomes_a_draft_without_author(tmp_path):
    write(tmp_path)
    [outcome] = run(tmp_path)
    assert (outcome.done, outcome.article.phase()) == ("new", Phase.DRAFT)
    assert outcome.article.author is None
    assert Article.objects.public().count() == 0


def test_everything_on_the_page_becomes_data(tmp_path):
    write(tmp_path, sources="Musterquelle, Zweite Quelle", countries="EU, USA")
    [outcome] = run(tmp_path)
    article = outcome.article
    assert article.dated == date(2020, 2, 12)
    assert [str(c) for c in article.category_list()] == ["Netzwerke"]
    assert [a.source.name for a in article.attributions.all()] == [
        "Musterquelle",
        "Zweite Quelle",
    ]
    assert [c.code for c in article.labels_of("country")] == ["EU", "US"]
    first, second = article.further_reading.all()
    assert (first.publisher_name, first.dated) == ("Beispielverlag", date(2020, 2, 11))
    assert (second.title, second.url) == ("Ohne Ziel", "")
    assert article.credit_date == date(2020, 2, 12)
    assert article.credit_name == "Erika Muster"
    assert article.credit_organisation == "Musterinstitut"


def test_a_published_document_appears_as_of_its_own_date(tmp_path):
    write(tmp_path)
    [outcome] = published(tmp_path, chief())
    article = outcome.article
    assert article.phase() is Phase.LIVE
    assert article.live_from == datetime(2020, 2, 12, tzinfo=BERLIN)
    assert article.edition.published_at == article.live_from


def test_publishing_leaves_the_decisions_of_who_ran_it(tmp_path):
    write(tmp_path)
    by = chief()
    [outcome] = published(tmp_path, by)
    decisions = Decision.objects.filter(article=outcome.article)
    assert [d.transition for d in decisions] == ["submit", "approve", "publish"]
    assert {d.by for d in decisions} == {by}


def test_the_second_run_changes_nothing(tmp_path):
    write(tmp_path)
    by = chief()
    [first] = published(tmp_path, by)
    before = list(Article.objects.values())
    [second] = published(tmp_path, by)
    assert (first.done, second.done) == ("new", "unchanged")
    assert list(Article.objects.values()) == before


def test_endings_tell_the_languages_of_one_story(tmp_path):
    write(tmp_path, "2020/eins.de.txt")
    write(tmp_path, "2020/eins.en.txt", headline="A sample")
    write(tmp_path, "2020/zwei.txt", headline="Ohne Endung")
    german, english, other = (o.article.edition for o in run(tmp_path))
    assert german.story == english.story != other.story
    assert [e.language for e in (german, english, other)] == ["de", "en", "de"]
    assert german.import_key == "2020/eins"


def test_two_files_for_one_edition_are_not_mixed_up(tmp_path):
    write(tmp_path, "eins.de.txt")
    write(tmp_path, "eins.txt")
    outcomes = run(tmp_path)
    assert sorted(o.done for o in outcomes) == ["new", "refused"]


def test_an_untouched_draft_is_updated_in_place(tmp_path):
    write(tmp_path)
    run(tmp_path)
    write(tmp_path, headline="Besser gesagt")
    [outcome] = run(tmp_path)
    assert outcome.done == "updated"
    [article] = Article.objects.all()
    assert (article.number, article.headline) == (1, "Besser gesagt")
    assert article.slug == "besser-gesagt"


def test_a_changed_document_makes_the_next_version_live(tmp_path):
    write(tmp_path)
    by = chief()
    published(tmp_path, by)
    write(tmp_path, body="Ein neuer Absatz.")
    [outcome] = published(tmp_path, by)
    assert (outcome.article.number, outcome.article.phase()) == (2, Phase.LIVE)
    first = Article.objects.get(number=1)
    assert first.phase() is Phase.REPLACED
    assert first.slug == outcome.article.slug


def test_new_blank_lines_make_no_new_version(tmp_path):
    path = write(tmp_path)
    by = chief()
    published(tmp_path, by)
    path.write_text(path.read_text().replace("\n\n", "\n\n\n"))
    [outcome] = published(tmp_path, by)
    assert outcome.done == "unchanged"
    assert Article.objects.count() == 1


def test_what_the_desk_has_changed_is_not_published_over(tmp_path):
    write(tmp_path)
    by = chief()
    [first] = published(tmp_path, by)
    revised = factories.revised(
        first.article, by=editor(), headline="Von der Redaktion"
    )
    for name in ("submit", "publish"):
        move(revised, name, by=by)
    write(tmp_path, body="Ein neuer Absatz.")
    [outcome] = published(tmp_path, by)
    assert outcome.article.status == Status.DRAFT
    assert "version 3 is a draft" in outcome.notes[-1]
    assert revised.edition.live_article() == revised


def test_what_the_desk_has_withdrawn_does_not_come_back(tmp_path):
    write(tmp_path)
    by = chief()
    [first] = published(tmp_path, by)
    move(first.article, "withdraw", by=by, note="Stimmt nicht.")
    write(tmp_path, body="Ein neuer Absatz.")
    [outcome] = published(tmp_path, by)
    assert outcome.article.status == Status.DRAFT
    assert Article.objects.public().count() == 0


def test_somebodys_working_version_is_never_overwritten(tmp_path):
    write(tmp_path)
    [first] = run(tmp_path)
    by = editor()
    content = content_of(first.article) | {"headline": "Meine Fassung"}
    change(first.article, content, by=by)
    write(tmp_path, body="Ein neuer Absatz.")
    [outcome] = run(tmp_path)
    assert outcome.done == "refused"
    assert "working on version 1" in outcome.error
    assert Article.objects.get().headline == "Meine Fassung"


def test_a_hash_is_unchanged_whatever_the_desk_did_since(tmp_path):
    write(tmp_path)
    [first] = run(tmp_path)
    change(first.article, content_of(first.article) | {"headline": "X"}, by=editor())
    [outcome] = run(tmp_path)
    assert outcome.done == "unchanged"


def test_unknown_names_are_created_once(tmp_path):
    write(tmp_path, "eins.txt", topics="Neues Thema")
    write(tmp_path, "zwei.txt", headline="Zwei", topics="neues thema; Innovation")
    run(tmp_path)
    assert Topic.objects.filter(names__de="Neues Thema").count() == 1
    assert Topic.objects.count() == 2


def test_a_refused_document_leaves_no_label_behind(tmp_path):
    write(tmp_path, "eins.txt", topics="Thema A", sources="Q" * 300)
    write(tmp_path, "zwei.txt", headline="Zwei", topics="Thema A")
    outcomes = run(tmp_path)
    assert [o.done for o in outcomes] == ["refused", "new"]
    assert Source.objects.count() == 1
    assert Topic.objects.get(names__de="Thema A").links.count() == 1


def test_an_alias_finds_its_country(tmp_path):
    write(tmp_path, countries="Großbritannien, Vereinigte Staaten, Europäische Union")
    before = CountryOrganisation.objects.count()
    [outcome] = run(tmp_path)
    assert [c.code for c in outcome.article.labels_of("country")] == ["GB", "US", "EU"]
    assert CountryOrganisation.objects.count() == before


def test_a_dry_run_stores_nothing_and_tells_all(tmp_path):
    write(tmp_path)
    importer = Importer(dry_run=True)
    [outcome] = [importer.run(found) for found in find_documents([tmp_path])]
    assert outcome.done == "new"
    assert list(importer.meaning.known["source"].created) == ["Musterquelle"]
    assert Article.objects.count() == Source.objects.count() == 0


def test_a_name_of_a_file_that_is_not_utf_8_is_refused_alone(tmp_path):
    good = write(tmp_path)
    (tmp_path / "b\udcff.txt").write_bytes(good.read_bytes())
    outcomes = run(tmp_path)
    assert [o.done for o in outcomes] == ["new", "refused"]
    assert "isn't UTF-8" in outcomes[1].error


def test_a_planned_import_that_changes_is_planned_anew(tmp_path):
    path = write(tmp_path)
    later = timezone.localdate() + timedelta(days=30)
    path.write_text(path.read_text().replace("12.02.2020 |", f"{later:%d.%m.%Y} |"))
    by = chief()
    published(tmp_path, by)
    path.write_text(path.read_text().replace("erste Absatz", "neue Absatz"))
    [outcome] = published(tmp_path, by)
    assert outcome.article.phase() is Phase.SCHEDULED
    assert "neue Absatz" in outcome.article.body
    assert Article.objects.count() == 1


def test_a_label_made_meanwhile_by_somebody_else_is_used(tmp_path):
    write(tmp_path, topics="Neues Thema")
    importer = Importer()
    made = topic("Neues Thema")
    [outcome] = [importer.run(found) for found in find_documents([tmp_path])]
    assert outcome.done == "new"
    assert outcome.article.topic_list() == [made]


def test_a_name_too_long_is_refused_with_its_line(tmp_path):
    write(tmp_path, topics="T" * 300)
    [outcome] = run(tmp_path)
    assert outcome.error.startswith("line 18: ")


def test_capital_endings_are_read_too(tmp_path):
    write(tmp_path).rename(tmp_path / "GROSS.EN.TXT")
    [found] = find_documents([tmp_path])
    assert (found.key, found.language) == ("GROSS", "en")
