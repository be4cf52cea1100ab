from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_featured")]
    operations = [
        migrations.AlterField(
            model_name="profile",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[("", "the browser’s"), ("de", "German"), ("en", "English")],
                default="",
                help_text="Of the desk, and of mails from the newsroom.",
                max_length=2,
                verbose_name="language",
            ),
        ),
    ]
