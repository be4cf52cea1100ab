"""A setting makes warnings block, too, but nothing that an import brought."""

import pytest

from articles.editing.preflight import ERROR, WARNING, check_codes, preflight
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Edition
from tests.support import factories
from tests.support.factories import author, chief

pytestmark = pytest.mark.django_db
DEMANDED = {"no-source", "no-subject"}


def levels(article) -> dict[str, str]:
    found = {one.code: one.level for one in preflight(article)}
    return {code: found[code] for code in DEMANDED}


def imported(article):
    """Return the article as if an import had begun its edition."""
    Edition.objects.filter(pk=article.edition_id).update(import_key="archiv/eins")
    article.edition.refresh_from_db()
    return article


def test_without_source_or_subject_nothing_is_submitted_or_published(demanding):
    article = factories.draft()
    assert set(levels(article).values()) == {ERROR}
    with pytest.raises(Refused) as refusal:
        move(article, "submit", by=author())
    assert refusal.value.code == "preflight"
    assert "Quelle" in str(refusal.value)
    factories.edited(
        article,
        by=author(),
        attributions=[{"source": str(factories.source().key)}],
        countries=[str(factories.country().key)],
    )
    article = move(move(article, "submit", by=author()), "publish", by=chief())
    assert article.phase() == "live"


def test_what_an_import_brought_is_only_warned_of_also_in_later_versions(demanding):
    article = imported(factories.draft())
    assert set(levels(article).values()) == {WARNING}
    live = move(move(article, "submit", by=author()), "publish", by=chief())
    typo = factories.revised(
        live, change_kind="typo", body="<p>Ein Absatz, richtig.</p>"
    )
    now = move(move(typo, "submit", by=author()), "publish", by=chief())
    # A translation is nobody's archive: it is written here.
    translation = factories.translated(now)
    assert set(levels(translation).values()) == {ERROR}


def test_an_operator_decides_which_warnings_block(settings):
    settings.NEWSROOM_PREFLIGHT_ERRORS = ["no-credit", "no-headline"]
    found = {one.code: one.level for one in preflight(factories.draft(headline=""))}
    assert {code for code, level in found.items() if level == ERROR} == {
        "no-credit",
        "no-headline",
    }


def test_a_code_that_no_check_has_is_named_when_the_site_starts(settings):
    assert check_codes(None) == []
    settings.NEWSROOM_PREFLIGHT_ERRORS = ["no-source", "no-sauce"]
    [error] = check_codes(None)
    assert "no-sauce, which is no check" in error.msg
    assert "no-subject" in error.msg
