"""The catalogue says of every list what the database says of it."""

from datetime import timedelta
from itertools import combinations, product
from random import Random

import pytest
from django.utils import timezone

from articles.domain.label_index import counting, joined
from articles.foundation.text import filed_as
from articles.models import KINDS, Article
from articles.site.selection import Selection
from articles.site.shared.paging import Place
from tests.domain.label_index.asking import articles_of, find_label
from tests.domain.label_index.followers import (
    LANGUAGES,
    assert_answers,
    assert_known,
    made_anew,
)
from tests.domain.label_index.some import some_values
from tests.support import factories
from tests.support.contents import keys, new_kinds
from tests.support.factories import DAY
from tests.support.worlds import world

pytestmark = pytest.mark.django_db

NAMES = ("A", "B", "C")
CODES = ("DE", "FR", "EU")
DAYS = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-03-01", "2026-02-28")


def content(chance: Random) -> dict:
    def some(labels):
        return keys(*chance.sample(labels, chance.randint(0, 2)))

    sources = [factories.source(name) for name in NAMES]
    return {
        "headline": f"Artikel {chance.random()}",
        "dated": chance.choice(DAYS),
        "language": chance.choice(("de", "de", "en")),
        "categories": some([factories.category(name) for name in NAMES]),
        "topics": some([factories.topic(name) for name in NAMES]),
        "countries": some([factories.country(code) for code in CODES]),
        "attributions": [{"source": key} for key in some(sources)],
        **{
            kind.entry: some([getattr(factories, kind.name)(name) for name in NAMES])
            for kind in new_kinds()
        },
    }


@world
def newsroom():
    chance, now = Random(1), timezone.now()  # noqa: S311
    for _ in range(18):
        began = now - chance.randint(1, 3) * DAY
        factories.published(at=began, **content(chance))
    made = (factories.scheduled, factories.expired, factories.withdrawn)
    for make in (*made, factories.replaced, factories.draft):
        make(**content(chance))
    # One that articles have, and one that none has.
    for old, new in (("A", "B"), ("D", "C")):
        label = factories.topic(old)
        label.merged_into = factories.topic(new)
        label.save()


@pytest.fixture(scope="module")
def seen(newsroom, django_db_blocker):
    with django_db_blocker.unblock():
        return made_anew()


def labels_of(kind: str) -> list:
    codes = {"code__in": CODES} if kind == "country" else {}
    return list(KINDS[kind].model.objects.filter(merged_into=None, **codes))


def test_lists_of_a_language_are_as_the_database_has_them(seen):
    for language in LANGUAGES:
        assert seen.public(language)
        assert_answers(seen, Selection(language))


@pytest.mark.alike
def test_any_of_the_labels_of_a_kind_and_of_every_kind_named(seen):
    for kind in KINDS:
        for number in (1, 2):
            for chosen in combinations(labels_of(kind), number):
                assert_answers(seen, Selection("de", {kind: chosen}))
    for first, second in combinations(KINDS, 2):
        for one, other in product(labels_of(first), labels_of(second)):
            assert_answers(seen, Selection("de", {first: (one,), second: (other,)}))


def test_of_many_lists_only_some_numbers_are_remembered(newsroom, monkeypatch):
    monkeypatch.setattr(counting, "MOST_COUNTED", 7)
    seen = made_anew()
    [label, *_others] = labels_of("topic")
    for _again in range(2):
        for country in labels_of("country"):
            chosen = {"topic": (label,), "country": (country,)}
            assert_answers(seen, Selection("de", chosen))
            assert_answers(seen, Selection("en", chosen, (2025,)))
    assert 0 < len(seen.counts) <= 7


def test_years_and_months_narrow_together_with_labels(seen):
    [label, *_others] = labels_of("topic")
    for years in ((2024,), (2025,), (2024, 2026), (1999,)):
        for months in ((), (1,), (1, 2, 12)):
            for labels in ({}, {"topic": (label,)}):
                assert_answers(seen, Selection("de", labels, years, months))


@pytest.mark.alike
def test_all_of_several_labels_is_fewer_than_any_of_them(seen):
    for kind in KINDS:
        labels = labels_of(kind)
        for chosen in (*combinations(labels, 2), tuple(labels)):
            together = joined(chosen)
            both, any_ = (
                seen.found("de", {kind: values}) for values in ([together], chosen)
            )
            assert both <= any_
            assert_answers(seen, Selection("de", {kind: (together,)}, (2025,)))
            other = "topic" if kind == "country" else "country"
            besides = {other: (labels_of(other)[0],)}
            assert_answers(seen, Selection("de", besides | {kind: (together,)}))
            rest = [label for label in labels if label not in chosen]
            mixed = (together, *rest)
            assert_answers(seen, Selection("de", besides | {kind: mixed}))


def test_random_lists_are_as_the_database_has_them(seen, full_size):
    chance = Random(2)  # noqa: S311
    everything = {kind: labels_of(kind) for kind in KINDS}
    sizes = set()
    for number in range(30):
        selection = Selection(
            chance.choice(LANGUAGES),
            some_values(everything, chance),
            chance.choice(((), (), (2025,), (2024, 2026))),
        )
        if full_size or number % 3 == 0:
            assert_answers(seen, selection)
        sizes.add(len(seen.found(selection.language, selection.labels)))
    assert len(sizes) > 2


