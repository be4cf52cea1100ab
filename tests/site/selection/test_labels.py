"""A label whose slug readers knew, and which was deleted since, has left."""

import pytest

from articles.models import KINDS, LabelSlug
from articles.site.selection import has_left
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_label_has_left_once_it_was_deleted_and_readers_knew_it(kind):
    label = factories.label(kind.model, "Bekannt", **kind.made_with)
    # As the samples leave one, whose articles go with it.
    LabelSlug.objects.create(kind=label.url_name, slug="frueher", label_key=label.key)
    assert not has_left(kind.name, "frueher")
    label.delete()
    assert has_left(kind.name, "frueher")
    assert not has_left(kind.name, "bekannt")
