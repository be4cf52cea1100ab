"""Plainer words for fields and acts; no table changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_house_words"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="dated",
            field=models.DateField(
                blank=True,
                help_text="Readers see it, and lists are sorted by it. Left empty, it is the day of publication.",
                null=True,
                verbose_name="date",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="lead_alt",
            field=models.CharField(
                blank=True,
                help_text="For this article only. Left empty, it is the picture's own.",
                max_length=500,
                verbose_name="alternative text of the lead picture",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="lead_caption",
            field=models.CharField(
                blank=True,
                help_text="For this article only. Left empty, it is the picture's own.",
                max_length=500,
                verbose_name="caption of the lead picture",
            ),
        ),
        migrations.AlterField(
            model_name="countryorganisation",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                help_text="The organisation that took its place, if it has ended.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="articles.countryorganisation",
                verbose_name="successor",
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="is_decorative",
            field=models.BooleanField(
                default=False,
                help_text="Readers miss nothing without it: screen readers skip it.",
                verbose_name="decorative",
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="licensed_until",
            field=models.DateField(
                blank=True,
                help_text="The last day on which it may be shown. Left empty, there is no end.",
                null=True,
                verbose_name="licensed until",
            ),
        ),
        migrations.AlterField(
            model_name="labeldecision",
            name="act",
            field=models.CharField(
                choices=[
                    ("merge", "Merged into another"),
                    ("separate", "Undid a merge"),
                    ("rename", "Renamed"),
                    ("succeed", "Got a successor"),
                    ("part", "Lost its successor"),
                ],
                max_length=10,
                verbose_name="decision",
            ),
        ),
        migrations.AlterField(
            model_name="masthead",
            name="licence",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="The licence of the texts, by its short name, such as “CC BY 4.0”. Every feed names it.",
                max_length=100,
                verbose_name="licence",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="kind",
            field=models.CharField(
                choices=[
                    ("imprint", "Imprint"),
                    ("privacy", "Privacy"),
                    ("accessibility", "Accessibility statement"),
                    ("plain-language", "Plain language"),
                    ("sign-language", "Sign language"),
                    ("about", "About us"),
                    ("other", "Other page"),
                ],
                help_text="Each language has one page of each kind, and these are translations of each other. Only “Other page” may be chosen more than once. The kind can't be changed afterwards.",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="position",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="The order in the footer of the pages of the kind “Other page”.",
                verbose_name="position",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="reviewed_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which somebody last checked that it is true. The accessibility statement has to be checked once a year.",
                null=True,
                verbose_name="reviewed on",
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
                    ("proposal", "Proposal"),
                    ("exported", "Exported"),
                    ("imported", "Imported"),
                    ("backed_up", "Made a backup"),
                    ("restored", "Restored a backup"),
                    ("erased", "Erased for legal reasons"),
                    ("taken_off", "Took addresses off the site"),
                    ("settings", "Settings changed"),
                    ("forgotten", "Removed old entries of the record"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                help_text="The organisation that took its place, if it has ended.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="articles.source",
                verbose_name="successor",
            ),
        ),
        migrations.AlterField(
            model_name="user",
            name="has_typed_marks",
            field=models.BooleanField(
                default=False,
                help_text="In texts, at the beginning of a line: “## ” makes a heading of it, “- ” and “1. ” a list, “> ” a quotation. Undo brings the signs back.",
                verbose_name="typed signs become headings and lists",
            ),
        ),
        migrations.AlterField(
            model_name="user",
            name="language",
            field=models.CharField(
                blank=True,
                default="",
                help_text="The language of the desk and of mails from the newsroom.",
                max_length=12,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="user",
            name="review_languages",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="Texts in other languages don't wait for this person's approval. If nothing is ticked, all languages count, also those that are added later.",
                verbose_name="reviews texts in",
            ),
        ),
    ]
