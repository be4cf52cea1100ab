"""The real form adds and changes an article: one content, one record."""

import pytest

from articles.domain.content import content_of
from articles.editing.writing import revise
from articles.models import (
    Address,
    Article,
    Edition,
    RecordEntry,
    Snapshot,
)
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = pytest.mark.django_db

HOSTILE = (
    '<p onclick="x()">Gut<script>alert(1)</script></p><img src=x onerror=alert(1)>'
    '<a href="javascript:alert(1)">Verweis</a><p style="position:fixed">Text</p>'
)


def add(person, **typed):
    client = at_desk(person)
    typed = {"headline": "Übergröße in Köln", "language": "de"} | typed
    return save(client, url(Article, "add"), **typed)


def full_article(by=None) -> Article:
    """Return a draft in which everything that the form has is filled in."""
    source = factories.source()
    categories = [factories.category(name) for name in ("Z-Rubrik", "A-Rubrik")]
    return factories.draft(
        by=by or factories.author(),
        dated="2024-02-29",
        teaser="Ein Anriss\nin zwei Zeilen",
        body="<p>Eins &amp; zwei</p>\n<p>Drei</p>",
        credit_date="2024-03-01",
        credit_name="Erika Muster",
        credit_organisation="Musterinstitut",
        categories=[str(category.key) for category in categories],
        countries=[str(factories.country(code).key) for code in ("US", "EU", "DE")],
        topics=[str(factories.topic(name).key) for name in ("Wasser", "Erde")],
        attributions=[
            {"source": str(source.key), "title": "Zweites", "dated": "2024-02-28"},
            {"source": str(source.key), "url": "https://example.org/erstes"},
        ],
        further_reading=[
            {"title": "Ein Titel", "url": "", "publisher_name": "Verlag"},
            {"title": "Titel", "publisher": str(source.key), "language": "en"},
        ],
    )


def test_a_new_article_is_a_draft_of_its_author_with_edition_and_record():
    author = factories.author()
    assert add(author, body="<p>Text</p>").status_code == 302
    article = Article.objects.get()
    assert (article.author, article.status, article.number) == (author, "draft", 1)
    assert article.language == "de"
    assert article.slug == "uebergroesse-in-koeln"
    assert Address.objects.get().edition == article.edition
    record = article.snapshots.get()
    assert (record.by, record.origin, record.lock) == (author, "edit", 1)
    assert record.content == content_of(article)


def test_a_new_article_takes_everything_that_the_form_offers():
    source, topic = factories.source(), factories.topic()
    add(
        factories.author(),
        categories=[factories.category().pk],
        countries=[factories.country("DE").pk, factories.country("EU").pk],
        topics=[topic.pk],
        dated="29.02.2024",
        **{
            "attributions-0-source": source.pk,
            "attributions-0-dated": "01.03.2024",
            "further_reading-0-title": "Ein Titel",
            "further_reading-0-publisher": source.pk,
        },
    )
    content = content_of(Article.objects.get())
    assert content["dated"] == "2024-02-29"
    assert content["topics"] == [str(topic.key)]
    assert content["countries"] == [
        str(factories.country(code).key) for code in ("DE", "EU")
    ]
    assert content["attributions"][0]["source"] == str(source.key)
    assert content["attributions"][0]["dated"] == "2024-03-01"
    assert content["further_reading"][0]["publisher"] == str(source.key)


def test_every_label_of_the_form_begins_with_a_capital():
    user = factories.author()
    user.language = "en"
    user.save()
    labels = at_desk(user).get(url(Article, "add")).context["adminform"].form.fields
    shown = [str(field.label) for field in labels.values() if field.label]
    assert "Language" in shown
    assert [label for label in shown if not label[0].isupper()] == []


def test_a_new_article_needs_a_language_that_there_is():
    for language in ("", "fr"):
        answer = add(factories.author(), language=language)
        assert "language" in answer.context["adminform"].form.errors
    assert not Edition.objects.exists()


def test_an_empty_form_makes_a_draft_whose_address_is_not_empty():
    assert add(factories.author(), headline="").status_code == 302
    assert Article.objects.get().slug == "artikel"


