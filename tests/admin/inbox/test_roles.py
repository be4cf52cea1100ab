"""Nobody gets an item, its title or its existence without the right, at any address."""

import pytest
from django.urls import reverse

from articles.admin.inbox.acting import DEEDS
from articles.inbox.items import decide, join, take_over
from articles.models import InboxItem, ItemSender
from tests.support import factories
from tests.support.desk.asking import Answer, changed, fingerprint, undone
from tests.support.desk.desk import at_desk, reader
from tests.support.desk.newsroom import clients
from tests.support.inbox import feed, item

pytestmark = pytest.mark.django_db

SECRET = "geheim77x"
DECIDE = {"editor", "chief", "admin"}
UNKNOWN = 987_654


@pytest.fixture
def secret() -> InboxItem:
    """Return an item with a word wherever one can stand, and another in its cluster."""
    of = feed("Bekannte Quelle")
    values = {"summary": f"Anriss {SECRET}", "text": f"Text {SECRET}", "of": of}
    values |= {"author": f"Name {SECRET}", "language": "de"}
    told = {"kind": "topic", "key": factories.topic("Bekannt").pk, "name": SECRET}
    one = item(f"Titel {SECRET}", suggestions=[told | {"why": "title"}], **values)
    join(item(f"Dasselbe {SECRET}", **values), one)
    one.refresh_from_db()
    return one


def addresses(pk: int) -> list[str]:
    root = reverse("inbox")
    acts = [*DEEDS, "reopen", "gibtesnicht"]
    return [f"{root}{pk}/", *(f"{root}{pk}/{name}/" for name in acts)]


def sent(one: InboxItem | None = None) -> dict:
    """Return what a form of the item would send."""
    pk, lock = (one.pk, one.lock) if one else (UNKNOWN, 0)
    seen = f"{pk}-{lock}"
    return {
        "seen": [str(lock)],
        "reason": "Werbung",
        "chosen": [seen],
        "item": str(pk),
        "tab": "x",
        "person": str(factories.author().pk),
        "edition": "1",
    }


def test_an_item_is_as_unknown_as_none(secret):
    browsers = {role: it for role, it in clients().items() if role not in DECIDE}
    sent(secret)  # makes whom it names
    before = fingerprint()
    for name, client in browsers.items():
        for path in ("/admin/", reverse("inbox"), f"{reverse('inbox')}?q={SECRET[:6]}"):
            assert SECRET not in Answer(client, "get", path).told, (name, path)
        pairs = zip(addresses(secret.pk), addresses(UNKNOWN), strict=True)
        for mine, unknown in pairs:
            for method in ("get", "post"):
                data = sent(secret) if method == "post" else None
                other = sent() if method == "post" else None
                told = Answer(client, method, mine, data)
                assert told.whatever(secret.pk, UNKNOWN) == Answer(
                    client, method, unknown, other
                ).whatever(secret.pk, UNKNOWN), (name, method, mine)
                assert SECRET not in told.told
        for act in ("dismiss", "undo", "presence", "paste"):
            path = f"{reverse('inbox')}{act}/"
            data = sent(secret) | {"seen": f"{secret.pk}-{secret.lock}"}
            assert SECRET not in Answer(client, "post", path, data).told, (name, act)
    assert changed(before) == {}


def test_get_changes_nothing_for_anybody(secret):
    browsers = clients()
    before = fingerprint()
    for client in browsers.values():
        for path in (reverse("inbox"), *addresses(secret.pk)):
            Answer(client, "get", path)
        for act in ("dismiss", "undo", "presence"):
            answer = Answer(client, "get", f"{reverse('inbox')}{act}/")
            assert answer.status in {302, 405}
    assert changed(before) == {}


def test_who_decides_opens_each_page_and_each_act_obeys(secret):
    root = reverse("inbox")
    InboxItem.objects.filter(pk=secret.pk).update(nearest=item("Fast dasselbe"))
    for role, client in clients().items():
        if role not in DECIDE:
            continue
        for name in ("take", "add", "dismiss", "hand"):
            assert client.get(f"{root}{secret.pk}/{name}/").status_code == 200
        for name in set(DEEDS) - {"add", "release", "source"}:
            with undone():
                client.post(f"{root}{secret.pk}/{name}/", sent(secret))
                assert InboxItem.objects.get(pk=secret.pk).lock == 1, name


def test_an_author_has_what_was_handed_to_her_and_nothing_beside_it(secret):
    mine = decide(
        item("Mein Thema"), "hand", by=factories.editor(), handed_to=factories.author()
    )
    join(mine, secret)  # its cluster is hers no more than its others
    client = at_desk(factories.author())
    for path in (reverse("inbox"), f"{reverse('inbox')}{mine.pk}/"):
        page = client.get(path).text
        assert "Mein Thema" in page
        assert SECRET not in page
    client.post(f"{reverse('inbox')}{mine.pk}/hand/", sent(mine))
    mine.refresh_from_db()
    assert mine.lock == 1
    client.post(f"{reverse('inbox')}{mine.pk}/take/", {"seen": "1"})
    mine.refresh_from_db()
    assert (mine.state, mine.decided_by) == ("taken", factories.author())


def test_the_sender_is_shown_to_whom_may_know(secret):
    ItemSender.objects.create(
        item=secret, name="Karla Absender", address="karla@example.org", rights="mein"
    )
    path = f"{reverse('inbox')}{secret.pk}/"
    for person, sees in ((factories.editor(), False), (factories.chief(), True)):
        page = at_desk(person).get(path).text
        for told in ("Karla Absender", "karla@example.org"):
            assert (told in page) is sees
    assert "Karla" not in at_desk(factories.chief()).get(reverse("inbox")).text


def test_articles_that_somebody_may_not_see_are_named_nowhere():
    draft = take_over(item("Thema", of=feed()), by=factories.editor())
    one = InboxItem.objects.get(edition=draft.edition)
    other = item("Zweites Thema")
    decide(other, "hand", by=factories.editor(), handed_to=factories.author())
    join(other, one)
    client = at_desk(factories.author())
    page = client.get(reverse("inbox")).text
    assert f"/article/{draft.pk}/" not in page
    found = client.get(f"{reverse('inbox')}{other.pk}/add/?q=Thema").text
    assert 'name="edition"' not in found
    data = {"seen": "1", "edition": str(draft.edition_id)}
    answer = client.post(f"{reverse('inbox')}{other.pk}/add/", data, follow=True)
    assert "Einen solchen Artikel gibt es nicht" in answer.text
    assert InboxItem.objects.get(pk=other.pk).state == "new"


def test_a_reader_of_the_desk_has_no_inbox():
    client = at_desk(reader())
    assert client.get(reverse("inbox")).status_code == 403
    assert 'href="/admin/inbox/"' not in client.get("/admin/").text
