"""The tables that 0.1.0 didn't have."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models
from django.db.models import Q
from django.utils import timezone

from articles.migrations._together import Together

# An expression of an index, which stays as it is for this.
from articles.models import WebAddress

USER = settings.AUTH_USER_MODEL
LANGUAGES = [("de", "German"), ("en", "English")]
DEEDS = [
    ("login", "Logged in"),
    ("logout", "Logged out"),
    ("login_failed", "Login failed"),
    ("throttled", "Tried too often"),
    ("session_ended", "Ended sessions"),
    ("refused", "Was refused"),
    ("forged", "Sent a form without a valid token"),
    ("password", "Changed a password"),
    ("address", "Changed an e-mail address"),
    ("factor_added", "Set up a second factor"),
    ("factor_removed", "Removed a second factor"),
    ("codes", "Made new recovery codes"),
    ("factors_taken", "Took second factors away"),
    ("invited", "Invited"),
    ("welcomed", "Followed an invitation"),
    ("letter_refused", "Letter refused"),
    ("letter_given_up", "Letter given up"),
    ("closed", "Closed an account"),
    ("anonymised", "Removed whose an account was"),
    ("granted", "Gave rights"),
    ("taken", "Took rights away"),
    ("added", "Added"),
    ("changed", "Changed"),
    ("deleted", "Deleted"),
    ("renamed", "Given another name"),
    ("merged", "Merged into another"),
    ("separated", "Merging taken back"),
    ("succeeded", "Got a successor"),
    ("parted", "Lost its successor"),
    ("proposal", "Proposal"),
    ("exported", "Exported"),
    ("imported", "Imported"),
    ("backed_up", "Made a backup"),
    ("restored", "Restored a backup"),
    ("erased", "Erased for legal reasons"),
    ("taken_off", "Took addresses off the site"),
    ("settings", "Settings changed"),
    ("forgotten", "Removed old entries of the record"),
]


def key():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def requests():
    return [
        (
            "requests",
            models.PositiveBigIntegerField(default=0, verbose_name="requests"),
        ),
        (
            "by_programs",
            models.PositiveBigIntegerField(default=0, verbose_name="by programs"),
        ),
    ]


# Pages that were made, and counts of the changes of what they are made of.
PAGES = [
    migrations.CreateModel(
        name="CatalogueCopy",
        fields=[
            ("id", key()),
            ("sequence", models.PositiveBigIntegerField()),
            ("form", models.CharField(max_length=32)),
            ("content", models.BinaryField()),
            ("made_at", models.DateTimeField(auto_now=True)),
        ],
        options={
            "default_permissions": (),
            "constraints": [
                models.CheckConstraint(condition=Q(pk=1), name="catalogue_copy_once")
            ],
        },
    ),
    migrations.CreateModel(
        name="KeyCounter",
        fields=[
            (
                "key",
                models.CharField(max_length=60, primary_key=True, serialize=False),
            ),
            ("sequence", models.PositiveBigIntegerField()),
        ],
        options={
            "default_permissions": (),
            "indexes": [models.Index(fields=["sequence"], name="key_changed_since")],
        },
    ),
    migrations.CreateModel(
        name="PrintedPart",
        fields=[
            (
                "pk",
                models.CompositePrimaryKey(
                    "article_id",
                    "part",
                    blank=True,
                    editable=False,
                    primary_key=True,
                    serialize=False,
                ),
            ),
            (
                "article",
                models.ForeignKey(
                    db_index=False,
                    on_delete=models.CASCADE,
                    related_name="printed",
                    to="articles.article",
                ),
            ),
            ("part", models.CharField(max_length=20)),
            ("keys", models.TextField(blank=True)),
            ("variant", models.CharField(blank=True, max_length=64)),
            ("fingerprint", models.CharField(max_length=32)),
            ("made_at", models.PositiveBigIntegerField()),
            ("content", models.BinaryField()),
        ],
        options={"default_permissions": ()},
    ),
]
# Legal erasures: their time and reason, and hashes that recognise the content.
ERASURES = [
    migrations.CreateModel(
        name="Erasure",
        fields=[
            ("id", key()),
            ("uuid", models.UUIDField(default=uuid.uuid4, unique=True)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("article", "Article"),
                        ("person", "Person"),
                        ("picture", "Picture"),
                    ],
                    max_length=10,
                ),
            ),
            ("target", models.CharField(max_length=36)),
            ("at", models.DateTimeField()),
            ("reason", models.TextField()),
            ("ordered_by", models.CharField(max_length=200)),
            ("salt", models.CharField(max_length=32)),
            ("digests", models.JSONField(default=list)),
        ],
        options={
            "default_permissions": (),
            "constraints": [
                models.CheckConstraint(
                    condition=~Q(reason="") & ~Q(ordered_by=""),
                    name="erasure_says_why",
                )
            ],
        },
    ),
]
# Whose a session is, and forms and counts that bound what one person or client does.
CLIENTS = [
    migrations.CreateModel(
        name="DeskSession",
        fields=[
            ("id", key()),
            (
                "session_key",
                models.CharField(editable=False, max_length=40, unique=True),
            ),
            (
                "person",
                models.ForeignKey(
                    on_delete=models.CASCADE,
                    related_name="desk_sessions",
                    to=USER,
                    verbose_name="account",
                ),
            ),
        ],
        options={
            "verbose_name": "session",
            "verbose_name_plural": "sessions",
            "default_permissions": (),
        },
    ),
    migrations.CreateModel(
        name="Allowance",
        fields=[
            (
                "store",
                models.CharField(max_length=40, primary_key=True, serialize=False),
            ),
            ("since", models.DateTimeField()),
            ("used", models.PositiveIntegerField()),
        ],
        options={"default_permissions": ()},
    ),
    migrations.CreateModel(
        name="CarriedForm",
        fields=[
            ("id", key()),
            ("holder", models.CharField(max_length=64)),
            ("place", models.CharField(max_length=64)),
            ("sent_at", models.DateTimeField(db_index=True)),
            ("sealed", models.BinaryField()),
            ("size", models.PositiveIntegerField()),
            (
                "writer",
                models.ForeignKey(
                    on_delete=models.CASCADE, related_name="carried_forms", to=USER
                ),
            ),
        ],
        options={
            "default_permissions": (),
            "indexes": [
                models.Index(fields=["writer", "sent_at"], name="carried_form_of_day")
            ],
        },
    ),
]
# Labels that authors made are marked as new; merging and renaming is on record.
LABELS = [
    migrations.CreateModel(
        name="NewLabel",
        fields=[
            ("id", key()),
            ("at", models.DateTimeField(default=timezone.now)),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=models.SET_NULL,
                    related_name="+",
                    to=USER,
                    verbose_name="account",
                ),
            ),
            *(
                (
                    name,
                    models.OneToOneField(
                        null=True,
                        on_delete=models.CASCADE,
                        related_name="newness",
                        to=f"articles.{name}",
                    ),
                )
                for name in ("source", "topic")
            ),
        ],
        options={
            "verbose_name": "new label",
            "verbose_name_plural": "new labels",
            "default_permissions": (),
            "constraints": [
                models.CheckConstraint(
                    condition=Q(source=None, topic__isnull=False)
                    | Q(source__isnull=False, topic=None),
                    name="new_label_is_one",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="LabelDecision",
        fields=[
            ("id", key()),
            ("kind", models.CharField(max_length=10)),
            ("label_key", models.UUIDField()),
            (
                "act",
                models.CharField(
                    choices=[
                        ("merge", "Merged into another"),
                        ("separate", "Merging taken back"),
                        ("rename", "Given another name"),
                        ("succeed", "Got a successor"),
                        ("part", "Lost its successor"),
                    ],
                    max_length=10,
                    verbose_name="decision",
                ),
            ),
            ("other_key", models.UUIDField()),
            ("name_before", models.CharField(max_length=200)),
            ("name_en_before", models.CharField(blank=True, max_length=200)),
            ("name_after", models.CharField(max_length=200)),
            ("name_en_after", models.CharField(blank=True, max_length=200)),
            ("note", models.TextField(blank=True, verbose_name="note")),
            ("at", models.DateTimeField(default=timezone.now, verbose_name="at")),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=models.PROTECT,
                    related_name="+",
                    to=USER,
                    verbose_name="by",
                ),
            ),
        ],
        options={
            "verbose_name": "decision about a label",
            "verbose_name_plural": "decisions about labels",
            "ordering": ["pk"],
            "default_permissions": (),
            "indexes": [
                models.Index(fields=["label_key"], name="label_decision_of_one"),
                models.Index(fields=["other_key"], name="label_decision_of_other"),
            ],
        },
    ),
]
# Pages, mastheads and what articles share change by proposals.
PROPOSALS = [
    migrations.CreateModel(
        name="Proposal",
        fields=[
            ("id", key()),
            (
                "language",
                models.CharField(
                    blank=True,
                    choices=LANGUAGES,
                    max_length=2,
                    verbose_name="language",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("imprint", "Imprint"),
                        ("privacy", "Privacy"),
                        ("accessibility", "Accessibility statement"),
                        ("plain-language", "Plain language"),
                        ("sign-language", "Sign language"),
                        ("about", "About us"),
                        ("other", "Other page"),
                        ("masthead", "Masthead"),
                        ("category", "Category"),
                        ("topic", "Topic"),
                        ("country", "Country / organisation"),
                        ("source", "Source"),
                        ("image", "Picture"),
                    ],
                    max_length=20,
                    verbose_name="kind",
                ),
            ),
            ("title", models.CharField(max_length=200, verbose_name="title")),
            (
                "is_removal",
                models.BooleanField(default=False, verbose_name="to be deleted"),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("open", "Open"),
                        ("accepted", "Accepted"),
                        ("refused", "Refused"),
                        ("withdrawn", "Withdrawn"),
                    ],
                    default="open",
                    max_length=10,
                    verbose_name="state",
                ),
            ),
            (
                "begun_at",
                models.DateTimeField(default=timezone.now, verbose_name="proposed"),
            ),
            ("lock", models.PositiveIntegerField(default=0)),
            ("base_hash", models.CharField(blank=True, max_length=64)),
            (
                "page",
                models.ForeignKey(
                    null=True,
                    on_delete=models.SET_NULL,
                    related_name="proposals",
                    to="articles.page",
                    verbose_name="page",
                ),
            ),
            ("key", models.UUIDField(db_index=True, editable=False, null=True)),
            (
                "merging",
                models.CharField(
                    blank=True,
                    choices=[
                        ("merge", "To be merged"),
                        ("separate", "To stand for itself again"),
                    ],
                    db_default="",
                    default="",
                    max_length=10,
                    verbose_name="merging",
                ),
            ),
        ],
        options={
            "verbose_name": "proposal",
            "verbose_name_plural": "proposals",
            "ordering": ["-begun_at", "-pk"],
            "default_permissions": (),
            "constraints": [
                models.UniqueConstraint(
                    condition=Q(state="open"),
                    fields=("page",),
                    name="proposal_open_once",
                ),
                models.CheckConstraint(
                    condition=~Q(
                        is_removal=True,
                        kind__in=["imprint", "privacy", "accessibility", "masthead"],
                    ),
                    name="proposal_keeps_legal_pages",
                ),
                models.CheckConstraint(
                    condition=~Q(kind="masthead", page__isnull=False),
                    name="proposal_of_one",
                ),
                models.UniqueConstraint(
                    condition=Q(("key", None), ("state", "open"), ~Q(kind="other")),
                    fields=("language", "kind"),
                    name="proposal_of_kind_open_once",
                ),
                models.UniqueConstraint(
                    condition=Q(key__isnull=False, state="open"),
                    fields=("kind", "key"),
                    name="proposal_of_shared_open_once",
                ),
                models.CheckConstraint(
                    condition=Q(key=None) | Q(is_removal=False, page=None),
                    name="proposal_of_shared",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ProposalAct",
        fields=[
            ("id", key()),
            ("lock", models.PositiveIntegerField()),
            ("at", models.DateTimeField(verbose_name="at")),
            (
                "deed",
                models.CharField(
                    choices=[
                        ("found", "Was public before"),
                        ("proposed", "Proposed"),
                        ("agreed", "Agreed"),
                        ("accepted", "Accepted"),
                        ("refused", "Refused"),
                        ("withdrawn", "Withdrawn"),
                    ],
                    max_length=10,
                ),
            ),
            ("content", models.JSONField(encoder=DjangoJSONEncoder, null=True)),
            ("content_hash", models.CharField(max_length=64)),
            ("note", models.TextField(blank=True)),
            ("bypassed_four_eyes", models.BooleanField(default=False)),
            (
                "by",
                models.ForeignKey(
                    null=True, on_delete=models.PROTECT, related_name="+", to=USER
                ),
            ),
            (
                "proposal",
                models.ForeignKey(
                    on_delete=models.PROTECT,
                    related_name="acts",
                    to="articles.proposal",
                ),
            ),
        ],
        options={
            "ordering": ["proposal", "lock"],
            "default_permissions": (),
            "constraints": [
                models.UniqueConstraint(
                    fields=("proposal", "lock"), name="proposal_act_in_order"
                )
            ],
        },
    ),
]
# The audit log, in the place of Django's.
RECORD = [
    migrations.CreateModel(
        name="RecordEntry",
        fields=[
            ("id", key()),
            ("at", models.DateTimeField(default=timezone.now, verbose_name="at")),
            ("deed", models.CharField(choices=DEEDS, max_length=20)),
            ("command", models.CharField(blank=True, max_length=40)),
            ("kind", models.CharField(blank=True, max_length=100)),
            ("key", models.CharField(blank=True, max_length=40)),
            ("name", models.CharField(blank=True, max_length=200)),
            ("details", models.JSONField(default=dict, encoder=DjangoJSONEncoder)),
            ("address", models.CharField(blank=True, max_length=50)),
            (
                "by",
                models.ForeignKey(
                    db_constraint=False,
                    db_index=False,
                    null=True,
                    on_delete=models.DO_NOTHING,
                    related_name="+",
                    to=USER,
                    verbose_name="by",
                ),
            ),
        ],
        options={
            "verbose_name": "entry of the record",
            "verbose_name_plural": "record",
            "ordering": ["-at", "-id"],
            "default_permissions": ("view",),
            "indexes": [
                models.Index(fields=["-at", "-id"], name="entry_newest_first"),
                models.Index(fields=["by", "-at", "-id"], name="entry_of_person"),
                models.Index(fields=["deed", "-at", "-id"], name="entry_of_deed"),
                models.Index(
                    fields=["kind", "key", "-at", "-id"], name="entry_of_thing"
                ),
                models.Index(WebAddress("name"), name="entry_name_begins"),
                models.Index(
                    condition=~Q(address=""), fields=["at"], name="entry_from_where"
                ),
            ],
        },
    ),
]
# How often articles are asked for, who has the feeds, and what isn't found.
REACH = [
    migrations.CreateModel(
        name="ArticleReach",
        fields=[
            ("id", key()),
            ("day", models.DateField(verbose_name="day")),
            ("is_month", models.BooleanField(default=False)),
            *requests(),
            (
                "edition",
                models.ForeignKey(
                    db_index=False,
                    on_delete=models.CASCADE,
                    related_name="reach",
                    to="articles.edition",
                ),
            ),
        ],
        options={
            "verbose_name": "reach",
            "verbose_name_plural": "reach",
            "default_permissions": ("view",),
            "indexes": [
                models.Index(
                    condition=Q(requests__gt=0),
                    fields=["is_month", "day", "-requests"],
                    name="article_reach_most_read",
                ),
                models.Index(fields=["day", "requests"], name="article_reach_by_day"),
            ],
            "constraints": [
                models.UniqueConstraint(
                    fields=("edition", "is_month", "day"), name="article_reach_once"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="DayReach",
        fields=[
            *requests(),
            (
                "day",
                models.DateField(primary_key=True, serialize=False, verbose_name="day"),
            ),
        ],
        options={"default_permissions": ()},
    ),
    migrations.CreateModel(
        name="FeedSubscribers",
        fields=[
            ("id", key()),
            ("day", models.DateField(verbose_name="day")),
            ("is_month", models.BooleanField(default=False)),
            ("feed", models.CharField(max_length=300, verbose_name="feed")),
            ("program", models.CharField(max_length=40, verbose_name="program")),
            ("subscribers", models.PositiveIntegerField(verbose_name="subscribers")),
        ],
        options={
            "default_permissions": (),
            "constraints": [
                models.UniqueConstraint(
                    fields=("is_month", "day", "feed", "program"),
                    name="feed_subscribers_once",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="MissedSearch",
        fields=[
            ("id", key()),
            ("day", models.DateField(verbose_name="day")),
            (
                "language",
                models.CharField(
                    choices=LANGUAGES, max_length=2, verbose_name="language"
                ),
            ),
            ("words", models.CharField(max_length=60, verbose_name="words")),
            ("number", models.PositiveIntegerField(default=0, verbose_name="number")),
        ],
        options={
            "default_permissions": (),
            "constraints": [
                models.UniqueConstraint(
                    fields=("day", "language", "words"), name="missed_search_once"
                )
            ],
        },
    ),
]


class Migration(migrations.Migration):
    replaces = [("articles", "0006_printed")]
    # The latter is in `0005_search`. By this name a database in which only some of the
    # former migrations were applied is refused.
    dependencies = [("articles", "0005_search")]
    operations = [
        Together([*PAGES, *ERASURES, *CLIENTS, *LABELS, *PROPOSALS, *RECORD, *REACH])
    ]
