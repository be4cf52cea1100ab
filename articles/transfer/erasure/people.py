"""Take a person out: their account, and their name in credits.

Their actions stay, by an account that identifies nobody any more. Texts about them are
somebody's article: they are erased or written anew as such.
"""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import CASCADE, Q

from articles.domain import audit, comments, site_version
from articles.domain.content import whole
from articles.editing import answering, notices
from articles.models import (
    AiUse,
    Article,
    Assignment,
    Image,
    PrintedPart,
    RecordedDeed,
    SiteRevision,
    Snapshot,
    User,
)
from articles.transfer.erasure.contents import (
    set_columns,
    set_snapshot,
    settle,
    version,
)
from articles.transfer.erasure.done import Done
from articles.transfer.erasure.guests import forget_guests

NO_CREDIT = {"credit_name": "", "credit_organisation": ""}


def erase_person(person: User, done: Done) -> None:
    words = words_of(person)
    done.identified |= in_this_newsroom(words)
    done.add_words(*words)
    audit.empty(audit.about(User, [person.pk]), done.title(settings.LANGUAGE_CODE))
    audit.forget_where(person)
    end_sessions(person, done)
    remove_what_is_hers(person, done)
    briefs = Assignment.objects.filter(given_by=person).exclude(brief="")
    if emptied := briefs.update(brief=""):
        done.counts["briefs"] += emptied
    if taken_out := notices.forget_who(person):
        done.counts["notices of acts"] += taken_out
    if left := answering.forget_person(person):
        done.counts["readers' reports"] += left
    named = {word for word in (person.email, person.printed_name) if word}
    forget_guests(named, person.name_once_erased(), done)
    take_comments(person, done)
    if person.printed_name:
        take_credits(person.printed_name, done)
    for name in words_of(person):
        take_readings(name, person.name_once_erased(), done)
    person.remove_person(person.name_once_erased())
    done.counts["accounts"] += 1


def words_of(person: User) -> set[str]:
    """Return the words that identify the person."""
    words = (person.username, person.email, person.printed_name)
    return {word for word in words if word}


def in_this_newsroom(words: set[str]) -> set[str]:
    """Return the words as a list of erasures has them: other newsrooms have an account
    1 with the name of admin, too.
    """
    site = SiteRevision.objects.values_list("site", flat=True).first()
    return {f"{site}/{word}" for word in words}


def end_sessions(person: User, done: Done) -> None:
    key = str(person.pk)
    for session in list(Session.objects.all()):
        if session.get_decoded().get("_auth_user_id") == key:
            session.delete()
            done.counts["sessions"] += 1


def remove_what_is_hers(person: User, done: Done) -> None:
    """Delete the rows that would go with the account: addresses, keys, factors."""
    for relation in User._meta.related_objects:
        if relation.on_delete is CASCADE:
            rows = relation.related_model._base_manager.filter(
                **{relation.field.name: person}
            )
            done.counts["rows of the account"] += rows.delete()[0]


def take_comments(person: User, done: Done) -> None:
    """Remove what they said in comments, and their name where others said it."""
    hers = Q(by=person, deed=RecordedDeed.COMMENTED)
    audit.empty(hers, done.title(settings.LANGUAGE_CODE))
    number = comments.erase_of(person)
    number += comments.take_names(words_of(person), person.name_once_erased())
    if number:
        done.counts["comments"] += number


def take_readings(name: str, instead: str, done: Done) -> None:
    """Take their name out of rows on AI; somebody still read the words in full."""
    rows = AiUse._base_manager.filter(read_by=name)
    for row in list(rows.select_related("article__edition")):
        rows.filter(pk=row.pk).update(read_by=instead)
        settle(row.article)
        site_version.note_edition(row.article.edition_id)
        done.counts["readers of texts by AI"] += 1
    for save in Snapshot.objects.filter(content__ai_use__0__read_by=name).iterator():
        [row] = save.content["ai_use"]
        content = save.content | {"ai_use": [row | {"read_by": instead}]}
        set_snapshot(save, whole(content))
        done.counts["saved contents"] += 1


def take_credits(name: str, done: Done) -> None:
    """Remove their name from the credits of texts and pictures."""
    credited = Article.objects.filter(credit_name=name)
    for pk in sorted(credited.values_list("pk", flat=True)):
        article = version(pk)
        set_columns(article, **NO_CREDIT)
        settle(article)
        PrintedPart.objects.filter(article=pk).delete()
        site_version.note_edition(article.edition_id)
        done.counts["credits"] += 1
    for save in Snapshot.objects.filter(content__credit_name=name).iterator():
        set_snapshot(save, whole(save.content | NO_CREDIT))
        done.counts["saved contents"] += 1
    for image in Image.objects.filter(credit=name):
        versions = Article.objects.showing(image).values_list("pk", flat=True)
        PrintedPart.objects.filter(article__in=list(versions)).delete()
        Image.objects.filter(pk=image.pk).update(credit="")
        done.counts["credits of pictures"] += 1
    site_version.bump()
