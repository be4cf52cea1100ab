"""The erasure: that something was taken out for ever, when and why; never what."""

import uuid

from django.db import models


class Erasure(models.Model):
    """`target` names an edition or a picture by its UUID, a person by her key.

    `digests` are hashes of what was erased, each made with the salt: whoever has it
    back from an old backup finds it by them, and nobody else can tell what it was.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article"
        PERSON = "person"
        PICTURE = "picture"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    target = models.CharField(max_length=36)
    at = models.DateTimeField()
    reason = models.TextField()
    ordered_by = models.CharField(max_length=200)
    salt = models.CharField(max_length=32)
    digests = models.JSONField(default=list)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason="") & ~models.Q(ordered_by=""),
                name="erasure_says_why",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.target}"
