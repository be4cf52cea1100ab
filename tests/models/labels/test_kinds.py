"""Each kind of labels has the parts that the registry can't ensure."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.test.utils import isolate_apps
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy, override

from articles.domain.content import content_of, empty_content
from articles.domain.search.query.label_names import read_directory
from articles.models import KINDS, PRINTED, Article, Label, LabelKind, LabelSlug
from articles.site.feeds import FORMATS
from articles.site.public.front import BROWSED
from articles.site.public.machines import sitemaps
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.alike]
LANGUAGES = ("de", "en")
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


def complaints(kinds: Iterable[LabelKind]) -> list[str]:
    """Name what each of these kinds lacks."""
    return [
        f"kind {kind.name} lacks {what}"
        for kind in kinds
        for what, is_there in NEEDED.items()
        if not is_there(kind)
    ]


def in_both_languages(say: Callable[[], str]) -> bool:
    """Return whether it says something in German, and something else in English."""
    said = []
    for language in LANGUAGES:
        with override(language), suppress(NoReverseMatch):
            said.append(str(say()))
    return len(set(said)) == len(LANGUAGES)


def has_words(kind: LabelKind) -> bool:
    return in_both_languages(lambda: kind.model._meta.verbose_name_plural)


def has_table(kind: LabelKind) -> bool:
    return kind.model._meta.db_table in connection.introspection.table_names()


def has_rows(kind: LabelKind) -> bool:
    with suppress(FieldDoesNotExist):
        return kind.through._meta.get_field(kind.field).related_model is kind.model
    return False


def has_entry(kind: LabelKind) -> bool:
    return not kind.entry or (
        kind.entry in empty_content() and hasattr(Article, kind.entry)
    )


def has_place(kind: LabelKind) -> bool:
    others = [one.place for one in PRINTED if one.name != kind.name]
    return bool(kind.entry) == bool(kind.place) and kind.place not in others


def has_addresses(kind: LabelKind) -> bool:
    feeds = [f"{kind.name}_feed_{form}" for form in FORMATS]
    return in_both_languages(lambda: kind.overview) and all(
        in_both_languages(lambda name=name: reverse(name, kwargs={"slug": "x"}))
        for name in (kind.name, *feeds)
    )


def is_in_sitemaps(kind: LabelKind) -> bool:
    return kind.name in sitemaps.SECTIONS and f"{kind.name}_overview" in sitemaps.PAGES


def is_found_by_name(kind: LabelKind) -> bool:
    if not has_table(kind):
        return False
    label = factories.label(kind.model, "Unverwechselbar", **kind.made_with)
    found = read_directory(LANGUAGES).by_word["unverwechselbar"]
    return (kind.name, label.pk) in {(one.kind, one.pk) for one in found}


def is_imported(kind: LabelKind) -> bool:
    """Return whether a document names it by the date, or in a line with its title."""
    titles = []
    for language in LANGUAGES:
        with override(language):
            titles.append("".join(kind.title.split()).casefold())
    return kind.is_beside_date or set(titles) <= set(kind.line_names)


def is_on_desk(kind: LabelKind) -> bool:
    return admin.site.is_registered(kind.model)


def is_in_form(kind: LabelKind) -> bool:
    """Return whether an article's form has it, in a list of its own or in rows."""
    form = at_desk(factories.author()).get(url(Article, "add")).text
    name = kind.entry or rf"{kind.links}-\w+-{kind.field}"
    return re.search(f'name="{name}"', form) is not None


def has_readers(kind: LabelKind) -> bool:
    """Return whether all roles may see it, and the source manager maintain it."""
    of_kind = Permission.objects.filter(content_type__model=kind.model._meta.model_name)
    groups = Group.objects.filter(name__in=factories.ROLES.values())
    kept = groups.get(name=factories.ROLES["sources"]).permissions.all() & of_kind
    seeing = groups.filter(permissions__codename=f"view_{kind.model._meta.model_name}")
    return seeing.count() == len(factories.ROLES) and kept.count() == 4


