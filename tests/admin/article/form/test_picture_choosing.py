"""An article's form searches the library and shows it in pages, to users who may."""

import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Image
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, read_form, save, url

pytestmark = pytest.mark.django_db
MOST_QUERIES, MOST_OF_A_FORM = 6, 30


def asked(person=None, **query):
    client = at_desk(person or factories.author())
    return client.get(reverse("admin:articles_image_choose"), query)


def told(answer) -> list[dict]:
    assert answer.status_code == 200
    given = re.findall(r'data-picture="([^"]+)"', answer.text)
    return [json.loads(unescape(one)) for one in given]


def titles(**query) -> list[str]:
    return [one["title"] for one in told(asked(**query))]


def test_only_who_may_see_pictures_and_no_other_gets_to_see_them():
    factories.picture()
    allowed = {"author", "editor", "chief", "reader", "admin"}
    for role, person in PEOPLE.items():
        answer = asked(person())
        assert answer.status_code == (200 if role in allowed else 403), role
    assert "picture-upload" not in asked(PEOPLE["reader"]()).text
    assert "picture-upload" in asked().text
    assert "no-store" in asked().headers["Cache-Control"]


def test_pictures_are_found_by_all_that_is_said_of_them():
    factories.picture("Hafen", caption="Der Hafen von Narvik", licence="")
    factories.picture("Kran", credit="Max Beispiel")
    assert titles() == ["Kran", "Hafen"]
    assert titles(q="narvik hafen") == titles(q="  NARVIK ") == ["Hafen"]
    assert titles(q="from above") == ["Kran", "Hafen"]
    assert titles(q="CC BY beispiel") == ["Kran"]
    factories.picture("Überblick", alt="Straße", alt_en="")
    for words in ("überblick", "ÜBERBLICK straße", "Straße überBLICK"):
        assert titles(q=words) == ["Überblick"], words
    assert titles(q="nirgends") == titles(q="%") == []
    nothing = asked(q="nirgends", language="x", page="-1").text
    assert "0 Bilder" in nothing
    assert "Versuchen Sie es mit anderen Wörtern" in nothing


def test_one_picture_is_asked_for_by_its_key_and_tells_what_a_script_needs():
    image = factories.picture("Kran", caption="Der Kran")
    factories.picture("Hafen")
    [one] = told(asked(key=str(image.key).upper()))
    small = {name: one.pop(name) for name in ("thumbnail", "width", "height")}
    assert one == {
        "key": str(image.key),
        "title": "Kran",
        "alt": {"de": "Kran, von oben", "en": "Kran, from above"},
        "caption": {"de": "Der Kran"},
        "isDecorative": False,
        "credit": "Erika Muster, CC BY 4.0",
    }
    assert at_desk(factories.author()).get(small["thumbnail"]).status_code == 200
    assert titles(key="x") == titles(key=str(factories.edition(1).uuid)) == []


def test_many_pictures_come_in_pages_with_few_questions():
    for n in range(30):
        factories.picture(f"Bild {n}", size=(8, 8))
    client = at_desk(factories.author())
    path = reverse("admin:articles_image_choose")
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        first = client.get(path)
    assert len(queries) <= MOST_QUERIES
    assert len(told(first)) == 24
    assert 'data-page="2"' in first.text
    second = client.get(path, {"page": "2"})
    assert [one["title"] for one in told(second)] == [
        f"Bild {n}" for n in range(5, -1, -1)
    ]
    assert "data-page" not in second.text


def test_it_is_said_what_a_picture_lacks_in_the_language_of_the_article():
    factories.picture("Kran", alt="")
    lacks = "Kein Alternativtext in der Sprache des Artikels."
    assert lacks in asked(language="de").text
    assert lacks not in asked(language="en").text


def test_the_list_without_a_script_has_the_chosen_one_and_the_newest():
    old = factories.picture("Ganz alt", size=(8, 8))
    for n in range(55):
        factories.picture(f"Bild {n}", size=(8, 8))
    article = factories.draft(lead_image=str(old.key))
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    page = client.get(path)
    [select] = re.findall(
        r'<select name="lead_image".*?</select>', page.text, re.DOTALL
    )
    offered = re.findall(r">([^<>]+)</option>", select)
    assert offered[:3] == ["Kein Bild", "Ganz alt", "Bild 54"]
    assert len(offered) == 52
    assert read_form(page)["lead_image"] == [str(old.key)]
    assert save(client, path, lead_image="").status_code == 302
    assert Article.objects.get().lead_image is None
    form = read_form(client.get(path))
    for odd in ("x", "1", str(factories.edition(1).uuid)):
        answer = client.post(path, form | {"lead_image": odd})
        assert "lead_image" in answer.context["adminform"].form.errors


def test_what_is_left_out_of_a_text_without_the_script_is_said_once_it_is_saved():
    article = factories.draft()
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    known = f'<img data-image="{factories.picture("Kran").key}">'
    others = (
        '<IMG SRC="https://example.org/a.png">',
        "<p><img alt='x' src='a.png'></p>",
        f'<img data-image="{factories.edition(1).uuid}">',
    )
    for added in ("", *others):
        body = f"<p>Neu &lt;img&gt; {len(added)}</p>{known}{added}"
        page = client.post(
            path, read_form(client.get(path)) | {"body": body}, follow=True
        )
        said = [str(one) for one in page.context["messages"]]
        told = [one for one in said if "wurden aus dem Text weggelassen" in one]
        assert len(told) == bool(added), body
    assert Article.objects.get().body.count("<img") == 1


def test_who_only_reads_sees_pictures_and_not_their_keys():
    lead, inside = factories.picture("Hafen"), factories.picture("Kran", caption="Oben")
    body = f'<p>Text</p><img data-image="{inside.key}" alt="Ein Kran">'
    article = factories.published(lead_image=str(lead.key), body=body)
    page = at_desk(factories.author()).get(url(Article, "change", article.pk)).text
    assert 'alt="Hafen, von oben"' in page
    assert 'alt="Ein Kran"' in page
    assert "Oben" in page
    assert "data-image" not in page


def test_without_a_script_a_picture_is_put_into_a_text_by_the_line_on_its_page():
    image = factories.picture("Kran")
    page = at_desk(factories.author()).get(url(Image, "change", image.pk))
    [line] = re.findall("<code>(.+)</code>", page.text)
    article = factories.draft()
    body = f"<p>Eins</p>{unescape(line)}<p>Zwei</p>"
    save(at_desk(article.author), url(Article, "change", article.pk), body=body)
    assert [row.image for row in article.figures.all()] == [image]


def test_a_form_with_many_pictures_asks_as_often_as_one_with_few():
    def questions(count: int) -> int:
        images = [factories.picture(f"Bild {n}", size=(8, 8)) for n in range(count)]
        figures = "".join(f'<img data-image="{one.key}">' for one in images)
        lead = str(images[0].key)
        article = factories.draft(lead_image=lead, body=f"<p>Text</p>{figures}")
        client, path = at_desk(article.author), url(Article, "change", article.pk)
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    assert questions(2) == questions(12) <= MOST_OF_A_FORM
