"""A row of each table that no reader sees, with a token in every column of words."""

from typing import Any
from uuid import uuid4

from django.db.models import (
    BinaryField,
    CharField,
    DateField,
    EmailField,
    JSONField,
    TextField,
    UUIDField,
)
from django.utils import timezone

from articles import models
from articles.models import Article
from articles.models.fields import LanguageField, WordsField
from tests.site.public.hiding import TOKEN
from tests.support import factories

ROW = f"{TOKEN}r"
WORDS = (CharField, TextField, JSONField, BinaryField)
# Tables with words that no row here is made of, each with its reason.
OF_LIBRARY = "of a library, which shows the public nothing"
SHOWN = "readers see its words"
OF_ARTICLE = (
    "goes with its article, which has the token; calendars have tests of their own"
)
REASONS = {
    "account.emailaddress": OF_LIBRARY,
    "account.emailconfirmation": OF_LIBRARY,
    "admin.logentry": OF_LIBRARY,
    "articles.aiuse": OF_ARTICLE,
    "articles.allowance": "one row, with a random number",
    "articles.callfacts": OF_ARTICLE,
    "articles.cataloguecopy": "an answer that was public",
    "articles.countryorganisation": SHOWN,
    "articles.deadline": OF_ARTICLE,
    "articles.document": "a hash of the hidden file, which the tests ask for",
    "articles.dossier": SHOWN,
    "articles.edition": "keys by which an import knows it again",
    "articles.keycounter": "names of rows, and numbers",
    "articles.masthead": SHOWN,
    "articles.page": SHOWN,
    "articles.printedpart": "what the page of its article is made of",
    "auth.group": OF_LIBRARY,
    "auth.permission": OF_LIBRARY,
    "contenttypes.contenttype": OF_LIBRARY,
    "django_ox.oxschedule": OF_LIBRARY,
    "django_ox.oxscheduletick": OF_LIBRARY,
    "django_ox.oxtask": OF_LIBRARY,
    "mfa.authenticator": OF_LIBRARY,
    "sessions.session": OF_LIBRARY,
    "taggit.tag": OF_LIBRARY,
}


def words_of(model) -> list:
    """Return the columns of a table that can hold any words."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, WORDS)
        and not isinstance(field, LanguageField)
        and not field.choices
        and (field.max_length is None or field.max_length >= len(ROW))
    ]


def told(field) -> Any:
    if isinstance(field, WordsField):
        return {"de": ROW, "en": ROW}
    if isinstance(field, JSONField):
        return [{"kind": ROW, "key": 1, "reason": ROW}]
    if isinstance(field, BinaryField):
        return ROW.encode()
    return f"{ROW}@example.org" if isinstance(field, EmailField) else ROW


def row(model, **given):
    """Store a row as it is: no form, and no rule of the model, may clean the token."""
    filled = {field.name: told(field) for field in words_of(model)}
    needed = {
        field.name: something(field)
        for field in model._meta.concrete_fields
        if not (field.null or field.has_default() or field.blank or field.is_relation)
    }
    [made] = model.objects.bulk_create([model(**needed | filled | given)])
    return made


def something(field) -> Any:
    if field.choices:
        return next(value for value, _label in field.flatchoices if value)
    if isinstance(field, UUIDField):
        return uuid4()
    if isinstance(field, DateField):
        return timezone.now()
    return 1


def hide_rows(live: Article) -> list:
    """Return rows about a public article, its source and its topic."""
    source = live.attributions.get().source
    return [
        *of_the_inbox(live, source),
        *of_readers(live),
        *of_the_desk(live.edition),
        *of_labels_and_pages(),
        row(
            models.OldAddress, path=f"/{ROW}", leads_to="edition", edition=live.edition
        ),
    ]


def of_the_inbox(live: Article, source: models.Source) -> list:
    feed = row(models.SourceFeed, source=source)
    new = row(models.InboxItem, feed=feed, source=source)
    taken = {"state": "taken", "decided_at": timezone.now(), "edition": live.edition}
    return [
        feed,
        new,
        row(models.InboxItem, source=source, identity=f"{ROW}2", **taken),
        row(models.FeedState, feed=feed),
        row(models.SourceTerms, source=source),
        row(models.FormerItem, source=source),
        row(models.ItemSender, item=new),
        row(models.MailedFile, item=new),
        row(models.ItemFact, item=new),
        row(models.ItemVector, item=new),
        row(models.InboxRule),
        row(models.InboxMemory),
        row(models.SuggestionPractice),
        row(models.ArticleTrace, article=live),
        row(models.Errand, by=factories.editor()),
    ]


def of_readers(live: Article) -> list:
    answered = {"letter_at": timezone.now(), "letter_state": "sent"}
    reader = row(models.Subscriber)
    return [
        row(models.Tip),
        row(models.AlertRequest),
        reader,
        row(models.Alert, subscriber=reader),
        row(models.AlertLetter, subscriber=reader),
        row(models.SuppressedAddress),
        row(models.TakenMail),
        row(models.ReaderReport, kind="error", article=live, **answered),
        row(models.MissedSearch),
        row(models.FeedSubscribers),
    ]


def of_the_desk(edition: models.Edition) -> list:
    now, by = timezone.now(), factories.editor()
    over = {"set_at": now - factories.DAY, "lifted_at": now, "lifted_by": by}
    return [
        row(models.RecordEntry),
        row(models.DoctorFinding, found_at=now, level=1),
        row(models.Decision, article=factories.draft(), by=by),
        row(models.Embargo, story=edition.story, set_by=by, until=now, **over),
        row(models.Erasure),
        row(models.User),
        row(models.TypedCopy, writer=by),
        row(models.CarriedForm, writer=by),
        row(models.DeskSession, person=by),
        row(models.Identity, person=by),
        row(models.Assignment, edition=edition, person=by, given_by=by),
        row(models.DeskNotice, edition=edition, person=by, by=by),
        row(models.Comment, edition=edition),  # of a guest
        row(models.Follow, edition=edition, person=by),
        row(models.NoticeSettings, person=by),
        *of_guests(edition, by),
    ]


def of_guests(edition: models.Edition, by) -> list:
    live = edition.articles.public().get()
    link = row(models.ReviewLink, article=live, made_by=by)
    return [link, row(models.GuestAnswer, article=live, link=link)]


def of_labels_and_pages() -> list:
    word, proposal = row(models.HouseWord), row(models.Proposal)
    return [
        word,
        row(models.AvoidedWord, house_word=word),
        row(models.WordPair),
        row(models.LabelDecision),
        proposal,
        row(models.ProposalAct, proposal=proposal),
    ]
