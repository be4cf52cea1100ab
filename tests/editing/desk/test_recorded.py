"""Acts on every page of the desk are in the record, and in its history."""

import pytest
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import Group
from django.test import RequestFactory

from articles.editing.desk.recorded import Recorded
from articles.editing.desk.site import Desk
from articles.models import RecordEntry, Topic
from tests.support import factories
from tests.support.desk.desk import at_desk, save, url

pytestmark = pytest.mark.django_db


class Plain(ModelAdmin):
    """As a plug-in writes one."""

    def log_change(self, request, obj, message):
        super().log_change(request, obj, [*message, {"added": {}}])


@pytest.mark.parametrize("page", [None, ModelAdmin, Plain])
def test_a_plug_ins_page_is_recorded_as_ours_are(page):
    desk = Desk(name="other")
    desk.register(Group, page)
    made = desk.get_model_admin(Group)
    assert isinstance(made, Recorded)
    request = RequestFactory().post("/")
    request.user = factories.admin()
    role = Group.objects.first()
    made.log_change(request, role, [{"changed": {"fields": ["name"]}}])
    entry = RecordEntry.objects.get()
    assert (entry.deed, entry.kind, entry.by) == ("changed", "auth.group", request.user)
    assert len(entry.details["changes"]) == (2 if page is Plain else 1)


def test_a_save_that_changed_nothing_is_none():
    desk = Desk(name="other")
    desk.register(Group)
    request = RequestFactory().post("/")
    request.user = factories.admin()
    desk.get_model_admin(Group).log_change(request, Group.objects.first(), [])
    assert not RecordEntry.objects.exists()


def test_the_history_of_a_thing_is_what_the_record_tells_of_it():
    topic, other = factories.topic("Hafen"), factories.topic("Meer")
    admin = factories.profile(factories.admin(), printed_name="Ada Muster")
    client = at_desk(admin)
    client.post(url(Topic, "delete", other.pk), {"post": "yes"})
    save(client, url(Topic, "change", topic.pk), aliases="Port")
    page = client.get(url(Topic, "history", topic.pk)).text
    assert page.count("(Ada Muster)") == 1
    assert "Meer" not in page
