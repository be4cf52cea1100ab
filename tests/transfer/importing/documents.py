"""Documents for the tests of the importer, written into a temporary folder."""

from pathlib import Path

GERMAN = """{headline}

12.02.2020 | {categories}

{body}

Zum Nachlesen

- Beispielverlag (11.02.20): [Ein Titel](https://www.example.org/titel)
- Musterverband: [Ohne Ziel](#)

Quelle: {sources}

Redaktion: 12.02.2020 von Erika Muster, Musterinstitut

Länder / Organisationen: {countries}

Themen: {topics}

[Zurück](#)

Weitere Informationen
"""
ENGLISH = """{headline}

12.02.2020 | Networks

{body}

Further reading

- Sample Press (11.02.20): [A title](https://www.example.org/title)

Source: Sample Institute

Edited: 12.02.2020 by Erika Sample, Sample Institute

Countries / organisations: EU

Topics: Innovation
"""
DEFAULTS = {
    "headline": "Ein Beispiel",
    "categories": "Netzwerke",
    "body": "Der erste Absatz.",
    "sources": "Musterquelle",
    "countries": "EU",
    "topics": "Innovation",
}


def write(folder: Path, name: str = "beispiel.de.txt", **texts) -> Path:
    form = ENGLISH if ".en" in name else GERMAN
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(form.format(**DEFAULTS | texts), encoding="utf-8")
    return path
