"""`manage.py languages`: what there is, what a language needs, and closing one."""

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command

from articles.models import Decision, Masthead
from articles.workflow import Phase
from tests.support import factories

pytestmark = pytest.mark.django_db
LINES = "NEWSROOM_LANGUAGES=de\nNEWSROOM_FORMER_LANGUAGES=en\n"


def said(*arguments: str, **options) -> str:
    output = StringIO()
    call_command("languages", *arguments, stdout=output, **options)
    return output.getvalue()


def closing(*options: str) -> str:
    return said("close", "en", "--by", factories.chief().username, *options)


def refusal(*arguments: str) -> str:
    with pytest.raises(CommandError) as error:
        said(*arguments)
    return str(error.value)


def row(code: str) -> list[str]:
    [found] = [line for line in said().splitlines() if line.startswith(code)]
    return found.split()


def test_each_language_has_a_row_with_its_numbers(offer):
    factories.published()
    for make in (factories.scheduled, factories.planned, factories.draft):
        make(language="en")
    factories.site_page(language="en")
    Masthead.objects.create(language="en", name="News")
    factories.topic("Handel", name_en="Trade", slug_en="trade")
    factories.picture()
    assert row("de")[:8] == ["de", "offered", "1", "0", "0", "0", "0", "0"]
    assert row("en")[:9] == ["en", "offered", "0", "1", "1", "1", "1", "1", "yes"]
    offer("de", former=("en", "it"))
    assert row("en")[1] == "former"
    assert row("it")[1:9] == ["former", *["0"] * 6, "no"]
    assert row("it")[10] == "1"
    offer("de")
    assert row("en")[1:5] == ["only", "in", "the", "database"]


def test_a_former_pictures_and_labels_words_are_counted_by_language(offer):
    named = int(row("en")[9])
    factories.topic("Handel")
    assert int(row("en")[9]) == named + 1
    factories.picture(alt_en="")
    assert (row("de")[10], row("en")[10]) == ("0", "1")


def test_to_open_one_says_what_it_needs_and_changes_nothing():
    factories.topic("Handel")
    told = said("open", "fr")
    for words in (
        "French (fr)",
        "a masthead",
        "Legal notice",
        "names of",
        "Nothing was changed",
    ):
        assert words in told
    assert "NEWSROOM_LANGUAGES=de,en,fr\nNEWSROOM_FORMER_LANGUAGES=\n" in told
    assert "without inflections" not in told
    assert "without inflections" in said("open", "ja")
    assert "offered already" in said("open", "en")


def test_a_former_one_is_opened_again(offer):
    offer("de", former=("en", "it"))
    told = said("open", "en")
    assert "NEWSROOM_LANGUAGES=de,en\nNEWSROOM_FORMER_LANGUAGES=it\n" in told


@pytest.mark.parametrize("dry", [True, False])
def test_to_close_one_cancels_what_would_appear(dry):
    scheduled = factories.scheduled(headline="Later", language="en")
    planned = factories.planned(headline="Planned", language="en")
    others = [
        factories.scheduled(headline="Bald"),
        factories.planned(headline="Sobald"),
        factories.published(headline="There", language="en"),
        factories.in_review(headline="Read", language="en"),
    ]
    phases = [one.phase() for one in others]
    decisions = Decision.objects.count()
    told = closing("--dry-run") if dry else closing()
    assert "“Later”" in told
    assert "“Planned”" in told
    assert told.endswith(LINES)
    assert told.startswith("Dry run, nothing was changed.") == dry
    for article in (scheduled, planned, *others):
        article.refresh_from_db()
    assert [one.phase() for one in others] == phases
    if dry:
        assert scheduled.phase() is Phase.SCHEDULED
        assert Decision.objects.count() == decisions
        return
    assert scheduled.phase() is planned.phase() is Phase.IN_REVIEW
    made = Decision.objects.order_by("pk")[decisions:]
    assert [one.transition for one in made] == ["cancel_schedule", "call_off"]
    assert {one.by for one in made} == {factories.chief()}
    assert all("nicht mehr in dieser Sprache" in one.note for one in made)


def test_to_close_it_again_changes_nothing(offer):
    factories.scheduled(language="en")
    closing()
    decisions = Decision.objects.count()
    offer("de", former=("en",))
    told = closing()
    assert told.startswith("Nothing is to appear later in English (en).")
    assert told.endswith(LINES)
    assert Decision.objects.count() == decisions


def test_what_cannot_go_back_to_review_is_decided_at_the_desk_first():
    article = factories.published(language="en")
    scheduled = factories.republished(article, at=factories.scheduled().live_from)
    working = factories.revised(article)
    assert "decide at the desk" in closing("--dry-run")
    other = factories.scheduled(headline="Other", language="en")
    told = refusal("close", "en", "--by", factories.chief().username)
    assert told.startswith("Nothing was changed.")
    assert f"({scheduled.pk})" in told
    for one in (scheduled, other):
        one.refresh_from_db()
        assert one.phase() is Phase.SCHEDULED
    factories.move(working, "discard", by=factories.author())
    closing()
    scheduled.refresh_from_db()
    assert scheduled.phase() is Phase.IN_REVIEW


def test_to_close_the_sites_own_makes_the_next_one_its_own():
    told = said("close", "de", "--by", factories.chief().username)
    assert "English (en) becomes the site's own language." in told
    assert told.endswith("NEWSROOM_LANGUAGES=en\nNEWSROOM_FORMER_LANGUAGES=de\n")


def test_what_cannot_be_closed_is_refused_with_what_to_do(offer):
    chief, author = factories.chief().username, factories.author().username
    assert "is no language" in refusal("close", "xx", "--by", chief)
    assert "Name one of these: de, en" in refusal("close", "it", "--by", chief)
    assert "--by USER" in refusal("close", "en")
    assert "may not publish" in refusal("close", "en", "--by", author)
    assert "There is no account" in refusal("close", "en", "--by", "nobody")
    offer("de")
    assert "the only language" in refusal("close", "de", "--by", chief)


def test_it_is_silent_when_told_so():
    assert said(verbosity=0) == said("open", "fr", verbosity=0) == ""


def test_the_check_warns_of_what_would_appear_in_a_closed_language(offer):
    def warned() -> list:
        found = run_checks(databases=["default"])
        return [one for one in found if one.id == "articles.W003"]

    factories.scheduled(language="en")
    assert warned() == []
    offer("de", former=("en",))
    [warning] = warned()
    assert "1 scheduled" in warning.msg
    assert "languages close en --by USER" in warning.hint
    closing()
    assert warned() == []


def test_a_dry_run_needs_nobody(offer):
    factories.scheduled(headline="Later", language="en")
    factories.published(headline="There", language="en")
    told = said("close", "en", "--dry-run")
    assert "“Later”" in told
    assert "1 public article, 0 in review, 0 drafts, 0 pages" in told
    assert refusal("close", "en").startswith("Closing a language needs someone")
