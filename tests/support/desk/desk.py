"""Sit down at the desk in one's role: open pages, fill in forms as a browser does."""

import re
from html.parser import HTMLParser

from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from tests.support import factories


def reader():
    """Return someone who may look at everything the desk shows, and do nothing."""
    person = factories.user("Leserin Beispiel")
    person.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return person


PEOPLE = {
    "author": factories.author,
    "editor": factories.editor,
    "chief": factories.chief,
    "sources": lambda: factories.user("Quellen Beispiel", "sources"),
    "reader": reader,
    "admin": factories.admin,
}
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
NEWSROOM = [model for model in MODELS if model._meta.app_label == "articles"]


def at_desk(person) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(person)
    return client


def url(model, page: str, *args) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


# Inputs that a browser sends only if they were pressed or chosen.
CHOSEN = {"submit", "checkbox", "radio"}


# All that is no part of a form, and choices that aren't chosen: it is quickly skipped,
# and slowly parsed.
UNREAD = re.compile(
    r"<script\b.*?</script>|<!--.*?-->"
    r"|<(?!/?(?:form|template|input|select|option|textarea)\b)[^>]*>"
    r"|<option\b(?![^>]*\bselected)[^>]*>|</option>",
    re.DOTALL,
)


class Form(HTMLParser):
    """Collects what a browser would send of the page's main form."""

    def __init__(self, html: str):
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self.inside = False
        # The content of a template element is no part of the page.
        self.templates = 0
        self.select = self.textarea = None
        self.feed(UNREAD.sub("", html))

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "template":
            self.templates += 1
        elif self.templates:
            return
        elif tag == "form":
            self.inside = at.get("id", "").endswith("_form")
        elif self.inside and tag == "input" and at.get("name"):
            if at.get("type") not in CHOSEN or "checked" in at:
                unsaid = "on" if at.get("type") in CHOSEN else ""
                self.fields.append((at["name"], at.get("value", unsaid)))
        elif self.inside and tag == "select":
            self.select = at["name"]
        elif self.inside and tag == "option" and "selected" in at:
            self.fields.append((self.select, at["value"]))
        elif self.inside and tag == "textarea":
            self.fields.append((at["name"], ""))
            self.textarea = at["name"]

    def handle_endtag(self, tag):
        if tag == "template":
            self.templates -= 1
        if tag == "form" and not self.templates:
            self.inside = False
        if tag == "textarea" and self.textarea:
            # As in a browser, the line break after the tag isn't part of the text.
            name, value = self.fields.pop()
            self.fields.append((name, value.removeprefix("\n")))
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            name, value = self.fields.pop()
            self.fields.append((name, value + data))


def read_form(response) -> dict:
    """Return the fields of the page's form, as `client.post` takes them."""
    data = {}
    for name, value in Form(response.text).fields:
        data.setdefault(name, []).append(value)
    return data


def save(client: Client, path: str, **changes):
    """Open a form, type, and save it."""
    opened = client.get(path)
    assert opened.status_code == 200
    return client.post(path, read_form(opened) | changes)


def errors(response) -> str:
    """Return everything that the page says is wrong."""
    context = response.context
    return " ".join(str(error) for error in context["errors"]) if context else ""
