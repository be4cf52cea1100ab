"""No lookup, log or deletion shows what is neither public nor the user's own."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.editing.publishing import move
from articles.editing.writing import change, revise
from articles.models import Article, Decision, Snapshot, User
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, save, url
from tests.support.worlds import world

pytestmark = pytest.mark.django_db

TOKEN = "geheimnis7q"
STRANGERS = ("author", "reader", "sources")


def secret_content() -> dict:
    source = str(factories.source("Bekannte Quelle").key)
    return {
        "headline": f"Kopf {TOKEN}",
        "slug": f"adresse-{TOKEN}",
        "teaser": f"Anriss {TOKEN}",
        "body": f"<p>Text {TOKEN}</p>",
        "attributions": [
            {"source": source, "title": TOKEN, "url": f"https://example.org/{TOKEN}"}
        ],
        "further_reading": [{"publisher": source, "title": f"Weiter {TOKEN}"}],
    }


@world
def secrets():
    """A colleague's draft, and the draft of a next version of what is live."""
    colleague = factories.author("Andere Autorin")
    draft = factories.draft(by=colleague, **secret_content())
    live = factories.published(by=colleague, headline="Öffentlich", slug="offen")
    revised = revise(live, by=colleague)
    change(revised, secret_content() | {"slug": f"neu-{TOKEN}"}, by=colleague)
    # Once in the desk, so that it stands in the admin's log, too.
    save(at_desk(colleague), url(Article, "change", draft.pk), teaser=f"Neu {TOKEN}")
    move(Article.objects.get(pk=draft.pk), "submit", by=colleague, note=TOKEN)
    return Article.objects.filter(pk__in=[draft.pk, revised.pk])


LOOKUPS = (
    "author__password__startswith=p",
    "edition__articles__headline__startswith=Kopf",
    "translations__headline__startswith=Kopf",
    "snapshots__content__icontains=Kopf",
    "snapshots__by__password__startswith=p",
    "category_links__article__headline__startswith=Kopf",
    "_to_field=headline",
    "_to_field=slug",
)


@pytest.mark.both
@pytest.mark.parametrize("lookup", LOOKUPS)
def test_s14_no_lookup_leads_from_an_article_to_what_is_hidden(lookup, secrets):
    client = at_desk(factories.admin())
    answer = client.get(f"{url(Article, 'changelist')}?{lookup}")
    assert answer.status_code in {302, 400}


@pytest.mark.both
@pytest.mark.parametrize("model", [Decision, Snapshot])
def test_s14_no_lookup_asks_the_records_for_a_password(model):
    client = at_desk(factories.admin())
    for lookup in ("by__password__startswith=p", "_to_field=by__password"):
        answer = client.get(f"{url(model, 'changelist')}?{lookup}")
        assert answer.status_code in {302, 400}


@pytest.mark.parametrize("role", STRANGERS)
def test_djangos_way_to_an_objects_address_is_closed(role, secrets):
    client = at_desk(PEOPLE[role]())
    kind = ContentType.objects.get_for_model(Article).pk
    for article in secrets:
        answer = client.get(f"/admin/r/{kind}/{article.pk}/")
        assert answer.status_code == 404
        assert TOKEN not in answer.text


def test_the_first_page_forgets_what_one_may_not_see_any_more(secrets):
    person = factories.editor("Frühere Redakteurin")
    client = at_desk(person)
    move(secrets.first(), "discard", by=person, note="Doppelt.")
    assert TOKEN in client.get(reverse("admin:index")).text
    person.groups.set([Group.objects.get(name="Author")])
    assert TOKEN not in client.get(reverse("admin:index")).text


def test_the_history_of_a_published_article_names_fields_and_no_values():
    writer = factories.author("Andere Autorin")
    content = secret_content() | {"slug": f"eigene-{TOKEN}"}
    draft = factories.draft(by=writer, **content)
    client = at_desk(writer)
    save(
        client,
        url(Article, "change", draft.pk),
        headline="Öffentlich",
        slug="oeffentlich",
        body="<p>Text.</p>",
        teaser="",
        **{"attributions-0-DELETE": "on", "further_reading-0-DELETE": "on"},
    )
    article = move(Article.objects.get(pk=draft.pk), "submit", by=writer)
    move(article, "publish", by=factories.chief())
    seen = at_desk(factories.author()).get(url(Article, "history", draft.pk))
    assert seen.status_code == 200
    assert writer.username in seen.text
    assert TOKEN not in seen.text


def test_deleting_a_used_source_doesnt_tell_what_uses_it(secrets):
    source = factories.source("Bekannte Quelle")
    answer = at_desk(PEOPLE["sources"]()).get(url(type(source), "delete", source.pk))
    assert "Bekannte Quelle" in answer.text
    assert TOKEN not in answer.text


def test_who_reviews_sees_the_colleagues_draft(secrets):
    client = at_desk(factories.editor())
    for article in secrets:
        assert TOKEN in client.get(url(Article, "change", article.pk)).text


def test_deleting_an_account_doesnt_tell_what_its_person_wrote(secrets):
    keeper = factories.author("Kontenverwaltung Beispiel")
    names = [f"{verb}_user" for verb in ("view", "change", "delete")]
    keeper.user_permissions.set(Permission.objects.filter(codename__in=names))
    person = secrets.first().author
    client, chosen = at_desk(keeper), {"_selected_action": [person.pk]}
    one = client.get(url(User, "delete", person.pk))
    many = client.post(url(User, "changelist"), chosen | {"action": "delete_selected"})
    for answer in (one, many):
        assert answer.status_code == 200
        assert TOKEN not in answer.text
    client.post(url(User, "delete", person.pk), {"post": "yes"})
    assert User.objects.filter(pk=person.pk).exists()
