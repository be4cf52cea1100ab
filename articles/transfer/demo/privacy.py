"""Sentences of the sample pages on privacy that depend on the settings.

So the pages promise what the software does.
"""

from dataclasses import fields
from string import Template
from urllib.parse import urlsplit

from django.conf import settings

DAYS = {
    "de": {"": ("einen Tag", "{} Tage"), "after_": ("einem Tag", "{} Tagen")},
    "en": {"": ("one day", "{} days"), "after_": ("one day", "{} days")},
}
MONTHS = {"de": ("einem Monat", "{} Monaten"), "en": ("one month", "{} months")}
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

# A hub passes feeds on; subscribers deal with it themselves.
HUB = {
    "de": " Welche Feeds sich geändert haben, teilen wir dem Dienst {host} mit, der "
    "sie weiterverteilt; Angaben über Sie erhält er von uns nicht. Wenn Sie oder Ihr "
    "Feedreader sie dort abonnieren, verarbeitet der Dienst Ihre Daten. Hier ergänzen: "
    "wer ihn betreibt und wo.",
    "en": " We tell the service {host} which feeds have changed, and it passes them on "
    "to subscribers; it learns nothing about you from us. If you or your feed reader "
    "subscribe there, that service processes your data. To be added: who runs it, and "
    "where.",
}
COUNTED = {
    "de": {
        True: "Wir zählen, wie oft jeder Artikel an einem Tag abgerufen wird, für wie "
        "viele Abonnements Feedreader nach eigenen Angaben einen Feed abrufen und nach "
        "welchen Wörtern vergeblich gesucht wurde. Das geschieht ohne Cookies und ohne "
        "dass IP-Adressen, Browserkennungen oder anderes gespeichert würden, was sich "
        "zu Ihnen zurückverfolgen ließe; Suchwörter, die wie eine Adresse oder "
        "eine lange Nummer aussehen, bewahren wir nicht auf. Nach {after} bleibt von "
        "den Tagen nur die Zahl jedes Monats, und die Suchwörter werden gelöscht, "
        "seltene schon nach etwa einem Monat.",
        False: "Wie oft ein Artikel abgerufen wird, zählen wir nicht.",
    },
    "en": {
        True: "We count how often each article is requested on each day, for how many "
        "subscribers feed readers say that they fetch a feed, and which searches found "
        "nothing. We do so without cookies and without storing IP "
        "addresses, browser identifiers or anything else that could be traced to you; "
        "search words that look like an address or a long number are not kept. After "
        "{after} only a figure for each month remains, and search words are "
        "deleted, rare ones after about a month.",
        False: "We don’t count how often an article is requested.",
    },
}
# The IP addresses of actions: whole, or shortened.
ADDRESSES = {
    "de": {
        True: ", zusammen mit der IP-Adresse, die nach {after} gelöscht wird",
        False: ", zusammen mit der IP-Adresse, die auf ein Netz gekürzt ist, das viele "
        "gemeinsam haben, und nach {after} gelöscht wird",
    },
    "en": {
        True: ", with the IP address, which is deleted after {after}",
        False: ", with the IP address, which is shortened to a network that many "
        "people share and deleted after {after}",
    },
}
# Personal data of closed accounts: removed automatically, or by hand.
CLOSED = {
    "de": {
        True: "Ist Ihr Konto geschlossen, entfernt die Software nach {after} Namen, "
        "E-Mail-Adresse und Rollen daraus.",
        False: "Ist Ihr Konto geschlossen, kann die Verwaltung der Konten Namen, "
        "E-Mail-Adresse und Rollen daraus entfernen. Hier ergänzen: wann das "
        "geschieht.",
    },
    "en": {
        True: "Once your account has been closed for {after}, the software removes its "
        "names, email address and roles.",
        False: "Once your account is closed, whoever looks after accounts can remove "
        "its names, email address and roles. To be added: when that is done.",
    },
}


def filled(text: str, language: str) -> str:
    """Return a sample page's text with what the settings say in its places."""
    return Template(text).substitute(said(language))


def said(language: str) -> dict[str, str]:
    periods = settings.NEWSROOM_KEEP
    words = {
        f"{case}{field.name}": in_words(getattr(periods, field.name), forms)
        for field in fields(periods)
        for case, forms in DAYS[language].items()
    }
    kept = settings.NEWSROOM_BACKUPS
    words["backups"] = in_words(kept.longest, MONTHS[language])
    words["access"] = ACCESS[language][settings.NEWSROOM_ACCESS_LOG]
    words["faults"] = FAULTS[language] if settings.NEWSROOM_SENTRY_DSN else ""
    hub = urlsplit(settings.NEWSROOM_WEBSUB_HUB).hostname
    words["hub"] = HUB[language].format(host=hub) if hub else ""
    return words | said_of_periods(language)


def said_of_periods(language: str) -> dict[str, str]:
    """Return sentences on what is kept for some days, or not at all, or for good."""
    days, is_whole = settings.NEWSROOM_RECORD_ADDRESSES
    closed = settings.NEWSROOM_KEEP.closed_accounts
    sentences = {
        "counted": (
            COUNTED[language][settings.NEWSROOM_REACH],
            settings.NEWSROOM_REACH_DAYS,
        ),
        "addresses": (ADDRESSES[language][is_whole] if days else "", days),
        "closed": (CLOSED[language][bool(closed)], closed),
    }
    forms = DAYS[language]["after_"]
    return {
        name: text.format(after=in_words(number, forms))
        for name, (text, number) in sentences.items()
    }


def in_words(number: int, forms: tuple[str, str]) -> str:
    one, many = forms
    return one if number == 1 else many.format(number)
