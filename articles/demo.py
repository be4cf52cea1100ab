"""The demo: accounts with random passwords, and the samples, for a first look.

The passwords stand in a file beside the database that no repository holds.
"""

import csv
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from articles.importing.files import find_documents
from articles.importing.importer import Importer, Outcome
from articles.models import Category, Masthead, Profile, Source, Topic
from articles.slugs import slug_from

SAMPLES = Path(__file__).parent / "samples"
# Account → (group, printed name). None: the administrator.
ACCOUNTS = {
    "author": ("Author", "Beispiel-Autorin"),
    "editor": ("Editor", "Beispiel-Redakteur"),
    "chief": ("Chief editor", "Beispiel-Chefredakteurin"),
    "admin": (None, "Beispiel-Administrator"),
}
ORGANISATION = "Beispielredaktion Internationales"
MASTHEADS = {
    "de": {
        "name": "Newsroom",
        "tagline": "Internationale Zusammenarbeit in Bildung und Forschung",
        "contact": "Musterredaktion, redaktion@example.org",
        "footer": "Diese Seite zeigt Beispieltexte.",
    },
    "en": {
        "name": "Newsroom",
        "tagline": "International cooperation in education and research",
        "contact": "Sample desk, desk@example.org",
        "footer": "This site shows sample texts.",
    },
}
KINDS = {"category": Category, "topic": Topic, "source": Source}


def accounts_file() -> Path:
    return settings.VAR / "demo-accounts.txt"


@transaction.atomic
def make_accounts() -> dict[str, str]:
    """Make the demo accounts that are missing; return new passwords by account."""
    users = get_user_model().objects
    made = {}
    for name, (group, printed_name) in ACCOUNTS.items():
        if users.filter(username=name).exists():
            continue
        made[name] = secrets.token_urlsafe(9)
        make = users.create_user if group else users.create_superuser
        user = make(name, password=made[name])
        user.is_staff = True
        user.save(update_fields=["is_staff"])
        if group:
            user.groups.add(Group.objects.get(name=group))
        Profile.objects.create(
            user=user, printed_name=printed_name, organisation=ORGANISATION
        )
    if made:
        file = accounts_file()
        file.touch(mode=0o600)
        with file.open("a", encoding="utf-8") as lines:
            lines.writelines(f"{name} {word}\n" for name, word in made.items())
    return made


def read_accounts() -> dict[str, str]:
    """Return the passwords that the file holds, by account."""
    file = accounts_file()
    if not file.exists():
        return {}
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if " " in line)


def demo_chief():
    """Return the demo's chief editor, None where there is no demo."""
    if "chief" not in read_accounts():
        return None
    return get_user_model().objects.filter(username="chief").first()


@transaction.atomic
def load_vocabulary() -> None:
    """Make the labels and sources of the samples, with both their names."""
    with (SAMPLES / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = row.pop("kind")
            values = {name: value for name, value in row.items() if value}
            if kind != "source":
                values = {
                    k: values[k] for k in ("name", "name_en", "aliases") if k in values
                }
            values["aliases"] = values.get("aliases", "").replace("|", "\n")
            KINDS[kind].objects.get_or_create(
                name=values.pop("name"),
                defaults=values | {"slug": slug_from(row["name"], fallback=kind)},
            )


def make_mastheads() -> None:
    for language, texts in MASTHEADS.items():
        Masthead.objects.get_or_create(language=language, defaults=texts)


def load_samples(*, by) -> list[Outcome]:
    """Import the samples as published articles, under keys of their own."""
    load_vocabulary()
    importer = Importer(publish=True, by=by)
    found = find_documents([SAMPLES], root=SAMPLES.parent)
    return [importer.run(document) for document in found]
