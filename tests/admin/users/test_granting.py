"""Roles and rights that are given or taken away are in the record, each way they go."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.models import RecordEntry, User
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def told(deed: str) -> list[str]:
    entry = RecordEntry.objects.filter(deed=deed).first()
    return entry.details["rights"] if entry else []


def test_s69_a_role_given_and_taken_is_recorded_with_who_did_it():
    admin, author = factories.admin(), factories.author("erika")
    chiefs = Group.objects.get(name="Chief editor")
    client, path = at_desk(admin), url(User, "change", author.pk)
    assert save(client, path, groups=[chiefs.pk], is_superuser="on").status_code == 302
    assert told("granted") == ["Chief editor", "is_superuser"]
    assert told("taken") == ["Author"]
    one = RecordEntry.objects.get(deed="granted")
    assert (one.by, one.key) == (admin, str(author.pk))


def test_s69_a_new_account_is_recorded_with_its_roles():
    role = Group.objects.get(name="Editor")
    data = {"username": "neu", "email": "neu@example.org", "groups": [role.pk]}
    save(at_desk(factories.admin()), url(User, "add"), **data)
    assert told("granted") == ["Editor", "is_active", "is_staff"]
    added = RecordEntry.objects.get(deed="added")
    assert added.name == "neu"
    assert RecordEntry.objects.filter(deed="invited").count() == 1


def test_s69_a_right_of_a_role_is_recorded_too():
    role = Group.objects.get(name="Author")
    right = Permission.objects.get(codename="publish_article")
    kept = list(role.permissions.values_list("pk", flat=True))
    client, path = at_desk(factories.admin()), url(Group, "change", role.pk)
    save(client, path, permissions=[*kept, right.pk])
    assert told("granted") == ["articles.publish_article"]
    assert told("taken") == []


def test_where_no_right_changed_none_is_told():
    author = factories.author("erika")
    client, path = at_desk(factories.admin()), url(User, "change", author.pk)
    save(client, path, printed_name="Anders")
    assert (told("granted"), told("taken")) == ([], [])
    assert RecordEntry.objects.get().deed == "changed"


@pytest.mark.parametrize("way", ["alone", "bulk"])
def test_s69_whatever_is_deleted_is_recorded_one_by_one_or_many(way):
    topics = [factories.topic(f"Thema {number}") for number in range(2)]
    client = at_desk(factories.admin())
    model = type(topics[0])
    if way == "alone":
        for topic in topics:
            client.post(url(model, "delete", topic.pk), {"post": "yes"})
    else:
        keys = [topic.pk for topic in topics]
        data = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
        client.post(url(model, "changelist"), data)
    assert not model.objects.exists()
    deleted = RecordEntry.objects.filter(deed="deleted")
    assert {one.name for one in deleted} == {"Thema 0", "Thema 1"}
    assert {one.by for one in deleted} == {factories.admin()}


def test_s69_a_deleted_report_is_recorded_without_a_word_of_it():
    report = factories.barrier_report("Geheim")
    client = at_desk(factories.admin())
    client.post(url(type(report), "delete", report.pk), {"post": "yes"})
    one = RecordEntry.objects.get(deed="deleted")
    assert one.kind == "articles.readerreport"
    assert "Geheim" not in repr(one.__dict__)
