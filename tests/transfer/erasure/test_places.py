"""The erasure knows every place that can hold words."""

from django.apps import apps
from django.db.models import CASCADE, BinaryField

from articles.models import Article, User
from articles.transfer.erasure.remaining import is_text

# Tests beside this one prove that these are emptied, rewritten or deleted.
KNOWN = {
    # A path that has a name is kept as a hash: test_old_addresses.
    "articles.oldaddress",
    "articles.alertrequest",
    "articles.subscriber",
    # It goes with the address, which is an account's.
    "account.emailconfirmation",
    "articles.address",
    "articles.article",
    "articles.assignment",
    "articles.cataloguecopy",
    "articles.comment",
    "articles.decision",
    "articles.doctorfinding",
    "articles.edition",
    "articles.embargo",
    "articles.feedsubscribers",
    "articles.guestanswer",
    "articles.labelslug",
    "articles.image",
    "articles.labeldecision",
    "articles.missedsearch",
    "articles.proposal",
    "articles.proposalact",
    "articles.recordentry",
    "articles.reviewlink",
    "articles.snapshot",
    "articles.user",
    "articles.wordpair",
    "django_ox.oxtask",
    "sessions.session",
}
# Editors' texts about something else; `remaining` lists where words occur in them.
TOLD = {
    "articles.readerreport",
    "articles.category",
    "articles.countryorganisation",
    "articles.dossier",
    "articles.feedstate",
    "articles.inboxitem",
    "articles.inboxrule",
    "articles.itemsender",
    "articles.masthead",
    "articles.page",
    "articles.source",
    "articles.sourcefeed",
    "articles.sourceterms",
    "articles.topic",
}
# Words of the program's own, ids and hashes.
NOTHING_OF_ANYBODY = {
    # Addresses of lists, and keys of what was told; they go with their subscriber.
    "articles.alert",
    "articles.alertletter",
    # A hash, which `erase` removes.
    "articles.suppressedaddress",
    # Django's own log: the desk writes the record in its place.
    "admin.logentry",
    "articles.allowance",
    # Kinds, reasons and choices; who did it is taken out: test_notices.
    "articles.desknotice",
    "articles.noticesettings",
    # Words of the house, which name nobody.
    "articles.avoidedword",
    "articles.houseword",
    # Its kind, and the hash of its content.
    "articles.document",
    "articles.erasure",
    # Hashes, and facts of items: figures, places, sounds of names.
    "articles.formeritem",
    "articles.inboxmemory",
    "articles.itemfact",
    "articles.itemvector",
    "articles.suggestionpractice",
    "articles.keycounter",
    # A source's PDF, until its text was read.
    "articles.mailedfile",
    # A hash of a mail, and when it came.
    "articles.takenmail",
    # A reader's own text, until its address is confirmed.
    "articles.tip",
    "auth.group",
    "auth.permission",
    "contenttypes.contenttype",
    "django_ox.oxschedule",
    "django_ox.oxschedulechange",
    "django_ox.oxscheduletick",
    "taggit.tag",
    "taggit.taggeditem",
}


def goes_along(model) -> bool:
    """Return whether its rows belong to an article or account, and go with it."""
    return any(
        field.remote_field.on_delete is CASCADE
        and field.related_model in {Article, User}
        for field in model._meta.concrete_fields
        if field.remote_field
    )


def test_no_column_of_words_is_forgotten():
    asked = {
        model._meta.label_lower
        for model in apps.get_models(include_auto_created=True)
        if any(is_text(f) or isinstance(f, BinaryField) for f in model._meta.fields)
        and not goes_along(model)
    }
    assert asked - KNOWN - TOLD - NOTHING_OF_ANYBODY == set()
