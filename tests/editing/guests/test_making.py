"""Making links: the rights to it, its refusals; only a hash of the secret stays."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import serializers
from django.utils import timezone

from articles.editing.assigning import assign
from articles.editing.guests import make, may_let_decide, revoke
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import RecordEntry, ReviewLink
from tests.editing.guests.linking import linked, wish
from tests.support import factories
from tests.support.factories import author, chief, edited, editor, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def why_not(verb, *args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    return refusal.value.code


def test_a_link_is_for_one_content_and_one_person_and_on_record():
    article = factories.in_review()
    link, _secret = linked(article)
    assert (link.article, link.content_hash) == (article, article.content_hash)
    assert (link.name, link.made_by, link.revoked_at) == (
        "Gästin Muster",
        editor(),
        None,
    )
    entry = RecordEntry.objects.latest("pk")
    assert (entry.by, entry.details) == (editor(), {"what": "review_link_made"})


def test_the_secret_is_long_and_stored_nowhere():
    first, secret = linked(factories.in_review())
    _other, another = linked(factories.in_review(headline="B"))
    assert secret != another
    assert len(secret) >= 43
    stored = serializers.serialize("json", [first])
    assert secret not in stored
    assert len(first.secret_hash) == 64


def test_only_who_reviews_makes_links_and_only_to_what_is_in_work():
    article = factories.in_review()
    assert why_not(make, article, wish(), by=author()) == "not-allowed"
    assert why_not(make, factories.published(), wish(), by=editor()) == "not-allowed"
    assert linked(factories.draft(headline="B"), by=chief())
    assert ReviewLink.objects.count() == 1


def test_a_link_names_somebody_and_ends_within_thirty_days():
    article = factories.in_review()
    assert why_not(make, article, wish(" \n"), by=editor()) == "no-name"
    assert why_not(make, article, wish(days=31), by=editor()) == "too-long"
    assert why_not(make, article, wish(days=-1), by=editor()) == "too-long"
    assert linked(article, days=30)
    assert linked(article, name="Zweiter Gast", days=0)


def test_what_somebody_changed_meanwhile_gets_no_link_unseen():
    article = factories.in_review()
    seen = article.content_hash
    edited(article, by=editor(), teaser="Neu.")
    said = {"by": chief(), "seen": seen}
    assert why_not(make, article, wish(), **said) == "overtaken"


def test_there_is_one_link_for_each_person_and_content():
    article = factories.in_review()
    link, _secret = linked(article)
    assert why_not(make, article, wish("gästin muster"), by=chief()) == "there-already"
    revoke(link, by=editor())
    assert linked(article)


@pytest.mark.parametrize("how", ["wrote", "changed", "is to write"])
def test_nobody_makes_a_link_that_approves_their_own_text(how):
    article = factories.in_review(by=chief() if how == "wrote" else author())
    if how == "changed":
        edited(article, by=chief(), teaser="Von der Chefin.")
    if how == "is to write":
        assign(article, "writes", person=chief(), by=editor())
    asked = wish(may_decide=True)
    assert why_not(make, article, asked, by=chief()) == "own-work"
    assert not may_let_decide(chief(), article)
    assert may_let_decide(editor(), article)
    assert make(article, wish(), by=chief())  # it may be read, of course


def test_no_link_that_approves_goes_to_any_address_of_who_wrote_it():
    person = profile(author(), email="autorin@example.org")
    EmailAddress.objects.create(user=person, email="privat@example.net")
    article = factories.in_review(by=person)
    for address in (
        "autorin@example.org",
        "Autorin+leise@Example.org",
        " PRIVAT@example.net ",
    ):
        asked = wish("Frau Anders", address=address, may_decide=True)
        assert why_not(make, article, asked, by=editor()) == "own-address"
    other = wish("Frau Anders", address="anders@example.org", may_decide=True)
    assert make(article, other, by=editor())
    reading = wish("Sie selbst", address="autorin@example.org")
    assert make(article, reading, by=editor())


def test_where_one_person_does_all_anybody_may_be_asked(settings):
    settings.NEWSROOM_FOUR_EYES = False
    own = factories.in_review(by=chief())
    assert linked(own, by=chief())


def test_revoking_takes_the_right_to_review_and_is_done_once():
    link, _secret = linked(factories.in_review())
    assert why_not(revoke, link, by=author()) == "not-allowed"
    revoke(link, by=chief())
    at = link.revoked_at
    revoke(link, by=editor())
    assert link.revoked_at == at
    entries = RecordEntry.objects.filter(details={"what": "review_link_revoked"})
    assert [one.by for one in entries] == [chief()]


def test_a_link_ends_with_its_day():
    link, _secret = linked(factories.in_review(), days=2)
    last = link.ends_at() - timedelta(seconds=1)
    assert not link.has_ended(last)
    assert link.has_ended(last + timedelta(seconds=1))
    assert list(ReviewLink.objects.standing(last)) == [link]
    assert not ReviewLink.objects.standing(link.ends_at()).exists()
    assert timezone.localtime(link.ends_at()).hour == 0


def test_a_text_has_only_so_many_links():
    article = factories.in_review()
    for number in range(30):
        linked(article, name=f"Gast {number}")
    assert why_not(make, article, wish(), by=editor()) == "too-many"
    move(article, "send_back", by=editor(), note="Kürzer.")
    edited(article, by=author(), teaser="Kürzer.")
    assert linked(article)
