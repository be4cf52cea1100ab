"""Structured data of pages in schema.org's words: the same facts that they print."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext as _

from articles.domain.content import excerpt_of, minutes_to_read, words_of
from articles.foundation.slugs import paths_to
from articles.models import (
    KINDS,
    Article,
    Attribution,
    CountryOrganisation,
    FurtherReading,
    Label,
    Masthead,
    given,
)
from articles.site.public.machines.image_objects import image_objects
from articles.site.shared import Attached, absolute, documents_of, source_of_text

CONTEXT = "https://schema.org"
TYPES: dict[str, str] = {
    CountryOrganisation.Kind.COUNTRY: "Country",
    CountryOrganisation.Kind.REGION: "Place",
    CountryOrganisation.Kind.ORGANISATION: "Organization",
}


def thing(kind: str, **facts) -> dict:
    """Return the known facts of a thing, without empty ones."""
    return {"@type": kind} | {name: fact for name, fact in facts.items() if fact}


def document(kind: str, **facts) -> dict:
    return {"@context": CONTEXT} | thing(kind, **facts)


def news_article(
    article: Article, *, masthead, translations, corrections, pictures, expires=""
) -> dict:
    """Describe an article: `translations` by language, `corrections` newest first,
    `pictures` in the order of the page; it `expires` when all it tells is over.
    """
    minutes = minutes_to_read(article)
    facts = {
        "headline": article.headline,
        "description": excerpt_of(article),
        "url": article.permalink,
        "mainEntityOfPage": {"@type": "WebPage", "@id": article.permalink},
        "image": image_objects(pictures, article),
        "digitalSourceType": source_of_text(article),
        "inLanguage": article.language,
        "datePublished": published(article),
        "dateModified": modified(article),
        "expires": expires,
        "author": author(article),
        "publisher": publisher(masthead),
        "isBasedOn": [original(row) for row in article.attributions.all()],
        "citation": [reading(entry) for entry in article.further_reading.all()],
        "associatedMedia": [media_object(one) for one in documents_of(article)],
        "about": [subject(label) for label in article.subjects()],
        "keywords": [str(label) for label in article.topic_list()],
        "articleSection": [str(label) for label in article.category_list()],
        "wordCount": words_of(article),
        "timeRequired": minutes and f"PT{minutes}M",
        "correction": [correction(one) for one in corrections if one.change_note],
        "isAccessibleForFree": True,
        "license": masthead.licence_url,
    }
    # Without a record of who translated whom, each is a translation of the other.
    way = "translationOfWork" if article.translated_from_id else "workTranslation"
    facts[way] = [translation(other) for other in translations.values()]
    return document("NewsArticle", **facts)


def published(article: Article) -> str:
    """Return the printed date; with the time if it is the day of publication."""
    moment = timezone.localtime(article.edition.published_at)
    if moment.date() == article.printed_on:
        return moment.isoformat(timespec="seconds")
    return given(article.printed_on).isoformat()


def modified(article: Article) -> str:
    if not article.was_updated:
        return published(article)
    return timezone.localtime(article.updated_at).isoformat(timespec="seconds")


def author(article: Article) -> dict | None:
    organisation = article.credit_organisation
    employer = organisation and thing("Organization", name=organisation)
    if article.credit_name:
        return thing("Person", name=article.credit_name, affiliation=employer)
    return employer or None


def publisher(masthead: Masthead) -> dict:
    return thing(
        "Organization", name=masthead.name, url=absolute(reverse("home")), logo=logo()
    )


def logo() -> dict | None:
    """Describe what the look shows for the name, else the large icon."""
    look = settings.NEWSROOM_LOOK
    picture = look.logo or look.icon
    if picture is None:
        return None
    return thing(
        "ImageObject",
        url=absolute(static(picture.name)),
        width=picture.width,
        height=picture.height,
    )


def original(row: Attribution) -> dict:
    source = row.source.current
    owner = thing("Organization", name=str(source), url=source.link)
    return thing(
        "CreativeWork",
        name=row.title,
        url=row.url,
        datePublished=row.dated and row.dated.isoformat(),
        publisher=owner,
    )


def reading(entry: FurtherReading) -> dict:
    name = entry.printed_publisher(get_language())
    return thing(
        "CreativeWork",
        name=entry.title,
        url=entry.url,
        datePublished=entry.dated and entry.dated.isoformat(),
        inLanguage=entry.language,
        publisher=name and thing("Organization", name=name),
    )


def media_object(one: Attached) -> dict:
    """Describe a document; only tagged PDF has a word of its own there."""
    is_tagged = one.is_tagged and one.media_type == "application/pdf"
    return thing(
        "MediaObject",
        name=one.title,
        contentUrl=one.url,
        encodingFormat=one.media_type,
        contentSize=f"{one.size} B",
        sha256=one.checksum,
        inLanguage=one.language,
        accessibilityFeature=["taggedPDF"] if is_tagged else None,
    )


def subject(label: Label) -> dict:
    """Describe what an article is about, as closely as its kind allows."""
    if isinstance(label, CountryOrganisation):
        return country(label)
    return thing(
        "DefinedTerm",
        name=str(label),
        url=absolute(label.get_absolute_url()),
        inDefinedTermSet=absolute(KINDS[label.url_name].overview),
    )


def country(label: CountryOrganisation) -> dict:
    """Describe a country with its ISO code, or an organisation or region."""
    code = label.code if label.kind == CountryOrganisation.Kind.COUNTRY else ""
    return thing(
        TYPES[label.kind],
        name=str(label),
        identifier=code
        and thing("PropertyValue", propertyID="ISO 3166-1 alpha-2", value=code),
        url=absolute(label.get_absolute_url()),
    )


def correction(version: Article) -> dict:
    day = timezone.localtime(version.live_from)
    return thing(
        "CorrectionComment",
        text=version.change_note,
        datePublished=day.isoformat(timespec="seconds"),
    )


def translation(other: Article) -> dict:
    return thing(
        "NewsArticle",
        headline=other.headline,
        url=other.permalink,
        inLanguage=other.language,
    )


def web_site(masthead: Masthead) -> dict:
    """Describe the site in the active language, with its search."""
    template = absolute(reverse("articles")) + "?q={search_term_string}"
    return document(
        "WebSite",
        name=masthead.name,
        description=masthead.tagline,
        url=absolute(reverse("home")),
        inLanguage=get_language(),
        publisher=publisher(masthead),
        potentialAction={
            "@type": "SearchAction",
            "target": thing("EntryPoint", urlTemplate=template),
            "query-input": "required name=search_term_string",
        },
    )


def collection(name: str, path: str, *, description: str, articles: list) -> dict:
    """Describe a list by what it shows, in its order."""
    path_to_article, origin = paths_to("article"), absolute("")
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "url": origin + path_to_article(article.slug),
        }
        for place, article in enumerate(articles, start=1)
    ]
    return document(
        "CollectionPage",
        name=name,
        description=description,
        url=absolute(path),
        inLanguage=get_language(),
        mainEntity=items and thing("ItemList", itemListElement=items),
    )


def breadcrumbs(*steps: tuple[str, str]) -> dict:
    """Describe the way from the home page; `steps` are pairs of name and path."""
    way = [(_("Home page"), reverse("home")), *steps]
    return document(
        "BreadcrumbList",
        itemListElement=[
            {
                "@type": "ListItem",
                "position": place,
                "name": str(name),
                "item": absolute(path),
            }
            for place, (name, path) in enumerate(way, start=1)
        ],
    )
