"""An export that means harm: nothing runs, nothing leaks, nothing is fetched."""

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.core.cache import cache

from articles.models import Article, CameAs, Edition, Image, Topic
from articles.workflow import Phase
from tests.site.public.every_page.test_leaks import of_all, of_one
from tests.support.turns import has_turn
from tests.support.worlds import world
from tests.transfer.importing.wordpress.exports import (
    HOSTILE,
    article,
    everything,
    import_wxr,
    refused,
    uploads,
)

pytestmark = pytest.mark.django_db
SITE, TOKEN = "boese.example.net", "geheim7k"
# The state that each should have at the desk.
HIDDEN = {
    3: ("draft", CameAs.DRAFT),
    4: ("private", CameAs.PRIVATE),
    5: ("password", CameAs.PASSWORD),
    6: ("future", CameAs.PLANNED),
    8: ("pending", CameAs.PENDING),
    9: ("odd", CameAs.DRAFT),
    10: ("upper", CameAs.DRAFT),
}
# The import takes nothing of these: they are in no table.
NOWHERE = ("trash", "page", "revision", "comment", "meta", "pw", "att", "alt")


def of(number: int) -> Article:
    return article(number, SITE)


def folder() -> Path:
    """Return a folder of uploads with a secret beside it, and a link to that."""
    found = uploads(Path(os.environ["NEWSROOM_VAR"], "hostile"))
    secret = found.parent / "geheim.jpg"
    secret.write_bytes((found / "2019/hafen.jpg").read_bytes())
    link = found / "link.jpg"
    link.unlink(missing_ok=True)
    link.symlink_to(secret)
    return found


@world
def told():
    cache.clear()
    return import_wxr(HOSTILE, uploads=folder())


