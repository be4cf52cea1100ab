"""The demo: accounts with random passwords, and the samples, for a first look.

The passwords stand in a file beside the database that no repository holds. `journeys`
defines how far each sample travels.
"""

import csv
import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from articles.domain import site_version
from articles.foundation.refusal import Refused
from articles.foundation.slugs import slug_from
from articles.models import (
    KINDS,
    Article,
    HouseWord,
    Masthead,
    Page,
    Source,
    User,
    given_words,
)
from articles.transfer.demo.dossiers import make_dossiers
from articles.transfer.demo.left_open import leave_open
from articles.transfer.demo.privacy import filled
from articles.transfer.demo.travelling import travel
from articles.transfer.importing import Found, find_documents

SAMPLES = Path(__file__).parent / "samples"
PAGES = SAMPLES / "pages"
# Account → (group, printed name). None: the administrator.
ACCOUNTS = {
    "author": ("Author", "Beispiel-Autorin"),
    "editor": ("Editor", "Beispiel-Redakteur"),
    "chief": ("Chief editor", "Beispiel-Chefredakteurin"),
    "admin": (None, "Beispiel-Administrator"),
}
ORGANISATION = "Beispielredaktion Internationales"
# Sources that have ended, each with what it became.
SUCCESSORS = {
    "Bundesministerium für Bildung und Forschung": (
        "Bundesministerium für Forschung, Technologie und Raumfahrt"
    ),
}
MASTHEADS = {
    "de": {
        "name": "Newsroom",
        "tagline": "Internationale Zusammenarbeit in Bildung und Forschung",
        "contact": "Musterredaktion, redaktion@example.org",
        "footer": "Diese Seite zeigt Beispieltexte.",
        "licence": "CC BY 4.0",
    },
    "en": {
        "name": "Newsroom",
        "tagline": "International cooperation in education and research",
        "contact": "Sample newsroom, desk@example.org",
        "footer": "This site shows sample texts.",
        "licence": "CC BY 4.0",
    },
}


def accounts_file() -> Path:
    return settings.VAR / "demo-accounts.txt"


def email_of(name: str) -> str:
    """Return an address that nobody has, so that a reset can be tried harmlessly."""
    return f"{name}@example.org"


def free_email_of(name: str) -> str | None:
    """Return the same; None where another account was given it nevertheless."""
    taken = User.objects.filter(email=email_of(name)).exists()
    return None if taken else email_of(name)


@transaction.atomic
def make_accounts() -> dict[str, str]:
    """Make the demo accounts that are missing; return new passwords by account."""
    known = {user.username: user for user in accounts()}
    made = {}
    for name in ACCOUNTS:
        if name not in known:
            made[name] = secrets.token_urlsafe(9)
            make_account(name, made[name])
        elif not known[name].email and is_demo(known[name]):
            known[name].email = free_email_of(name)
            known[name].save(update_fields=["email"])
    if made:
        file = accounts_file()
        file.touch(mode=0o600)
        with file.open("a", encoding="utf-8") as lines:
            lines.writelines(f"{name} {word}\n" for name, word in made.items())
    return made


def make_account(name: str, password: str) -> None:
    group, printed_name = ACCOUNTS[name]
    make = User.objects.create_user if group else User.objects.create_superuser
    user = make(
        name,
        free_email_of(name),
        password,
        is_staff=True,
        printed_name=printed_name,
        organisation=ORGANISATION,
    )
    if group:
        user.groups.add(Group.objects.get(name=group))


def accounts():
    """Return the users with the names of demo accounts; they may be somebody else's."""
    return User.objects.filter(username__in=ACCOUNTS).order_by("pk")


def is_demo(user) -> bool:
    """Return whether the demo made this account, and nobody has made it theirs.

    The file doesn't count: it may belong to another database.
    """
    named = (user.printed_name, user.organisation)
    return user.username in ACCOUNTS and (
        user.email == email_of(user.username)
        or named == (ACCOUNTS[user.username][1], ORGANISATION)
    )


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
    return User.objects.filter(username="chief").first()


def read_vocabulary():
    """Yield the labels and sources of the samples: model, name, other values."""
    with (SAMPLES / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind, name = row.pop("kind"), row.pop("name")
            model = KINDS[kind].model
            columns = {field.name for field in model._meta.concrete_fields}
            values: dict[str, Any] = {
                column: row[column] for column in row if column in columns
            }
            values["aliases"] = values["aliases"].replace("|", "\n")
            values["names"] = given_words({"de": name, "en": row["name_en"]})
            values["slugs"] = {
                code: slug_from(words, fallback=kind, language=code)
                for code, words in values["names"].items()
            }
            if model is Source:
                values["descriptions"] = given_words(
                    {"de": row["description"], "en": row["description_en"]}
                )
            yield model, name, values


@site_version.atomic()
def load_vocabulary() -> None:
    """Make the labels and sources of the samples, with both their names."""
    for model, name, values in read_vocabulary():
        if not model.objects.called(name, "de").exists():
            model.objects.create(**values)
    for former, following in SUCCESSORS.items():
        sources = Source.objects.called(former, "de").filter(successor=None)
        sources.update(successor=Source.objects.called(following, "de").first())


def load_house_words() -> None:
    """Make the house words of the samples that are missing."""
    with (SAMPLES / "house_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = row | {"avoid": row["avoid"].replace("|", "\n")}
            words["since"] = date.fromisoformat(row["since"])
            known = {"language": words.pop("language"), "word": words.pop("word")}
            HouseWord.objects.get_or_create(**known, defaults=words)


# The languages of the samples.
LANGUAGES = tuple(MASTHEADS)


def make_mastheads() -> None:
    for language, texts in MASTHEADS.items():
        Masthead.objects.get_or_create(language=language, defaults=texts)


def sample_pages() -> Iterator[tuple[tuple[str, str], dict]]:
    """Yield language and kind of each sample page, and its other values."""
    for file in sorted(PAGES.glob("*/*.html")):
        heading, body = file.read_text(encoding="utf-8").split("\n", 1)
        title = heading.removeprefix("<h1>").removesuffix("</h1>")
        values = {"title": title, "slug": slug_from(title, fallback=file.stem)}
        body = filled(body.strip(), file.parent.name)
        yield (file.parent.name, file.stem), values | {"body": body}


def make_pages() -> None:
    """Make the sample pages that are missing. Nobody has reviewed them."""
    for (language, kind), values in sample_pages():
        Page.objects.get_or_create(language=language, kind=kind, defaults=values)


def sample_documents() -> list[Found]:
    return find_documents([SAMPLES], root=SAMPLES.parent)


@site_version.atomic()
def load_samples() -> list[Article]:
    """Bring every sample as far as its journey leads: all of them, or none."""
    people = {user.username: user for user in accounts()}
    for user in people.values():
        if not is_demo(user):
            raise Refused(
                "The samples can't be loaded.",
                f"The account “{user.username}” isn't the demo's.",
                "Start without samples, or rename that account.",
                code="account-taken",
            )
    load_vocabulary()
    load_house_words()
    arrived = travel(sample_documents(), people)
    make_dossiers()
    leave_open(people)
    return arrived
