"""The rows of 0.1.0 fill the new columns and tables."""

import json
from itertools import chain, count

from django.db import migrations
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from django.utils.text import slugify

from articles.migrations._granting import grant
from articles.migrations._sealing import opened, sealed

BATCH = 500
WINDOWED = ("published", "withdrawn")
# The version in work comes first, else the latest that wasn't discarded.
FIRST = Case(
    When(status__in=("draft", "in_review"), then=Value(0)),
    When(status="discarded", then=Value(2)),
    default=Value(1),
)


def note_standing(apps, schema_editor):
    """Say of each version whether it stands for its edition, and since when that is public."""
    article = apps.get_model("articles", "Article")
    edition = apps.get_model("articles", "Edition")
    versions = article.objects.filter(edition=OuterRef("edition"))
    best = versions.order_by(FIRST, "-number").values("pk")[:1]
    published = edition.objects.filter(pk=OuterRef("edition")).values("published_at")
    # In one update: rows that a transaction has written twice PostgreSQL would check
    # later, and make no index of them before.
    article.objects.update(
        stands_for_edition=Case(
            When(pk=Subquery(best), then=Value(True)), default=Value(False)
        ),
        published_at=Case(When(status__in=WINDOWED, then=Subquery(published))),
    )


def let_revisions_follow(apps, schema_editor):
    """Say of what was made from a translation that it follows what that one did."""
    article = apps.get_model("articles", "Article")
    before = (
        article.objects.filter(edition=OuterRef("edition"))
        .filter(number__lt=OuterRef("number"), translated_from__isnull=False)
        .exclude(status="discarded")
        .order_by("-number")
    )
    revised = article.objects.filter(translated_from=None, number__gt=1)
    # Only these: of all others nothing is written.
    keys = list(revised.filter(Exists(before)).values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        some = article.objects.filter(pk__in=keys[start : start + BATCH])
        some.update(translated_from=Subquery(before.values("translated_from")[:1]))


def note_behind(apps, schema_editor):
    """Say since when translations are behind their originals."""
    article = apps.get_model("articles", "Article")
    snapshot = apps.get_model("articles", "Snapshot")
    saves = snapshot.objects.filter(article=OuterRef("pk"))
    shown = (
        article.objects.filter(status__in=WINDOWED)
        .filter(edition=OuterRef("translated_from__edition"))
        .filter(Q(live_until=None) | Q(live_until__gt=F("live_from")))
        # A version that was published again unchanged says nothing new.
        .filter(Exists(saves.exclude(origin="copy")))
        .order_by("live_from")
    )
    after = shown.filter(live_from__gt=OuterRef("translated_from__live_from"))
    higher = shown.filter(number__gt=OuterRef("translated_from__number"))
    made = article.objects.filter(translated_from__isnull=False)
    for some, later in (
        (made.filter(translated_from__live_from__isnull=False), after),
        (made.filter(translated_from__live_from=None), higher),
    ):
        first = Subquery(later.values("live_from")[:1])
        # An update can't look through the relation: it is asked first.
        found = some.annotate(since=first).filter(since__isnull=False)
        for pk, since in list(found.values_list("pk", "since")):
            article.objects.filter(pk=pk).update(behind_since=since)


LABELS = {
    "category": "category",
    "countryorganisation": "country",
    "source": "source",
    "topic": "topic",
}
MAX_LENGTH = 80
GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
    | {"ẞ": "SS", "æ": "ae", "Æ": "Ae", "ø": "oe", "Ø": "Oe", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "–": "-", "—": "-", "/": "-"}
)


def slug_from(text, fallback):
    """Return what the newsroom made of a name when this was written."""
    slug = slugify(slugify(text.translate(GERMAN)).replace("_", " "))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or fallback


def give_english_slugs(apps, schema_editor):
    """Make the English address of labels that have an English name.

    Their German slug goes on leading there, as every slug of a label does.
    """
    former = apps.get_model("articles", "FormerSlug").objects
    for model_name, kind in LABELS.items():
        model = apps.get_model("articles", model_name)
        labels = list(model.objects.order_by("pk").only("key", "name_en", "slug"))
        # Whose each is: readers may have known a label by one that it has no more.
        owners = dict(former.filter(kind=kind).values_list("slug", "label_key"))
        owners |= {label.slug: label.key for label in labels}
        named = [label for label in labels if label.name_en]
        for label in named:
            wanted = slug_from(label.name_en, kind)
            numbered = (f"{wanted}-{number}" for number in count(2))
            label.slug_en = next(
                slug
                for slug in chain([wanted], numbered)
                if owners.setdefault(slug, label.key) == label.key
            )
        model.objects.bulk_update(named, ["slug_en"], batch_size=BATCH)


FORMER, NOW = "barrierreport", "readerreport"
CALLED = {FORMER: "barrier report", NOW: "reader report"}


