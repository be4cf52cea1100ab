"""Preflight: what an article must have, and what it should have."""

import pytest

from articles.preflight import CHECKS, errors, preflight
from articles.publishing import move
from articles.refusal import Refused
from tests import factories
from tests.contents import full_content
from tests.factories import author, chief

pytestmark = pytest.mark.django_db


def found(**content):
    return [finding.code for finding in preflight(factories.draft(**content))]


def test_a_complete_article_passes():
    reading = full_content()["further_reading"][:1]
    assert found(**full_content() | {"further_reading": reading}) == []


WITHOUT = [
    ({"headline": ""}, "no-headline"),
    ({"body": ""}, "no-body"),
    ({"body": "<p>&nbsp;</p><hr>"}, "no-body"),
    ({"body": "<p> <br>\u200b</p>"}, "no-body"),
    ({"teaser": ""}, "no-teaser"),
    ({"categories": []}, "no-category"),
    ({"attributions": []}, "no-source"),
    ({"credit_name": ""}, "no-credit"),
    ({"further_reading": [{"title": "Ohne Ziel"}]}, "no-target"),
    ({"change_note": ""}, "no-correction-note"),
]


@pytest.mark.parametrize(("content", "code"), WITHOUT)
def test_what_is_missing_is_found(content, code):
    complete = full_content() | {"further_reading": []}
    assert found(**complete | content) == [code]


def test_every_check_has_its_test():
    assert {code for _content, code in WITHOUT} == set(CHECKS)


def test_only_headline_and_text_are_demanded_and_stand_first():
    article = factories.draft(headline="", body="")
    assert [f.code for f in errors(article)] == ["no-headline", "no-body"]
    assert [f.code for f in preflight(article)][:2] == ["no-headline", "no-body"]


def test_each_link_without_target_is_named():
    reading = [{"title": "Eins"}, {"title": "Zwei", "url": "https://example.org/"}]
    article = factories.draft(further_reading=[*reading, {"title": "Drei"}])
    texts = [str(f) for f in preflight(article) if f.code == "no-target"]
    assert len(texts) == 2
    assert "Eins" in texts[0]
    assert "Drei" in texts[1]


def test_a_finding_names_the_field_that_it_is_about():
    article = factories.draft(headline="")
    fields = {f.code: f.field for f in preflight(article)}
    assert fields["no-headline"] == "headline"
    assert fields["no-source"] == "attributions"


def refusal(transition, article, by):
    with pytest.raises(Refused) as error:
        move(article, transition, by=by)
    return error.value


@pytest.mark.parametrize("missing", [{"headline": ""}, {"body": ""}])
def test_nothing_incomplete_is_submitted_or_published(missing):
    article = factories.draft(**missing)
    assert refusal("submit", article, author()).code == "preflight"
    article = factories.in_review(headline="Vollständig")
    factories.edited(article, by=factories.editor(), **missing)
    assert refusal("publish", article, chief()).code == "preflight"


def test_a_refusal_says_all_that_is_missing():
    text = str(refusal("submit", factories.draft(headline="", body=""), author()))
    for finding in errors(factories.draft(headline="", body="")):
        assert str(finding) in text


def test_warnings_keep_nobody_from_publishing():
    article = factories.in_review()
    assert preflight(article)
    assert move(article, "publish", by=chief()).phase() == "live"
