"""Cards show teasers, and headlines without line breaks in short names."""

from html import unescape

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from articles.models import Article, Edition
from articles.site.shared.headlines import (
    JOINT,
    JOINT_ON_PHONES,
    TEASER,
    teased,
    unbroken,
    unbroken_marked,
)


@pytest.mark.parametrize(
    ("headline", "whole"),
    [
        ("75 Jahre Max-Planck-Gesellschaft", ["75 Jahre", "Max-Planck"]),
        ("20 Jahre ITER-Übereinkommen", ["20 Jahre", "ITER-Übereinkommen"]),
        ("Die U-Bahn und das 9-Euro-Ticket", ["U-Bahn", "9-Euro"]),
        (
            "Rund 1,5 Milliarden Euro für 20 % der Schulen",
            ["1,5 Milliarden Euro", "20 %"],
        ),
        ("Noch 100 km bis 2030", ["100 km"]),
        # No number with its unit: a year, a name that begins like one.
        ("2030 kommt, 5 Mitglieder gehen, Horizont2020 % bleibt", []),
        # Wider than a telephone's column, a list of two, no name at all.
        ("EU-Digitalisierungsoffensive", []),
        ("Bi-/Multilaterales – und mehr", []),
        ("Ein- und Ausfuhren", []),
        ("Hochschul-Rektoren", []),
    ],
)
def test_no_line_ends_inside_a_short_name(headline, whole):
    html = unbroken(headline)
    found = html.split('<span class="whole">')[1:]
    assert [one.partition("</span>")[0] for one in found] == whole
    # Readers who copy it or search for it find the original text.
    assert strip_tags(html) == headline


@pytest.mark.parametrize(
    ("marked", "html"),
    [
        ("<mark>Max</mark>-Planck <mark>tagt</mark>",
         "[<mark>Max</mark>-Planck] <mark>tagt</mark>"),
        ("Die <mark>Max-Planck</mark>-Schule", "Die [<mark>Max-Planck</mark>]-Schule"),
        # A mark that reaches over an end of the name is set as two.
        ("<mark>Die Max</mark>-Planck", "<mark>Die </mark>[<mark>Max</mark>-Planck]"),
        ("A-B &amp; <mark>20</mark> %", "[A-B] &amp; [<mark>20</mark> %]"),
        ("<mark>Nichts</mark> davon", "<mark>Nichts</mark> davon"),
        ("", ""),
    ],
)  # fmt: skip
def test_no_line_ends_inside_a_name_that_a_search_has_marked(marked, html):
    whole = html.replace("[", '<span class="whole">').replace("]", "</span>")
    assert unbroken_marked(marked) == whole


def test_a_headline_is_escaped():
    assert unbroken("<b>A-B</b> & C") == (
        '&lt;b&gt;<span class="whole">A-B</span>&lt;/b&gt; &amp; C'
    )


def article(**fields) -> Article:
    return Article(edition=Edition(language="de"), **fields)


def test_a_card_tells_the_teaser_else_how_the_text_begins_in_whole_sentences():
    long = "<p>Erstens gilt das am 3. Oktober.</p><p>Zweitens gilt es immer.</p>" * 9
    assert teased(article(teaser="Kurz.\nUnd gut.", body=long)) == "Kurz. Und gut."
    said = teased(article(body=long))
    assert said.startswith("Erstens gilt das am 3. Oktober. Zweitens gilt es immer.")
    assert said.endswith((" Oktober.", " immer."))
    assert len(said) <= TEASER


def test_a_first_sentence_is_never_cut():
    sentence = "Die Verhandlungen, die seit " + "vielen " * 20 + "Jahren dauern, enden."
    assert len(sentence) > TEASER
    assert teased(article(teaser=f"{sentence} Danach geht es weiter.")) == sentence
    assert teased(article(teaser=sentence)) == sentence
    assert teased(article(teaser=f"Ja. {sentence}")) == f"Ja. {sentence}"
    longer = sentence.replace("enden", "sehr " * 20 + "enden")
    assert teased(article(teaser=f"{longer} Danach.")) == longer


@pytest.mark.parametrize(
    ("headline", "divided"),
    [
        ("Das Assoziierungsabkommen gilt", "Das Assoziierungs-abkommen gilt"),
        ("Internationalisierungs-Strategie & mehr", None),
        ("Hochschulrektorenkonferenz", "Hochschul=rektoren=konferenz"),
        ("Am 20. Oktober: Grundlagenforschung", "Am 20. Oktober: Grundlagen-forschung"),
        # Each column has room for these.
        ("Klimakonferenz", None),
        # Not every long word is a compound, and no hyphen is better than a wrong one.
        ("Wissenschaftlerinnen", None),
    ],
)
def test_long_compounds_of_a_german_headline_are_divided_at_their_joints(
    headline, divided
):
    html = unbroken(headline)
    for tag, sign in ((JOINT_ON_PHONES, "-"), (JOINT, "=")):
        html = html.replace(tag, sign)
    assert unescape(strip_tags(html)) == (divided or headline)


def test_headlines_in_other_languages_have_no_joints():
    with override("en"):
        assert "joint" not in unbroken("The Assoziierungsabkommen enters into force")


def test_a_joint_within_a_mark_is_a_part_of_it():
    html = unbroken_marked("<mark>Assoziierungsabkommen</mark> gilt")
    inside = f"Assoziierungs{JOINT_ON_PHONES}abkommen"
    assert html == f"<mark>{inside}</mark> gilt"
    html = unbroken_marked("Assoziierungs<mark>abkommen</mark>")
    assert html == f"Assoziierungs{JOINT_ON_PHONES}<mark>abkommen</mark>"
