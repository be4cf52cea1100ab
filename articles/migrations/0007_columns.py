"""New columns of the tables of 0.1.0, and reports of readers under their new name.

Each group changes a table once, and columns come in the order in which they were made.
Indexes and what depends on the new contents follow in `0009_indexes`.
"""

from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from articles.migrations._together import Together

USER = settings.AUTH_USER_MODEL
LABELS = ("category", "countryorganisation", "source", "topic")
TRANSITIONS = [
    ("submit", "Submit for review"),
    ("take_back", "Take back"),
    ("send_back", "Send back"),
    ("approve", "Approve"),
    ("publish", "Publish / schedule"),
    ("publish_on_approval", "Publish once approved"),
    ("call_off", "Don't publish on approval"),
    ("cancel_schedule", "Cancel the schedule"),
    ("withdraw", "Withdraw"),
    ("reinstate", "Publish again"),
    ("discard", "Discard"),
    ("feature", "Lead the home page"),
    ("still_right", "Still right"),
]
CAME_AS = [
    ("public", "public"),
    ("undated", "public, without a date"),
    ("planned", "scheduled"),
    ("pending", "waiting for review"),
    ("withheld", "public, perhaps not for all readers"),
    ("private", "private"),
    ("password", "password-protected"),
    ("draft", "draft"),
]
TYPED_MARKS = (
    "In texts, at the beginning of a line: “## ” makes a heading of it, “- ” and “1. ” "
    "a list, “> ” a quotation. Undo makes the signs of it again."
)
ENGLISH_SLUG = (
    "The last part of its English address. Left empty, it is made from the English "
    "name; without one it is the German slug."
)
LICENCE = (
    "Of the texts, for who wants to use them: its short name, such as “CC BY 4.0”. "
    "Readers' programs are told it with every feed."
)


def add(model, name, field, **options):
    return migrations.AddField(model, name, field, **options)


def alter(model, name, field):
    return migrations.AlterField(model, name, field)


def unindexed(model, name, to, related_name, verbose_name, **options):
    """Take away the index of a foreign key: another one begins with it."""
    field = models.ForeignKey(
        db_index=False,
        on_delete=models.PROTECT,
        related_name=related_name,
        to=to,
        verbose_name=verbose_name,
        **options,
    )
    return alter(model, name, field)


def german_slug(model):
    field = models.SlugField(
        help_text="The last part of its German address.",
        max_length=100,
        unique=True,
        verbose_name="German slug",
    )
    return alter(model, "slug", field)


def english_slug(model):
    field = models.SlugField(
        blank=True,
        db_default="",
        default="",
        help_text=ENGLISH_SLUG,
        max_length=100,
        verbose_name="English slug",
    )
    return add(model, "slug_en", field)


