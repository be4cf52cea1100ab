"""Findings of the doctor, and what the operator was told of them."""

import django.core.serializers.json
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0050_page_titles"),
    ]

    operations = [
        migrations.CreateModel(
            name="DoctorFinding",
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
                ("code", models.CharField(max_length=60)),
                ("about", models.CharField(blank=True, max_length=200)),
                (
                    "level",
                    models.SmallIntegerField(choices=[(1, "Warning"), (2, "Error")]),
                ),
                (
                    "words",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "end_told_at",
                    models.DateTimeField(null=True),
                ),
            ],
            options={
                "verbose_name": "finding of the doctor",
                "verbose_name_plural": "findings of the doctor",
                "ordering": ["-level", "found_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("end_told_at", None)),
                        fields=("code", "about"),
                        name="doctor_finding_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end_told_at", None),
                            ("ended_at__isnull", False),
                            _connector="OR",
                        ),
                        name="doctor_finding_ended",
                    ),
                ],
            },
        ),
    ]
