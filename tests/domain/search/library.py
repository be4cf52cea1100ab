"""Eight articles to search in, each known by one letter, and how to ask for them."""

from articles.models import Article
from tests.support.contents import keys
from tests.support.factories import country, published, source, topic

READING = [{"title": "Jahresbericht der WHO", "url": "https://example.org/jahr.pdf"}]


def library() -> dict[str, Article]:
    texts = with_labels() | without_labels()
    return {letter: published(**content) for letter, content in sorted(texts.items())}


def with_labels() -> dict[str, dict]:
    commission = source("Europäische Kommission", aliases="EU-Kommission\nBrüssel")
    energy = keys(topic("Energie", name_en="Energy"))
    attribution = {"source": str(commission.key), "title": "Pressemitteilung"}
    return {
        "A": {
            "headline": "Wasserstoffstrategie verabschiedet",
            "teaser": "Die Bundesregierung fördert Forschung an Elektrolyseuren.",
            "body": "<p>Grüner Wasserstoff soll Häuser und Straßen versorgen.</p>",
            "topics": energy,
            "countries": keys(country("DE")),
        },
        "C": {
            "headline": "Abkommen unterzeichnet",
            "body": "<p>Washington arbeitet mit.</p>",
            "countries": keys(country("US")),
        },
        "D": {
            "headline": "Rat der EU beschließt Horizont Europa",
            "body": "<p>Die Kommissarin hat das Programm vorgestellt.</p>",
            "attributions": [attribution],
        },
        "G": {
            "language": "en",
            "headline": "Universities share hydrogen research",
            "teaser": "A study of houses",
            "body": "<p>Researchers at CERN’s campus analysed ponies.</p>",
            "topics": energy,
        },
    }


def without_labels() -> dict[str, dict]:
    return {
        "B": {
            "headline": "Neue Universität in Kopenhagen",
            "body": "<p>Das Haus an der Strasse öffnet.</p><p>Müller, die leitet.</p>",
        },
        "E": {
            "headline": "Europa am Horizont",
            "body": "<p>Ein Blick auf Küsten, die ratlos machen.</p>",
        },
        "F": {
            "headline": "COVID-19: Impfstoffe für Ghana",
            "body": "<table><caption>Lieferungen nach Monat</caption>"
            "<tbody><tr><td>Mai</td><td>600.000</td></tr></tbody></table>",
            "credit_name": "Erika Muster",
            "further_reading": READING,
        },
        "H": {"language": "en", "headline": "Old houses", "body": "<p>Of stone.</p>"},
    }


# Words typed on the German list → the articles that they find.
GERMAN = {
    # Case, umlauts, ß
    "wasserstoff": "A", "WASSERSTOFF": "A", "Straße": "AB", "strassen": "AB",
    "STRASSE": "AB", "Müller": "B", "Mueller": "B", "muller": "B", "Küste": "E",
    "Mu\u0308ller": "B", "Was\u00adserstoff": "A",
    # Stems
    "Haus": "AB", "Häuser": "AB", "haeuser": "AB", "Wasserstoffe": "A",
    "Universitäten": "B", "Küsten": "E", "Abkommens": "C",
    # Compounds and what is typed by half
    "Wasserst": "A", "Impfstoff": "F", "Elektrolyse": "A", "Universit": "B",
    "Strategie": "A", "Rat": "D", "Kop": "", "Ko": "",
    # Only the last word may be one that is typed by half, unless it is to be left out
    "Haus Wasserst": "A", "Wasserst Haus": "", "Wasserstoffstrategie Fors": "A",
    "Fors Wasserstoffstrategie": "", "Ghana ODER Wasserst": "AF", "Elektro": "A",
    "Wasserst ODER Ghana": "F", "Wasserst OR": "", "Elektro -Haus": "",
    "Wasserst ": "A", "Wasserst …": "A", '"Wasserst"': "", "Horizont-Euro": "D",
    "Horizont-Euro Rat": "", "Horizont -Euro": "DE", "Haus -Universit": "AB",
    # All must be there; stop words don't count unless there is nothing else
    "Wasserstoff Haus": "A", "Haus Kopenhagen": "B", "Haus Ghana": "",
    "das Haus der Universität": "B", "der die das": "ABDEF",
    # Phrases
    '"Horizont Europa"': "D", "„Horizont Europa“": "D", "Horizont Europa": "DE",
    '"Europa Horizont"': "", "Horizont-Europa": "D", '"Europa am Horizont"': "E",
    '"Horizont': "DE", '"grüne Wasserstoffe"': "A", '"Elektrolyse"': "",
    # Never from one field or from one row into the next
    '"verabschiedet die Bundesregierung"': "", '"Kopenhagen das Haus"': "",
    # Without
    "Horizont -Rat": "E", 'Europa -"Horizont Europa"': "E", "Haus -Straße": "",
    "Haus -Müller -Abkommen": "A", "-Haus": "", "Haus -der": "AB",
    # One or the other
    "Kopenhagen OR Ghana": "BF", "Kopenhagen ODER Ghana ODER USA": "BCF",
    "Haus Müller OR Wasserstoff": "AB", "OR": "", "OR Ghana OR": "F",
    # A database's own operators are text
    "Forschung AND Elektrolyseure": "A", "NEAR": "", "NEAR(Haus Straße)": "",
    "Kopenhagen*": "B", "^Kopenhagen": "B", "(Kopenhagen)": "B", "Kopenhagen:*": "B",
    "headline:Kopenhagen": "", "Kopenhagen & !Haus | x": "", "Haus' \\": "AB",
    "Kopenhagen NOT Haus": "", "\x00Kopenhagen\x00": "B", "\ud800Ghana": "F",
    '"(((((': "", "***": "", "\ue001Ghana": "F", "{top}": "", "<->": "",
    # Numbers, captions, credit, further reading, what a source's original is called
    "COVID-19": "F", "covid": "F", "19": "F", "600.000": "F", "Lieferung": "F",
    "Erika Muster": "F", "Jahresbericht": "F", "Pressemitteilung": "D",
    # Labels and sources by any of their names, in any language
    "USA": "C", "Vereinigte Staaten": "C", '"Vereinigte Staaten"': "C",
    "United States": "C", "Amerika Washington": "C", "EU-Kommission": "D",
    "Brüssel": "D", "Energie": "A", "energy": "A", "Deutschland": "A",
    "Washington -USA": "", "Haus Energie": "A",
}  # fmt: skip
ENGLISH = {
    "university": "G", "universities": "G", "Universit": "G", "hydrogen": "G",
    "house": "GH", "the houses": "GH", '"old houses"': "H", "houses -stone": "G",
    "CERN": "G", "cern's": "G", "pony": "G", "analysing": "G", "Energie": "G",
    "energy": "G", "die": "", "Haus": "",
}  # fmt: skip
