"""The desk compares two saves of an edition in words, for users who may read them."""

from itertools import product

import pytest
from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _

from articles.editing.publishing import move
from articles.models import (
    Article,
    Decision,
    Snapshot,
)
from tests.admin.article.history.test_history import TOKEN, words
from tests.support import factories
from tests.support.contents import full_content, keys
from tests.support.desk.desk import PEOPLE, at_desk, url
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
ODD = ["", "x", "-1", "0", str(10**17), str(10**40), "%00", "1.5", "²"]


def saves(article) -> list[Snapshot]:
    return list(article.snapshots.order_by("lock"))


def address(article, old, new) -> str:
    return f"{url(Article, 'compare', article.pk)}?old={old}&new={new}"


def compare(person, article, old, new):
    answer = at_desk(person).get(address(article, old.pk, new.pk))
    assert answer.status_code == 200
    return answer


def edited(**changes):
    """Return an article with everything in it, its first save, and one with changes."""
    article = factories.draft(**full_content() | {"slug": ""})
    factories.edited(article, by=article.author, **changes)
    return article, *saves(article)


def compared(**changes) -> str:
    article, old, new = edited(**changes)
    return compare(article.author, article, old, new).text


def restore(client, article, snapshot, *, lock=None, **data):
    lock = Article.objects.get(pk=article.pk).lock if lock is None else lock
    data |= {"snapshot": getattr(snapshot, "pk", snapshot), "lock": lock}
    return client.post(url(Article, "restore", article.pk), data)


def everything() -> list:
    models = (Article, Snapshot, Decision)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.wcag("1.3.1", "1.4.1", on="desk")
def test_each_changed_field_shows_what_was_removed_and_added():
    html = compared(headline="Ausfuhren in die Schweiz wachsen")
    assert '<h2 id="field-headline">Überschrift</h2>' in html
    assert "die USA wachsen" not in html
    assert html.count('class="compare-field"') == 1
    said = words(html)
    assert f"[{_('removed:')} USA][{_('added:')} Schweiz] wachsen" in said
    unchanged = said[said.index("22 ") :]
    for name in ("Vorspann", "Text", "Quellenangaben", "Themen"):
        assert name in unchanged


@pytest.mark.wcag("1.4.1", on="desk")
def test_what_only_looks_different_is_said_in_words():
    body = full_content()["body"].replace("Absatz", "<em>Absatz</em>")
    html = compared(body=body)
    assert "<ins><span" not in html
    assert _("Only the formatting has changed; every word is the same.") in html
    html = compared(body=body.replace("Ein ", "Kein "))
    assert _("The formatting has changed, too.") not in html
    more = f"{body}<p>Noch ein Absatz.</p>"
    html = compared(body=more)
    assert _("The formatting has changed, too.") in html


def test_labels_are_named_and_what_moved_only_is_no_change():
    labels = [factories.topic(name) for name in ("Ausfuhr", "Zölle", "Neues")]
    html = compared(topics=keys(*labels))
    assert "Neues" in html
    assert "<del><span" not in html
    html = compared(topics=keys(*labels[:2]))
    assert _("Only the order has changed.") in html
    assert "1. Zölle\n2. Ausfuhr" in html
    assert "1. Ausfuhr\n2. Zölle" in html


def test_a_label_that_is_gone_is_shown_as_gone():
    topic = factories.topic("Vergänglich")
    article, _old, new = edited(topics=keys(topic))
    factories.edited(article, by=article.author, topics=[])
    topic.delete()
    html = compare(article.author, article, new, saves(article)[-1]).text
    assert str(topic.key) in html
    assert "Vergänglich" not in html


def test_rows_are_readable():
    rows = [{"publisher_name": "Verlag", "title": "Bericht", "dated": "2020-01-02"}]
    html = compared(further_reading=rows)
    assert "Herausgeber (wie gedruckt): Verlag\nDatum: 2. Januar 2020\nTitel:" in html
    assert "Musterquelle" in html


def test_long_unchanged_passages_are_left_out():
    lines = [f"<p>Der Absatz mit der Nummer {n}.</p>" for n in range(40)]
    article = factories.draft(body="".join(lines))
    lines[20] = "<p>Ein neuer Absatz.</p>"
    factories.edited(article, by=article.author, body="".join(lines))
    html = compare(article.author, article, *saves(article)).text
    assert html.count("compare-gap") == 2
    assert "Nummer 3." not in html
    assert "neuer" in html


def test_a_divided_paragraph_shows_where():
    article = factories.draft(body="<p>Eins. Zwei.</p>")
    factories.edited(article, by=article.author, body="<p>Eins.</p><p>Zwei.</p>")
    html = compare(article.author, article, *saves(article)).text
    assert "<ins>" in html