FIRST = [
    migrations.RemoveIndex("article", "article_newest_first"),
    add("article", "published_at", models.DateTimeField(editable=False, null=True)),
    add(
        "edition",
        "changed",
        models.PositiveBigIntegerField(default=0, editable=False),
    ),
    add(
        "siterevision",
        "sequence",
        models.PositiveBigIntegerField(default=0, editable=False),
    ),
    add(
        "user",
        "invited",
        models.DateTimeField(editable=False, null=True, verbose_name="invited"),
    ),
    alter(
        "decision",
        "transition",
        models.CharField(choices=TRANSITIONS, max_length=20, verbose_name="decision"),
    ),
    *map(german_slug, LABELS),
    add(
        "masthead",
        "licence",
        models.CharField(
            blank=True,
            db_default="",
            default="",
            help_text=LICENCE,
            max_length=100,
            verbose_name="licence",
        ),
    ),
    unindexed(
        "image",
        "uploaded_by",
        USER,
        "images",
        "uploaded by",
        editable=False,
        null=True,
    ),
    unindexed("articlecategory", "category", "articles.category", "links", "category"),
    unindexed(
        "articlecountry",
        "country",
        "articles.countryorganisation",
        "links",
        "country / organisation",
    ),
    unindexed("articletopic", "tag", "articles.topic", "links", "topic"),
    unindexed("attribution", "source", "articles.source", "attributions", "source"),
    migrations.AlterModelOptions(
        "readerreport",
        {
            "ordering": ["-sent_at", "-pk"],
            "verbose_name": "reader report",
            "verbose_name_plural": "reader reports",
        },
    ),
    # Those that are there are all of this kind.
    add(
        "readerreport",
        "kind",
        models.CharField(
            choices=[("barrier", "Barrier"), ("error", "Error")],
            default="barrier",
            editable=False,
            max_length=10,
            verbose_name="kind",
        ),
        preserve_default=False,
    ),
]
SECOND = [
    add(
        "article",
        "stands_for_edition",
        models.BooleanField(default=False, editable=False),
    ),
    add(
        "edition",
        "came_as",
        models.CharField(
            blank=True,
            choices=CAME_AS,
            db_default="",
            default="",
            editable=False,
            max_length=10,
            verbose_name="state before the import",
        ),
    ),
    add("siterevision", "token", models.BigIntegerField(default=0, editable=False)),
    add(
        "user",
        "has_typed_marks",
        models.BooleanField(
            default=False,
            help_text=TYPED_MARKS,
            verbose_name="typed signs become headings and lists",
        ),
    ),
    add(
        "source",
        "successor",
        models.ForeignKey(
            blank=True,
            help_text="What an organisation that has ended became.",
            null=True,
            on_delete=models.PROTECT,
            related_name="predecessors",
            to="articles.source",
            verbose_name="successor",
        ),
    ),
    *map(english_slug, ("category", "countryorganisation", "topic")),
    add(
        "decision",
        "original",
        models.ForeignKey(
            db_index=False,
            null=True,
            on_delete=models.PROTECT,
            related_name="+",
            to="articles.article",
            verbose_name="version of the original",
        ),
    ),
    add(
        "image",
        "kept_checksum",
        models.CharField(
            blank=True,
            default="",
            editable=False,
            max_length=64,
            verbose_name="checksum of the file",
        ),
    ),
    add(
        "readerreport",
        "article",
        models.ForeignKey(
            blank=True,
            editable=False,
            null=True,
            on_delete=models.PROTECT,
            related_name="reports",
            to="articles.article",
            verbose_name="article",
        ),
    ),
]
THIRD = [
    add("article", "behind_since", models.DateTimeField(editable=False, null=True)),
    add(
        "edition",
        "came_for",
        models.DateTimeField(
            editable=False, null=True, verbose_name="moment before the import"
        ),
    ),
    add(
        "user",
        "closed_at",
        models.DateTimeField(editable=False, null=True, verbose_name="closed since"),
    ),
    english_slug("source"),
    # Each lays the small table out anew with all of them, so they stand together.
    migrations.RemoveConstraint("readerreport", "barrierreport_message_given"),
    migrations.AddConstraint(
        "readerreport",
        models.CheckConstraint(
            condition=~Q(message=""), name="readerreport_message_given"
        ),
    ),
    migrations.AddConstraint(
        "readerreport",
        models.CheckConstraint(
            condition=Q(article__isnull=True, kind="barrier")
            | Q(article__isnull=False, kind="error"),
            name="readerreport_error_of_article",
        ),
    ),
]
FOURTH = [
    unindexed(
        "article", "author", USER, "articles", "author", editable=False, null=True
    ),
]


class Migration(migrations.Migration):
    replaces = [("articles", "0023_came_as")]
    dependencies = [("articles", "0006_tables")]
    operations = [
        # Django looks for this one by itself, and renames the content type.
        migrations.RenameModel("BarrierReport", "ReaderReport"),
        *map(Together, (FIRST, SECOND, THIRD, FOURTH)),
    ]
