"""A content in the words of the desk, whatever its keys still stand for."""

from uuid import UUID

import pytest
from django.utils.translation import override

from articles.domain.content import TABLE
from articles.editing.comparing.comparing import Op, differences
from articles.editing.comparing.wording import Wording
from articles.foundation.markup import own_link
from tests.support import factories
from tests.support.contents import choices, full_content, keys

pytestmark = pytest.mark.django_db

GONE = str(UUID(int=7))


def test_every_entry_of_a_content_has_a_name_and_words():
    content = full_content()
    words = Wording(content)
    for name, field in TABLE.items():
        assert field.label
        shown = words.whole(name, content[name])
        assert shown
        assert not any(key in shown for key in words.names)


def test_labels_have_the_name_of_the_desks_language():
    [key] = keys(factories.topic("Klima", name_en="Climate"))
    content = {"topics": [key]}
    assert Wording(content)("topics", key) == "Klima"
    with override("en"):
        assert Wording(content)("topics", key) == "Climate"


def test_a_key_that_stands_for_nothing_any_more_says_so():
    content = {"topics": [GONE], "attributions": [{"source": GONE, "title": "Titel"}]}
    words = Wording(content)
    assert GONE in words("topics", GONE)
    assert GONE in words.whole("attributions", content["attributions"])
    assert words("topics", GONE) != GONE


def test_dates_and_choices_are_written_out():
    words = Wording()
    assert words("dated", "2020-02-12") == "12. Februar 2020"
    assert words("change_kind", "typo") == "Tippfehler (ohne Hinweis)"
    assert words("dated", None) == words("headline", "") == ""


def test_rows_name_their_parts_and_leave_out_what_is_empty():
    row = {"publisher": None, "publisher_name": "Verlag", "dated": "2020-01-02"}
    row |= {"title": "Bericht", "language": "en", "url": ""}
    assert Wording()("further_reading", row).splitlines() == [
        "Herausgeber (wie gedruckt): Verlag",
        "Datum: 2. Januar 2020",
        "Titel: Bericht",
        "Sprache: Englisch",
    ]


def test_names_are_asked_for_four_times_at_most(django_assert_max_num_queries):
    contents = [full_content() for _n in range(3)]
    with django_assert_max_num_queries(4):
        Wording(*contents)


def test_a_related_article_is_named_by_its_public_headline_and_never_by_a_draft():
    public = factories.published(headline="Bekannt")
    factories.revised(public, headline="Noch geheim")
    hidden = factories.draft(headline="Geheim")
    rows = choices("pinned", public.edition) + choices("excluded", hidden.edition)
    said = Wording({"related": rows}).whole("related", rows)
    assert said.splitlines() == [
        "Artikel: Bekannt",
        "Auswahl: zuerst zeigen",
        f"Artikel: Meldung {hidden.edition.story_id} [de]",
        "Auswahl: nie zeigen",
    ]


def test_pictures_are_named_by_their_titles_and_two_of_one_title_told_apart():
    kran = factories.picture("Kran")
    lead = str(kran.key)
    body = f'<p>Text</p><img data-image="{lead}" alt="Ein Kran" data-caption="2020">'
    words = Wording({"lead_image": lead, "body": body})
    assert words("lead_image", lead) == "Kran"
    told = "Text\n[Bild: Kran – 2020 (Alternativtext: Ein Kran)]"
    assert words("body", body) == told
    double = factories.picture("Zweiter Kran")
    double.title = "Kran"
    double.save()
    words = Wording({"lead_image": lead}, {"lead_image": str(double.key)})
    assert words("lead_image", lead) == f"Kran (Nr. {kran.pk})"
    assert words("lead_image", str(double.key)) == f"Kran (Nr. {double.pk})"


def test_a_deleted_picture_is_named_without_its_key_and_two_are_told_apart():
    body = f'<p>Text</p><img data-image="{GONE}" data-caption="2020">'
    words = Wording({"lead_image": GONE, "body": body})
    assert words("lead_image", GONE) == "(Bild, das es nicht mehr gibt)"
    told = "Text\n[Bild: (Bild, das es nicht mehr gibt) – 2020]"
    assert words("body", body) == told
    other = GONE.replace("7", "8")
    words = Wording({"lead_image": GONE}, {"lead_image": other})
    assert words("lead_image", GONE) == "(Bild, das es nicht mehr gibt, Nr. 1)"
    assert words("lead_image", other) == "(Bild, das es nicht mehr gibt, Nr. 2)"


def test_a_link_to_an_article_of_our_own_is_told_by_its_headline():
    edition = factories.published(headline="Ziel").edition
    links = (f'<a href="{own_link(key)}">Wort</a>' for key in (edition.uuid, GONE))
    content = {"body": f"<p>{' und '.join(links)}</p>"}
    text = Wording(content)("body", content["body"])
    assert text.startswith("Wort <Ziel> und Wort <(")
    assert own_link(GONE) not in text


def test_every_entry_of_a_content_is_compared_with_none_and_with_itself():
    content = full_content()
    words = Wording(content)
    for one in differences({}, content, words=words):
        assert any(piece.op is Op.ADDED for piece in one.pieces), one.name
    more = content | {"facts": [*content["facts"], {"eligible": ["smes"]}]}
    [facts] = differences(content, more, words=words)
    assert [piece.op for piece in facts.pieces] == [Op.SAME, Op.ADDED]
