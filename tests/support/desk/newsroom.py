"""A newsroom at work: articles in every phase with words of their own, and a browser
for each role.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from articles.editing.proposals import accept, propose
from articles.editing.publishing import Publication, move
from articles.editing.writing import translate
from articles.models import (
    KINDS,
    Article,
    DeskNotice,
    Dossier,
    HouseWord,
    Image,
    InboxRule,
    Masthead,
    Page,
    Proposal,
    ReaderReport,
    SourceFeed,
    User,
)
from tests.support import factories, inbox
from tests.support.desk.asking import fingerprint
from tests.support.desk.desk import at_desk, reader
from tests.support.desk.phases import (
    NOTHING,
    READERS,
    ROLES,
    SEE,
    SEE_RECORDS,
    Case,
    may,
)
from tests.support.turns import has_turn

WAYS = {
    "draft": "submit send_back",
    "in_review": "submit approve",
    "scheduled": "submit approve schedule",
    "live": "submit approve publish",
    "current": "submit approve publish",
    "replaced": "submit publish",
    "expired": "submit publish_for_a_day",
    "withdrawn": "submit publish withdraw",
    "discarded": "submit discard",
}
FIRST = [name for name in WAYS if name != "current"]
DAY = timedelta(days=1)
# An account's, in the form of the articles' words.
MAIL, PASSWORD = "geheim00x", "geheim01x"


def content(word: str) -> dict:
    """Return a content in which the word stands wherever one can be typed."""
    source, link = factories.source("Bekannte Quelle"), f"https://example.org/{word}"
    return {
        "headline": f"Kopf {word}",
        "slug": f"adresse-{word}",
        "teaser": f"Anriss {word}",
        "body": f'<p>Text {word}, <a href="{link}">mehr</a>.</p>',
        "credit_name": f"Name {word}",
        "credit_organisation": f"Haus {word}",
        "change_note": f"Geändert {word}",
        "categories": [str(factories.category().key)],
        "countries": [str(factories.country().key)],
        "topics": [str(factories.topic().key)],
        "attributions": [{"source": str(source.key), "title": word, "url": link}],
        "further_reading": [{"title": word, "url": link, "publisher_name": word}],
    }


@dataclass
class Newsroom:
    """The articles of two authors in every phase, and a browser for each role."""

    # If true, every role requests every case, not only those that tell roles apart.
    everything: bool = False
    cases: list[Case] = field(default_factory=list)
    clients: dict[str, Client] = field(default_factory=dict)
    # Something of each kind that isn't about articles.
    examples: dict = field(default_factory=dict)
    # Data that an administrator's browser sends from a page, by the page's path.
    forms: dict[str, dict] = field(default_factory=dict)
    # A key that nothing has.
    unknown: int = 0
    stored: dict = field(default_factory=dict)

    def fill(self):
        for owner in ("author", "colleague"):
            for name in FIRST:
                article = self.begin(name, owner)
                if name == "live":
                    self.go_on(
                        "next", "third", factories.revised(article, by=people("third"))
                    )
                    english = translate(article, into="en", by=people("third"))
                    self.go_on("translation", "third", english)
                if name == "replaced":
                    self.go_on(
                        "current", owner, factories.revised(article, by=people(owner))
                    )
        self.cases = [case.as_it_stands() for case in self.cases]
        self.clients, self.examples = clients(), examples()
        self.unknown = 10 * max(case.key for case in self.cases) + 7777
        # Else a page that shows an article would note that its news was seen.
        DeskNotice.objects.update(seen_at=timezone.now())
        self.stored = fingerprint()
        return self

    def begin(self, name: str, owner: str) -> Article:
        return self.go_on(name, owner, factories.draft(by=people(owner)))

    def go_on(self, name: str, owner: str, article: Article) -> Article:
        """Save something, and then something else; go on to the phase."""
        number = 10 + len(self.cases)
        case = Case(name, owner, article.pk, f"sichtbar{number}x", f"geheim{number}x")
        for word in (case.secret, case.word):
            factories.edited(article, by=people(owner), **content(word))
        for step in WAYS.get(name, "").split():
            take(article, step, note=case.secret)
        self.cases.append(case)
        return article

    def asked(self, role: str) -> list[Case]:
        """Return the cases that a role requests: authors also have their own articles.

        Roles that may see nothing request a few.
        """
        if self.everything or role == "author":
            return self.cases
        cases = [one for one in self.cases if one.owner != "author"]
        return cases if role in READERS else few(cases)

    def cache_report(self, role: str) -> list[Case]:
        """Return a few of these, where there is much to ask about each."""
        return self.cases if self.everything else few(self.asked(role))

    def has_turn(self, role: str, *places: int, of: int = 3) -> bool:
        """Return whether the role's turn has come, at these places in lists."""
        return has_turn(ROLES.index(role), *places, everything=self.everything, of=of)

    def in_turn(self, role: str, place: int, besides=NOTHING) -> list[Case]:
        """Return what a role asks for at the address of that place among many.

        By turns, and one of the cases that obey it by the rule `besides`.
        """
        asked, number = self.asked(role), ROLES.index(role)
        # Roles that may see nothing have fewer cases.
        of = 9 if role in READERS else 3
        turn = partial(has_turn, place, number, everything=self.everything, of=of)
        obeying = [case for case in asked if may(besides, role, case)]
        one = obeying[(place + number) % len(obeying)] if obeying else None
        return [case for n, case in enumerate(asked) if turn(n) or case == one]

    def hidden_from(self, role: str) -> set[str]:
        unseen = [one for one in self.cases if not may(SEE, role, one)]
        words = {f"article/{one.key}/" for one in unseen} | {one.word for one in unseen}
        words |= {one.secret for one in self.cases if not may(SEE_RECORDS, role, one)}
        return words | {PASSWORD} | (set() if role == "admin" else {MAIL})