def test_s24_hostile_text_is_compared_literally():
    html = compared(headline=HOSTILE, teaser=HOSTILE, credit_name=HOSTILE)
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_the_older_save_stands_first_whichever_way_one_asks():
    article, old, new = edited(teaser="Neu")
    pages = [
        compare(article.author, article, *pair).context["sides"]
        for pair in ((old, new), (new, old))
    ]
    for page in pages:
        assert [entry.record for _name, entry, _offer in page] == [old, new]


def test_a_save_compared_with_itself_has_no_difference():
    article, old, _new = edited(teaser="Neu")
    page = compare(article.author, article, old, old)
    assert page.context["sections"] == []


def test_an_odd_save_is_not_found():
    article, old, new = edited(teaser="Neu")
    client, path = at_desk(factories.admin()), url(Article, "restore", article.pk)
    for odd in ODD:
        for one in (address(article, odd, new.pk), address(article, old.pk, odd)):
            assert client.get(one).status_code == 404, odd
        assert client.post(path, {"snapshot": odd}).status_code == 404, odd
    assert client.post(path, {}).status_code == 404


@pytest.mark.parametrize("key", ["0", "-1", str(10**26), "x", "_00", "%00"])
def test_an_odd_article_is_not_found(key):
    client = at_desk(factories.admin())
    for page in ("compare", "restore"):
        path = f"{url(Article, 'changelist')}{key}/{page}/"
        assert client.post(path).status_code == 404
        assert client.get(path).status_code in {404, 405}


def test_s5_a_save_of_another_article_is_not_found_under_this_one():
    article, old, new = edited(teaser="Neu")
    other = factories.published(slug="anders", headline="Anders")
    translation = factories.translated(other)
    client = at_desk(factories.admin())
    before = everything()
    for foreign in (saves(other)[0], saves(translation)[0]):
        assert client.get(address(article, old.pk, foreign.pk)).status_code == 404
        assert client.get(address(article, foreign.pk, new.pk)).status_code == 404
        assert restore(client, article, foreign).status_code == 404
    assert everything() == before


STRANGERS = ("author", "reader", "sources")


def test_a_colleagues_saves_are_hidden_even_where_the_article_is_public(full_size):
    colleague = factories.author("Andere Autorin")
    live = factories.draft(by=colleague, teaser=TOKEN)
    factories.edited(live, by=colleague, teaser="Öffentlich")
    move(live, "submit", by=colleague)
    move(live, "publish", by=factories.chief())
    draft = factories.revised(live, by=colleague, teaser=f"Neu {TOKEN}")
    keys = [save.pk for save in Snapshot.objects.all()]
    clients = [at_desk(PEOPLE[role]()) for role in STRANGERS]
    before, ways = everything(), list(product((live, draft), keys, (*keys, None)))
    for (place, client), (n, way) in product(enumerate(clients), enumerate(ways)):
        if has_turn(place, n, everything=full_size):
            article, old, new = way
            answer = (
                client.get(address(article, old, new))
                if new
                else restore(client, article, old)
            )
            assert answer.status_code == 404, way
            assert TOKEN not in answer.text, way
    assert everything() == before


def test_who_may_only_look_compares_and_restores_nothing():
    article, old, new = edited(teaser="Neu")
    reviewer = PEOPLE["reader"]()
    reviews = Permission.objects.get(codename="review_article")
    reviewer.user_permissions.add(reviews)
    page = compare(reviewer, article, old, new)
    assert url(Article, "restore", article.pk) not in page.text
    before = everything()
    client = at_desk(reviewer)
    for data in ({}, {"field": "teaser"}):
        answer = restore(client, article, old, **data)
        assert answer.status_code == 302
    assert everything() == before


def test_comparing_asks_the_database_seldom(django_assert_max_num_queries):
    article, old, new = edited(topics=[], countries=[], further_reading=[])
    client = at_desk(article.author)
    client.get(address(article, old.pk, new.pk))
    with django_assert_max_num_queries(17):
        client.get(address(article, old.pk, new.pk))


def test_a_changed_picture_is_shown_with_its_title_before_and_after():
    tower, key = factories.picture("Turm"), str(factories.picture("Turm").key)
    body = f'<p>Neu</p><img data-image="{key}" data-caption="Der Turm">'
    page = compared(lead_image=key, lead_caption="Heute", body=body)
    said = words(page)
    for told in ("Entfernt: Hafen", "Hinzugefügt: Turm", "Entfernt: Kran", "Heute"):
        assert told in said
    assert "[Bild:[entfernt: Kran][hinzugefügt: Turm] – Der" in said
    assert page.count(f"/pictures/{tower.token}/") == 2
    old = f'<p>Neu</p><img data-image="{key}">'
    article = factories.draft(body=old, headline="Anders")
    factories.edited(article, by=article.author, body=body)
    said = words(compare(article.author, article, *saves(article)).text)
    assert "Andere Wörter: Turm" in said
