"""Make people, labels and articles for tests, by walking the real workflow."""

import hashlib
import io
from datetime import date, datetime, timedelta
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Pillow

from articles.domain.content import content_of
from articles.domain.pictures import receive
from articles.editing.proposals import accept
from articles.editing.publishing import Plan, Publication, Withdrawal, move
from articles.editing.writing import begin, change, revise, translate
from articles.foundation.slugs import slug_from
from articles.models import (
    Article,
    Category,
    CountryOrganisation,
    Dossier,
    Edition,
    HouseWord,
    Image,
    Page,
    Proposal,
    ReaderReport,
    Source,
    Story,
    Topic,
)
from articles.workflow import Change, Ending

DAY = timedelta(days=1)
GONE = Withdrawal(ending=Ending.GONE)

ROLES = {
    "author": "Author",
    "editor": "Editor",
    "chief": "Chief editor",
    "sources": "Source manager",
}


def user(name: str, role: str | None = None, **fields):
    """Return the person of that name, made on first use; `role` None: no group."""
    person, made = get_user_model().objects.get_or_create(
        username=name, defaults={"is_staff": True} | fields
    )
    if made and role:
        person.groups.add(Group.objects.get(name=ROLES[role]))
    return person


def profile(person, **fields):
    """Return the person, after her account says so of her."""
    type(person).objects.filter(pk=person.pk).update(**fields)
    person.refresh_from_db()
    return person


def author(name: str = "Autorin Beispiel"):
    return user(name, "author")


def editor(name: str = "Redakteur Beispiel"):
    return user(name, "editor")


def chief(name: str = "Chefin Beispiel"):
    return user(name, "chief")


def admin(name: str = "Admin Beispiel"):
    return user(name, is_superuser=True)


def label(model, name: str, **fields):
    if found := model.objects.called(name, "de").first():
        return found
    slug = slug_from(name, fallback="x")
    return model.objects.create(**in_words({"name": name, "slug": slug} | fields))


def in_words(fields: dict) -> dict:
    """Return fields with their German and English words, `name` and `name_en`, each in
    the column for all languages.
    """
    said = dict(fields)
    for one in ("name", "slug", "description", "alt", "caption"):
        given = {"de": said.pop(one, ""), "en": said.pop(f"{one}_en", "")}
        if words := {code: text for code, text in given.items() if text}:
            said[f"{one}s"] = words
    return said


def english(row, **words: str):
    """Give a row English words in memory: `english(label, name="Climate")`."""
    for one, text in words.items():
        rest = {k: v for k, v in getattr(row, f"{one}s").items() if k != "en"}
        setattr(row, f"{one}s", rest | ({"en": text} if text else {}))
    return row


def category(name: str = "Netzwerke", **fields) -> Category:
    return label(Category, name, **fields)


def topic(name: str = "Innovation", **fields) -> Topic:
    return label(Topic, name, **fields)


def source(name: str = "Musterquelle", **fields) -> Source:
    return label(Source, name, **fields)


def house_word(word: str, *avoid: str, language: str = "de", **fields) -> HouseWord:
    """Return a row of the list; it has held for long unless `since` says otherwise."""
    known = {"word": word, "avoid": "\n".join(avoid), "language": language}
    return HouseWord.objects.create(**known | {"since": date(2000, 1, 1)} | fields)


def country(code: str = "EU") -> CountryOrganisation:
    return CountryOrganisation.objects.get(code=code)


def picture(title: str = "Hafen", *, size=(64, 48), by=None, **fields) -> Image:
    """Return the picture of that name; one colour, made from its name."""
    if found := Image.objects.filter(title=title).first():
        return found
    words = {"alt": f"{title}, von oben", "alt_en": f"{title}, from above"}
    words |= {"credit": "Erika Muster", "licence": "CC BY 4.0"}
    said = in_words(words | fields)
    return receive(picture_file(title, size), by=by, title=title, **said)


def picture_file(name: str = "Hafen", size=(64, 48)) -> SimpleUploadedFile:
    colour = tuple(hashlib.sha256(name.encode()).digest()[:3])
    output = io.BytesIO()
    Pillow.new("RGB", size, colour).save(output, "JPEG")
    return SimpleUploadedFile(f"{name}.jpg", output.getvalue(), "image/jpeg")


def edition(number: int, language: str = "de") -> Edition:
    """Return an edition of another story, of which nothing is written yet."""
    uuid = UUID(int=number)
    found = Edition.objects.filter(uuid=uuid).first()
    story = found or Story.objects.create()
    return found or Edition.objects.create(uuid=uuid, story=story, language=language)


