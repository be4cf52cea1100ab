"""The desk lists translations that are behind, compares them, and settles each."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.article.translations import behind_for
from articles.editing.publishing import move
from articles.editing.writing import revise, translate
from articles.models import Article, Decision
from articles.workflow import Change
from tests.support import factories
from tests.support.desk.desk import at_desk, url
from tests.support.factories import DAY

pytestmark = pytest.mark.django_db

LIST = "/admin/translations/"


def text_of(answer) -> str:
    said = re.sub(r"<[^>]+>", " ", answer.text.split('id="content-start"')[-1])
    return " ".join(unescape(said).split())


def address(article, page: str) -> str:
    return reverse(f"articles_article_{page}", args=[article.pk])


def public(article):
    by = article.author
    return move(move(article, "submit", by=by), "publish", by=factories.chief())


def behind(headline="An example", **changed):
    """Return a public translation that is behind, and the original's last version."""
    german = factories.published(headline=f"{headline} (de)")
    english = public(factories.translated(german, headline=headline))
    changed = {"body": "<p>Ein neuer Absatz.</p>"} | changed
    return english, factories.republished(german, **changed)


def sent(answer, page: str) -> dict:
    """Return what a browser sends with the button that leads to the page."""
    [form] = re.findall(f'<form[^>]*action="{page}">(.*?)</form>', answer.text, re.S)
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))


def test_the_list_says_what_is_behind_by_what_and_since_when():
    _english, german = behind()
    note = {"change_kind": Change.CORRECTION, "change_note": "Falsch war: alt."}
    factories.republished(german, headline="Noch neuer", **note)
    shown = text_of(at_desk(factories.author()).get(LIST))
    assert "An example" in shown
    assert "Original: Noch neuer (Deutsch)" in shown
    assert "2 Versionen im Rückstand, seit " in shown
    assert "Aktualisierung, Korrektur (öffentlich)" in shown
    assert "1 Übersetzung " in shown


def test_of_typos_alone_the_list_says_so():
    behind(change_kind=Change.TYPO)
    shown = text_of(at_desk(factories.author()).get(LIST))
    assert "nur Tippfehler" in shown


def test_an_empty_list_says_that_nothing_is_behind():
    english, german = behind()
    client = at_desk(factories.author())
    draft = revise(english, by=factories.author(), following=german)
    shown = client.get(LIST)
    assert "Keine Übersetzung ist im Rückstand." in text_of(shown)
    move(draft, "discard", by=factories.author())
    assert address(english, "behind") in client.get(LIST).text


def test_the_list_is_reached_from_every_page_of_who_may_look_at_articles():
    assert f'href="{LIST}"' in at_desk(factories.author()).get("/admin/").text
    assert (
        f'href="{LIST}"' not in at_desk(factories.user("Niemand")).get("/admin/").text
    )


