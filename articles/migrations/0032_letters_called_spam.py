"""Somebody called a letter spam: a kind of act in the record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0031_rule_words"),
    ]

    operations = [
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
                    ("taken_off", "Took addresses off the site"),
                    ("settings", "Settings changed"),
                    ("forgotten", "Removed old entries of the record"),
                ],
                max_length=20,
            ),
        ),
    ]