def draft(*, by=None, language: str = "de", story=None, **content) -> Article:
    """Return a draft; its content is a headline and a text unless told otherwise."""
    content = {"headline": "Ein Beispiel", "body": "<p>Ein Absatz.</p>"} | content
    return begin(content, language=language, by=by or author(), story=story)


def in_review(**options) -> Article:
    article = draft(**options)
    return move(article, "submit", by=article.author)


def approved(**options) -> Article:
    return move(in_review(**options), "approve", by=editor())


def planned(*, by=None, at=None, expires_at=None, **options) -> Article:
    """Return an article in review that is published once approved: the author's, with
    a chief's change, who decided so."""
    by, article = by or chief(), in_review(**options)
    edited(article, by=by, teaser="Von der Chefin.")
    told = Plan(at=at, expires_at=expires_at)
    return move(article, "publish_on_approval", by=by, options=told)


def published(
    *, at: datetime | None = None, expires_at: datetime | None = None, **options
) -> Article:
    """Return a published article: live now, or from `at` on, which may have passed."""
    article = in_review(**options)
    past = at is not None and at < timezone.now()
    window = Publication(at=at, expires_at=expires_at, backdated=past)
    return move(article, "publish", by=chief(), options=window)


def scheduled(*, at: datetime | None = None, **options) -> Article:
    """Return an article that will be live from `at` on, tomorrow unless told."""
    return published(at=at or timezone.now() + DAY, **options)


def expired(**options) -> Article:
    """Return an article that was live from the day before yesterday to yesterday."""
    now = timezone.now()
    return published(at=now - 2 * DAY, expires_at=now - DAY, **options)


def withdrawn(
    *, reason: str = "Stimmt nicht.", ending: str = "notice", **options
) -> Article:
    article = published(**options)
    options = Withdrawal(ending=Ending(ending))
    return move(article, "withdraw", by=chief(), note=reason, options=options)


def superseded(article: Article, other: Article) -> Article:
    """Return the article, withdrawn in favour of another one."""
    options = Withdrawal(ending=Ending.REPLACED, replaced_by=other.edition)
    return move(article, "withdraw", by=chief(), note="Überholt.", options=options)


def discarded(**options) -> Article:
    article = draft(**options)
    return move(article, "discard", by=article.author)


def edited(article: Article, *, by, **content) -> Article:
    """Return the article after `by` has set these entries of its content."""
    change(article, content_of(article) | content, by=by)
    return article


def revised(article: Article, *, by=None, **content) -> Article:
    """Return the next version, a draft of the author's, with these entries changed.

    It is an update unless told otherwise.
    """
    by, content = by or author(), {"change_kind": Change.UPDATE} | content
    return edited(revise(article, by=by), by=by, **content)


def republished(
    article: Article,
    *,
    at: datetime | None = None,
    expires_at: datetime | None = None,
    **content,
) -> Article:
    """Return the next version, published now or from `at` on."""
    following = move(revised(article, **content), "submit", by=author())
    window = Publication(at=at, expires_at=expires_at)
    return move(following, "publish", by=chief(), options=window)


def replaced(**options) -> Article:
    """Return a first version, after which a second one was published."""
    article = published(**options)
    republished(article, headline="Die zweite Fassung")
    article.refresh_from_db()
    return article


def translated(article: Article, *, into: str = "en", by=None, **content) -> Article:
    """Return a draft in the other language, with these entries changed."""
    by = by or author()
    return edited(translate(article, into=into, by=by), by=by, **content)


def site_page(kind: str = "imprint", **fields) -> Page:
    """Return a page of the site whose slug is its kind, unless told otherwise."""
    text = {"title": f"Titel {kind}", "slug": kind, "body": "<p>Ein Absatz.</p>"}
    return Page.objects.create(**{"language": "de", "kind": kind} | text | fields)


def dossier(label, language: str = "de", **fields) -> Dossier:
    """Return the dossier of a label as readers see it, with a text unless told else."""
    found = Dossier.begun(label, language)
    said = {"body": "<p>Worum es geht.</p>", "as_of": date(2026, 5, 4)}
    for name, value in (said | fields).items():
        setattr(found, name, value)
    found.save()
    return found


def accept_all(by=None) -> None:
    """Let somebody who has written none of it accept whatever is proposed."""
    for proposal in Proposal.objects.open():
        accept(proposal, by=by or admin("Zweite Person"))


def barrier_report(message: str = "Der Kontrast fehlt.", **fields) -> ReaderReport:
    said = {"kind": ReaderReport.Kind.BARRIER, "message": message, "language": "de"}
    return ReaderReport.objects.create(**said | fields)


def error_report(
    article: Article, message: str = "Das Jahr ist falsch.", **fields
) -> ReaderReport:
    kind = ReaderReport.Kind.ERROR
    return barrier_report(message, kind=kind, article=article, **fields)
