"""Wrong input for acts on many articles is refused at its field; none of them is done.

The form that publishes, approves, submits or discards has a note alone, so few kinds.
"""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import MODELS, at_desk, url
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db

NOTHING = ("Es ist nichts ausgewählt.", "No label is chosen.")
BOTH = ("würde zugleich ergänzt.", "would be added as well.")
UNKNOWN = ("ist nicht bekannt.", "isn't known.")


def page_of(name: str, *articles: Article) -> str:
    keys = "&".join(f"pk={one.pk}" for one in articles)
    return f"{reverse('admin:articles_article_bulk', args=[name])}?{keys}"


LABELS = [
    ("nothing", {"shown": ""}, "id_add_categories", NOTHING),
    ("a blank word", {"add_topics-named": " \u200b"}, "id_add_categories", NOTHING),
    *mistakes.choice("add_topics"),
    *mistakes.choice("remove_topics", "id_remove_topics_0"),
    *mistakes.choice("add_countries")[::3],
    *mistakes.choice("add_categories")[::3],
    (
        "an unknown word",
        {"add_topics-named": "Nirgends"},
        "id_add_topics",
        UNKNOWN,
    ),
    (
        "a new label",
        {"add_topics": "new:Nirgends"},
        "id_add_topics",
        refusing.NO_CHOICE,
    ),
    (
        "a NUL in what was shown",
        {"add_topics": "1", "shown": "\0"},
        "",
        refusing.DAMAGED,
    ),
]


def test_labels_for_many_articles_that_are_refused_say_why_at_their_field():
    topic = factories.topic("Klima")
    merged = factories.topic("Wetter", merged_into=topic)
    draft = factories.draft(topics=[str(topic.key)])
    key = str(topic.pk)
    cases = [
        *LABELS,
        (
            "added and removed",
            {"add_topics": key, "remove_topics": key},
            "id_remove_topics_0",
            BOTH,
        ),
        (
            "one that was merged",
            {"add_topics": str(merged.pk)},
            "id_add_topics",
            refusing.NO_CHOICE,
        ),
    ]
    path = page_of("labels", draft)
    assert wrong(at_desk(factories.editor()), path, cases, {"shown": ""}) == []
    assert Article.objects.get().lock == draft.lock


WITHDRAWALS = [
    *mistakes.needed("note"),
    *mistakes.text("note", 2000),
    *(
        (what, {"note": "x"} | typed, field, words)
        for what, typed, field, words in mistakes.choice("ending", "id_ending_0")
    ),
    ("no end", {"note": "x", "ending": None}, "id_ending_0", refusing.REQUIRED),
    # Each has a replacement of its own.
    (
        "replaced",
        {"note": "x", "ending": "replaced"},
        "id_ending_0",
        refusing.NO_CHOICE,
    ),
]


def test_a_withdrawal_of_many_that_is_refused_says_why_at_its_field():
    articles = factories.published(), factories.published(headline="Anderer")
    client = at_desk(factories.chief())
    assert wrong(client, page_of("withdraw", *articles), WITHDRAWALS) == []
    assert {one.phase() for one in Article.objects.all()} == {Phase.LIVE}


@pytest.mark.parametrize("name", ["publish", "approve"])
def test_a_note_for_many_that_is_refused_says_why_at_its_field(name):
    article = factories.in_review()
    path = page_of(name, article)
    assert wrong(at_desk(factories.chief()), path, mistakes.text("note", 2000)) == []
    assert Article.objects.get().lock == article.lock


LOCKS = ["x", "-1", "", "\0", "9" * 30, "1.5", "٣", None]


def test_articles_whose_seen_state_is_odd_are_left_alone():
    article, client = factories.in_review(), at_desk(factories.chief())
    for lock in LOCKS:
        sent = {} if lock is None else {f"seen-{article.pk}": lock}
        answer = client.post(page_of("publish", article), {"note": ""} | sent)
        assert answer.status_code == 200
    assert Article.objects.get().lock == article.lock


ODD_KEYS = ["", "  ", "abc", "\0", "-1", "1.5", "9" * 30, "9" * 5_000, "😀", "<b>"]


@pytest.mark.parametrize("name", ["Topic", "HouseWord", "ReaderReport", "Article"])
def test_a_list_whose_chosen_rows_are_odd_says_that_the_form_is_damaged(name):
    model = next(one for one in MODELS if one.__name__ == name)
    client, path = at_desk(factories.admin()), url(model, "changelist")
    for key in ODD_KEYS:
        sent = {"action": "delete_selected", "_selected_action": key, "index": "0"}
        answer = client.post(path, sent, follow=True)
        assert answer.status_code == 200
        assert refusing.DAMAGED[0] in answer.text, key


def test_a_page_of_a_list_with_an_endless_number_is_its_last():
    client = at_desk(factories.admin())
    assert client.get(url(Article, "changelist"), {"p": "9" * 5_000}).status_code == 200
