"""An article of a backup comes back as a draft, which two people publish as ever."""

import json
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.utils import timezone

from articles.domain.content import content_of
from articles.editing.publishing import Publication, move
from articles.foundation.refusal import Refused
from articles.models import (
    Address,
    CameAs,
    Document,
    Edition,
    Embargo,
    Image,
    RecordedDeed,
    RecordEntry,
)
from articles.transfer.one_article import Returning, TellingFault, tell
from articles.workflow import Change, Phase, Status
from tests.support.factories import (
    author,
    chief,
    draft,
    edited,
    picture,
    published,
    republished,
    revised,
    topic,
    translated,
    user,
)

pytestmark = pytest.mark.django_db


def told_of(article):
    """Tell of it as another newsroom reads it."""
    return json.loads(json.dumps(tell(f"de/{article.slug}")))


def returning(told, by=None, media: Path | None = None) -> Returning:
    return Returning(told, media or settings.VAR, "then.tar", by or author())


def as_gone(told):
    """Make it an article that this newsroom doesn't know."""
    return told | {"edition": str(uuid4()), "story": []}


def test_the_next_version_says_what_stood_then():
    then = published(headline="Kabel im Watt", topics=[str(topic().key)])
    told = told_of(then)
    now = republished(then, headline="Ganz anders")
    returned = returning(told).bring_back()
    article = returned.article
    assert (article.headline, article.status) == ("Kabel im Watt", Status.DRAFT)
    assert article.number == now.number + 1
    assert article.change_kind == Change.UPDATE
    assert (returned.is_whole, returned.missing, returned.lost) == (False, {}, [])
    assert now.edition.live_article() == now
    [entry] = RecordEntry.objects.filter(deed=RecordedDeed.RESTORED)
    assert entry.details == {"what": "brought_back", "file": "then.tar"}


def test_who_brings_it_back_is_no_second_pair_of_eyes():
    then = published(headline="Kabel im Watt")
    told = told_of(then)
    republished(then, headline="Ganz anders")
    by = chief("Chefin Zwei")
    article = returning(told, by).bring_back().article
    move(article, "submit", by=by)
    with pytest.raises(Refused) as refused:
        move(article, "publish", by=by, options=Publication())
    assert refused.value.code == "four-eyes"
    move(article, "publish", by=chief("Chefin Drei"), options=Publication())
    assert then.edition.live_article() == article


def test_any_version_can_be_named():
    then = republished(published(headline="Eins"), headline="Zwei")
    told = told_of(then)
    assert returning(told).bring_back(1).article.headline == "Eins"
    again = returning(told)
    with pytest.raises(TellingFault, match=r"no version 7 of it\. There are: 1, 2\."):
        again.bring_back(7)


def test_an_open_draft_is_not_overwritten():
    then = published(headline="Kabel im Watt")
    told = told_of(then)
    revised(then, headline="Ganz anders")
    again = returning(told)
    with pytest.raises(Refused) as refused:
        again.bring_back()
    assert refused.value.code == "working-version-exists"


def test_what_stands_already_makes_no_draft():
    again = returning(told_of(published(headline="Kabel im Watt")))
    with pytest.raises(Refused, match="Version 1, the latest one, says the same"):
        again.bring_back()


def test_who_may_not_write_brings_nothing_back():
    nobody = returning(told_of(published(headline="Kabel im Watt")), user("Niemand"))
    with pytest.raises(Refused, match="No article was brought back"):
        nobody.bring_back()


