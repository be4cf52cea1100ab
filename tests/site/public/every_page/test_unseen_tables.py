"""No public page shows a word of the tables that are for the newsroom alone."""

import pytest
from django.apps import apps

from tests.site.public.every_page.test_leaks import of_all, paths, steady
from tests.site.public.every_page.unseen_rows import REASONS, ROW, hide_rows, words_of
from tests.site.public.hiding import STATES, TOKEN, hide_in
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIVE = "ein-hafen"


@pytest.fixture
def live():
    return factories.published(
        headline="Ein Hafen",
        slug=LIVE,
        topics=keys(factories.topic("Innovation", slug=LIVE)),
        attributions=[{"source": str(factories.source("Amt", slug=LIVE).key)}],
    )


def holds(model, token: str) -> bool:
    """Return whether the token is in a row of the table, in any of its columns."""
    names = [field.attname for field in words_of(model)]
    rows = model._base_manager.values_list(*names).iterator() if names else ()
    return any(token in said(value) for row in rows for value in row)


def said(value) -> str:
    return (
        bytes(value).decode() if isinstance(value, (bytes, memoryview)) else str(value)
    )


def undecided(models, *, reasons) -> list[str]:
    """Return tables with words that have neither hidden rows nor a reason, or both."""
    return [
        model._meta.label_lower
        for model in models
        if words_of(model)
        and holds(model, TOKEN) == (model._meta.label_lower in reasons)
    ]


def test_each_table_with_words_has_hidden_rows_or_a_reason(live):
    hide_in(STATES)
    hide_rows(live)
    models = apps.get_models(include_auto_created=True)
    assert undecided(models, reasons=REASONS) == []
    known = {model._meta.label_lower for model in models}
    assert set(REASONS) <= known
    # A table that nobody decided about would be named, as would a reason too many.
    without = {name: why for name, why in REASONS.items() if name != "articles.page"}
    assert undecided(models, reasons=without) == ["articles.page"]
    more = REASONS | {"articles.inboxitem": "none"}
    assert undecided(models, reasons=more) == ["articles.inboxitem"]


def test_each_column_of_words_of_a_hidden_row_has_the_token(live):
    for made in hide_rows(live):
        stored = type(made)._base_manager.get(pk=made.pk)
        for field in words_of(made):
            assert ROW in said(getattr(stored, field.attname)), field


def test_s16_no_word_of_a_table_for_the_newsroom_is_public(client, live):
    hide_rows(live)
    tried = {*of_all(), *paths(LIVE), *paths(ROW)}
    assert "Ein Hafen" in client.get(live.get_absolute_url()).text
    found = [path for path in sorted(tried) if ROW in text_at(client, path)]
    assert found == []
    # A search repeats the word that it was given, and finds nothing.
    for path in ("/de/artikel/", "/en/articles/", "/de/artikel/feed.rss"):
        one, other = (said_of(client, path, word) for word in (ROW, "nobodys"))
        assert one == other


def said_of(client, path: str, word: str) -> str:
    return steady(client.get(f"{path}?q={word}"), word).replace(word, "")


def text_at(client, path: str) -> str:
    """Return an answer with its headers, without what it repeats of the address."""
    answer = client.get(path)
    text = steady(answer, ROW)
    for echo in (path, path.replace("&", "&amp;"), f'value="{ROW}"'):
        text = text.replace(echo, "")
    return f"{text}{dict(answer.headers) if ROW not in path else ''}"
