"""The content: everything an editor can set, whole and in its order."""

import hashlib
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain.content import (
    LABELS,
    TABLE,
    apply_content,
    as_stored,
    content_hash,
    content_of,
    empty_content,
    keys_of,
    without_words,
)
from articles.domain.content.kinds import Many
from articles.domain.content.rows import Rows
from articles.domain.content.table import of_kind
from articles.foundation.refusal import Refused
from articles.models import PRINTED, Article, FurtherReading, Topic
from tests.support import factories
from tests.support.contents import choices, full_content, keys
from tests.support.worlds import world

pytestmark = pytest.mark.django_db

# Columns and relations of an article that no editor sets.
STATE = {
    "traces",
    "id", "edition", "number", "author", "translated_from", "status", "lock",
    "content_hash", "imported_hash", "live_from", "live_until", "expires_at",
    "ended_at", "ending", "ending_reason", "replaced_by", "printed_on", "updated_at",
    "created_at", "published_at", "stands_for_edition",
    "behind_since",
    # These rows point to an article and aren't a part of it.
    "translations", "decisions", "snapshots", "printed", "reports",
    "review_links", "guest_answers", "hides_former",
}  # fmt: skip
# The rows that are behind an entry of the content.
BEHIND = {kind.links: kind.entry for kind in PRINTED} | {"figures": "body"}


# The fields that are rows of parts.
PARTS = [name for name, _kind in of_kind(Many)]
ROWS = [name for name, _kind in of_kind(Rows)]
# The words about the lead picture.
WORDS = ("lead_alt", "lead_caption")


@world
def _library():
    """Make once the pictures, labels and editions that each content names."""
    full_content()


def with_content(**content):
    """Return what is stored of this content, as the content of an article."""
    return content_of(factories.draft(**content))


def test_what_is_set_is_what_is_read():
    article = factories.draft(**full_content())
    assert content_of(article) == full_content()
    assert content_of(Article.objects.get()) == full_content()


def test_every_entry_of_the_full_content_is_set():
    nothing = empty_content()
    same = {name for name, value in full_content().items() if value == nothing[name]}
    assert same == {"format"}
    for name in ROWS:
        rows = full_content()[name]
        assert all(any(row[part] for row in rows) for part in rows[0])


def test_whatever_an_article_has_is_content_or_state():
    has = {field.name for field in Article._meta.get_fields()}
    content = set(empty_content()) - {"format"}
    assert {BEHIND.get(name, name) for name in has - STATE} == content
    assert not STATE - has


@pytest.mark.parametrize("relation", ROWS)
def test_whatever_a_part_has_stands_in_the_content(relation):
    fields = Article._meta.get_field(relation).related_model._meta.get_fields()
    # Instants follow from the moments that are said.
    instants = {field.name for field in fields if hasattr(field, "ends")}
    has = {field.name for field in fields} - {"id", "article", "position"} - instants
    assert set(full_content()[relation][0]) == has


def test_links_to_labels_have_nothing_else_to_keep():
    for kind in LABELS.values():
        names = {f.name for f in kind.through._meta.get_fields()}
        assert names == {"id", "position", kind.through.article_field, kind.naming}


def test_the_content_can_be_written_as_json_and_read_again():
    article = factories.draft(**full_content())
    again = json.loads(json.dumps(content_of(article)))
    assert again == content_of(article)
    assert content_hash(again) == content_hash(content_of(article))


def test_setting_the_stored_content_again_changes_nothing():
    article = factories.draft(**full_content())
    assert apply_content(article, content_of(article)) == []
    assert content_of(Article.objects.get()) == full_content()


@pytest.mark.alike
@pytest.mark.parametrize("name", TABLE)
def test_each_entry_alone_is_kept_and_changes_the_hash(name):
    # Words for a picture are nothing without one.
    lead = {"lead_image": full_content()["lead_image"]} if name in WORDS else {}
    empty = with_content(**lead)
    value = full_content()[name]
    alone = with_content(**lead, **{"headline": "Ein anderes"} | {name: value})
    assert alone[name] == full_content()[name] or name == "headline"
    assert content_hash(empty | {name: full_content()[name]}) != content_hash(empty)


def test_words_for_a_lead_picture_go_with_it():
    article = factories.draft(**full_content())
    without = content_of(article) | {"lead_image": None}
    apply_content(article, without)
    silent = without | dict.fromkeys(WORDS, "")
    assert content_of(Article.objects.get()) == as_stored(without) == silent


def test_what_would_be_stored_is_told_without_storing_it():
    rows = [{"title": " A\x0b B ", "url": " https://example.org/ "}]
    typed = {"headline": " Zwei\nZeilen ", "slug": "x", "teaser": " A\r\nB\x0b ",
             "body": "<p onclick='x()'>A</p><script></script>", "dated": "",
             "further_reading": rows}  # fmt: skip
    assert as_stored(typed) == with_content(**typed)


