"""A copy of the catalogue as a process held it: others need not read every article."""

from django.db import models
from django.db.models import Q


class CatalogueCopy(models.Model):
    """One row. `sequence` is the site's, up to which it knows of changes; `form` says
    how the content is written.
    """

    sequence = models.PositiveBigIntegerField()
    form = models.CharField(max_length=32)
    content = models.BinaryField()
    made_at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="catalogue_copy_once")
        ]

    def __str__(self):
        return str(self.sequence)