NEEDED: dict[str, Callable[[LabelKind], bool]] = {
    "a row in the registry": lambda kind: kind.name in KINDS,
    "a name that former slugs can hold": lambda kind: (
        len(kind.name) <= LabelSlug._meta.get_field("kind").max_length
    ),
    "a German name": has_words,
    "a German sentence": lambda kind: (
        in_both_languages(lambda: kind.sentence)
        and in_both_languages(lambda: kind.sentence_of_several)
    ),
    "a German address": lambda kind: in_both_languages(lambda: kind.address),
    "a table": has_table,
    "rows that point from an article to it": has_rows,
    "a list on the article and in its content": has_entry,
    "a place of its own among what is printed": has_place,
    "addresses and feeds in both languages": has_addresses,
    "a file among the sitemaps": is_in_sitemaps,
    "names that a search finds": is_found_by_name,
    "a place in imported documents": is_imported,
    "a page on the desk": is_on_desk,
    "a field in the form of an article": is_in_form,
    "permissions of the roles": has_readers,
    "a weight for what is related": lambda kind: not kind.is_subject or kind.weight > 0,
    "a factory for tests": lambda kind: callable(getattr(factories, kind.name, None)),
}


@EVERY_KIND
def test_a_kind_of_label_lacks_nothing(kind):
    assert complaints([kind]) == []


def test_only_one_kind_stands_beside_the_date():
    assert [kind.name for kind in PRINTED if kind.is_beside_date] == ["category"]


def test_every_label_there_is_has_a_row_in_the_registry():
    labels = {model for model in apps.get_models() if issubclass(model, Label)}
    assert {kind.model for kind in KINDS.values()} == labels


@pytest.mark.parametrize(
    ("forgotten", "lack"),
    [
        ({"line_names": ("thema", "themen")}, "a place in imported documents"),
        ({"sentence": gettext_lazy("by %s")}, "a German sentence"),
        ({"of_several": gettext_lazy("by %s")}, "a German sentence"),
        ({"address": gettext_lazy("x/")}, "a German address"),
        ({"links": "links"}, "rows that point from an article to it"),
        ({"field": "content_object"}, "rows that point from an article to it"),
        ({"place": 2}, "a place of its own among what is printed"),
        ({"weight": 0}, "a weight for what is related"),
    ],
)
def test_what_was_forgotten_of_a_kind_is_named(forgotten, lack):
    half = replace(KINDS["topic"], **forgotten)
    # Told as if it stood in the registry beside all others.
    assert complaints([half]) == [f"kind topic lacks {lack}"]


@isolate_apps("articles")
def test_of_a_kind_that_was_only_thought_of_everything_is_missed():
    class Contributor(Label):
        url_name = "contributor"

        class Meta(Label.Meta):
            app_label = "articles"
            verbose_name_plural = "contributors"

    kind = LabelKind(
        model=Contributor,
        links="contributor_links",
        field="contributor",
        address=gettext_lazy("contributors/"),
        sentence=gettext_lazy("by %(names)s"),
        entry="contributors",
    )
    assert complaints([kind]) == [f"kind contributor lacks {what}" for what in NEEDED]


@EVERY_KIND
def test_a_label_of_each_kind_stands_wherever_readers_look(kind, client):
    name = "Unverwechselbar"
    label = factories.label(kind.model, name, **kind.made_with)
    key = str(label.key)
    content = {kind.entry: [key]} if kind.entry else {"attributions": [{"source": key}]}
    # Lists are narrowed by labels once there is a choice.
    article, *_others = [factories.published(**content) for _number in range(BROWSED)]
    assert key in str(content_of(article))
    pages = ["articles", "subscribe", *(f"feed_{form}" for form in FORMATS)]
    paths = [*map(reverse, pages), reverse("opml"), kind.overview]
    paths += [label.get_absolute_url(), article.get_absolute_url()]
    texts = {path: client.get(path).text for path in paths}
    assert [path for path, text in texts.items() if name not in text] == []


def test_a_shared_topic_says_more_than_a_shared_country_and_the_rest_nothing():
    weights = {name: kind.weight for name, kind in KINDS.items()}
    assert weights["topic"] > weights["country"] > 0
    assert weights["category"] == weights["source"] == 0


def test_labels_are_printed_in_the_order_of_their_places():
    names = [kind.name for kind in PRINTED]
    assert names[:3] == ["category", "country", "topic"]
    assert [kind.place for kind in PRINTED] == sorted(kind.place for kind in PRINTED)


def test_among_countries_and_sources_no_newest_articles_are_shown():
    without = [name for name, kind in KINDS.items() if not kind.has_newest]
    assert without == ["country", "source"]
