"""What is not public and not one's own never shows, at whatever address one asks."""

from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.models import Address, Article, Decision, Edition, Snapshot, Story
from articles.publishing import move
from articles.versions import revise
from articles.writing import change
from tests import factories
from tests.admin.desk import MODELS, NEWSROOM, PEOPLE, at_desk, save, url

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


@pytest.fixture
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


def related_to(articles) -> list:
    """Return (model, key) of everything that belongs to these articles."""
    found = [(Article, article.pk) for article in articles]
    for article in articles:
        edition = article.edition
        found += [(Edition, edition.pk), (Story, edition.story_id)]
        found += [(Address, one.pk) for one in edition.addresses.all()]
        found += [(Decision, one.pk) for one in article.decisions.all()]
        found += [(Snapshot, one.pk) for one in article.snapshots.all()]
    return found


def shown(client, path: str, **options) -> str:
    answer = client.get(path, follow=True, **options)
    assert answer.status_code < 500
    return answer.text + str(answer.redirect_chain) + str(answer.headers)


@pytest.mark.parametrize("role", STRANGERS)
def test_no_page_about_a_colleagues_draft_tells_anything(role, secrets):
    client = at_desk(PEOPLE[role]())
    for model, key in related_to(secrets):
        for view in ("change", "history", "delete"):
            assert TOKEN not in shown(client, url(model, view, key))


@pytest.mark.parametrize("role", STRANGERS)
def test_no_list_and_no_filter_tells_of_a_colleagues_draft(role, secrets):
    client = at_desk(PEOPLE[role]())
    for model in MODELS:
        listed = url(model, "changelist")
        for query in (
            "",
            "?all=",
            "?_facets=True",
            "?o=-1",
            "?status__exact=in_review",
        ):
            assert TOKEN not in shown(client, listed + query)
    assert TOKEN not in shown(client, reverse("admin:index"))


@pytest.mark.parametrize("role", STRANGERS)
def test_no_search_answers_differently_for_what_stands_in_a_hidden_draft(role, secrets):
    client = at_desk(PEOPLE[role]())
    for model in NEWSROOM:
        for term in (TOKEN, f"Kopf {TOKEN}"):
            answer = client.get(url(model, "changelist") + f"?q={quote(term)}")
            if answer.status_code == 200:
                assert answer.context["cl"].result_count == 0


@pytest.mark.parametrize("role", STRANGERS)
def test_no_autocompletion_offers_a_colleagues_draft(role, secrets):
    client = at_desk(PEOPLE[role]())
    for model in NEWSROOM:
        for field in model._meta.get_fields():
            for term in ("", TOKEN):
                query = {"term": term} | {
                    "app_label": "articles",
                    "model_name": model._meta.model_name,
                    "field_name": field.name,
                }
                answer = client.get(reverse("admin:autocomplete", query=query))
                assert answer.status_code in {200, 403, 404}
                assert TOKEN not in answer.text


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


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_no_lookup_leads_from_an_article_to_what_is_hidden(lookup, secrets):
    client = at_desk(factories.admin())
    answer = client.get(f"{url(Article, 'changelist')}?{lookup}")
    assert answer.status_code in {302, 400}


@pytest.mark.parametrize("model", [Decision, Snapshot])
def test_no_lookup_asks_the_records_for_a_password(model):
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


def test_ones_own_log_forgets_what_one_may_not_see_any_more(secrets):
    person = factories.editor("Frühere Redakteurin")
    client = at_desk(person)
    save(client, url(Article, "change", secrets.first().pk), teaser="Besser")
    assert TOKEN in client.get(reverse("admin:index")).text
    person.groups.set([Group.objects.get(name="Author")])
    assert TOKEN not in client.get(reverse("admin:index")).text


def test_the_history_of_a_published_article_names_fields_and_no_values():
    writer = factories.author("Andere Autorin")
    draft = factories.draft(by=writer, **secret_content())
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
