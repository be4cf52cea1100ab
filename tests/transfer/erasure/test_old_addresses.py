"""Old addresses lose their words with the article or person that they name."""

import pytest

from articles.models import LeadsTo, OldAddress
from articles.transfer.erasure import Order, erase
from tests.site.old_addresses.old_site import led, of_article, remember
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def erased(kind: str, name: str) -> None:
    erase(Order(kind, name, reason="Urteil", ordered_by="Gericht"))


def test_the_address_of_an_erased_article_says_nothing_and_answers_as_its_own(client):
    article = factories.published(headline="Der Quastenflosser")
    of_article(article, "/2019/quastenflosser/")
    of_article(article, "/", "p=5")
    assert led(client, "/2019/quastenflosser/")[0] == 301
    erased("article", str(article.pk))
    paths = OldAddress.objects.values_list("path", flat=True)
    assert all(path.startswith("/erased-") for path in paths)
    for path in ("/2019/quastenflosser/", "/?p=5"):
        assert client.get(path).status_code == 410
    # A further import doesn't bring the words back.
    of = {"leads_to": LeadsTo.EDITION, "edition": article.edition}
    again = OldAddress(host="blog.example.org", path="/2019/quastenflosser", **of)
    assert OldAddress.objects.remember([again]) == 0


def test_an_erased_person_is_named_by_no_old_address(client):
    person = factories.user("erika.mustermann", printed_name="Erika Mustermann")
    for path in ("/author/erika-mustermann", "/author/otto"):
        remember(path, leads_to=LeadsTo.ARTICLES, language="de")
    erased("person", person.username)
    assert not OldAddress.objects.filter(path__contains="erika").exists()
    for path in ("/author/erika-mustermann/", "/author/otto/"):
        assert led(client, path) == (301, "/de/artikel/")
