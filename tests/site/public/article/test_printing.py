"""A page is printed once, and given again until anything in it is another one."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from articles.domain import site_version
from articles.domain.fragments import pictured
from articles.domain.label_index import catalogue_at
from articles.editing.publishing import move
from articles.models import Article, Image, Masthead, Page, PrintedPart, Source, Topic
from articles.site.public.article import printing
from articles.site.public.article.composing import TEMPLATE, page_of
from articles.site.shared import page
from tests.support import factories
from tests.support.contents import full_content, keys
from tests.support.factories import chief
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@world
def full() -> int:
    """Publish an article with all there is, some of which became something else since.

    Return its key.
    """
    zoelle, old = factories.topic("Zölle"), factories.topic("Alt")
    image = str(factories.picture("Verwandt").key)
    factories.published(topics=keys(zoelle), headline="Verwandt", lead_image=image)
    factories.site_page("imprint", title="Impressum")
    publishers = [factories.source("Der Verlag"), factories.source("Altverlag")]
    reading = [
        {"title": f"Noch ein Text {n}", "publisher": str(publisher.key)}
        for n, publisher in enumerate(publishers)
    ]
    content = full_content() | {"topics": keys(zoelle, old), "further_reading": reading}
    article = factories.published(**content)
    change(old, merged_into=factories.topic("Neu"))
    change(publishers[1], merged_into=factories.source("Neuverlag"))
    english = factories.translated(article, headline="Exports", slug="exports")
    move(english, "submit", by=english.author)
    move(Article.objects.get(pk=english.pk), "publish", by=chief())
    return article.pk


@pytest.fixture
def article(full) -> Article:
    return Article.objects.get(pk=full)


def read(client, article) -> str:
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 200
    return answer.text


def printed_parts() -> list:
    found = PrintedPart.objects.filter(part="page").order_by("pk")
    return list(found.values_list("article", "made_at", "content"))


def change(row, **values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def rename_topic(article):
    change(Topic.objects.get(names__de="Zölle"), name="Einfuhrabgaben")
    return "Einfuhrabgaben"


def merge_topic(article):
    change(Topic.objects.get(names__de="Zölle"), merged_into=factories.topic("Abgaben"))
    return "Abgaben"


def rename_what_a_topic_became(article):
    change(Topic.objects.get(names__de="Neu"), name="Noch neuer")
    return "Noch neuer"


def part_a_topic_from_what_it_became(article):
    change(Topic.objects.get(names__de="Alt"), merged_into=None)
    return 'href="/de/themen/alt/"'


def rename_source(article):
    change(Source.objects.get(names__de="Zweite Quelle"), name="Dritte Quelle")
    return "Dritte Quelle"


def rename_sources_at_once(article):
    Source.objects.filter(names__de="Zweite Quelle").update(
        names={"de": "Vierte Quelle"}
    )
    return "Vierte Quelle"


def rename_publisher(article):
    change(Source.objects.get(names__de="Der Verlag"), name="Das Verlagshaus")
    return "Das Verlagshaus"


def rename_what_a_publisher_became(article):
    change(Source.objects.get(names__de="Neuverlag"), name="Das große Haus")
    return "Das große Haus"


def part_a_publisher_from_what_it_became(article):
    change(Source.objects.get(names__de="Altverlag"), merged_into=None)
    return "Altverlag"


def credit_lead_picture(article):
    change(Image.objects.get(title="Hafen"), credit="Max Beispiel")
    return "Max Beispiel"


def credit_figure(article):
    change(Image.objects.get(title="Kran"), credit="Moritz Beispiel")
    return "Moritz Beispiel"


def rename_site(article):
    Masthead.objects.create(language="de", name="Die Nachrichten")
    return "Die Nachrichten"


def rename_footer_page(article):
    change(Page.objects.get(kind="imprint"), title="Wer wir sind")
    return "Wer wir sind"


def add_footer_page(article):
    factories.site_page("privacy", title="Was wir wissen")
    return "Was wir wissen"


def withdraw_translation(article):
    english = Article.objects.get(headline="Exports")
    move(english, "withdraw", by=chief(), note="Wrong.")
    return "gibt es nicht auf Englisch"


def rename_translation(article):
    factories.republished(Article.objects.get(headline="Exports"), headline="Trade")
    return "Trade"


def correct(article):
    said = {"change_kind": "correction", "change_note": "Es waren sieben."}
    factories.republished(article, **said)
    return "Es waren sieben."


CHANGES = (
    rename_topic, merge_topic, rename_what_a_topic_became,
    part_a_topic_from_what_it_became, rename_source, rename_sources_at_once,
    rename_publisher, rename_what_a_publisher_became,
    part_a_publisher_from_what_it_became, credit_lead_picture, credit_figure,
    rename_site, rename_footer_page, add_footer_page, withdraw_translation,
    rename_translation, correct,
)  # fmt: skip


@pytest.mark.alike
@pytest.mark.parametrize("act", CHANGES)
def test_the_next_reader_sees_what_was_changed(client, article, act):
    before = read(client, article)
    said = act(article)
    assert said not in before
    after = read(client, article)
    assert said in after
    kept = read(client, article)
    PrintedPart.objects.all().delete()
    assert after == kept == read(client, article)


@pytest.mark.alike
def test_a_label_is_printed_anew_when_it_is_renamed_before_each_reading(
    client, article
):
    for name in ("Eins", "Zwei", "Drei"):
        change(Topic.objects.get(slugs__de="zoelle"), name=name)
        assert name in read(client, article)


def test_what_is_related_is_asked_at_each_reading(client, article):
    assert ">Verwandt</a>" in read(client, article)
    printed = printed_parts()
    move(Article.objects.get(headline="Verwandt"), "withdraw", by=chief(), note="Nein.")
    without = read(client, article)
    assert ">Verwandt</a>" not in without
    assert "Verwandte Artikel" not in without
    assert printing.RELATED not in without
    factories.published(topics=keys(factories.topic("Zölle")), headline="Neuer")
    assert ">Neuer</a>" in read(client, article)
    # The page itself was made of none of them.
    assert printed_parts() == printed


def test_the_printed_page_is_the_one_that_is_made_whole(client, full):
    with override("de"):
        at = site_version.current(timezone.now())
        article = Article.objects.for_page().get(pk=full)
        masthead = Masthead.for_readers("de")
        head, context = page_of(article, masthead, at=at.at)
        related = pictured(catalogue_at(at).related(full))
        whole = page(TEMPLATE, head, related=related, **context).text
    assert [other.headline for other in related] == ["Verwandt"]
    assert read(client, article) == read(client, article) == whole


@pytest.mark.alike
def test_who_asks_and_how_is_printed_in_no_page(client, article):
    path = article.get_absolute_url()
    client.force_login(factories.user("neugierig", is_superuser=True))
    asked = client.get(f"{path}?von=xzugabex", headers={"referer": "https://x.example"})
    assert "xzugabex" not in asked.text
    assert "neugierig" not in asked.text
    client.logout()
    assert client.get(path).text == asked.text


def test_a_printed_page_is_one_question_and_what_is_related_another(client, article):
    first = read(client, article)
    with CaptureQueriesContext(connection) as queries:
        assert read(client, article) == first
    assert ">Verwandt</a>" in first
    assert len(queries) == 2


@pytest.mark.alike
def test_a_page_is_printed_in_each_language_by_itself(client, article):
    english = Article.objects.get(headline="Exports")
    for _time in range(2):
        assert '<html lang="de">' in read(client, article)
        assert '<html lang="en">' in read(client, english)
    assert len(printed_parts()) == 2


@pytest.mark.alike
def test_a_translation_that_begins_by_the_clock_is_led_to_from_then_on(client):
    article = factories.published()
    assert "gibt es nicht auf Englisch" in read(client, article)
    english = factories.translated(article, headline="Later")
    move(english, "submit", by=english.author)
    tomorrow = timezone.now() + factories.DAY
    options = factories.Publication(at=tomorrow)
    move(Article.objects.get(pk=english.pk), "publish", by=chief(), options=options)
    assert "gibt es nicht auf Englisch" in read(client, article)
    with time_machine.travel(tomorrow, tick=False):
        assert "Later" in read(client, article)


def test_pages_of_many_are_printed_by_as_few_questions_as_of_one():
    content = full_content() | {"slug": ""}
    articles = [factories.published(**content) for _ in range(5)]
    for one in articles[:2]:
        english = factories.translated(one, headline="Exports", slug="")
        move(english, "submit", by=english.author)
        move(Article.objects.get(pk=english.pk), "publish", by=chief())
    at = site_version.current(timezone.now())
    printing.print_pages([articles[0].pk], at)  # caches queries that are made once
    asked = []
    for pks in ([articles[0].pk], [one.pk for one in articles]):
        with CaptureQueriesContext(connection) as queries:
            made = printing.print_pages(pks, at)
        assert set(made) == set(pks)
        asked.append(len(queries))
    assert asked[0] == asked[1]
