"""Comments, and the numbers that editions have of them."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0038_review_links"),
    ]

    operations = [
        migrations.CreateModel(
            name="Comment",
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
                    "guest_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="name of a guest"
                    ),
                ),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                (
                    "edited_at",
                    models.DateTimeField(null=True, verbose_name="edited at"),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="comment",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="part of the text"
                    ),
                ),
                ("quote", models.CharField(blank=True, max_length=500)),
                ("before", models.CharField(blank=True, max_length=32)),
                ("after", models.CharField(blank=True, max_length=32)),
                ("unique_by", models.CharField(blank=True, max_length=4)),
                (
                    "is_blocking",
                    models.BooleanField(default=False, verbose_name="blocking"),
                ),
                ("is_return", models.BooleanField(default=False)),
                (
                    "resolved_at",
                    models.DateTimeField(null=True, verbose_name="resolved at"),
                ),
                ("resolved_why", models.TextField(blank=True, verbose_name="reason")),
                (
                    "withdrawn_at",
                    models.DateTimeField(null=True, verbose_name="withdrawn at"),
                ),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["said_at", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CommentMention",
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
            ],
            options={
                "verbose_name": "mention",
                "verbose_name_plural": "mentions",
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="blocking_comments",
            field=models.PositiveIntegerField(
                db_default=0,
                default=0,
                editable=False,
                verbose_name="blocking comments",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="open_comments",
            field=models.PositiveIntegerField(
                db_default=0, default=0, editable=False, verbose_name="open comments"
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
                    ("letter_returned", "E-mail came back"),
                    ("letter_complained", "E-mail called spam"),
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
                    ("assigned", "Changed an assignment"),
                    ("commented", "Blocking comment"),
                    ("taken_off", "Took addresses off the site"),
                    ("settings", "Settings changed"),
                    ("forgotten", "Removed old entries of the record"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("open_comments__gt", 0)),
                fields=["-id"],
                name="edition_commented",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="answers_to",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="answers",
                to="articles.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="edition",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="articles.edition",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="resolved_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="resolved by",
            ),
        ),
        migrations.AddField(
            model_name="commentmention",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentioned",
                to="articles.comment",
            ),
        ),
        migrations.AddField(
            model_name="commentmention",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="mentions",
            field=models.ManyToManyField(
                related_name="+",
                through="articles.CommentMention",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="commentmention",
            constraint=models.UniqueConstraint(
                fields=("comment", "person"), name="mention_once_in_comment"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                fields=["edition", "said_at"], name="comment_of_edition"
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(
                    ("answers_to", None), ("resolved_at", None), ("withdrawn_at", None)
                ),
                fields=["-said_at", "-id"],
                name="comment_open",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(
                    ("answers_to", None), ("resolved_at", None), ("withdrawn_at", None)
                ),
                fields=["edition"],
                name="comment_open_of_edition",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(
                    ("answers_to", None),
                    ("resolved_at", None),
                    ("withdrawn_at", None),
                    ("is_blocking", True),
                ),
                fields=["-said_at", "-id"],
                name="comment_blocking",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True),
                    ("withdrawn_at__isnull", False),
                    ("by", None),
                    _connector="OR",
                ),
                name="comment_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("guest_name", ""), ("by", None), _connector="OR"),
                name="comment_by_guest_or_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_blocking", False), ("answers_to", None), _connector="OR"
                ),
                name="comment_answer_blocks_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("resolved_at", None), ("answers_to", None), _connector="OR"
                ),
                name="comment_thread_is_resolved",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("field", ""), _negated=True),
                    ("quote", ""),
                    _connector="OR",
                ),
                name="comment_words_of_a_field",
            ),
        ),
    ]
