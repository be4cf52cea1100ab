"""All that is set of a page or masthead is in what is proposed, and comes out of it."""

import json
from datetime import date

import pytest

from articles.editing.proposals import FIELDS, hash_of, said_by, with_content
from articles.models import Masthead, Page, Proposal
from tests.support import factories

pytestmark = pytest.mark.django_db
# Columns that the database sets by itself.
NOT_SET = {"id", "updated_at"}


@pytest.mark.parametrize("model", [Page, Masthead])
def test_no_column_is_forgotten(model):
    columns = {field.name for field in model._meta.concrete_fields}
    assert set(FIELDS[model]) == columns - NOT_SET


def test_what_was_said_can_be_set_again_after_it_was_stored():
    page = factories.site_page(
        "other", reviewed_on=date(2027, 2, 3), position=7, is_in_footer=False
    )
    masthead = Masthead.objects.create(
        language="de", name="Newsroom", contact="Musterweg 1\nMusterstadt"
    )
    for one in (page, masthead):
        kept = json.loads(json.dumps(said_by(one)))
        again = with_content(type(one)(), kept)
        assert said_by(again) == said_by(one)
        again.full_clean(validate_unique=False, validate_constraints=False)
        assert hash_of(said_by(again)) == hash_of(said_by(one))


def test_the_same_text_has_one_hash_and_another_one_another():
    page = factories.site_page(body="<p>Eins</p>")
    before = hash_of(said_by(page))
    page.body = '<p onclick="x()">Eins</p>'
    assert hash_of(said_by(page)) == before
    for name, value in {"body": "<p>Zwei</p>", "position": 1, "title": "Neu"}.items():
        setattr(page, name, value)
        assert hash_of(said_by(page)) != before
    assert hash_of(None) == ""


def test_a_page_that_was_deleted_by_hand_leaves_its_proposal_as_one_of_a_new_page():
    page = factories.site_page("other")
    page.title = "Neu"
    from_here = Proposal.objects.create(
        page=page, language="de", kind="other", title="Neu", base_hash="x"
    )
    page.delete()
    from_here.refresh_from_db()
    assert (from_here.page, from_here.public()) == (None, None)