def rename(before, after):
    """Let the rights be called what their model is called: roles keep what they have.

    Django does so, too, but only once everything is migrated.
    """

    def run(apps, schema_editor):
        content_type = apps.get_model("contenttypes", "ContentType")
        permission = apps.get_model("auth", "Permission")
        named = content_type.objects.filter(app_label="articles")
        named.filter(model=before).update(model=after)
        rights = permission.objects.filter(content_type__app_label="articles")
        for verb in ("add", "change", "delete", "view"):
            rights.filter(codename=f"{verb}_{before}").update(
                codename=f"{verb}_{after}", name=f"Can {verb} {CALLED[after]}"
            )

    return run


# Authors make the sources they need, as they make topics.
SOURCES = {"Author": ("add_source",)}
LABELS_KEPT = {
    "Chief editor": tuple(
        f"{verb}_{label}"
        for verb in ("add", "change", "delete")
        for label in ("category", "countryorganisation")
    )
}
# Otherwise nobody but administrators could accept what one chief editor proposes.
MASTHEAD_KEPT = {
    "Chief editor": tuple(f"{verb}_masthead" for verb in ("view", "add", "change"))
}
RECORD_SEEN = {"Chief editor": ("view_recordentry",)}
REACH_SEEN = dict.fromkeys(("Editor", "Chief editor"), ("view_articlereach",))
REPORTS_DELETED = {"Editor": ("delete_readerreport",)}
# The right by which a role is recognised that an operator has renamed.
KNOWN_BY = {
    "Author": "add_article",
    "Editor": "review_article",
    "Chief editor": "publish_article",
}


def grant_more(apps, schema_editor):
    for roles in (
        SOURCES,
        LABELS_KEPT,
        MASTHEAD_KEPT,
        RECORD_SEEN,
        REACH_SEEN,
        REPORTS_DELETED,
    ):
        for role, codenames in roles.items():
            grant(apps, dict.fromkeys(names_of(apps, role), codenames))


def names_of(apps, role):
    """Return the name of the group for this role. If an operator renamed it, return the
    names of all groups that hold its right. No group is made.
    """
    groups = apps.get_model("auth", "Group").objects
    names = groups.filter(name=role) or groups.filter(
        permissions__codename=KNOWN_BY[role],
        permissions__content_type__app_label="articles",
    )
    return [group.name for group in names]


DEEDS = {1: "added", 2: "changed", 3: "deleted"}


def details_of(message):
    """Return what the log said of a change: a list of ours, or words."""
    if not message:
        return {}
    try:
        said = json.loads(message)
    except ValueError:
        said = message
    if isinstance(said, list):
        return {"changes": said} if said else {}
    return {"said": message}


def take_over(apps, schema_editor):
    """Move the entries of Django's log of the desk to the record."""
    log = apps.get_model("admin", "LogEntry").objects
    entry = apps.get_model("articles", "RecordEntry")
    rows = log.order_by("pk").select_related("content_type")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:BATCH]):
        entry.objects.bulk_create(
            entry(
                at=row.action_time,
                deed=DEEDS.get(row.action_flag, "changed"),
                by_id=row.user_id,
                kind=(
                    f"{row.content_type.app_label}.{row.content_type.model}"
                    if row.content_type
                    else ""
                ),
                key=(row.object_id or "")[:40],
                name=" ".join(row.object_repr.split())[:200],
                details=details_of(row.change_message),
            )
            for row in some
        )
        last = some[-1].pk
    log.all().delete()


def note_closed(apps, schema_editor):
    """Of accounts that are closed nobody knows since when: from now on."""
    closed = apps.get_model("articles", "User").objects.filter(is_active=False)
    closed.update(closed_at=timezone.now())


# Where the secrets of second factors are kept: texts, and a list of texts.
TEXTS, LIST = ("secret", "seed"), "migrated_codes"


def change_secrets(apps, change):
    for factor in apps.get_model("mfa", "Authenticator").objects.iterator():
        data = factor.data
        texts = {name: change(data[name]) for name in TEXTS if name in data}
        lists = {LIST: [*map(change, data[LIST])]} if data.get(LIST) else {}
        if (now := data | texts | lists) != data:
            factor.data = now
            factor.save(update_fields=["data"])


def seal(apps, schema_editor):
    change_secrets(apps, sealed)


def lay_open(apps, schema_editor):
    change_secrets(apps, opened)


class Migration(migrations.Migration):
    replaces = [("articles", "0030_sealed_factors")]
    dependencies = [
        ("articles", "0007_columns"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [
        migrations.RunPython(forwards, backwards)
        for forwards, backwards in (
            (note_standing, migrations.RunPython.noop),
            (let_revisions_follow, migrations.RunPython.noop),
            (note_behind, migrations.RunPython.noop),
            (give_english_slugs, migrations.RunPython.noop),
            (rename(FORMER, NOW), rename(NOW, FORMER)),
            (grant_more, migrations.RunPython.noop),
            (take_over, migrations.RunPython.noop),
            (note_closed, migrations.RunPython.noop),
            (seal, lay_open),
        )
    ]
