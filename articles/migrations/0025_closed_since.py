"""Since when an account is closed; of those that are, nobody knows: from now on."""

from django.db import migrations, models
from django.utils import timezone


def note_closed(apps, schema_editor):
    closed = apps.get_model("articles", "User").objects.filter(is_active=False)
    closed.update(closed_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_reach")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="closed_at",
            field=models.DateTimeField(
                editable=False, null=True, verbose_name="closed since"
            ),
        ),
        migrations.RunPython(note_closed, migrations.RunPython.noop),
    ]
