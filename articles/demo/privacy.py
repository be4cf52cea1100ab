"""What the sample pages on privacy say of this newsroom, by its settings.

So what they promise is what the software does.
"""

from dataclasses import fields
from string import Template

from django.conf import settings

DAYS = {
    "de": {"": ("einen Tag", "{} Tage"), "after_": ("einem Tag", "{} Tagen")},
    "en": {"": ("one day", "{} days"), "after_": ("one day", "{} days")},
}
ACCESS = {
    "de": {
        "off": "Die Software führt darüber kein Protokoll.",
        "on": "Die Software hält fest, welche Seite wann verlangt wurde, ohne "
        "IP-Adresse und ohne das, wonach gesucht wurde.",
        "shortened": "Die Software hält fest, welche Seite wann verlangt wurde, und "
        "dazu die IP-Adresse, gekürzt auf ein Netz, das viele gemeinsam haben.",
        "whole": "Die Software hält fest, welche Seite wann von welcher IP-Adresse "
        "verlangt wurde. Hier ergänzen: wozu, und wann das gelöscht wird.",
    },
    "en": {
        "off": "The software keeps no log of it.",
        "on": "The software records which page was asked for and when, without an IP "
        "address and without what was searched for.",
        "shortened": "The software records which page was asked for and when, and the "
        "IP address, shortened to a network that many people share.",
        "whole": "The software records which page was asked for, when, and from which "
        "IP address. To be added: what for, and when it is deleted.",
    },
}
FAULTS = {
    "de": " Berichte über Fehler im Programm gehen außerdem an einen Dienst, ohne "
    "Angaben dazu, wer die Seite verlangt hat. Hier ergänzen: an welchen.",
    "en": " Reports of faults in the program also go to a service, without anything "
    "about who asked for the page. To be added: to which.",
}


def filled(text: str, language: str) -> str:
    """Return a sample page's text with what the settings say in its places."""
    return Template(text).substitute(said(language))


def said(language: str) -> dict[str, str]:
    periods = settings.NEWSROOM_KEEP
    words = {
        f"{case}{field.name}": in_days(getattr(periods, field.name), forms)
        for field in fields(periods)
        for case, forms in DAYS[language].items()
    }
    words["access"] = ACCESS[language][settings.NEWSROOM_ACCESS_LOG]
    words["faults"] = FAULTS[language] if settings.NEWSROOM_SENTRY_DSN else ""
    return words


def in_days(number: int, forms: tuple[str, str]) -> str:
    one, many = forms
    return one if number == 1 else many.format(number)
