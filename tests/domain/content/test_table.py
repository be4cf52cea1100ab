"""The table of the content: nothing that it must say of a field is forgotten."""

from typing import get_type_hints

import pytest

from articles.admin.article_admin.page import ArticleAdmin
from articles.domain.content import LABELS
from articles.domain.content.kinds import Choice, Many, Named, Picture
from articles.domain.content.rows import Rows
from articles.domain.content.table import COLUMNS, TABLE, Content, Place, of_kind
from articles.models import Article

# Every content has had these fields, from the first on.
FIRST = {
    "headline", "slug", "dated", "teaser", "body", "credit_date", "credit_name",
    "credit_organisation", "change_kind", "change_note", "categories", "countries",
    "topics", "attributions", "further_reading",
}  # fmt: skip


def test_whatever_a_content_holds_has_a_row():
    typed = [name for name in get_type_hints(Content) if name != "format"]
    # Labels of a new kind come by the registry alone.
    assert typed == [name for name in TABLE if name in typed or name not in LABELS]


@pytest.mark.parametrize("name", TABLE)
def test_what_came_later_says_so_or_every_earlier_approval_would_be_lost(name):
    assert TABLE[name].is_later == (name not in FIRST)


@pytest.mark.parametrize("name", TABLE)
def test_each_field_stands_in_the_form_in_its_place_or_as_rows(name):
    kind, place = TABLE[name].kind, TABLE[name].place
    rows = {inline.model for inline in ArticleAdmin.inlines}
    assert kind.model in rows if isinstance(kind, Rows) else place in Place


@pytest.mark.parametrize("name", COLUMNS)
def test_what_is_empty_in_a_content_is_empty_in_a_new_article(name):
    assert getattr(Article(), name) == TABLE[name].kind.empty


@pytest.mark.parametrize(("name", "kind"), [*of_kind(Many)])
def test_a_part_is_kept_in_rows_of_the_article(name, kind):
    relation = Article._meta.get_field(kind.relation)
    assert name not in COLUMNS
    assert relation.one_to_many


def test_a_choice_is_one_that_the_model_offers():
    for name, choice in of_kind(Choice):
        offered = Article._meta.get_field(name).choices
        assert dict(choice.choices) == dict(offered)


def test_a_choice_within_a_row_is_one_that_its_model_offers():
    for _name, rows in of_kind(Rows):
        for part, kind in rows.parts.items():
            offered = rows.model._meta.get_field(part).choices
            assert bool(offered) == isinstance(kind, Choice)
            assert not offered or dict(kind.choices) == dict(offered)


def test_a_row_names_one_thing_at_most():
    for _name, rows in of_kind(Rows):
        kinds = [type(kind) for kind in rows.parts.values()]
        assert kinds.count(Named) <= 1


def test_the_words_of_a_picture_are_fields_beside_it():
    for name, lead in of_kind(Picture):
        words = (lead.alt, lead.caption)
        names = list(TABLE)
        at = names.index(name) + 1
        assert tuple(names[at : at + 2]) == words
        assert all(TABLE[name].is_written for name in words)


def test_what_a_version_is_to_the_one_before_it_stays_its_own():
    own = {name for name, field in TABLE.items() if not field.is_restored}
    assert own == {"change_kind", "change_note"}


def test_a_text_that_readers_read_is_written_in_their_language():
    written = {name for name, field in TABLE.items() if field.is_written}
    assert written == {
        "headline",
        "teaser",
        "body",
        "lead_alt",
        "lead_caption",
    }


def test_what_is_half_a_value_when_it_is_cut_is_read_at_once():
    whole = {name for name, field in TABLE.items() if field.kind.is_whole}
    assert whole == {"dated", "credit_date", "lead_image", "change_kind"}
