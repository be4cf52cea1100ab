"""The dossiers of the demo: a label's own text, in both languages of the samples."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, CountryOrganisation, Dossier, Label, Topic

# Days since somebody looked at them, and until somebody is to look again.
CHECKED, NEXT = timedelta(days=29), timedelta(days=336)
PINNED = 2
# By the German name of the label.
TEXTS: dict[tuple[type[Label], str], dict[str, str]] = {
    (Topic, "Offene Wissenschaft"): {
        "de": (
            "<p>Offene Wissenschaft heißt, dass Veröffentlichungen, Daten und Methoden "
            "der Forschung allen zugänglich sind. Die Budapester Erklärung hat 2002 "
            "den freien Zugang zu Fachaufsätzen benannt, Plan S ihn 2018 zur Bedingung "
            "von Förderungen gemacht; seit 2021 gibt es eine Empfehlung der UNESCO.</p>"
            "<p>Wir berichten über Vorgaben von Staaten und Förderorganisationen, über "
            "Abkommen mit Verlagen und darüber, was sie für die Zusammenarbeit über "
            "Grenzen hinweg bedeuten.</p>"
        ),
        "en": (
            "<p>Open science means that publications, data and methods of research are "
            "accessible to everybody. The Budapest declaration named open access to "
            "papers in 2002, Plan S made it a condition of funding in 2018, and UNESCO "
            "has had a recommendation since 2021.</p>"
            "<p>We report on the rules of states and funders, on agreements with "
            "publishers, and on what they mean for cooperation across borders.</p>"
        ),
    },
    (CountryOrganisation, "Frankreich"): {
        "de": (
            "<p>Frankreich gehört zu den wichtigsten Partnern Deutschlands in "
            "Forschung und Hochschulbildung. Im Vertrag von Aachen haben beide Staaten "
            "2019 vereinbart, noch enger zusammenzuarbeiten.</p>"
            "<p>Hier sammeln wir Ausschreibungen, Abkommen und gemeinsame "
            "Einrichtungen. Diese Seite ist ein Beispiel.</p>"
        ),
        "en": (
            "<p>France is one of Germany’s closest partners in research and higher "
            "education. In the Treaty of Aachen of 2019 both states agreed to work "
            "together even more closely.</p>"
            "<p>This page brings together calls, agreements and shared institutions. "
            "It is a sample.</p>"
        ),
    },
    (CountryOrganisation, "CERN"): {
        "de": (
            "<p>Das CERN bei Genf ist das europäische Labor für Teilchenphysik. Es "
            "wurde 1954 gegründet und betreibt mit dem LHC den größten "
            "Teilchenbeschleuniger der Welt.</p>"
            "<p>Hier stehen Meldungen über neue Mitglieder, Anlagen und Ergebnisse. "
            "Diese Seite ist ein Beispiel.</p>"
        ),
        "en": (
            "<p>CERN near Geneva is Europe’s laboratory for particle physics. Founded "
            "in 1954, it runs the LHC, the largest particle accelerator in the "
            "world.</p>"
            "<p>Here you find news of new members, machines and results. This page is "
            "a sample.</p>"
        ),
    },
}


def make_dossiers() -> None:
    """Make those that are missing, as if two people had accepted them."""
    for (model, name), texts in TEXTS.items():
        if label := model.objects.called(name, "de").first():
            for language, body in texts.items():
                make_dossier(label, language, body)


def make_dossier(label: Label, language: str, body: str) -> None:
    dossier, today = Dossier.begun(label, language), timezone.localdate()
    if dossier.is_filled:
        return
    about = Article.objects.public().in_language(language).about([label])
    newest = about.select_related("edition").order_by("-printed_on", "-pk")
    pinned = newest[:PINNED]
    dossier.as_of, dossier.look_again_on = today - CHECKED, today + NEXT
    dossier.body = body
    dossier.pinned = [str(one.edition.uuid) for one in pinned]
    dossier.save()
