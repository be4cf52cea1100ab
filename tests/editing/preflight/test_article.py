"""Preflight finds the things that an article must have, and those it should have."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain.content import TABLE
from articles.editing.preflight import CHECKS, errors, preflight
from articles.editing.publishing import Publication, move
from articles.editing.writing import revise
from articles.foundation.markup import own_link
from articles.foundation.refusal import Refused
from articles.models import Article
from tests.support import factories
from tests.support.contents import ai_use, full_content
from tests.support.factories import DAY, author, chief
from tests.support.files import documents
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


def found(**content):
    return [finding.code for finding in preflight(factories.draft(**content))]


def complete() -> dict:
    """Return a content to which nothing is lacking."""
    for name in ("Hafen", "Kran"):
        factories.picture(name, size=(1200, 630))
    content = full_content()
    first = {name: content[name][:1] for name in ("attributions", "further_reading")}
    # Its deadlines are of former years; AI had a part in pictures.
    return content | first | {"deadlines": [], "ai_use": []}


@world
def _library():
    """Make once the pictures, labels and editions that each content names."""
    complete()


def test_a_complete_article_passes():
    assert found(**complete()) == []


def test_a_complete_use_of_ai_passes():
    assert found(**complete() | {"ai_use": ai_use()}) == []


WITHOUT = [
    ({"headline": ""}, "no-headline"),
    ({"body": ""}, "no-body"),
    ({"body": "<p>&nbsp;</p><hr>"}, "no-body"),
    ({"body": "<p> <br>\u200b</p>"}, "no-body"),
    ({"teaser": ""}, "no-teaser"),
    ({"categories": []}, "no-category"),
    ({"attributions": []}, "no-source"),
    ({"topics": [], "countries": [], "headline": "Ohne"}, "no-subject"),
    ({"credit_name": ""}, "no-credit"),
    ({"further_reading": [{"title": "Ohne Ziel"}]}, "no-target"),
    ({"change_note": ""}, "no-correction-note"),
    ({"ai_use": [{"text": "made", "text_with": "X"}]}, "ai-unread"),
    ({"ai_use": [{"lead": "changed"}]}, "ai-program"),
    (
        {"ai_use": [{"lead": "made", "lead_with": "X"}], "lead_image": None},
        "ai-picture",
    ),
    (
        {"ai_use": [{"figures": "made", "figures_with": "X"}], "body": "<p>Text</p>"},
        "ai-picture",
    ),
]


ENGLISH = "The conference of ministers has agreed that all of them will pay for it."
GERMAN = (
    "Die Konferenz der Minister hat beschlossen, dass sie alle dafür zahlen werden."
)
# A text → the one thing that is found in it.
TEXTS = [
    ({"body": '<p><a href="https://example.org/">Hier</a>!</p>'}, "link-unclear"),
    ({"body": '<p>Eine <a href="#_ftn1">Fußnote</a>.</p>'}, "link-nowhere"),
    (
        {"body": f'<p>Ein <a href="{own_link(uuid4())}">Artikel</a>.</p>'},
        "link-not-public",
    ),
    ({"body": "<p>Text.</p><h2>Eins</h2><h4>Zwei</h4>"}, "heading-skipped"),
    ({"body": "<p><strong>Zwischenruf</strong></p><p>Text.</p>"}, "bold-heading"),
    (
        {"body": "<table><tbody><tr><td>Jahr</td></tr></tbody></table>"},
        "table-without-header",
    ),
    ({"body": f"<p>{GERMAN}</p><p>{GERMAN}</p><p>{ENGLISH}</p>"}, "foreign-passage"),
    ({"body": f"<p>{ENGLISH}</p>"}, "text-untranslated"),
    ({"teaser": "Es gilt " + "und gilt " * 17 + "immer."}, "long-first-sentence"),
    ({"body": "<p>Ein Abkommen mit Frankreich.</p>"}, "unlabelled-place"),
    ({"attributions": [{"title": "Nur genannt"}]}, "no-source-address"),
    ({"attachments": [{"accessibility": "neither"}]}, "document-inaccessible"),
]
# Remains of the German original in an English translation.
TRANSLATED = [
    ({"headline": "Ausfuhren in die USA wachsen"}, "headline-untranslated"),
    ({"teaser": "Zwei Zeilen,\nin denen steht, worum es geht."}, "teaser-untranslated"),
]
# A first version never lacks this.
LATER = "no-kind-of-change"
TODAY = timezone.localdate()
# A picture that lacks this → the check that says so, "-inside" for one in the text.
PICTURES = [
    ({"alt": ""}, "no-alternative-text"),
    ({"alt": "IMG_4711.JPG"}, "named-not-described"),
    ({"credit": ""}, "no-picture-credit"),
    ({"licence": ""}, "no-licence"),
    ({"licensed_until": TODAY - DAY}, "licence-ended"),
    ({"licensed_until": TODAY + 29 * DAY}, "licence-ends"),
    ({"size": (640, 480)}, "small-picture"),
    ({"caption_en": "A bridge"}, "picture-untranslated"),
]


@pytest.mark.parametrize(("content", "code"), WITHOUT)
def test_what_is_missing_is_found(content, code):
    assert found(**complete() | content) == [code]


@pytest.mark.wcag("11.8.4", on="desk")
@pytest.mark.parametrize(("content", "code"), TEXTS)
def test_what_is_wrong_with_a_text_is_found(content, code):
    for row in content.get("attributions", ()):
        row["source"] = str(factories.source().key)
    if rows := content.get("attachments"):
        content = {"attachments": [documents.attachment(**row) for row in rows]}
    assert found(**complete() | content) == [code]


@pytest.mark.parametrize(("content", "code"), TRANSLATED)
def test_what_a_translation_has_of_its_original_is_found(content, code):
    words = {"headline": "Exports grow", "teaser": "Two lines.", "change_note": ""}
    words |= {"body": f"<p>{ENGLISH}</p>", "related": []}
    original = factories.published(**complete() | {"related": []})
    article = factories.translated(original, **words | content)
    assert [it.code for it in preflight(article)] == [code]


@pytest.mark.wcag("11.8.4", on="desk")
@pytest.mark.parametrize(("lacks", "code"), PICTURES)
def test_r32_what_a_picture_lacks_is_found_in_front_and_inside(lacks, code):
    key = str(factories.picture("Brücke", **{"size": (1200, 630)} | lacks).key)
    content = complete() | {"lead_alt": "", "lead_caption": ""}
    assert found(**content | {"lead_image": key}) == [code]
    content |= {"headline": "Anders", "slug": "anders", "related": []}
    body = f'<p>Text.</p><img data-image="{key}">'
    article = factories.draft(**content | {"body": body})
    [finding] = preflight(article)
    assert (finding.code, finding.field) == (f"{code}-inside", "body")
    assert "Brücke" in finding.text


def test_a_later_version_must_say_what_kind_of_change_it_is():
    live = factories.published()
    draft = revise(live, by=author())
    assert [finding.code for finding in errors(draft)] == [LATER]
    assert refusal("submit", draft, author()).code == "preflight"
    for kind in ("typo", "update"):
        factories.edited(draft, by=author(), change_kind=kind)
        assert errors(draft) == []
    # Nothing is demanded of a version that is public already.
    assert errors(live) == []


def test_every_check_has_its_test():
    tested = {code for _content, code in (*WITHOUT, *TEXTS, *TRANSLATED)}
    of_pictures = {code for _lacks, code in PICTURES}
    inside = {f"{code}-inside" for code in of_pictures}
    elsewhere = {LATER, "same-headline", "house-word"}
    of_deadlines = {code for code in CHECKS if code.startswith("deadline-")}
    known = tested | of_pictures | inside | elsewhere | of_deadlines
    assert known == set(CHECKS)


def test_a_picture_is_described_by_either_the_article_or_the_library():
    silent = factories.picture("Still", alt="", alt_en="Quiet")
    lead = {"lead_image": str(silent.key)}
    assert "no-alternative-text" in found(**lead)
    assert "no-alternative-text" not in found(**lead, lead_alt="Stille")
    # Words that nobody can see describe nothing.
    assert "no-alternative-text" in found(**lead, lead_alt="\u200b\u200d")
    unseen = f'<p>Text.</p><img data-image="{silent.key}" alt="\u200b\u200d">'
    assert "no-alternative-text-inside" in found(body=unseen)
    english = factories.draft(language="en", **lead)
    assert "no-alternative-text" not in [f.code for f in preflight(english)]
    silent.alts, silent.is_decorative = {}, True
    silent.save()
    assert "no-alternative-text" not in found(**lead)


@pytest.mark.wcag("11.8.4", on="desk")
def test_a_files_name_is_no_description():
    def warned(title, alt):
        lead = {"lead_image": str(factories.picture(title).key), "lead_alt": alt}
        return "named-not-described" in found(**lead)

    for name in ("hafen.jpeg", "Kran im Hafen.png", "DSC04711", "img-4711 (2)"):
        assert warned("Hafen", name), name
    # The library makes a title of a file's name; as description it says nothing.
    for title in ("hafen-nord", "P1010234 Kopie", "kran im hafen", "Nord_2"):
        assert warned(title, title), title
    for words in ("Hafen", "Ein Kran", "Der Kran, nachts.", "Die Norm ISO 9001"):
        assert not warned(words, words), words
    assert not warned("hafen-nord", "Ein Kran im Hafen")


def test_a_licence_must_reach_the_day_of_publication():
    image = factories.picture("Kurz", licensed_until=TODAY + DAY)
    article = factories.in_review(lead_image=str(image.key))
    later = Publication(at=timezone.now() + 3 * DAY)
    with pytest.raises(Refused) as error:
        move(article, "publish", by=chief(), options=later)
    assert "Kurz" in str(error.value)
    assert move(article, "publish", by=chief()).phase() == "live"


def test_many_pictures_are_checked_with_one_question_each():
    def asked(count: int) -> int:
        images = [factories.picture(f"Bild {n}", alt="") for n in range(count)]
        figures = "".join(f'<img data-image="{one.key}">' for one in images)
        lead = str(images[0].key)
        article = factories.draft(body=f"<p>Text.</p>{figures}", lead_image=lead)
        article = Article.objects.get(pk=article.pk)
        with CaptureQueriesContext(connection) as queries:
            assert len(preflight(article)) > count
        return len(queries)

    asked(1)  # the first one reads all names of countries
    assert asked(2) == asked(12)


def test_errors_stand_first(demanding):
    article = factories.draft(headline="", body="")
    codes = ["no-headline", "no-body", "no-subject", "no-source"]
    assert [f.code for f in errors(article)] == codes
    assert [f.code for f in preflight(article)][:4] == codes


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


def test_each_check_is_about_a_field_of_the_content():
    assert {check.field for check in CHECKS.values()} <= set(TABLE)