def few(cases: list[Case]) -> list[Case]:
    """Keep those that tell the roles apart."""
    names = {"draft", "in_review", "live", "next"}
    return [case for case in cases if case.name in names]


def people(name: str):
    return factories.author(name)


def clients() -> dict[str, Client]:
    """Return a browser for each role; former staff logged in before they left."""
    here = {
        "author": people("author"),
        "editor": factories.editor(),
        "chief": factories.chief(),
        "admin": factories.admin(),
        "sources": factories.user("Quellen Beispiel", "sources"),
        "reader": reader(),
        "nobody": factories.user("Ohne Rolle"),
        "inactive": factories.chief("Frühere Chefin"),
        "guest": factories.user("Gast", "chief", is_staff=False),
    }
    browsers = {role: at_desk(person) for role, person in here.items()}
    here["inactive"].is_active = False
    here["inactive"].save()
    return browsers | {"anonymous": Client(headers={"accept-language": "de"})}


def examples() -> dict:
    """Return something unused of each kind, and an account that must not be told."""
    name = "Unbenutzt"
    person = factories.user(name, printed_name=name, email=f"{MAIL}@example.org")
    person.password = f"md5${PASSWORD}${PASSWORD}"
    person.save()
    labels = {
        kind.model: factories.label(kind.model, name, **kind.made_with)
        for kind in KINDS.values()
    }
    return labels | {
        HouseWord: factories.house_word(name, "Neu"),
        InboxRule: InboxRule.objects.create(phrase=name),
        SourceFeed: inbox.feed("Beobachtet", title=name),
        ReaderReport: factories.barrier_report(name),
        Image: factories.picture(name, alt="", alt_en=""),
        Group: Group.objects.create(name=name),
        Dossier: proposed(
            Dossier.begun(factories.topic("Mit Dossier"), "de"),
            before={"body": "<p>Zuvor</p>", "as_of": date(2026, 5, 4)},
            body="<p>Danach</p>",
        ),
        Masthead: proposed(Masthead(language="de", name="Zuvor"), name=name),
        Page: proposed(
            Page(
                language="de", kind="other", slug="unbenutzt", title="Zuvor", body="x"
            ),
            title=name,
        ),
        Proposal: propose(
            Page(language="de", kind="about", slug="wir", title=name, body="x"),
            by=factories.chief("Dritte Chefin"),
        ),
        User: person,
    }


def proposed(one, *, before=(), **values):
    """Return a page, dossier or masthead as it is public after what it said before."""
    first, second = factories.chief("Dritte Chefin"), factories.chief("Vierte Chefin")
    for name, value in dict(before).items():
        setattr(one, name, value)
    one.save()
    for name, value in values.items():
        setattr(one, name, value)
    accept(propose(one, by=first), by=second)
    one.refresh_from_db()
    return one


def take(article: Article, step: str, *, note: str) -> None:
    """Go one step on, each by whom it belongs to."""
    now = timezone.now()
    by = {"submit": article.author}
    by |= dict.fromkeys(("send_back", "discard"), factories.editor())
    by["approve"] = factories.editor("Zweite Redakteurin")  # nobody does so twice
    a_day = Publication(at=now - 2 * DAY, expires_at=now - DAY, backdated=True)
    name, options = {
        "schedule": ("publish", {"options": Publication(at=now + DAY)}),
        "publish_for_a_day": ("publish", {"options": a_day}),
        "withdraw": ("withdraw", {"note": "Das stimmt nicht mehr."}),
    }.get(step, (step, {}))
    person = by.get(step, factories.chief())
    move(article, name, by=person, **{"note": note} | options)