def test_a_change_is_recorded_with_the_person_who_made_it():
    article, editor = factories.draft(), factories.editor()
    answer = save(at_desk(editor), url(Article, "change", article.pk), teaser="Neu")
    assert answer.status_code == 302
    last = article.snapshots.last()
    assert (last.by, last.origin, last.content["teaser"]) == (editor, "edit", "Neu")
    assert Article.objects.get().lock == article.lock + 1
    assert Article.objects.get().author == factories.author()
    entry = RecordEntry.objects.get()
    assert (entry.by, entry.deed, entry.key) == (editor, "changed", str(article.pk))
    assert entry.details == {"changes": [{"changed": {"fields": ["Teaser"]}}]}


def test_a_save_without_a_change_leaves_no_trace():
    article = full_article()
    models = (Article, Snapshot, Edition, Address, RecordEntry)

    def rows():
        links = ("category_links", "country_links", "topic_links")
        links += ("attributions", "further_reading")
        stored = [list(model.objects.values()) for model in models]
        return stored + [list(getattr(article, link).values()) for link in links]

    before = rows()
    for person in (factories.author(), factories.editor(), factories.admin()):
        answer = save(at_desk(person), url(Article, "change", article.pk))
        assert answer.status_code == 302
        assert rows() == before


def test_the_form_gives_back_exactly_the_content_it_was_opened_with():
    article = full_article()
    before = content_of(article)
    save(at_desk(factories.editor()), url(Article, "change", article.pk), teaser="Neu")
    assert content_of(Article.objects.get()) == before | {"teaser": "Neu"}


def test_s26_hostile_text_is_cleaned_before_it_is_stored():
    add(factories.author(), body=HOSTILE, headline="<script>alert(1)</script>")
    article = Article.objects.get()
    assert article.body == "<p>Gut</p><a>Verweis</a><p>Text</p>"
    page = at_desk(factories.author()).get(url(Article, "change", article.pk))
    assert "<script>alert(1)" not in page.text
    assert (
        "<script>alert(1)"
        not in at_desk(factories.author()).get(url(Article, "changelist")).text
    )


def test_labels_keep_the_order_in_which_they_were_chosen():
    article = full_article()
    chosen = [factories.topic(name) for name in ("Mond", "Wasser", "Erde")]
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    save(client, path, topics=[topic.pk for topic in chosen])
    assert [str(t) for t in Article.objects.get().topic_list()] == [
        "Mond",
        "Wasser",
        "Erde",
    ]
    form = read_form(client.get(path))
    assert form["topics"] == [str(topic.pk) for topic in chosen]


def test_rows_are_removed_added_and_moved():
    article = full_article()
    changes = {
        "attributions-0-DELETE": "on",
        "further_reading-0-position": "2",
        "further_reading-1-position": "1",
        "further_reading-2-title": "Dritter",
    }
    client, path = at_desk(factories.author()), url(Article, "change", article.pk)
    assert save(client, path, **changes).status_code == 302
    content = content_of(Article.objects.get())
    assert [row["url"] for row in content["attributions"]] == [
        "https://example.org/erstes"
    ]
    titles = [row["title"] for row in content["further_reading"]]
    assert titles == ["Titel", "Ein Titel", "Dritter"]
    assert RecordEntry.objects.get().details["changes"]


def test_the_kind_of_change_is_asked_for_later_versions_only():
    first = factories.published()
    later = revise(first, by=factories.author())
    client = at_desk(factories.author())
    assert "change_kind" not in read_form(client.get(url(Article, "add")))
    data = read_form(client.get(url(Article, "change", later.pk)))
    assert "change_kind" not in data  # nothing is chosen
    assert "change_note" in data
    path = url(Article, "change", later.pk)
    save(client, path, change_kind="correction", change_note="Jahr berichtigt.")
    content = content_of(Article.objects.get(pk=later.pk))
    assert (content["change_kind"], content["change_note"]) == (
        "correction",
        "Jahr berichtigt.",
    )


def test_without_a_slug_the_headline_gives_one_again():
    article = factories.draft(headline="Alt")
    path = url(Article, "change", article.pk)
    save(at_desk(factories.author()), path, headline="Neu", slug="")
    assert Article.objects.get().slug == "neu"
    assert [address.slug for address in Address.objects.all()] == ["neu"]


def test_the_page_of_a_new_article_is_called_what_leads_to_it():
    page = at_desk(factories.author()).get(url(Article, "add")).content.decode()
    assert "Artikel hinzufügen" not in page
    assert '<h1 class="sheet-title">Artikel schreiben</h1>' in page
    assert '<li aria-current="page">Artikel schreiben</li>' in page
    assert "<title>Artikel schreiben" in page
