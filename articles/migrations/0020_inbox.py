"""The inbox: feeds of sources, their items, and who decides about them."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from articles.migrations._granting import grant

FEEDS = tuple(f"{verb}_sourcefeed" for verb in ("view", "add", "change", "delete"))
RULES = tuple(f"{verb}_inboxrule" for verb in ("view", "add", "change", "delete"))
GRANTED = {
    "Editor": ("decide_inboxitem", *FEEDS, *RULES),
    "Chief editor": ("decide_inboxitem", "see_sender", *FEEDS, *RULES),
    "Source manager": FEEDS,
}
# The right by which a role is recognised that an operator has renamed.
KNOWN_BY = {
    "Editor": "review_article",
    "Chief editor": "publish_article",
    "Source manager": "delete_source",
}


def grant_inbox(apps, schema_editor):
    for role, codenames in GRANTED.items():
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


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0019_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="SourceFeed",
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
                    "way",
                    models.CharField(
                        choices=[
                            ("feed", "Feed"),
                            ("page", "Page with links"),
                            ("sitemap", "Sitemap"),
                            ("mail", "Mail"),
                        ],
                        default="feed",
                        max_length=10,
                        verbose_name="way",
                    ),
                ),
                (
                    "address",
                    models.URLField(
                        blank=True,
                        help_text="Of the feed, the page or the sitemap.",
                        max_length=1000,
                        verbose_name="address",
                    ),
                ),
                (
                    "below",
                    models.CharField(
                        blank=True,
                        help_text="For a page or a sitemap: a path such as /news/.",
                        max_length=500,
                        verbose_name="only addresses below",
                    ),
                ),
                (
                    "title",
                    models.CharField(blank=True, max_length=300, verbose_name="title"),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Leave it empty if the feed says it, or has several.",
                        max_length=12,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_paused",
                    models.BooleanField(
                        default=False,
                        help_text="The newsroom doesn’t ask it.",
                        verbose_name="paused",
                    ),
                ),
                ("secret", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "added_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="articles.category",
                        verbose_name="usual category",
                    ),
                ),
                (
                    "countries",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="articles.countryorganisation",
                        verbose_name="usual countries",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feeds",
                        to="articles.source",
                        verbose_name="source",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="articles.topic",
                        verbose_name="usual topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "feed of a source",
                "verbose_name_plural": "feeds of sources",
                "ordering": ["source", "pk"],
            },
        ),
        migrations.CreateModel(
            name="InboxItem",
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
                ("identity", models.CharField(max_length=32)),
                ("link", models.TextField(blank=True)),
                ("link_key", models.CharField(blank=True, max_length=32)),
                ("content_key", models.CharField(max_length=32)),
                ("title", models.CharField(max_length=500)),
                ("summary", models.CharField(blank=True, max_length=301)),
                ("text", models.TextField(blank=True)),
                ("author", models.CharField(blank=True, max_length=200)),
                (
                    "language",
                    models.CharField(
                        blank=True, max_length=12, verbose_name="language"
                    ),
                ),
                ("published_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("date_remark", models.CharField(blank=True, max_length=20)),
                ("changed_at", models.DateTimeField(null=True)),
                ("is_reserved", models.BooleanField(default=False)),
                ("is_muted", models.BooleanField(default=False)),
                ("embargo_until", models.DateTimeField(null=True)),
                ("suggestions", models.JSONField(default=list)),
                ("is_sorted", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("claimed", "somebody is at it"),
                            ("taken", "taken over"),
                            ("added", "added as further reading"),
                            ("dismissed", "dismissed"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("lock", models.PositiveIntegerField(default=0)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="inbox_items",
                        to="articles.edition",
                    ),
                ),
                (
                    "feed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="articles.sourcefeed",
                    ),
                ),
                (
                    "handed_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inbox_items",
                        to="articles.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "inbox item",
                "verbose_name_plural": "inbox items",
                "ordering": ["-at", "-pk"],
                "permissions": [
                    ("decide_inboxitem", "Can see and decide about inbox items"),
                    ("see_sender", "Can see who sent an inbox item"),
                ],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ItemCluster",
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
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="FormerItem",
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
                ("identity", models.CharField(max_length=32)),
                ("link_key", models.CharField(blank=True, max_length=32)),
                ("content_key", models.CharField(max_length=32)),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.source",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ItemSender",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sender",
                        serialize=False,
                        to="articles.inboxitem",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("address", models.CharField(max_length=254)),
                ("is_proven", models.BooleanField(default=False)),
                ("rights", models.CharField(blank=True, max_length=300)),
                ("is_made_with_ai", models.BooleanField(null=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="InboxRule",
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
                    "field",
                    models.CharField(
                        choices=[
                            ("title", "title"),
                            ("text", "title or text"),
                            ("author", "author"),
                            ("link", "address"),
                        ],
                        default="title",
                        max_length=10,
                        verbose_name="in the",
                    ),
                ),
                (
                    "phrase",
                    models.CharField(
                        help_text="Whole words, in any case. For an address: a part of it.",
                        max_length=200,
                        verbose_name="word or phrase",
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("mute", "keep it out of the inbox"),
                            ("suggest", "suggest a label"),
                        ],
                        default="mute",
                        max_length=10,
                        verbose_name="then",
                    ),
                ),
                (
                    "label_kind",
                    models.CharField(blank=True, editable=False, max_length=20),
                ),
                (
                    "label_key",
                    models.BigIntegerField(blank=True, editable=False, null=True),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, max_length=12, verbose_name="only in this language"
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(default=True, verbose_name="in force"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.source",
                        verbose_name="only of this source",
                    ),
                ),
            ],
            options={
                "verbose_name": "inbox rule",
                "verbose_name_plural": "inbox rules",
                "ordering": ["phrase", "pk"],
            },
        ),
        migrations.AddField(
            model_name="inboxitem",
            name="cluster",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="items",
                to="articles.itemcluster",
            ),
        ),
        migrations.CreateModel(
            name="ItemFact",
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
                ("fact", models.CharField(max_length=80)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="articles.inboxitem",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="NotSame",
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
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.inboxitem",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.inboxitem",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SourceTerms",
            fields=[
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="terms",
                        serialize=False,
                        to="articles.source",
                    ),
                ),
                (
                    "terms",
                    models.CharField(
                        choices=[
                            ("link", "link only"),
                            ("free", "may be reused"),
                            ("licensed", "licensed until a day"),
                        ],
                        default="link",
                        help_text="“Link only” keeps the title and 300 characters of an item. A reservation that a page states for machines counts as “link only”, too. A mail to the newsroom can be read whole for as long as its item stays.",
                        max_length=10,
                        verbose_name="texts of this source",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True, null=True, verbose_name="licensed until"
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="where this is agreed"
                    ),
                ),
            ],
            options={
                "verbose_name": "terms of a source",
                "verbose_name_plural": "terms of sources",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("terms", "licensed"), ("until__isnull", False)),
                            models.Q(
                                models.Q(("terms", "licensed"), _negated=True),
                                ("until", None),
                            ),
                            _connector="OR",
                        ),
                        name="source_terms_until",
                        violation_error_message="A licence needs its last day; the other terms have none.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestionPractice",
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
                ("reason", models.CharField(max_length=40)),
                ("label_kind", models.CharField(max_length=20)),
                ("label_key", models.BigIntegerField()),
                ("accepted", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("reason", "label_kind", "label_key"),
                        name="suggestion_practice_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleTrace",
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
                    "kind",
                    models.CharField(
                        choices=[("link", "Link"), ("fact", "Fact")], max_length=10
                    ),
                ),
                ("value", models.CharField(max_length=80)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traces",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["kind", "value", "article"], name="article_trace_of"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "kind", "value"), name="article_trace_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedState",
            fields=[
                (
                    "feed",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="state",
                        serialize=False,
                        to="articles.sourcefeed",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("unasked", "not asked yet"),
                            ("well", "answers"),
                            ("failing", "doesn’t answer"),
                            ("gone", "is gone"),
                        ],
                        default="unasked",
                        max_length=10,
                    ),
                ),
                ("next_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_until", models.DateTimeField(null=True)),
                ("taken_by", models.CharField(blank=True, max_length=40)),
                ("asked_at", models.DateTimeField(null=True)),
                ("succeeded_at", models.DateTimeField(null=True)),
                ("news_at", models.DateTimeField(null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("problem", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("remarks", models.JSONField(default=list)),
                ("etag", models.TextField(blank=True)),
                ("modified", models.TextField(blank=True)),
                ("moved_to", models.TextField(blank=True)),
                ("moved_times", models.PositiveIntegerField(default=0)),
                ("moved_since", models.DateTimeField(null=True)),
                ("interval", models.PositiveIntegerField(default=0)),
                ("usual_gap", models.PositiveIntegerField(default=0)),
                ("told_by", models.CharField(blank=True, max_length=10)),
                ("hub", models.TextField(blank=True)),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(fields=["next_at"], name="feed_state_due")],
            },
        ),
        migrations.AddConstraint(
            model_name="sourcefeed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("address", ""), _negated=True),
                fields=("address",),
                name="source_feed_address_once",
                violation_error_message="The newsroom watches this address already. Change that entry.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcefeed",
            constraint=models.UniqueConstraint(
                condition=models.Q(("secret", ""), _negated=True),
                fields=("secret",),
                name="source_feed_secret",
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcefeed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("address", ""), ("way", "mail")),
                    models.Q(
                        models.Q(("way", "mail"), _negated=True),
                        models.Q(("address", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="source_feed_address_unless_mail",
                violation_error_message="A feed, a page and a sitemap need their address; mail has none.",
            ),
        ),
        migrations.AddIndex(
            model_name="formeritem",
            index=models.Index(fields=["link_key"], name="former_item_link"),
        ),
        migrations.AddIndex(
            model_name="formeritem",
            index=models.Index(
                fields=["source", "content_key"], name="former_item_content"
            ),
        ),
        migrations.AddConstraint(
            model_name="formeritem",
            constraint=models.UniqueConstraint(
                fields=("source", "identity"), name="former_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("phrase", ""), _negated=True),
                name="inbox_rule_phrase",
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("act", "suggest"), ("label_key__isnull", False)),
                    models.Q(("act", "mute"), ("label_key", None)),
                    _connector="OR",
                ),
                name="inbox_rule_label",
                violation_error_message="Choose the label to suggest.",
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(fields=["state", "-at", "-id"], name="inbox_item_list"),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["source", "state", "-at", "-id"], name="inbox_item_of_source"
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(fields=["link_key"], name="inbox_item_link"),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                fields=["source", "content_key"], name="inbox_item_content"
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(fields=["cluster"], name="inbox_item_cluster"),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                condition=models.Q(("is_sorted", False)),
                fields=["seen_at"],
                name="inbox_item_unsorted",
            ),
        ),
        migrations.AddIndex(
            model_name="inboxitem",
            index=models.Index(
                condition=models.Q(("handed_to__isnull", False)),
                fields=["handed_to", "state", "-at"],
                name="inbox_item_handed",
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxitem",
            constraint=models.UniqueConstraint(
                fields=("source", "identity"), name="inbox_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("claimed_at__isnull", False), ("state", "claimed")),
                    models.Q(
                        models.Q(("state", "claimed"), _negated=True),
                        ("claimed_at", None),
                    ),
                    _connector="OR",
                ),
                name="inbox_item_claimed_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="inboxitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state__in", ("new", "claimed"))),
                    models.Q(
                        models.Q(("state__in", ("new", "claimed")), _negated=True),
                        ("decided_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="inbox_item_decided_at",
            ),
        ),
        migrations.AddIndex(
            model_name="itemfact",
            index=models.Index(fields=["fact", "item"], name="item_fact_of"),
        ),
        migrations.AddConstraint(
            model_name="itemfact",
            constraint=models.UniqueConstraint(
                fields=("item", "fact"), name="item_fact_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="notsame",
            constraint=models.UniqueConstraint(
                fields=("one", "other"), name="not_same_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="notsame",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))),
                name="not_same_in_order",
            ),
        ),
        migrations.AlterField(
            model_name="recordentry",
            name="deed",
            field=models.CharField(
                choices=[
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
                    ("factors_taken", "Removed somebody’s second factors"),
                    ("invited", "Invited"),
                    ("welcomed", "Followed an invitation"),
                    ("letter_refused", "E-mail refused"),
                    ("letter_given_up", "E-mail given up"),
                    ("closed", "Closed an account"),
                    ("anonymised", "Anonymised an account"),
                    ("granted", "Granted rights"),
                    ("taken", "Revoked rights"),
                    ("added", "Added"),
                    ("changed", "Changed"),
                    ("deleted", "Deleted"),
                    ("renamed", "Renamed"),
                    ("merged", "Merged into another"),
                    ("separated", "Undid a merge"),
                    ("succeeded", "Got a successor"),
                    ("parted", "Lost its successor"),
                    ("embargoed", "Set an embargo"),
                    ("lifted", "Lifted an embargo"),
                    ("proposal", "Proposal"),
                    ("exported", "Exported"),
                    ("imported", "Imported"),
                    ("backed_up", "Made a backup"),
                    ("restored", "Restored a backup"),
                    ("erased", "Erased for legal reasons"),
                    ("triaged", "Decided about an inbox item"),
                    ("taken_off", "Took addresses off the site"),
                    ("settings", "Settings changed"),
                    ("forgotten", "Removed old entries of the record"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunPython(grant_inbox, migrations.RunPython.noop),
    ]
