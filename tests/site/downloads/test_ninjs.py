"""An article as ninjs 3.2: the page's facts, by the standard's rules and types."""

import json

import pytest
import time_machine
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from articles.editing.publishing import Withdrawal, move
from articles.models import Masthead
from articles.workflow import Ending
from tests.site.public.reading import tree
from tests.support import factories
from tests.support.contents import full_content
from tests.support.factories import DAY, chief, published, revised
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ORIGIN = "http://127.0.0.1:8000"
PATH = "/de/artikel/ausfuhren-usa/"
TEXT = {"type": "string", "minLength": 1}
URI = TEXT | {"pattern": "^(https?://|urn:uuid:|mailto:)"}
MOMENT = TEXT | {"format": "date-time", "pattern": "[+-][0-9]{2}:[0-9]{2}$"}
NUMBER = {"type": "integer", "minimum": 1}


def closed(required: str, **properties) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": required.split(),
    }


def many(one: dict) -> dict:
    return {"type": "array", "items": one, "minItems": 1}


PART = closed("value", role=TEXT, value=TEXT, contentType=TEXT, wordCount=NUMBER)
NAMED = closed("name rel uri", name=TEXT, rel=TEXT, uri=URI, literal=TEXT)
RENDITION = closed(
    "name",
    name=TEXT,
    href=URI,
    contentType=TEXT,
    width=NUMBER,
    height=NUMBER,
    sizeInBytes=NUMBER,
)
RIGHTS = closed("linkedRights", linkedRights=URI)
# Those names of the standard that we write, in its letters, with its types.
ITEM = {
    "uri": URI,
    "type": {"enum": ["text", "picture"]},
    "language": TEXT,
    "by": TEXT,
    "usageTerms": TEXT,
    "copyrightHolder": TEXT,
    "rightsInfo": RIGHTS,
    "descriptions": many(PART),
    "renditions": many(RENDITION),
}
WHOLE = ITEM | {
    "standard": closed("name version schema", name=TEXT, version=TEXT, schema=URI),
    "representationType": {"enum": ["full", "partial"]},
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "firstCreated": MOMENT,
    "versionCreated": MOMENT,
    "edNote": TEXT,
    "headlines": many(PART),
    "bodies": many(PART),
    "subjects": many(NAMED),
    "places": many(NAMED),
    "organisations": many(NAMED),
    "infoSources": many(closed("name", name=TEXT, role=TEXT, uri=URI)),
    "associations": many(closed("uri name", name=TEXT, rel=TEXT, **ITEM)),
    "digitalSourceType": closed("uri", uri=URI),
}
SCHEMA = closed("uri standard type pubStatus firstCreated versionCreated", **WHOLE)


@world
def article():
    Masthead.objects.create(
        language="de", name="Forschung aktuell", licence="CC BY 4.0"
    )
    found = published(**full_content())
    translation = factories.translated(found, slug="exports")
    move(translation, "submit", by=translation.author)
    move(translation, "publish", by=chief())
    return found


def read(client, path: str = PATH, status: int = 200) -> dict:
    answer = client.get(f"{path}ninjs.json")
    assert answer.status_code == status, path
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    assert answer["X-Robots-Tag"] == "noindex"
    found = json.loads(answer.text)
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(found)
    return found


def related(found: dict, rel: str) -> list[dict]:
    return [one for one in found["associations"] if one["rel"] == rel]


def test_it_says_what_the_page_says(client, article):
    found = read(client)
    assert found["uri"] == article.edition.urn
    assert found["pubStatus"] == "usable"
    assert found["headlines"] == [{"role": "main", "value": article.headline}]
    assert found["by"] == article.credited_to
    assert found["renditions"][0]["href"] == ORIGIN + PATH
    assert [one["name"] for one in found["infoSources"]] == [
        "Zweite Quelle",
        "Musterquelle",
    ]
    assert [one["literal"] for one in found["places"]] == ["US", "DE"]
    assert [one["name"] for one in found["organisations"]] == ["EU"]
    assert [(one["name"], one["rel"]) for one in found["subjects"]] == [
        ("Wirtschaft", "category"),
        ("Bildung", "category"),
        ("Zölle", "about"),
        ("Ausfuhr", "about"),
    ]
    assert found["rightsInfo"]["linkedRights"].startswith("https://creativecommons")
    assert found["usageTerms"] == "CC BY 4.0"


