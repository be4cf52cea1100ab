"""Two people see what readers will see: one person alone changes no field that pages
show, in whichever form it stands and whatever is forged.
"""

import ast
from itertools import count
from pathlib import Path

import pytest
from django.db import models
from django.test import Client
from django.utils.translation import override

from articles.editing.proposals import FIELDS
from articles.models import (
    KINDS,
    Image,
    Masthead,
    Page,
    Proposal,
    WordPair,
    WordsField,
)
from articles.models.site.shown import Shown
from tests.site.prerender.readers import of_articles, of_files, of_labels, of_site
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

pytestmark = pytest.mark.django_db
ADMIN = Path(__file__).parents[3] / "articles" / "admin"
# Verbs that store a shared row: `proposing` alone calls them for the desk.
STORING = {"merge", "renamed", "save_words", "separate", "succeed"}
# Fields that no page, feed or file renders, though two people decide on them.
NOT_PRINTED = {"aliases", "code"}


def concrete(model) -> list:
    below = [one for sub in model.__subclasses__() for one in concrete(sub)]
    return below if model._meta.abstract else [model, *below]


# Of pairs of words readers are shown nothing: they widen what a search finds.
MODELS = sorted({*concrete(Shown)} - {WordPair}, key=lambda model: model._meta.label)


@pytest.fixture
def rows() -> dict:
    """Return a row of each kind, all of them rendered for readers in both languages."""
    labels = {
        name: factories.label(kind.model, f"Zuvor {name}", **kind.made_with)
        for name, kind in KINDS.items()
    }
    image = factories.picture("Hafen", caption="Vorher", caption_en="Before")
    content = {
        "categories": [str(labels["category"].key)],
        "countries": [str(labels["country"].key)],
        "topics": [str(labels["topic"].key)],
        "attributions": [{"source": str(labels["source"].key), "title": "Bericht"}],
        "lead_image": str(image.key),
    }
    for language in ("de", "en"):
        factories.published(language=language, **content)
    masthead = Masthead.objects.create(language="de", name="Zuvor")
    found = [*labels.values(), image, factories.site_page("imprint"), masthead]
    found.append(factories.dossier(labels["topic"]))
    return {type(one): one for one in found}


def texts(model) -> list[models.Field]:
    """Return the columns that hold words or addresses of somebody's choice."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField, WordsField))
        and field.editable
        and not field.choices
    ]


def name_in_form(field: models.Field) -> str:
    return f"{field.name}_de" if isinstance(field, WordsField) else field.name


def typed(field: models.Field, token: str) -> str:
    if field.name in {"homepage", "source_url"}:
        return f"https://{token}.example/"
    return f"<p>{token}</p>" if field.name == "body" else token


def all_that_readers_get() -> str:
    client, found = Client(), []
    for path in {*of_site(), *of_files(client), *of_labels(), *of_articles()}:
        with override(None):
            found.append(client.get(path).text)
    return "\n".join(found).lower()


def stored(rows: dict) -> dict:
    return {
        model: model.objects.values(*FIELDS[model]).get(pk=one.pk)
        for model, one in rows.items()
    }


def test_everything_that_readers_are_shown_is_known_to_change_by_proposals(rows):
    assert set(rows) == set(MODELS)
    assert set(FIELDS) == set(MODELS)


def test_s8_no_word_in_any_field_is_public_before_somebody_else_accepts_it(rows):
    first, second = factories.admin("Erste"), factories.admin("Zweite")
    client, number, planted = at_desk(first), count(10), {}
    before = stored(rows)
    for model, one in rows.items():
        path = url(model, "change", one.pk)
        tokens = {field: f"zz{next(number)}q" for field in texts(model)}
        planted |= {token: (model, field.name) for field, token in tokens.items()}
        data = {name_in_form(f): typed(f, token) for f, token in tokens.items()}
        # Values for columns that the form doesn't have aren't taken either.
        data |= {"merged_into": str(one.pk), "focus_x": "3", "renaming": "name"}
        answer = client.post(path, read_form(client.get(path)) | data)
        assert answer.status_code == 302, (model, answer.text)
    assert stored(rows) == before
    assert Proposal.objects.open().count() == len(rows)
    seen = all_that_readers_get()
    assert {planted[token] for token in planted if token in seen} == set()
    factories.accept_all(second)
    seen = all_that_readers_get()
    printed = {planted[token] for token in planted if token in seen}
    # So what wasn't found before is what would have been.
    assert (Image, "title") not in printed
    unseen = {*planted.values()} - printed - {(Image, "title"), (Page, "slug")}
    assert {name for _model, name in unseen} <= NOT_PRINTED


def test_no_page_of_the_desk_calls_what_stores_a_shared_row():
    for path in ADMIN.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module in {
                "articles.domain.search",
                "articles.editing.writing",
            }:
                names = {one.name for one in node.names}
                assert names & STORING == set(), path
