"""A version may hide what stood before it; each change of that is on record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0048_word_pairs"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="hides_former",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AlterField(
            model_name="decision",
            name="transition",
            field=models.CharField(
                choices=[
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
                    ("undo_submit", "Undo the submission"),
                    ("undo_take_back", "Undo taking it back"),
                    ("undo_send_back", "Undo sending it back"),
                    ("undo_approve", "Undo the approval"),
                    ("feature", "Lead the home page"),
                    ("still_right", "Still right"),
                    ("hide_former", "Hide what stood before"),
                    ("show_former", "Show again what stood before"),
                ],
                max_length=20,
                verbose_name="decision",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "hide_former")),
                fields=["-at", "-id"],
                name="decision_hide_former",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "show_former")),
                fields=["-at", "-id"],
                name="decision_show_former",
            ),
        ),
    ]
