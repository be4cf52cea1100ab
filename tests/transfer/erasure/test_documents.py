"""An erased article's documents go with it, unless another article has them."""

import pytest

from articles.foundation.image_files import document_files
from articles.models import Attachment, Document
from articles.transfer.erasure import Order, erase
from tests.support import factories
from tests.support.files import documents as made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return document_files()


def erased(article, capture):
    order = Order("article", str(article.pk), "Antrag", "Erika Muster")
    with capture(execute=True):
        return erase(order)


@pytest.mark.both
def test_what_only_the_erased_article_had_is_gone(
    shelf, django_capture_on_commit_callbacks
):
    shared = made.stored(made.CSV, "Tabelle.csv")
    rows = [made.attachment(title="Geheim"), made.attachment(shared)]
    article = factories.published(attachments=rows)
    factories.published(headline="Anderer", attachments=[made.attachment(shared)])
    done, _kept = erased(article, django_capture_on_commit_callbacks)
    assert done.counts["documents"] == 1
    assert [*Document.objects.all()] == [shared]
    assert [*shelf.names()] == [shared.file_name]
    assert Attachment.objects.get().article.headline == "Anderer"
