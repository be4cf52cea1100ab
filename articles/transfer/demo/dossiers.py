"""The dossier of the demo: a topic's own text, in both languages of the samples."""

from datetime import date

from articles.models import Article, Dossier, Topic

TOPIC = "Offene Wissenschaft"
CHECKED, NEXT = date(2026, 11, 2), date(2027, 11, 2)
PINNED = 2
TEXTS = {
    "de": (
        "<p>Offene Wissenschaft heißt, dass Veröffentlichungen, Daten und Methoden der "
        "Forschung allen zugänglich sind. Die Budapester Erklärung hat 2002 den freien "
        "Zugang zu Fachaufsätzen benannt, Plan S ihn 2018 zur Bedingung von "
        "Förderungen gemacht; seit 2021 gibt es eine Empfehlung der UNESCO.</p>"
        "<p>Wir berichten über Vorgaben von Staaten und Förderorganisationen, über "
        "Abkommen mit Verlagen und darüber, was sie für die Zusammenarbeit über "
        "Grenzen hinweg bedeuten.</p>"
    ),
    "en": (
        "<p>Open science means that publications, data and methods of research are "
        "accessible to everybody. The Budapest declaration named open access to papers "
        "in 2002, Plan S made it a condition of funding in 2018, and UNESCO has had a "
        "recommendation since 2021.</p>"
        "<p>We report on the rules of states and funders, on agreements with "
        "publishers, and on what they mean for cooperation across borders.</p>"
    ),
}


def make_dossiers() -> None:
    """Make those of the topic that are missing, as if two people had accepted them."""
    topic = Topic.objects.called(TOPIC, "de").first()
    if topic is None:
        return
    for language, body in TEXTS.items():
        dossier = Dossier.begun(topic, language)
        if dossier.is_filled:
            continue
        about = Article.objects.public().in_language(language).about([topic])
        newest = about.select_related("edition").order_by("-printed_on", "-pk")
        pinned = newest[:PINNED]
        dossier.body, dossier.as_of, dossier.look_again_on = body, CHECKED, NEXT
        dossier.pinned = [str(one.edition.uuid) for one in pinned]
        dossier.save()
