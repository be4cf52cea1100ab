"""That an approval is to publish, and no longer: two more decisions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_typed_marks")]

    operations = [
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
                    ("feature", "Lead the home page"),
                ],
                max_length=20,
                verbose_name="decision",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "call_off")),
                fields=["-at", "-id"],
                name="decision_call_off",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "publish_on_approval")),
                fields=["-at", "-id"],
                name="decision_publish_on_approval",
            ),
        ),
    ]