def test_what_fell_behind_last_stands_first_and_the_rest_on_further_pages():
    found = [behind(f"Example {n}") for n in range(3)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("articles.admin.article.translations.listing.ON_A_PAGE", 2)
        client = at_desk(factories.author())
        first, second = (client.get(f"{LIST}?p={page}") for page in (1, 2))
    keys = [english.pk for english, _german in found]
    listed = [[row.article.pk for row in it.context["rows"]] for it in (first, second)]
    assert listed == [[keys[2], keys[1]], [keys[0]]]
    assert 'rel="next"' in first.text
    assert 'rel="prev"' in second.text


def test_the_page_of_one_shows_what_changed_in_the_original_since():
    english, german = behind()
    answer = at_desk(factories.author()).get(address(english, "behind"))
    shown = text_of(answer)
    assert "Von Version 1, der die Übersetzung folgt, zu Version 2" in shown
    assert re.search(r"<ins>(?:(?!</ins>).)*neuer", answer.text, re.S)
    assert '<div class="compare-text" lang="de"' in answer.text
    assert url(Article, "change", german.pk) in answer.text


def test_authors_compare_what_others_have_published():
    english, _german = behind()
    other = at_desk(factories.author("Andere Autorin"))
    assert "neuer" in text_of(other.get(address(english, "behind")))


def test_what_never_became_public_is_compared_by_nobody_who_may_not_see_it():
    german = factories.published(by=factories.author("Andere Autorin"))
    draft = factories.revised(german, by=factories.editor(), body="<p>Geheim.</p>")
    english = translate(draft, into="en", by=factories.editor())
    english = public(
        factories.edited(english, by=factories.editor(), body="<p>Yes.</p>")
    )
    move(draft, "discard", by=factories.editor())
    factories.republished(german, body="<p>Öffentlich.</p>")
    page = address(english, "behind")
    answer = at_desk(factories.author()).get(page)
    assert "Geheim" not in answer.text
    assert "Sie können es nicht vergleichen" in text_of(answer)
    assert "Geheim" in at_desk(factories.chief()).get(page).text


def test_still_right_takes_it_off_the_list_and_stands_in_the_history():
    english, german = behind()
    client = at_desk(factories.author())
    page = address(english, "still_right")
    answer = client.post(page, sent(client.get(LIST), page), follow=True)
    assert answer.redirect_chain == [(LIST, 302)]
    assert "„An example“ stimmt noch: Das ist festgehalten." in text_of(answer)
    assert "Keine Übersetzung ist im Rückstand." in text_of(answer)
    history = text_of(client.get(url(Article, "history", english.pk)))
    assert "Als weiterhin richtig bestätigt · Version 2 des Originals" in history
    decision = Decision.objects.get(original=german)
    assert (decision.article, decision.by) == (english, factories.author())
    listed = at_desk(factories.chief()).get(url(Decision, "changelist"))
    assert "Als weiterhin richtig bestätigt" in text_of(listed)


def test_one_after_the_other_is_found_right_without_the_list():
    first, second = (behind(f"Example {n}")[0] for n in (2, 1))
    client = at_desk(factories.author())
    page = address(second, "still_right")
    form = sent(client.get(address(second, "behind")), page)
    assert form["_after"] == "next"
    assert client.post(page, form).url == address(first, "behind")
    page = address(first, "still_right")
    form = sent(client.get(address(first, "behind")), page)
    assert client.post(page, form).url == LIST


def test_from_the_start_page_one_comes_back_to_it():
    english, german = behind()
    form = {"seen": english.lock, "original": german.pk, "_after": "day"}
    answer = at_desk(factories.author()).post(address(english, "still_right"), form)
    assert answer.url == "/admin/"


def test_to_revise_leads_to_a_draft_that_follows_the_original_beside_it():
    english, german = behind()
    client = at_desk(factories.author())
    page = address(english, "catch_up")
    answer = client.post(page, sent(client.get(LIST), page), follow=True)
    draft = Article.objects.get(edition=english.edition_id, number=2)
    assert answer.redirect_chain == [(url(Article, "change", draft.pk), 302)]
    assert draft.translated_from == german
    assert answer.context["beside"].article == german
    assert "voraus" not in text_of(answer)
    assert "Keine Übersetzung ist im Rückstand." in text_of(client.get(LIST))


def test_a_draft_that_is_behind_is_gone_on_with():
    german = factories.published()
    english = factories.translated(german, headline="An example")
    factories.republished(german, body="<p>Neu.</p>")
    client = at_desk(factories.author())
    answer = client.get(LIST)
    assert address(english, "catch_up") not in answer.text
    assert "Am Entwurf weiterarbeiten" in text_of(answer)
    other = at_desk(factories.author("Andere Autorin")).get(LIST)
    assert "Keine Übersetzung" in text_of(other)


def test_what_was_seen_too_late_is_refused_with_the_reason():
    english, _german = behind()
    client = at_desk(factories.author())
    page = address(english, "still_right")
    form = sent(client.get(LIST), page)
    answer = client.post(page, form | {"seen": "0"}, follow=True)
    assert "Dass „An example“ noch stimmt, wurde nicht festgehalten." in text_of(answer)
    for wrong in ("x", "", "0", "9" * 30):
        assert client.post(page, form | {"original": wrong}).status_code == 404
    hidden = factories.draft(by=factories.author("Andere Autorin"))
    assert client.post(page, form | {"original": hidden.pk}).status_code == 404
    assert not Decision.objects.filter(transition="still_right").exists()


def test_the_page_of_what_isnt_behind_leads_to_the_article():
    german = factories.published()
    answer = at_desk(factories.author()).get(address(german, "behind"))
    assert answer.url == url(Article, "change", german.pk)


def test_the_start_page_is_given_the_first_few_and_how_many_there_are():
    for n in range(3):
        behind(f"Example {n}")
    rows, count = behind_for(factories.author(), 2)
    assert [str(row.article) for row in rows] == ["Example 2", "Example 1"]
    assert count == 3
    rows, count = behind_for(factories.author(), 5)
    assert (len(rows), count) == (3, 3)
    sources = factories.user("Quellen Beispiel", "sources")
    assert behind_for(sources, 5) == ([], 0)


def test_what_is_planned_for_the_original_isnt_listed_yet():
    german = factories.published()
    public(factories.translated(german, headline="An example"))
    factories.republished(german, at=timezone.now() + DAY, body="<p>Neu.</p>")
    shown = at_desk(factories.chief()).get(LIST)
    assert "Keine Übersetzung" in text_of(shown)


@pytest.mark.both
def test_list_and_difference_ask_as_often_for_many_as_for_few(
    django_assert_max_num_queries,
):
    counts = {at_desk(person): [] for person in (factories.author(), factories.chief())}
    english, _german = behind("Example")
    for more, rows in ((1, 2), (4, 6)):
        for n in range(more):
            behind(f"Example {more}-{n}")
        for client, found in counts.items():
            client.get(LIST)
            with django_assert_max_num_queries(15) as asked:
                assert len(client.get(LIST).context["rows"]) == rows
            found.append(len(asked))
    for client, (few, many) in counts.items():
        assert few == many
        with django_assert_max_num_queries(30):
            client.get(address(english, "behind"))


def test_no_second_version_is_begun_beside_one_that_is_in_work():
    english, _german = behind()
    draft = factories.revised(english, headline="Another example")
    shown = at_desk(factories.author()).get(address(english, "behind"))
    assert address(english, "catch_up") not in shown.text
    assert address(english, "still_right") in shown.text
    listed = at_desk(factories.author()).get(LIST)
    assert [row.article for row in listed.context["rows"]] == [draft]