def test_a_published_version_is_refused_before_anything_is_asked_or_claimed():
    article = factories.published(headline="Wie sie war")
    content = full_content() | {"headline": "Ganz anders"}
    with CaptureQueriesContext(connection) as asked, pytest.raises(Refused) as refusal:
        apply_content(article, content)
    assert refusal.value.code == "frozen"
    assert all("SAVEPOINT" in query["sql"] for query in asked)
    assert article.headline == "Wie sie war"


def test_missing_entries_count_as_empty():
    article = factories.draft(**full_content())
    apply_content(article, {"headline": "Nur dies"})
    expected = empty_content() | {"headline": "Nur dies", "slug": "nur-dies"}
    assert content_of(Article.objects.get()) == expected


@pytest.mark.alike
@pytest.mark.parametrize("name", PARTS)
def test_the_order_of_lists_is_kept(name):
    rows = list(reversed(full_content()[name]))
    assert with_content(**{name: rows})[name] == rows


def test_the_order_of_further_reading_is_kept_when_it_changes():
    article = factories.draft(**full_content())
    rows = list(reversed(full_content()["further_reading"]))
    apply_content(article, full_content() | {"further_reading": rows})
    assert content_of(Article.objects.get())["further_reading"] == rows
    assert FurtherReading.objects.count() == 2


def test_another_order_is_another_content():
    topics = full_content()["topics"]
    other = full_content() | {"topics": topics[::-1]}
    assert content_hash(other) != content_hash(full_content())


def test_a_label_named_twice_is_kept_once():
    topics = full_content()["topics"]
    assert with_content(topics=[*topics, topics[0]])["topics"] == topics


@pytest.mark.alike
@pytest.mark.parametrize(
    "gone", ["01234567-89ab-4cde-8f01-23456789abcd", "no key", "", None, 7]
)
def test_labels_and_sources_that_are_gone_are_reported_and_the_rest_is_set(gone):
    article = factories.draft()
    topics, sources = full_content()["topics"], keys(factories.source())
    missing = apply_content(
        article,
        {
            "headline": "Mit Lücken",
            "topics": [topics[0], gone, topics[1]],
            "attributions": [{"source": gone}, {"source": sources[0]}],
            "further_reading": [{"publisher": gone or "x", "title": "Bleibt stehen"}],
        },
    )
    assert missing == [gone, gone, gone or "x"]
    content = content_of(Article.objects.get())
    assert content["topics"] == topics
    assert [row["source"] for row in content["attributions"]] == sources
    [reading] = content["further_reading"]
    assert (reading["publisher"], reading["title"]) == (None, "Bleibt stehen")


def test_an_attribution_that_names_no_source_is_reported():
    article = factories.draft()
    assert apply_content(article, {"attributions": [{"title": "Ohne Quelle"}]}) == [
        None
    ]


def test_a_merged_label_stays_in_the_content_under_its_own_key():
    old, new = factories.topic("Zoll"), factories.topic("Zölle")
    article = factories.draft(topics=keys(old))
    Topic.objects.filter(pk=old.pk).update(merged_into=new)
    assert content_of(article)["topics"] == keys(old)


def test_a_content_can_leave_it_to_the_library_what_its_pictures_say():
    said = full_content()
    bare = without_words(said)
    assert (bare["lead_alt"], bare["lead_caption"]) == ("", "")
    assert "Kran" not in bare["body"]
    assert keys_of(bare) == keys_of(said)
    assert {n for n in said if bare[n] != said[n]} == {*WORDS, "body"}


def test_r33_a_content_saved_before_there_were_choices_is_still_the_same():
    article = factories.draft(**full_content() | {"related": []})
    before = content_of(article)
    del before["related"]
    assert content_hash(before) == article.content_hash == content_hash_of_old(before)
    apply_content(article, before)
    assert content_of(article) == before | {"related": []}


def test_what_was_empty_in_every_content_has_its_part_in_the_hash():
    content = content_of(factories.draft())
    before = {
        name: value
        for name, value in content.items()
        if name == "format" or not TABLE[name].is_later
    }
    assert content_hash(content) == content_hash_of_old(before)


def content_hash_of_old(content: dict) -> str:
    """Return the hash as it was made when there were fewer entries."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=",:")
    return hashlib.sha256(text.encode()).hexdigest()


def test_an_article_is_related_to_others_of_its_language_each_once():
    article, other = factories.draft(), factories.edition(1)
    english = factories.edition(3, language="en")
    refused = {
        "mit sich selbst": choices("pinned", article.edition),
        "zweimal": choices("pinned", other) + choices("excluded", other),
        "anderen Sprache": choices("pinned", english),
        "keine gültige Option": choices("perhaps", other),
    }
    for words, rows in refused.items():
        with pytest.raises(ValidationError, match=words):
            apply_content(article, {"headline": "X", "related": rows})
    gone = {"edition": "01234567-89ab-4cde-8f01-23456789abcd", "choice": "pinned"}
    rows = [gone, {"edition": str(other.uuid)}]
    assert apply_content(article, {"related": rows}) == [gone["edition"]]
    assert content_of(article)["related"] == choices("pinned", other)