def test_what_a_search_found_narrows_as_well(seen):
    hits = [article.pk for article in Article.objects.all() if article.pk % 2]

    def hit(articles):
        return articles.filter(pk__in=hits)

    within = seen.stock.order.members.intersection(type(seen.stock.open)(hits))
    assert_answers(seen, Selection("de", years=(2025,)), hit, within=within)


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_pages_before_and_after_every_place(seen, size):
    for labels in ({}, {"country": (factories.country("DE"),)}):
        selection = Selection("de", labels)
        members = seen.found("de", labels)
        articles = articles_of(selection, at=seen.stock.at).newest_first()
        # Also places of what isn't in the list, or isn't public at all.
        for other in Article.objects.windowed():
            place = Place.of(other)
            older = [one.pk for one in articles.filter(place.beyond("lt"))]
            page, has_more = seen.newest(members, size, before=other)
            assert page == older[:size]
            assert has_more == (len(older) > size)
            newer = [one.pk for one in articles.filter(place.beyond("gt"))]
            page, has_more = seen.newest(members, size, after=place)
            assert page == newer[-size:]
            assert has_more == (len(newer) > size)


def test_a_place_between_two_of_one_day(seen):
    articles = articles_of(Selection("de"), at=seen.stock.at).newest_first()
    article = articles[3]
    for moved in (-1, 1):
        moment = article.published_at + timedelta(microseconds=moved)
        place = Place(article.printed_on, moment, article.pk)
        older = [one.pk for one in articles.filter(place.beyond("lt"))]
        assert seen.newest(seen.public("de"), 100, before=place) == (older, False)
        newer = [one.pk for one in articles.filter(place.beyond("gt"))]
        assert seen.newest(seen.public("de"), 100, after=place) == (newer, False)


def test_an_empty_list_has_an_empty_page(seen):
    nobody = seen.found("de", years=[1999])
    assert seen.newest(nobody, 20) == ([], False)
    assert seen.newest(seen.public("de"), 0) == ([], True)


def test_the_nearest_days_before_and_after_a_day(seen):
    for language in LANGUAGES:
        articles = articles_of(Selection(language), at=seen.stock.at)
        days = set(articles.values_list("printed_on", flat=True))
        found = seen.public(language)
        for day in {day + n * DAY for day in days for n in (-1, 0, 1)}:
            before = [one for one in days if one < day]
            after = [one for one in days if one > day]
            assert seen.earlier(found, day) == max(before, default=None)
            assert seen.later(found, day) == min(after, default=None)


def test_readers_know_the_labels_that_the_database_says_they_know(seen):
    assert_known(seen)


def test_the_newest_article_of_each_label(seen):
    for kind, language in product(KINDS, LANGUAGES):
        newest: dict[int, int] = {}
        articles = articles_of(Selection(language), at=seen.stock.at)
        for article in articles.newest_first():
            for label in article.labels_of(kind):
                newest.setdefault(label.pk, article.pk)
        assert seen.newest_of(kind, language) == newest


@pytest.mark.alike
@pytest.mark.parametrize("ever", [False, True])
def test_a_slug_leads_to_the_label_that_it_stands_for(seen, ever, full_size):
    for kind in KINDS.values():
        labels = kind.model.objects.order_by("pk")
        every = list(labels.values_list("slugs__de", flat=True))
        used = [one.slug for one in labels_of(kind.name)]
        some = every if full_size or len(every) < 20 else [*used, *every[::10]]
        for slug in (*some, "unbekannt"):
            label = find_label(kind.model, slug, at=seen.stock.at, ever=ever)
            found = seen.find(kind.name, slug, ever=ever)
            assert found == label


def test_nothing_that_was_handed_out_can_be_changed(seen):
    for members in (seen.public("de"), seen.ever("de"), seen.found("de")):
        assert not hasattr(members, "add")
    with pytest.raises(AttributeError):
        seen.stock.sequence = 0


def test_lists_are_answered_without_the_database(seen, django_assert_num_queries):
    label, [article, *_rest] = labels_of("topic")[0], seen.public("de")
    with django_assert_num_queries(0):
        found = seen.found("de", {"topic": [label]}, years=[2025])
        seen.newest(found, 20)
        seen.numbers("de", {"topic": [label]})
        seen.newest_of("topic", "de")
        seen.related(article)
        seen.find("topic", "a")


def test_labels_stand_in_the_order_of_each_language(seen):
    for kind, language in product(KINDS, LANGUAGES):
        labels = list(KINDS[kind].model.objects.all())
        keys_of_some = {label.pk for label in labels[::2]}
        found = seen.labels.in_order(kind, language, keys_of_some)
        assert {label.pk for label in found} == keys_of_some
        names = [filed_as(label.name_in(language)) for label in found]
        assert names == sorted(names)
