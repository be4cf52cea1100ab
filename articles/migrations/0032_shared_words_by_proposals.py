"""What articles share changes by proposals: labels and pictures, known by a key."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0031_bounds_for_strangers"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposal_of_kind_open_once",
        ),
        migrations.AddField(
            model_name="proposal",
            name="key",
            field=models.UUIDField(db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="proposal",
            name="merging",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="proposal",
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
        migrations.AlterField(
            model_name="proposal",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[("de", "German"), ("en", "English")],
                max_length=2,
                verbose_name="language",
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
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("key", None),
                    ("state", "open"),
                    models.Q(("kind", "other"), _negated=True),
                ),
                fields=("language", "kind"),
                name="proposal_of_kind_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key__isnull", False), ("state", "open")),
                fields=("kind", "key"),
                name="proposal_of_shared_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("key", None),
                    models.Q(("is_removal", False), ("page", None)),
                    _connector="OR",
                ),
                name="proposal_of_shared",
            ),
        ),
    ]
