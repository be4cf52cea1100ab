"""The form of an article has two columns: its text, and what is known of it."""

import json

import pytest

from articles.admin.article.form.groups import FACTS, TEXT
from articles.editing.writing import revise
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, url

pytestmark = pytest.mark.django_db

ROWS = "inline_admin_formsets"


@pytest.mark.parametrize("write", [factories.draft, factories.published])
def test_each_group_of_the_form_stands_in_one_of_its_columns(write):
    article, client = write(), at_desk(factories.admin())
    for path in (url(Article, "change", article.pk), url(Article, "add")):
        for group in client.get(path).context["adminform"]:
            assert len({TEXT, FACTS} & set(group.classes.split())) == 1, group.name


def test_a_row_is_added_by_a_button_that_says_it_in_good_german():
    shown = at_desk(factories.author()).get(url(Article, "add"))
    told = [json.loads(rows.inline_formset_data) for rows in shown.context[ROWS]]
    assert {one["name"]: one["options"]["addText"] for one in told} == {
        "#attachments": "Dokument anhängen",
        "#attributions": "Quellenangabe hinzufügen",
        "#deadlines": "Frist oder Termin hinzufügen",
        # There is one row of them, which is never added.
        "#ai_use": "",
        "#facts": "",
        "#further_reading": "Angabe zum Nachlesen hinzufügen",
        "#related": "Verwandten Artikel hinzufügen",
    }


def test_rows_that_were_typed_into_a_former_version_are_compared_with_those_of_now():
    rows = [{"title": "Ein Bericht", "url": "https://example.org/"}]
    live = factories.published(further_reading=rows)
    former, article = live.pk, revise(live, by=factories.chief())
    client, path = at_desk(article.author), url(Article, "change", article.pk)
    typed = read_form(client.get(path)) | {
        "further_reading-0-article": str(former),
        "seen_lock": "0",
        "teaser": "Neu",
    }
    answer = client.post(path, typed)
    # Another version is no fault of theirs.
    assert "unvollständig" not in errors(answer)
    assert "merge-teaser" in answer.text
    # Nor is what is the same in both.
    assert "merge-headline" not in answer.text