def test_what_it_was_made_from_and_belongs_to_it_is_associated(client, article):
    found = read(client)
    [original] = related(found, "basedOn")
    assert original["name"] == "Das Original"
    assert related(found, "seeAlso")[0]["uri"] == "https://example.com/bericht.pdf"
    [picture] = related(found, "picture")
    assert picture["renditions"][0]["contentType"] == "image/jpeg"
    assert len(related(found, "attachment")) == 2
    [translation] = related(found, "translation")
    assert translation["language"] == "en"
    english = read(client, "/en/articles/exports/")
    assert english["uri"] == translation["uri"]
    assert related(english, "translation")[0]["uri"] == found["uri"]


def test_its_text_is_whole_and_knows_no_relative_address(client, article):
    other = published(
        slug="anders",
        headline="Anders",
        body=f'<p>Siehe <a href="{PATH}">dort</a>, \x0b<em>genau</em>.</p>',
    )
    [body] = read(client, other.get_absolute_url())["bodies"]
    assert body["contentType"] == "text/html"
    assert f'href="{ORIGIN}{PATH}"' in body["value"]
    assert "<em>genau</em>" in body["value"]


def test_the_page_names_it_in_its_head_and_among_its_citations(client, article):
    page = tree(client.get(PATH).text)
    heads = [one for one in page.iter("link") if one.get("type") == "application/json"]
    assert [one.get("href") for one in heads] == [f"{ORIGIN}{PATH}ninjs.json"]
    assert f"{PATH}ninjs.json" in [one.get("href") for one in page.iter("a")]


def test_a_correction_is_noted_and_moves_its_version(client, article):
    before = read(client)
    with time_machine.travel(timezone.now() + DAY, tick=False):
        draft = revised(article, change_kind="correction", change_note="Es sind zwölf.")
        move(draft, "submit", by=draft.author)
        move(draft, "publish", by=chief())
        after = read(client)
    assert "Es sind zwölf." in after["edNote"]
    assert after["firstCreated"] == before["firstCreated"]
    assert after["versionCreated"] > before["versionCreated"]


def test_a_withdrawn_one_is_cancelled_with_its_reason_and_without_its_text(client):
    article = published(slug="weg", headline="Falsch", body="<p>Geheimes</p>")
    move(article, "withdraw", by=chief(), note="Es stimmt nicht.")
    found = read(client, article.get_absolute_url())
    assert found["pubStatus"] == "canceled"
    assert found["edNote"] == "Es stimmt nicht."
    assert found["headlines"][0]["value"] == "Falsch"
    assert "Geheimes" not in json.dumps(found)


def test_one_that_is_gone_has_a_reason_but_no_headline(client):
    article = published(slug="weg", headline="Falsch")
    gone = Withdrawal(ending=Ending.GONE)
    move(article, "withdraw", by=chief(), note="Recht.", options=gone)
    found = read(client, article.get_absolute_url(), 410)
    assert (found["pubStatus"], found["edNote"]) == ("canceled", "Recht.")
    assert "Falsch" not in json.dumps(found)
    assert "/weg/" not in json.dumps(found)


def test_an_expired_one_is_gone_without_a_reason(client):
    article = factories.expired(slug="vorbei", headline="Vorbei")
    found = read(client, article.get_absolute_url(), 410)
    assert "edNote" not in found
    assert "Vorbei" not in json.dumps(found)


def test_a_replaced_or_renamed_one_leads_to_the_present_one(client, article):
    old = published(slug="alt", headline="Alt")
    replaced = Withdrawal(ending=Ending.REPLACED, replaced_by=article.edition)
    move(old, "withdraw", by=chief(), note="Ersetzt.", options=replaced)
    answer = client.get("/de/artikel/alt/ninjs.json")
    assert (answer.status_code, answer["Location"]) == (301, f"{PATH}ninjs.json")
    with time_machine.travel(timezone.now() + DAY, tick=False):
        draft = revised(article, slug="neu", change_kind="typo")
        move(draft, "submit", by=draft.author)
        move(draft, "publish", by=chief())
        answer = client.get(f"{PATH}ninjs.json")
        assert answer.status_code == 301
        assert answer["Location"] == "/de/artikel/neu/ninjs.json"


@pytest.mark.parametrize("make", ["draft", "in_review", "approved", "scheduled"])
def test_what_was_never_public_is_not_found(client, make):
    article = getattr(factories, make)(slug="geheim")
    assert client.get("/de/artikel/geheim/ninjs.json").status_code == 404
    assert client.get("/de/artikel/unbekannt/ninjs.json").status_code == 404
    assert article.slug == "geheim"
