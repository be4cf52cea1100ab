"""Seal the secrets of second factors that lie open; a second run changes nothing."""

from django.db import migrations

from articles.accounts import lay_open, seal_anew


def seal(apps, _schema_editor):
    seal_anew(apps.get_model("mfa", "Authenticator"))


def unseal(apps, _schema_editor):
    lay_open(apps.get_model("mfa", "Authenticator"))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0029_letters"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(seal, unseal)]