def test_one_that_is_gone_comes_whole_and_not_public():
    then = republished(published(headline="Eins"), headline="Zwei")
    told = as_gone(told_of(then))
    Address.objects.filter(edition=then.edition).update(slug="sonstwo")
    returned = returning(told).bring_back()
    edition = Edition.objects.get(uuid=told["edition"])
    versions = [*edition.articles.order_by("number")]
    assert [one.headline for one in versions] == ["Eins", "Zwei"]
    assert [one.phase() for one in versions] == [Phase.DISCARDED, Phase.DRAFT]
    assert returned.is_whole
    assert returned.article == edition.working_version() == versions[1]
    assert edition.live_article() is None
    assert (edition.published_at, edition.came_as) == (None, CameAs.PUBLIC)
    assert edition.came_for.isoformat() == told["published_at"]
    assert [one.author for one in versions] == [None, author()]


def test_its_address_may_be_another_articles_by_now():
    told = as_gone(told_of(published(headline="Kabel im Watt")))
    returned = returning(told).bring_back()
    assert returned.taken == "kabel-im-watt"
    assert returned.article.slug == "kabel-im-watt-2"


def test_it_joins_its_other_languages():
    original = published(headline="Kabel im Watt")
    other = translated(original, into="en", headline="Cables")
    told = tell(f"en/{other.slug}") | {"edition": str(uuid4())}
    told["language"] = "fr" if "fr" in dict(settings.LANGUAGES) else "en"
    if told["language"] == "en":
        told["story"] = []
    story = returning(told).bring_back().article.edition.story_id
    assert (story == original.edition.story_id) is bool(told["story"])


def test_an_embargo_that_has_not_ended_stands_again():
    then = draft(headline="Kabel im Watt")
    until = timezone.now() + timedelta(days=2)
    told = as_gone(told_of(then))
    told["embargo"] = {"until": until.isoformat(), "reason": "Sperrfrist des Hauses"}
    by = chief()
    story = returning(told, by).bring_back().article.edition.story
    embargo = Embargo.objects.standing().get(story=story)
    assert (embargo.until, embargo.reason) == (until, "Sperrfrist des Hauses")
    assert embargo.set_by == by


def test_a_picture_that_is_gone_comes_with_it(tmp_path):
    image = picture("Hafen", alt="Ein Hafen.")
    then = draft(headline="Kabel im Watt", lead_image=str(image.key))
    told = as_gone(told_of(then))
    file = tmp_path / "media" / "pictures" / image.file_name
    file.parent.mkdir(parents=True)
    with image.file.open() as kept:
        file.write_bytes(kept.read())
    edited(then, by=then.author, lead_image="")
    image.file.storage.delete(image.file_name)
    Image.objects.filter(pk=image.pk).delete()
    article = returning(told, media=tmp_path).bring_back().article
    assert article.lead_image.key == image.key
    assert article.lead_image.alts == image.alts
    with article.lead_image.file.open() as back:
        assert back.read() == file.read_bytes()


def test_what_the_backup_lacks_is_told(tmp_path):
    image, label = picture("Hafen", alt="Ein Hafen."), topic("Watt")
    then = draft(
        headline="Kabel im Watt", lead_image=str(image.key), topics=[str(label.key)]
    )
    told = as_gone(told_of(then))
    edited(then, by=then.author, lead_image="", topics=[])
    Image.objects.filter(pk=image.pk).delete()
    label.delete()
    returned = returning(told, media=tmp_path).bring_back()
    assert returned.lost == ["Hafen"]
    assert returned.missing == {"lead_image": 1, "topics": 1}
    assert content_of(returned.article)["topics"] == []
    assert not Document.objects.exists()


@pytest.mark.parametrize("named", ["de/nirgends", "kabel-im-watt", "", "x" * 40])
def test_an_unknown_address_is_told(named):
    draft(headline="Kabel im Watt")
    with pytest.raises(TellingFault, match="There is no such article"):
        tell(named)


def test_it_is_found_by_all_its_names():
    article = published(headline="Kabel im Watt")
    edition = article.edition
    names = (
        "de/kabel-im-watt",
        "https://news.example/de/artikel/kabel-im-watt/?x=1#a",
        edition.urn,
        str(edition.uuid),
    )
    assert {tell(name)["edition"] for name in names} == {str(edition.uuid)}