class Active(HTMLParser):
    """Collects what a browser would do: run, load, follow."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        names = [name for name, _value in attrs if name.startswith("on")]
        values = [value or "" for _name, value in attrs]
        for value in values:
            scheme = "".join(value.split()).lower().partition(":")[0]
            if scheme in {"javascript", "vbscript", "data", "file"}:
                self.found.append(value)
            if "boese.example.com" in value and tag != "a":
                self.found.append(value)
        self.found += [tag, *names] if names or tag in ACTIVE else []


ACTIVE = {"iframe", "object", "embed", "svg", "math", "style", "frame", "base", "img"}


def test_s16_what_was_not_public_there_is_nowhere_public(client, full_size):
    asked = [*of_all(), "/de/artikel/?q=geheim7k", "/en/articles/?q=geheim7kprivate"]
    for number, (word, _state) in enumerate(HIDDEN.values()):
        for place, begin in enumerate(("adresse-", "", "rubrik-")):
            if has_turn(number, place, everything=full_size):
                asked += of_one(f"{begin}{TOKEN}{word}")
    asked += ["/de/artikel/verweise/", "/de/artikel/xss/"]
    for path in dict.fromkeys(asked):
        answer = client.get(path)
        for word in ("Kopf", "Text", "Anriss", "Rubrik", "Thema"):
            assert f"{word} {TOKEN}" not in answer.text, path
        # A 404 offers to search for the words of the address that was asked for.
        if answer.status_code != 404:
            assert f"adresse-{TOKEN}" not in answer.text, path
    assert client.get("/de/artikel/verweise/").status_code == 200


@pytest.mark.both
@pytest.mark.parametrize("number", HIDDEN)
def test_each_is_a_draft_that_says_what_it_was(number, client):
    word, state = HIDDEN[number]
    hidden = of(number)
    assert hidden.headline == f"Kopf {TOKEN}{word}"
    assert hidden.phase() is Phase.DRAFT
    assert hidden.edition.came_as == state
    assert client.get(f"/de/artikel/{hidden.slug}/").status_code == 404


@pytest.mark.both
@pytest.mark.parametrize("word", NOWHERE)
def test_what_is_not_taken_is_in_no_table(word):
    assert f"{TOKEN}{word}" not in repr(everything())


def test_a_text_leads_to_what_is_hidden_only_once_that_is_public(client):
    assert f"urn:uuid:{of(4).edition.uuid}" in of(11).body
    page = client.get("/de/artikel/verweise/").text
    assert "Verweis" in page
    assert str(of(4).edition.uuid) not in page


@pytest.mark.parametrize("path", ["/de/artikel/xss/", "/de/", "/de/artikel/"])
def test_s24_no_title_and_no_text_runs_on_a_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "alert(1)" in answer.text
    body = answer.text.partition("<main")[2].partition("</main>")[0]
    assert Active(body).found == []
    assert "<script>alert" not in answer.text


def test_s26_s28_a_text_keeps_nothing_that_acts_or_names(told):
    body = of(1).body
    assert Active(body).found == []
    for name in ("onclick", "style=", "id=", "class=", "srcdoc", "formaction"):
        assert name not in body
    for text in ("Absatz", "eins", "vier", "{{ 7*7 }} {% load x %} %(x)s"):
        assert text in body
    assert "Scripts and styles left out" in told


def test_s27_links_lead_to_the_web_or_nowhere():
    class Links(HTMLParser):
        found: list = []

        def handle_starttag(self, tag, attrs):
            if tag == "a":
                self.found.append(dict(attrs).get("href", ""))

    links = Links()
    links.feed(of(1).body)
    own = "urn:uuid:00000000-0000-4000-8000-00000000abcd"
    assert {*links.found} == {"", "https://boese.example.com/x", own}


def test_no_text_names_a_picture_of_the_library_by_itself():
    assert "data-image" not in of(1).body
    assert Image.objects.count() == 0


def test_no_name_leads_out_of_the_folder_of_uploads(told):
    assert "../geheim.jpg is refused: its name leads out" in told
    assert "/etc/passwd is refused: its name leads out" in told
    assert "link.jpg is left out: it isn't among the uploads" in told
    assert "169.254.169.254" in told
    assert "169.254.169.254" not in of(1).body


@pytest.mark.both
def test_an_address_and_a_label_are_plain_words():
    assert of(2).slug == "etc-passwd"
    assert "\u202e" not in of(2).headline
    assert "<" not in "".join(map(str, Topic.objects.all()))


def test_a_list_of_redirects_tells_nothing_of_what_is_hidden(tmp_path):
    listed = tmp_path / "redirects.csv"
    import_wxr(HOSTILE, uploads=folder(), redirects=listed)
    lines = listed.read_text().splitlines()
    assert lines[0] == "from,to"
    assert lines[1] == f"/2019/05/xss/,{of(1).permalink}"
    assert any(line.startswith("/?p=11,") for line in lines)
    assert TOKEN not in listed.read_text()
    articles = [line for line in lines if "/artikel/" in line and ".rss" not in line]
    assert len([line for line in articles if not line.endswith("/artikel/")]) == 2 * 3


def test_a_second_run_changes_nothing():
    before = everything()
    assert "0 new, 10 unchanged, 1 left out." in import_wxr(HOSTILE, uploads=folder())
    assert everything() == before


ENTITIES = {
    "a file": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>',
    "a parameter": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
    "an outer DTD": '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">',
    "laughs": '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;&a;&a;">]>',
}


@pytest.mark.parametrize("doctype", ENTITIES.values(), ids=ENTITIES)
def test_s43_s51_a_document_type_is_refused_before_anything_is_read(tmp_path, doctype):
    data = HOSTILE.read_text().replace("<rss", f"{doctype}\n<rss", 1)
    path = tmp_path / "entities.xml"
    path.write_text(data.replace("Zwei ", "Zwei &x; "))
    before = everything()
    assert "It has a document type declaration" in refused(path)
    assert everything() == before


def test_what_was_erased_does_not_come_back():
    edition = Edition.objects.get(import_key=f"wordpress:{SITE}:2")
    Edition.objects.filter(pk=edition.pk).update(import_key="", import_hash="")
    told = refused(HOSTILE, uploads=folder())
    assert "It was erased here for legal reasons" in told
    assert Edition.objects.filter(uuid=edition.uuid).count() == 1
