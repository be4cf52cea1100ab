"""The tables of the newsroom, as its first release has them."""

import uuid

import django.contrib.auth.validators
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import taggit.managers
from django.conf import settings
from django.db import migrations, models

from articles.migrations._together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        editable=False,
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "uuid",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="UUID",
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="published at",
                    ),
                ),
                (
                    "featured_until",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="leads the home page until",
                    ),
                ),
                (
                    "import_key",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=500,
                        verbose_name="import key",
                    ),
                ),
                (
                    "import_hash",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=64,
                        verbose_name="import hash",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="Masthead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=2,
                        unique=True,
                        verbose_name="language",
                    ),
                ),
                (
                    "name",
                    models.CharField(max_length=100, verbose_name="name of the site"),
                ),
                (
                    "tagline",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="tagline"
                    ),
                ),
                (
                    "contact",
                    models.TextField(
                        blank=True,
                        help_text="Who is responsible, and how to write.",
                        verbose_name="contact",
                    ),
                ),
                ("footer", models.TextField(blank=True, verbose_name="footer")),
            ],
            options={
                "verbose_name": "masthead",
                "verbose_name_plural": "mastheads",
            },
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="created at"),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="last login"
                    ),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={
                            "unique": "A user with that username already exists."
                        },
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[
                            django.contrib.auth.validators.UnicodeUsernameValidator()
                        ],
                        verbose_name="username",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        error_messages={
                            "unique": "This e-mail address can’t be used: another account has it. Give another one."
                        },
                        help_text="Where a link to a new password is sent. Readers never see it.",
                        max_length=254,
                        null=True,
                        unique=True,
                        verbose_name="e-mail address",
                    ),
                ),
                (
                    "printed_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="printed name"
                    ),
                ),
                (
                    "organisation",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="organisation"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "the browser’s"),
                            ("de", "German"),
                            ("en", "English"),
                        ],
                        default="",
                        help_text="Of the desk, and of mails from the newsroom.",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(editable=False, verbose_name="version"),
                ),
                (
                    "headline",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="headline"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the address.",
                        max_length=100,
                        verbose_name="slug",
                    ),
                ),
                (
                    "dated",
                    models.DateField(
                        blank=True,
                        help_text="Printed and sorted by. Empty: the day of publication.",
                        null=True,
                        verbose_name="date",
                    ),
                ),
                (
                    "teaser",
                    models.TextField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="teaser",
                    ),
                ),
                (
                    "lead_alt",
                    models.CharField(
                        blank=True,
                        help_text="For this article; empty: the picture's own.",
                        max_length=500,
                        verbose_name="alternative text of the lead picture",
                    ),
                ),
                (
                    "lead_caption",
                    models.CharField(
                        blank=True,
                        help_text="For this article; empty: the picture's own.",
                        max_length=500,
                        verbose_name="caption of the lead picture",
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(200000)],
                        verbose_name="text",
                    ),
                ),
                (
                    "credit_date",
                    models.DateField(blank=True, null=True, verbose_name="edited on"),
                ),
                (
                    "credit_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="edited by"
                    ),
                ),
                (
                    "credit_organisation",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="organisation of the editor",
                    ),
                ),
                (
                    "change_kind",
                    models.CharField(
                        choices=[
                            ("first", "First version"),
                            ("typo", "Typo (silent)"),
                            ("correction", "Correction (public)"),
                            ("update", "Update"),
                        ],
                        default="first",
                        max_length=10,
                        verbose_name="kind of change",
                    ),
                ),
                (
                    "change_note",
                    models.TextField(
                        blank=True,
                        help_text="For a correction it is public: what was wrong, what is right.",
                        max_length=1000,
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="note on the change",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                            ("discarded", "Discarded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("lock", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "content_hash",
                    models.CharField(blank=True, editable=False, max_length=64),
                ),
                (
                    "imported_hash",
                    models.CharField(blank=True, editable=False, max_length=64),
                ),
                (
                    "live_from",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="live from"
                    ),
                ),
                (
                    "live_until",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="live until"
                    ),
                ),
                (
                    "expires_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="expires at"
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="withdrawn at"
                    ),
                ),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("notice", "A notice with headline and reason"),
                            ("replaced", "The way to another article"),
                            ("gone", "Gone: only the reason, without the headline"),
                        ],
                        editable=False,
                        max_length=8,
                        verbose_name="ending",
                    ),
                ),
                (
                    "ending_reason",
                    models.TextField(
                        blank=True, editable=False, verbose_name="public reason"
                    ),
                ),
                (
                    "printed_on",
                    models.DateField(
                        editable=False, null=True, verbose_name="printed date"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="updated at"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="created at"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
                (
                    "translated_from",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="translations",
                        to="articles.article",
                        verbose_name="translated from",
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "permissions": [
                    ("review_article", "Can review articles and change any draft"),
                    ("publish_article", "Can publish and withdraw articles"),
                    ("publish_own_article", "Can publish without a second person"),
                ],
                "default_permissions": ("add", "change", "view"),
            },
        ),
        migrations.CreateModel(
            name="BarrierReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "message",
                    models.TextField(
                        max_length=5000,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="message",
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="on which page"
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=200, verbose_name="name"),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "sent_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        verbose_name="sent",
                    ),
                ),
                ("sender", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "answered_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="answered"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What was found and done. Only the desk sees it.",
                        verbose_name="note",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "barrier report",
                "verbose_name_plural": "barrier reports",
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Category",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="German name"
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="English name"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of the address, the same in both languages.",
                        max_length=100,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "aliases",
                    models.TextField(
                        blank=True,
                        help_text="Other names by which it is found, one on each line.",
                        verbose_name="aliases",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="articles.category",
                        verbose_name="merged into",
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="category_links",
                        to="articles.article",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="articles.category",
                        verbose_name="category",
                    ),
                ),
            ],
            options={
                "verbose_name": "category of an article",
                "verbose_name_plural": "categories of articles",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="categories",
            field=models.ManyToManyField(
                blank=True,
                related_name="articles",
                through="articles.ArticleCategory",
                to="articles.category",
                verbose_name="categories",
            ),
        ),
        migrations.CreateModel(
            name="CountryOrganisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="German name"
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="English name"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of the address, the same in both languages.",
                        max_length=100,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "aliases",
                    models.TextField(
                        blank=True,
                        help_text="Other names by which it is found, one on each line.",
                        verbose_name="aliases",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("region", "region"),
                            ("organisation", "organisation"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="For a country its ISO 3166-1 code of two letters.",
                        max_length=12,
                        verbose_name="code",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="articles.countryorganisation",
                        verbose_name="merged into",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="What an organisation that has ended became.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="articles.countryorganisation",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "country / organisation",
                "verbose_name_plural": "countries / organisations",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleCountry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="country_links",
                        to="articles.article",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="articles.countryorganisation",
                        verbose_name="country / organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "country / organisation of an article",
                "verbose_name_plural": "countries / organisations of articles",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="countries",
            field=models.ManyToManyField(
                blank=True,
                related_name="articles",
                through="articles.ArticleCountry",
                to="articles.countryorganisation",
                verbose_name="countries / organisations",
            ),
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("lock", models.PositiveIntegerField()),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "content_hash",
                    models.CharField(max_length=64, verbose_name="hash of the content"),
                ),
                (
                    "transition",
                    models.CharField(
                        choices=[
                            ("submit", "Submit for review"),
                            ("take_back", "Take back"),
                            ("send_back", "Send back"),
                            ("approve", "Approve"),
                            ("publish", "Publish / schedule"),
                            ("cancel_schedule", "Cancel the schedule"),
                            ("withdraw", "Withdraw"),
                            ("reinstate", "Publish again"),
                            ("discard", "Discard"),
                            ("feature", "Lead the home page"),
                        ],
                        max_length=20,
                        verbose_name="decision",
                    ),
                ),
                (
                    "phase_before",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("scheduled", "Scheduled"),
                            ("live", "Live"),
                            ("replaced", "Replaced by a later version"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                            ("discarded", "Discarded"),
                        ],
                        max_length=10,
                        verbose_name="before",
                    ),
                ),
                (
                    "phase_after",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("scheduled", "Scheduled"),
                            ("live", "Live"),
                            ("replaced", "Replaced by a later version"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                            ("discarded", "Discarded"),
                        ],
                        max_length=10,
                        verbose_name="after",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "live_from",
                    models.DateTimeField(null=True, verbose_name="live from"),
                ),
                ("until", models.DateTimeField(null=True, verbose_name="until")),
                (
                    "bypassed_four_eyes",
                    models.BooleanField(
                        default=False, verbose_name="without a second person"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["at", "pk"],
                "abstract": False,
                "default_permissions": ("view",),
                "default_related_name": "decisions",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="edition",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.edition",
                verbose_name="edition",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="replaced_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaces",
                to="articles.edition",
                verbose_name="replaced by",
            ),
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        editable=False,
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        editable=False, max_length=100, verbose_name="slug"
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="articles.edition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "address",
                "verbose_name_plural": "addresses",
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("kind", models.CharField(editable=False, max_length=10)),
                ("slug", models.SlugField(editable=False, max_length=100)),
                ("label_key", models.UUIDField(editable=False)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "slug"), name="former_slug_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="By which editors find it. Readers don't see it.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "file",
                    models.FileField(editable=False, unique=True, verbose_name="file"),
                ),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows, for those who don't see it.",
                        max_length=500,
                        verbose_name="alternative text, German",
                    ),
                ),
                (
                    "alt_en",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        verbose_name="alternative text, English",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="It shows nothing that a reader would miss: screen readers pass over it.",
                        verbose_name="decorative",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="caption, German"
                    ),
                ),
                (
                    "caption_en",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="caption, English"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, printed with it everywhere.",
                        max_length=200,
                        verbose_name="picture credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        help_text="Its short name, such as “CC BY 4.0”, or what was agreed.",
                        max_length=100,
                        verbose_name="licence",
                    ),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True, max_length=2000, verbose_name="where it is from"
                    ),
                ),
                (
                    "licensed_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day on which it may be shown. Empty: without end.",
                        null=True,
                        verbose_name="licensed until",
                    ),
                ),
                (
                    "focus_x",
                    models.PositiveSmallIntegerField(
                        default=50,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point from the left",
                    ),
                ),
                (
                    "focus_y",
                    models.PositiveSmallIntegerField(
                        default=50,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point from the top",
                    ),
                ),
                (
                    "width",
                    models.PositiveIntegerField(editable=False, verbose_name="width"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(editable=False, verbose_name="height"),
                ),
                (
                    "checksum",
                    models.CharField(
                        db_index=True,
                        editable=False,
                        max_length=64,
                        verbose_name="checksum",
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="images",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["-uploaded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="articles.article",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="articles.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="lead_image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="led_articles",
                to="articles.image",
                verbose_name="lead picture",
            ),
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        help_text="It can't be changed afterwards.",
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
                        ],
                        help_text="There is one of each kind in a language, and it is the translation of that in the other one; only of “Other page” there may be many. The kind can't be changed afterwards.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the address, made from the title unless you write one. It can't be changed afterwards: links from elsewhere rely on it.",
                        max_length=100,
                        verbose_name="slug",
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        max_length=200000,
                        validators=[django.core.validators.MaxLengthValidator(200000)],
                        verbose_name="text",
                    ),
                ),
                (
                    "is_in_footer",
                    models.BooleanField(
                        default=True, verbose_name="linked in the footer"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Orders the pages of the kind “Other page” in the footer.",
                        verbose_name="position",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="When somebody last checked that it is true. The accessibility statement is due once a year.",
                        null=True,
                        verbose_name="reviewed on",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="updated"),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["language", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "slug"), name="page_address_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "other"), _negated=True),
                        fields=("language", "kind"),
                        name="page_kind_once",
                        violation_error_message="There is a page of this kind in this language already. Change that one, or choose another kind.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="page_slug_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="page_title_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelatedChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[("pinned", "show first"), ("excluded", "never show")],
                        default="pinned",
                        max_length=8,
                        verbose_name="choice",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related",
                        to="articles.article",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="related_choices",
                        to="articles.edition",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "related article",
                "verbose_name_plural": "related articles",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SiteRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("counter", models.PositiveBigIntegerField(default=0)),
                ("bumped_at", models.DateTimeField()),
                ("site", models.UUIDField(default=uuid.uuid4, editable=False)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pk", 1)), name="site_revision_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("lock", models.PositiveIntegerField()),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "content_hash",
                    models.CharField(max_length=64, verbose_name="hash of the content"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("edit", "Changed by hand"),
                            ("import", "Imported"),
                            ("copy", "Taken over from another version"),
                        ],
                        max_length=6,
                        verbose_name="origin",
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="content",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved content",
                "verbose_name_plural": "saved contents",
                "ordering": ["at", "pk"],
                "abstract": False,
                "default_permissions": ("view",),
                "default_related_name": "snapshots",
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="German name"
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="English name"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of the address, the same in both languages.",
                        max_length=100,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "aliases",
                    models.TextField(
                        blank=True,
                        help_text="Other names by which it is found, one on each line.",
                        verbose_name="aliases",
                    ),
                ),
                (
                    "homepage",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="homepage"
                    ),
                ),
                (
                    "description",
                    models.TextField(blank=True, verbose_name="description (German)"),
                ),
                (
                    "description_en",
                    models.TextField(blank=True, verbose_name="description (English)"),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="articles.source",
                        verbose_name="merged into",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FurtherReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "publisher_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="publisher as printed"
                    ),
                ),
                ("dated", models.DateField(blank=True, null=True, verbose_name="date")),
                ("title", models.CharField(max_length=500, verbose_name="title")),
                (
                    "url",
                    models.URLField(
                        blank=True, max_length=2000, verbose_name="address"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("de", "German"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="further_reading",
                        to="articles.article",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="further_reading",
                        to="articles.source",
                        verbose_name="publisher (source)",
                    ),
                ),
            ],
            options={
                "verbose_name": "further reading",
                "verbose_name_plural": "further reading",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=2000,
                        verbose_name="address of the original",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="title of the original"
                    ),
                ),
                (
                    "dated",
                    models.DateField(
                        blank=True, null=True, verbose_name="date of the original"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributions",
                        to="articles.article",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "attribution",
                "verbose_name_plural": "attributions",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="story",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="articles.story",
                verbose_name="story",
            ),
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="German name"
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="English name"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Part of the address, the same in both languages.",
                        max_length=100,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                (
                    "aliases",
                    models.TextField(
                        blank=True,
                        help_text="Other names by which it is found, one on each line.",
                        verbose_name="aliases",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="articles.topic",
                        verbose_name="merged into",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topic_links",
                        to="articles.article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="articles.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic of an article",
                "verbose_name_plural": "topics of articles",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="A comma-separated list of tags.",
                through="articles.ArticleTopic",
                to="articles.Topic",
                verbose_name="topics",
            ),
        ),
        # On SQLite an index comes before the first constraint for which the table is laid
        # out anew: it is laid out with all of them.
        Together(
            [
                migrations.AddConstraint(
                    model_name="countryorganisation",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("code",),
                        name="country_code_once",
                    ),
                ),
                migrations.AddIndex(
                    model_name="edition",
                    index=models.Index(
                        condition=models.Q(("featured_until__isnull", False)),
                        fields=["featured_until"],
                        name="edition_last_featured",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("import_key", ""), _negated=True),
                        fields=("import_key", "language"),
                        name="edition_once_per_import_key",
                    ),
                ),
                migrations.AddIndex(
                    model_name="article",
                    index=models.Index(
                        condition=models.Q(("status__in", ["published", "withdrawn"])),
                        fields=["-printed_on", "-id"],
                        name="article_newest_first",
                    ),
                ),
                migrations.AddIndex(
                    model_name="article",
                    index=models.Index(
                        condition=models.Q(("status__in", ["published", "withdrawn"])),
                        fields=["live_from", "live_until"],
                        name="article_public_at",
                    ),
                ),
                migrations.AddIndex(
                    model_name="article",
                    index=models.Index(
                        condition=models.Q(("live_from__isnull", False)),
                        fields=["live_from"],
                        name="article_last_live_from",
                    ),
                ),
                migrations.AddIndex(
                    model_name="article",
                    index=models.Index(
                        condition=models.Q(("live_until__isnull", False)),
                        fields=["live_until"],
                        name="article_last_live_until",
                    ),
                ),
                migrations.AddIndex(
                    model_name="article",
                    index=models.Index(
                        condition=models.Q(("ended_at__isnull", False)),
                        fields=["ended_at"],
                        name="article_last_ended_at",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("status__in", ["draft", "in_review"])),
                        fields=("edition",),
                        name="article_one_working_version",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("status__in", ["published", "withdrawn"])),
                        fields=("edition", "live_from"),
                        name="article_live_from_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["published", "withdrawn"]),
                            ("live_until", None),
                        ),
                        fields=("edition",),
                        name="article_one_open_window",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="user",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("email", django.db.models.functions.text.Lower("email"))
                        ),
                        name="user_email_lower_case",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="user",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        name="user_email_not_empty",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="barrierreport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("message", ""), _negated=True),
                        name="barrierreport_message_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="category",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="category_slug_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="category",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="category_name_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="articlecategory",
                    constraint=models.UniqueConstraint(
                        fields=("article", "category"), name="article_category_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="countryorganisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="countryorganisation_slug_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="countryorganisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="countryorganisation_name_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="countryorganisation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "country"), _negated=True),
                            models.Q(("code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="country_has_code",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="articlecountry",
                    constraint=models.UniqueConstraint(
                        fields=("article", "country"), name="article_country_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=models.UniqueConstraint(
                        fields=("language", "slug"), name="address_once_per_language"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="address",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="address_not_empty",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="image",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("focus_x__lte", 100), ("focus_y__lte", 100)
                        ),
                        name="image_focus_inside",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="image",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("height__gt", 0), ("width__gt", 0)),
                        name="image_has_size",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="image",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_decorative", True), _negated=True),
                            models.Q(("alt", ""), ("alt_en", "")),
                            _connector="OR",
                        ),
                        name="image_decorative_says_nothing",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="figure",
                    constraint=models.UniqueConstraint(
                        fields=("article", "image"), name="figure_image_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relatedchoice",
                    constraint=models.UniqueConstraint(
                        fields=("article", "edition"), name="related_edition_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relatedchoice",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("choice__in", ["pinned", "excluded"])),
                        name="related_choice_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="source_slug_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="source",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="source_name_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.UniqueConstraint(
                        fields=("story", "language"), name="edition_once_per_language"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="edition",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("language__in", ["de", "en"])),
                        name="edition_language_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="topic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="topic_slug_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="topic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="topic_name_given",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="articletopic",
                    constraint=models.UniqueConstraint(
                        fields=("content_object", "tag"), name="article_topic_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.UniqueConstraint(
                        fields=("edition", "number"), name="article_number_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("live_until", None),
                            ("live_until__gte", models.F("live_from")),
                            _connector="OR",
                        ),
                        name="article_window_forwards",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["published", "withdrawn"]),
                                _negated=True,
                            ),
                            ("live_from__isnull", False),
                            _connector="OR",
                        ),
                        name="article_published_has_live_from",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["published", "withdrawn"]),
                            models.Q(("live_from", None), ("live_until", None)),
                            _connector="OR",
                        ),
                        name="article_unpublished_has_no_window",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("status", "withdrawn"),
                                models.Q(("ending", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "withdrawn"), _negated=True),
                                ("ended_at", None),
                                ("ending", ""),
                            ),
                            _connector="OR",
                        ),
                        name="article_withdrawn_has_ending",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ending", "replaced"), ("replaced_by__isnull", False)
                            ),
                            models.Q(
                                models.Q(("ending", "replaced"), _negated=True),
                                ("replaced_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="article_replaced_names_edition",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "draft",
                                    "in_review",
                                    "published",
                                    "withdrawn",
                                    "discarded",
                                ],
                            )
                        ),
                        name="article_status_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="article",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="article_slug_given",
                    ),
                ),
            ]
        ),
    ]
